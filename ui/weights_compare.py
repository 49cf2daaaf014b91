"""Comparing two sections at a time: one judgement on the screen, the consistency live."""

import pandas as pd
import streamlit as st

from evaluations.questionnaire.model import Questionnaire
from evaluations.verdict.using import InUse
from evaluations.weights import applying, comparing, store
from evaluations.weights.ahp import RANDOM_INDEX_SOURCE
from evaluations.weights.comparing import STEPS, Block, Compared, Mend
from evaluations.weights.model import Draft
from ui import data, identity, verdict_state, weights_sets
from ui.wording import plain

_WAYS = {"axes": "축마다 (권함)", "all": "모든 섹션을 서로"}


def panel(used: InUse) -> None:
    """Draw the next pair to judge, what the judgements give so far, and how to keep it."""
    form, who = used.own, identity.author()
    if who == identity.NAMELESS:
        st.info("'내 이름'을 적으면 비교를 시작합니다. 비교한 것은 이름 아래 바로 저장됩니다.")
        return
    counts = {w: sum(len(b.pairs) for b in comparing.blocks(form, w)) for w in _WAYS}
    way = st.radio(
        "비교하는 방법",
        list(_WAYS),
        format_func=lambda one: f"{_WAYS[one]}: {counts[one]}번",
        horizontal=True,
        key=verdict_state.WEIGHTS_WAY,
        help="점수는 축 안에서 셈하므로 축마다 비교해도 판정에는 같은 힘을 냅니다. "
        "같은 비교는 두 방법이 함께 씁니다.",
    )
    with data.reading() as db:
        draft = store.draft(db, form.id, who)
    found = comparing.compared(form, way, draft.steps)
    left, right = st.columns([3, 2], gap="large")
    with left:
        _judging(form, found, draft, counts[way])
    with right:
        for block in found.blocks:
            _block(form, block, found, draft)
    if found.weights is not None:
        _keep(form, way, found, draft)
    _listed(form, found, draft)


def _judging(form: Questionnaire, found: Compared, draft: Draft, count: int) -> None:
    done = count - len(found.open)
    st.progress(done / count, text=f"{done}/{count} 판단함")
    pairs = [pair for block in found.blocks for pair in block.pairs]
    asked = st.session_state.get(verdict_state.WEIGHTS_PAIR)
    pair = asked if asked in pairs else next(iter(found.open), None)
    if pair is None:
        cure = (
            "아래에서 이름과 이유를 적어 저장하세요."
            if found.consistent
            else "어긋난 비교부터 고치세요. 하나만 고쳐도 되는지 CR을 보세요."
        )
        st.info(f"모든 비교를 마쳤습니다. {cure}", icon=":material/done_all:")
        return
    key = comparing.key(pair)
    slider = verdict_state.weights_widget("step", f"{key}/{draft.revision}")
    with st.container(border=True):
        st.markdown(f"**어느 쪽이 얼마나 더 중요합니까?** ({key.replace(':', ' 대 ')})")
        one, other = st.columns(2)
        _side(form, one, "왼쪽", pair[0])
        _side(form, other, "오른쪽", pair[1])
        st.select_slider(
            "중요한 쪽으로 옮기세요",
            list(reversed(STEPS)),
            value=draft.steps.get(key, 0),
            format_func=lambda step: _scale(pair, step),
            key=slider,
        )
        st.caption(f"왼쪽 끝은 {pair[0]}이(가) 9배, 가운데는 같음, 오른쪽 끝은 {pair[1]}이(가) 9배")
        with st.container(horizontal=True):
            st.button(
                "이 판단으로 다음",
                type="primary",
                icon=":material/arrow_forward:",
                on_click=_judge,
                args=(form.id, key, slider),
                key=verdict_state.weights_widget("judge"),
            )
            if asked in pairs:
                st.button(
                    "그대로 두기",
                    on_click=_look_at,
                    args=(None,),
                    key=verdict_state.weights_widget("leave"),
                )


def _side(
    form: Questionnaire, column: st.delta_generator.DeltaGenerator, where: str, name: str
) -> None:
    with column:
        st.markdown(f"{where}: **{plain(_title(form, name))}**")
        with st.popover("무엇을 묻나"):
            for question in form.questions:
                if name in (question.section, form.section(question.section).axis):
                    st.markdown(f"- {plain(question.text)}")


def _title(form: Questionnaire, name: str) -> str:
    axes = {axis.id: f"{axis.title} 축" for axis in form.axes}
    return axes[name] if name in axes else f"{name} {form.section(name).title}"


def _scale(pair: tuple[str, str], step: int) -> str:
    if not step:
        return "1 같음"
    return f"{pair[0] if step > 0 else pair[1]} {abs(step) + 1} · {comparing.words(step)}"


def _judge(form_id: str, key: str, slider: str) -> None:
    keep_step(form_id, key, st.session_state[slider])


