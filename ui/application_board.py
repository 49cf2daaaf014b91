"""The board of drafts: by state, as a list, and by person; what is shown stands in the address."""

from collections.abc import Callable, Sequence

import streamlit as st

from applications.course import board
from applications.course.board import Entry
from applications.drafts.model import STATES
from applications.readiness.finding import LEVEL_NAMES
from ui import application_board_filters, application_course, navigation
from ui.wording import plain

COUNTED = 30  # drafts whose findings are counted on one visit, the most urgent ones
_ROWS = (STATES[:5], STATES[5:])
_MOST = 12  # cards in one column; the list shows all
_LOOKS = {
    "error": (":material/error:", "red"),
    "warning": (":material/warning:", "orange"),
    "yourself": (":material/visibility:", "blue"),
}


def draw(view: str, entries: Sequence[Entry]) -> None:
    """Draw the drafts in the view, or what to do where the filters leave none."""
    if not entries:
        st.info("조건에 맞는 신청서가 없습니다. 조건을 줄이세요.", icon=":material/filter_alt_off:")
        return
    with st.container(key="wrapped-links-board"):  # titles on as many lines as they need
        _VIEWS[view](entries)


def _columns(entries: Sequence[Entry]) -> None:
    found = board.by_state(entries)
    for row in _ROWS:
        for column, name in zip(st.columns(len(row)), row, strict=True):
            with column:
                _column(name, found[name])


def _column(name: str, entries: Sequence[Entry]) -> None:
    st.markdown(f"#### {name} :gray[{len(entries)}]")
    if not entries:
        st.caption("없음")
    for one in entries[:_MOST]:
        with st.container(border=True):
            _title(one)
            with st.container(horizontal=True):
                application_course.days_left(one.due, short=True)
                _counts(one)
            for waiting in one.waiting:
                st.caption(f":material/person: {plain(waiting.person or board.NOBODY)}")
    if len(entries) > _MOST:
        st.caption(f"{len(entries) - _MOST}건이 더 있습니다. '목록'에서 봅니다.")


def _list(entries: Sequence[Entry]) -> None:
    for one in board.urgent_first(entries):
        with st.container(border=True):
            with st.container(horizontal=True, vertical_alignment="center"):
                _title(one)
                st.badge(one.application.state, icon=":material/flag:", color="blue")
                application_course.days_left(one.due)
                _counts(one)
            st.caption(_told(one))


def _told(one: Entry) -> str:
    waits = " · ".join(
        f"{plain(waiting.person or board.NOBODY)} {plain(waiting.what)}" for waiting in one.waiting
    )
    handed_in = f"제출 {one.submitted}번" if one.submitted else ""
    parts = [
        plain(one.application.programme),
        plain(", ".join([*one.application.process_codes, *one.application.project_codes])),
        f"기다림: {waits}" if waits else "기다리는 일 없음",
        handed_in,
        f"고침 {plain(one.application.updated_by)}",
    ]
    return " · ".join(part for part in parts if part)


def _people(entries: Sequence[Entry]) -> None:
    st.caption("누구 차례인지는 상태와 담당에서 나옵니다. 끝났거나 심사 중인 것은 빠집니다.")
    for person, waiting in board.desks(entries).items():
        st.markdown(f"#### {plain(person)} :gray[{len(waiting)}]")
        for application, what in waiting:
            with st.container(horizontal=True, vertical_alignment="center"):
                navigation.link("application", plain(application.title), id=application.id)
                st.caption(f"{application.state} · {plain(what)}")


def _title(one: Entry) -> None:
    navigation.link(
        "application",
        plain(one.application.title),
        icon=":material/description:",
        id=one.application.id,
    )
    if one.application.example:
        st.badge("예시", icon=":material/science:", color="orange")


def _counts(one: Entry) -> None:
    """Draw how many findings of each level stand in the way, as signs and numbers."""
    for level, count in one.counts.items():
        if count and level != "yourself":
            icon, colour = _LOOKS[level]
            st.badge(f"{LEVEL_NAMES[level]} {count}", icon=icon, color=colour)  # type: ignore[arg-type]


_VIEWS: dict[str, Callable[[Sequence[Entry]], None]] = {
    application_board_filters.BOARD: _columns,
    application_board_filters.LIST: _list,
    application_board_filters.PEOPLE: _people,
}
