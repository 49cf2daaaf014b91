"""Confirming a verdict, what was confirmed before, and the mark that it has to be made anew."""

from collections.abc import Sequence

import streamlit as st

from errors import WorkbenchError
from evaluations.verdict.following import store
from evaluations.verdict.following.confirmed import Confirmed
from evaluations.verdict.following.reassessing import Ground
from ui import data, evaluation_questions, frame, identity, verdict_state
from ui.clock import when
from ui.evaluation_verdict_desk import Desk
from ui.wording import plain


def mark(grounds: Sequence[Ground], *, confirmed: bool) -> None:
    """Draw the mark of a verdict that has to be made anew, as a badge with its first reason."""
    if grounds:
        label = "재평가 필요" if confirmed else "답을 다시 볼 것"
        told = ", ".join(grounds[0].questions)
        st.badge(
            plain(f"{label}: {grounds[0].sentence}" + (f" ({told})" if told else "")),
            icon=":material/event_repeat:",
            color="orange",
        )


def banner(desk: Desk) -> None:
    """Draw every reason to assess again with the questions on which it bears."""
    if not desk.grounds:
        return
    with st.container(border=True, key=f"reassess-{desk.owner}"):
        if desk.kept:
            last = desk.kept[0]
            st.markdown(
                f":material/event_repeat: **재평가 필요** · {last.judged_on:%Y-%m-%d}에 확정한 "
                f"'{plain(last.outcome)}' 뒤로 달라진 것"
            )
        else:
            st.markdown(":material/event_repeat: **규정이 바뀌기 전에 한 답이 있습니다**")
        for place, one in enumerate(desk.grounds):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(plain(one.sentence), width="content")
                for question in filter(desk.form.has_question, one.questions[:5]):
                    st.button(
                        f"{question} 보기",
                        key=verdict_state.verdict_widget(desk.owner, f"look/{place}/{question}"),
                        type="tertiary",
                        on_click=evaluation_questions.show_section,
                        args=(desk.form.id, desk.project.id, desk.form.question(question).section),
                    )


def panel(desk: Desk) -> None:
    """Draw how to confirm the verdict as it stands, and what was confirmed before."""
    key = verdict_state.verdict_widget(desk.owner, "records")
    box = st.expander("판정 확정과 기록", icon=":material/verified:", key=key, on_change="rerun")
    if not box.open:
        return
    with box:
        if desk.looks_elsewhere:
            st.info("다른 가중치로 보고 있어 확정할 수 없습니다. 사용 중인 가중치를 고르세요.")
        else:
            _confirm(desk)
        for one in desk.kept:
            _record(desk, one)


def _confirm(desk: Desk) -> None:
    st.caption(
        "지금의 답, 가중치, 시행 중인 규정, 판정을 그대로 남깁니다. 남긴 것은 바뀌지 않고, "
        "나중에 규정이나 답이 달라지면 '재평가 필요'가 저절로 붙습니다."
    )
    key = verdict_state.verdict_widget(desk.owner, f"confirm/{len(desk.kept)}")
    with st.form(f"{key}/form", border=False):
        st.text_input("확정하는 이유 (필수)", key=key, placeholder="예: 정보화위원회 12월 회의")
        st.form_submit_button(
            f"'{desk.found.words}' 확정",
            icon=":material/verified:",
            type="primary",
            on_click=_keep,
            args=(desk, key),
        )


def _keep(desk: Desk, key: str) -> None:
    by = identity.author()
    weights, reason = desk.used.weight_set, st.session_state.get(key) or ""
    try:
        if by == identity.NAMELESS:
            raise store.RefusedVerdict(
                "왼쪽 위 '내 이름'을 먼저 적으세요. 누가 확정했는지 남깁니다."
            )
        with data.transaction() as db:
            store.confirm(
                db,
                desk.project.id,
                desk.used.form,
                desk.answers,
                day=desk.today,
                reason=reason,
                by=by,
                candidate_id=desk.candidate,
                weight_set_id=weights.id if weights else "",
            )
    except WorkbenchError as refusal:
        frame.notice(refusal.sentence, refused=True)
    else:
        frame.notice("판정을 확정했습니다.")


def _record(desk: Desk, one: Confirmed) -> None:
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{plain(one.outcome)}**", width="content")
            st.caption(
                plain(
                    f"{one.judged_on:%Y-%m-%d} · {one.created_by} · {when(one.created_at)} · "
                    f"{one.questionnaire_version}판"
                ),
                width="content",
            )
        st.markdown(plain(one.reason))
        with st.popover("그때의 근거", icon=":material/history_edu:"):
            for reason in one.content["verdict"]["reasons"]:
                st.markdown(f"- {plain(reason)}")
            st.caption("시행 중이던 규정")
            for rule in one.content["rules"]:
                st.markdown(f"- {plain(rule['text'])}")
            titles = {section.id: section.title for section in desk.form.sections}
            told = ", ".join(f"{titles.get(k, k)} {w:g}" for k, w in one.weights.items())
            st.caption(plain(f"가중치: {told}"))
            st.caption(plain(f"답의 지문(SHA-256): {one.answers_hash[:16]}…"))
