"""Handing a draft in: what keeps it from it, what has to be acknowledged, and the last click."""

from collections.abc import Sequence

import streamlit as st

from applications.course import store
from applications.course.moves import Move, Standing, in_the_way, refusal, to_take
from applications.drafts.dossier import Draft
from applications.drafts.export import read_draft
from applications.drafts.model import Application
from applications.readiness.finding import LEVEL_NAMES, Finding
from errors import WorkbenchError
from ui import application_readiness, data, frame, state
from ui.wording import plain

_MOST = 40


def draw(draft: Draft, standing: Standing, move: Move, by: str) -> None:
    """Draw the errors with the way to them, the rest to acknowledge, and the button."""
    application = draft.application
    with st.container(border=True):
        st.markdown(f"**{move.verb}**")
        st.caption("모든 형식의 파일을 해시와 함께 그대로 보관합니다. 보완을 시작해야 고칩니다.")
        taken = to_take(standing)
        sentence = refusal(standing, move.target, by, "", taken)
        if sentence and by:
            st.warning(plain(sentence), icon=":material/block:")
        _errors(draft, in_the_way(standing))
        if sentence or not _acknowledged(application, taken):
            taken = ()
        st.button(
            move.verb,
            type="primary",
            icon=":material/send:",
            key=state.application_widget(application.id, f"move-{move.target}"),
            disabled=bool(sentence),
            on_click=_hand_in,
            args=(application, move, taken, by),
        )


def _errors(draft: Draft, errors: Sequence[Finding]) -> None:
    titles = {section.key: section.title for section in draft.sections}
    for number, one in enumerate(errors[:_MOST]):
        application_readiness.finding(draft.application.id, f"gate-{number}", one, titles)
    if len(errors) > _MOST:
        st.caption(f"오류가 {len(errors) - _MOST:,}건 더 있습니다. '제출 전 점검'에서 봅니다.")


def _acknowledged(application: Application, taken: Sequence[Finding]) -> bool:
    """Draw what is to be seen to and the tick for it; true without anything."""
    if not taken:
        return True
    with st.expander(f"확인할 것 {len(taken)}건", icon=":material/visibility:", expanded=True):
        for one in taken[:_MOST]:
            st.markdown(f"- **{LEVEL_NAMES[one.level]}** {plain(one.sentence)}")
        if len(taken) > _MOST:
            st.caption(f"{len(taken) - _MOST:,}건이 더 있습니다. '제출 전 점검'에서 봅니다.")
    return st.checkbox(
        f"위 {len(taken)}건을 읽고 확인했습니다",
        key=state.application_widget(application.id, f"taken-{hash(tuple(taken))}"),
    )


def _hand_in(application: Application, move: Move, taken: Sequence[Finding], by: str) -> None:
    try:
        with data.reading() as db:
            frozen = store.freeze(db, read_draft(db, application.id))
        with data.transaction() as db:
            store.move(db, application, move.target, by=by, taken=taken, frozen=frozen)
    except WorkbenchError as refused:
        frame.notice(refused.sentence, refused=True)
    else:
        frame.notice("제출했습니다. 파일과 해시를 아래에 보관했습니다.")
