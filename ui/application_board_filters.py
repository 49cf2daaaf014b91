"""View and filters of the board of drafts; each stands in the address, so that it can be sent."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from applications.course import board
from applications.course.board import Entry
from applications.drafts.model import STATES
from ui import state

BOARD, LIST, PEOPLE = "단계별", "목록", "사람별"
_VIEWS = (BOARD, LIST, PEOPLE)
_VIEW, _WORDS, _PERSON, _STATE = "view", "q", "who", "state"  # their names in the address


@dataclass(frozen=True)
class Shown:
    """What the board shows: the view, and the drafts that the filters leave."""

    view: str
    entries: list[Entry]


def draw(entries: Sequence[Entry]) -> Shown:
    """Draw view and filters over the drafts; return what they leave."""
    people = ["", *board.desks(entries)]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.segmented_control(
            "보기",
            _VIEWS,
            required=True,
            key=_held(_VIEW, _VIEWS, BOARD),
            on_change=_follow,
            args=(_VIEW,),
        )
        st.text_input(
            "찾기",
            placeholder="제목, 지원사업",
            width=220,
            key=_held(_WORDS),
            on_change=_follow,
            args=(_WORDS,),
        )
        _select(_PERSON, "기다리는 사람", people)
        _select(_STATE, "상태", ["", *STATES])
    words, person, stage = (st.session_state[_key(name)] for name in (_WORDS, _PERSON, _STATE))
    left = board.matching(
        entries, states=[stage] if stage else [], person=person or "", words=words or ""
    )
    return Shown(st.session_state[_key(_VIEW)], left)


def _select(name: str, label: str, options: Sequence[str]) -> None:
    st.selectbox(
        label,
        options,
        format_func=lambda one: one or "모두",
        width=170,
        key=_held(name, options),
        on_change=_follow,
        args=(name,),
    )


def _held(name: str, known: Sequence[str] | None = None, first: str = "") -> str:
    """Let the widget show what the address says, where it is known; return its key."""
    asked = state.parameter(name) or first
    st.session_state[_key(name)] = asked if known is None or asked in known else first
    return _key(name)


def _follow(name: str) -> None:
    chosen = st.session_state[_key(name)]
    if chosen:
        st.query_params[name] = chosen
    else:
        st.query_params.pop(name, None)


def _key(name: str) -> str:
    return state.application_widget("board", name)
