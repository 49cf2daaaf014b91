"""The weight sets side by side: who set them, when, how and why, and which one counts."""

import pandas as pd
import streamlit as st

from errors import WorkbenchError
from evaluations.questionnaire.model import Questionnaire
from evaluations.verdict import using
from evaluations.verdict.using import InUse
from evaluations.weights import applying, store
from evaluations.weights.model import METHODS, OWN, Choice, WeightSet
from ui import data, frame, identity, verdict_state
from ui.clock import when
from ui.wording import plain


def panel(used: InUse) -> None:
    """Draw which weights count, all sets side by side, and the choice of another."""
    with data.reading() as db:
        sets = store.weight_sets(db, used.own.id)
        choices = store.choices(db, used.own.id)
    _now(used, choices)
    if not sets:
        frame.empty(
            "아직 정한 가중치가 없습니다",
            "'둘씩 비교해 정하기'나 '직접 적기'로 정하세요. 그때까지 질문지의 제안을 씁니다.",
            key="weights/none",
        )
        st.table(_side_by_side(used.own, []))
        return
    st.table(_side_by_side(used.own, sets[:5]))
    st.caption("합이 100이 되게 맞춘 값입니다. 점수에는 같은 축 안의 비율만 쓰입니다.")
    _choice(used, sets)
    st.subheader("정한 기록", anchor=False)
    for one in sets:
        _card(one)
    if choices:
        with st.popover("무엇을 언제부터 썼는지", icon=":material/history:"):
            names = {OWN: using.OWN_NAME} | {one.id: one.name for one in sets}
            for choice in choices:
                st.markdown(
                    plain(
                        f"{when(choice.created_at)} · {choice.created_by} · "
                        f"{names.get(choice.weight_set_id, '?')} · {choice.reason}"
                    )
                )


def save(
    form: Questionnaire,
    name: str,
    *,
    method: str,
    weights: dict[str, float],
    reason: str,
    judgements: dict[str, int] | None = None,
    consistency: dict[str, float] | None = None,
) -> None:
    """Keep a new set for the click that asked for it, and say how it went."""
    by = identity.author()
    try:
        if by == identity.NAMELESS:
            raise store.RefusedWeights("'내 이름'을 먼저 적으세요. 누가 정했는지 남깁니다.")
        with data.transaction() as db:
            store.add_weight_set(
                db,
                form,
                name,
                method=method,
                weights=weights,
                reason=reason,
                by=by,
                judgements=judgements,
                consistency=consistency,
            )
    except WorkbenchError as refusal:
        frame.notice(refusal.sentence, refused=True)
    else:
        frame.notice("가중치를 저장했습니다. '쓰는 가중치'에서 사용할 것을 고르세요.")


def _now(used: InUse, choices: list[Choice]) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"사용 중: **{plain(used.weights_name)}**", width="content")
        if used.weight_set is None:
            st.badge("제안", icon=":material/edit_note:", help=plain(used.own.note))
    if used.unfit:
        st.warning(plain(used.unfit))
    if choices:
        last = choices[0]
        told = f"{last.created_by} · {when(last.created_at)} · {last.reason}"
        st.caption(plain(told))


def _side_by_side(form: Questionnaire, sets: list[WeightSet]) -> pd.DataFrame:
    own = applying.own(form)
    columns = {using.OWN_NAME: own}
    for one in sets:
        name = one.name if one.name not in columns else f"{one.name} ({when(one.created_at)})"
        columns[name] = dict(one.weights)
    rows = [
        {
            "섹션": f"{section.axis} · {section.id} {section.title}",
            **{
                name: f"{w[section.id]:.1f}" if section.id in w else "–"
                for name, w in columns.items()
            },
        }
        for section in form.sections
    ]
    return pd.DataFrame(rows).set_index("섹션")


def _choice(used: InUse, sets: list[WeightSet]) -> None:
    mine = used.weight_set.id if used.weight_set else OWN
    names = {OWN: using.OWN_NAME} | {
        one.id: f"{one.name} ({one.created_by}, {when(one.created_at)})" for one in sets
    }
    with st.form(verdict_state.weights_widget("choose", mine), border=True):
        st.markdown("**사용할 가중치 고르기**")
        st.selectbox(
            "가중치",
            list(names),
            index=list(names).index(mine) if mine in names else 0,
            format_func=lambda one: names[one],
            key=verdict_state.weights_widget("chosen", mine),
        )
        st.text_input(
            "이유 (필수)",
            key=verdict_state.weights_widget("why", mine),
            placeholder="예: 정보화위원회 12월 회의에서 합의",
        )
        st.form_submit_button("이 가중치 사용", type="primary", on_click=_use, args=(used, mine))


def _use(used: InUse, mine: str) -> None:
    chosen = st.session_state[verdict_state.weights_widget("chosen", mine)]
    reason = st.session_state[verdict_state.weights_widget("why", mine)]
    by = identity.author()
    try:
        if by == identity.NAMELESS:
            raise store.RefusedWeights("'내 이름'을 먼저 적으세요. 누가 골랐는지 남깁니다.")
        with data.transaction() as db:
            store.choose(db, used.own.id, chosen, reason=reason or "", by=by)
    except WorkbenchError as refusal:
        frame.notice(refusal.sentence, refused=True)
    else:
        frame.notice("이제 이 가중치로 판정합니다.")


def _card(one: WeightSet) -> None:
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{plain(one.name)}**", width="content")
            st.badge(METHODS[one.method], color="gray")
            for block, ratio in one.consistency.items():
                st.badge(plain(f"CR {ratio:.3f} ({block})"), color="gray")
        st.markdown(plain(one.reason))
        st.caption(
            plain(
                f"{one.created_by} · {when(one.created_at)} · 질문지 {one.questionnaire_version}판"
            )
        )
