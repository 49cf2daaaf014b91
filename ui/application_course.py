"""How far a draft has come, what keeps it, and the moves that are open to whoever looks."""

import streamlit as st

from applications.course import deadlines, store
from applications.course.deadlines import Due
from applications.course.moves import Move, Standing, moves_from, refusal, to_take
from applications.course.stages import editable
from applications.drafts.dossier import Draft
from applications.drafts.model import STATES, Application
from errors import WorkbenchError
from ui import (
    application_course_follow_up,
    application_course_hand_in,
    application_course_history,
    application_course_people,
    application_course_submissions,
    clock,
    data,
    frame,
    identity,
    state,
)
from ui.wording import plain

_WHY = "이유"
_OUTCOMES = ("선정", "탈락")
_CHOSEN = ("선정", "이행")


def head(application: Application) -> None:
    """Draw the state and the days left; say it where the text stands still."""
    with data.reading() as db:
        due = deadlines.due(application.state, store.deadline(db, application), clock.today())
    with st.container(horizontal=True, vertical_alignment="center"):
        st.badge(application.state, icon=":material/flag:", color="blue")
        days_left(due)
    if not editable(application.state):
        st.info(
            f"'{application.state}' 상태라 글과 자료를 고칠 수 없습니다. "
            "고치려면 '진행'에서 상태를 먼저 옮기세요.",
            icon=":material/lock:",
        )


def days_left(due: Due, *, short: bool = False) -> None:
    """Draw the days left until the deadline, nothing where they say nothing; short without day."""
    told = due.text if short else f"{due.text} ({due.day})"
    if due.overdue:
        st.badge(told, icon=":material/error:", color="red")
    elif due.running and due.days is not None:
        st.badge(told, icon=":material/event:", color="gray")
    elif due.text:
        st.badge(due.text, icon=":material/event_busy:", color="gray")


def draw(draft: Draft) -> None:
    """Draw the way, the moves, the people, the submissions and what was done."""
    with data.reading() as db:
        standing = store.standing(db, draft)
    _way(draft.application.state)
    moving, naming = st.columns([3, 2], gap="large")
    with moving:
        _moves(draft, standing)
        if standing.state in _CHOSEN:
            application_course_follow_up.draw(draft.application, standing.follow_up)
    with naming:
        application_course_people.draw(draft.application, standing.duties)
    application_course_submissions.draw(draft.application)
    application_course_history.draw(draft.application)


def _way(current: str) -> None:
    """Draw the states in a row, the current one marked by a sign and by weight."""
    shown = {one: one for one in STATES}
    shown[current] = f"**:material/radio_button_checked: {current}**"
    chosen, lost = _OUTCOMES
    shown[chosen] = f"{shown[chosen]} / {shown.pop(lost)}"
    st.markdown(" → ".join(shown.values()))


def _moves(draft: Draft, standing: Standing) -> None:
    st.subheader("다음 할 일", anchor=False)
    st.caption("누가 무엇을 옮기는지는 제안입니다. 옮긴 사람과 이유는 기록에 남습니다.")
    by = acting()
    if not by:
        st.info("옮기려면 왼쪽 아래 '내 이름'을 적으세요.", icon=":material/badge:")
    for move in moves_from(standing.state):
        if move.ready:
            application_course_hand_in.draw(draft, standing, move, by)
        else:
            _move(draft.application, standing, move, by)


def acting() -> str:
    """Return the name of whoever moves, empty where nobody has said it."""
    name = identity.author()
    return "" if name == identity.NAMELESS else name


def _move(application: Application, standing: Standing, move: Move, by: str) -> None:
    key = state.application_widget(application.id, f"move-{move.target}")
    # Whether the reason is missing is told only once it was left out.
    sentence = refusal(standing, move.target, by, _WHY, to_take(standing))
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.popover(
            f"{move.verb} → {move.target}",
            icon=":material/undo:" if move.back else ":material/arrow_forward:",
            type="secondary" if move.back else "primary",
            disabled=bool(sentence),
        ):
            st.text_area(
                "이유(기록에 남습니다)" if move.reason else "덧붙일 말(없어도 됩니다)",
                key=f"{key}-reason",
                height=80,
                max_chars=1000,
            )
            st.button(move.verb, key=key, type="primary", on_click=_take, args=(application, move))
        if sentence and by:
            st.caption(plain(sentence))


def _take(application: Application, move: Move) -> None:
    key = state.application_widget(application.id, f"move-{move.target}")
    reason = st.session_state.get(f"{key}-reason") or ""
    try:
        with data.transaction() as db:
            store.move(db, application, move.target, by=acting(), reason=reason)
    except WorkbenchError as refused:
        frame.notice(refused.sentence, refused=True)
    else:
        st.session_state.pop(f"{key}-reason", None)
        frame.notice(f"'{move.target}'(으)로 옮겼습니다.")