def keep_step(form_id: str, key: str, step: int) -> None:
    """Keep one judgement at once, and go on to the next pair."""
    who = identity.author()
    with data.transaction() as db:
        store.save_draft(db, form_id, who, steps={key: int(step)})
    st.session_state[verdict_state.WEIGHTS_PAIR] = None


def _look_at(pair: tuple[str, str] | None) -> None:
    st.session_state[verdict_state.WEIGHTS_PAIR] = pair


def _block(form: Questionnaire, block: Block, found: Compared, draft: Draft) -> None:
    """Draw what one block of comparisons gives: weights, consistency, what would mend it."""
    weighting = found.weightings.get(block.id)
    with st.container(border=True):
        st.markdown(f"**{plain(block.title)}**")
        if weighting is None:
            left = sum(pair in found.open for pair in block.pairs)
            st.caption(f"비교 {left}개가 남았습니다.")
            return
        told = zip(weighting.names, weighting.weights, strict=True)
        st.markdown(plain(" · ".join(f"{name} {100 * weight:.1f}%" for name, weight in told)))
        sign = ":material/check_circle:" if weighting.is_consistent else ":material/warning:"
        st.markdown(f"{sign} {plain(weighting.sentence)}", help=RANDOM_INDEX_SOURCE)
        if not weighting.is_consistent:
            for mend in comparing.mends(block, draft.steps, weighting):
                _mend(form, mend)
            st.caption("수를 맞추려고 고치지 말고, 정말 그렇게 보는지 먼저 확인하세요.")


def _mend(form: Questionnaire, mend: Mend) -> None:
    key = comparing.key(mend.pair)
    implied = mend.implied if mend.implied >= 1 else 1 / mend.implied
    more = mend.pair[0] if mend.implied >= 1 else mend.pair[1]
    st.markdown(
        plain(
            f"{_title(form, mend.pair[0])} : {_title(form, mend.pair[1])}. "
            f"지금 '{_scale(mend.pair, mend.given)}', 다른 비교로 보면 {more} {implied:.1f}배. "
            f"'{_scale(mend.pair, mend.step)}'(으)로 고치면 CR {mend.ratio:.3f}."
        )
    )
    with st.container(horizontal=True):
        st.button(
            "다시 비교",
            key=verdict_state.weights_widget("again", key),
            on_click=_look_at,
            args=(mend.pair,),
        )
        st.button(
            "이렇게 고치기",
            key=verdict_state.weights_widget("mend", key),
            on_click=keep_step,
            args=(form.id, key, mend.step),
            disabled=mend.step == mend.given,
        )


def _keep(form: Questionnaire, way: str, found: Compared, draft: Draft) -> None:
    weights, own = dict(found.weights or {}), applying.own(form)
    rows = [
        {
            "섹션": f"{s.axis} · {s.id} {s.title}",
            "질문지의 제안": f"{own[s.id]:.1f}",
            "내 비교": f"{weights[s.id]:.1f}",
        }
        for s in form.sections
    ]
    st.table(pd.DataFrame(rows).set_index("섹션"))
    if not found.consistent:
        st.warning("비교가 서로 어긋납니다(CR 0.10 초과). 위에서 고친 뒤 저장할 수 있습니다.")
        return
    key = verdict_state.weights_widget("keep", way)
    with st.form(f"{key}/form"):
        st.text_input("가중치 이름 (필수)", key=f"{key}/name", max_chars=60)
        st.text_input("정한 이유 (필수)", key=f"{key}/reason", max_chars=500)
        st.form_submit_button(
            "가중치 저장", type="primary", on_click=_save, args=(form, way, found, draft, key)
        )


def _save(form: Questionnaire, way: str, found: Compared, draft: Draft, key: str) -> None:
    asked = {comparing.key(pair) for block in found.blocks for pair in block.pairs}
    weights_sets.save(
        form,
        st.session_state[f"{key}/name"] or "",
        method=way,
        weights=dict(found.weights or {}),
        reason=st.session_state[f"{key}/reason"] or "",
        judgements={name: step for name, step in draft.steps.items() if name in asked},
        consistency={
            block.title: found.weightings[block.id].consistency_ratio for block in found.blocks
        },
    )


def _listed(form: Questionnaire, found: Compared, draft: Draft) -> None:
    """Draw the judgements made so far, each a way back to its pair."""
    given = [p for b in found.blocks for p in b.pairs if comparing.key(p) in draft.steps]
    if not given:
        return
    with st.expander(f"판단한 비교 {len(given)}개 다시 보기", icon=":material/list:"):
        for pair in given:
            key = comparing.key(pair)
            step = draft.steps[key]
            st.button(
                f"{_title(form, pair[0])} : {_title(form, pair[1])} → {_scale(pair, step)}",
                key=verdict_state.weights_widget("back", key),
                type="tertiary",
                on_click=_look_at,
                args=(pair,),
            )
