"""For whom the scorecards are drawn: the workbench's own view, the management's, a room's screen.

In the management's view nothing leads to a page where something can be changed.
"""

import datetime
import os
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlencode

import streamlit as st

from look import theme
from look.theme import Look
from ui import navigation, state
from ui import scorecard_state as keys

PAGE, CARD_PAGE = "scorecards", "scorecard"
ALL = "모든 부서"


@dataclass(frozen=True)
class View:
    """How the scorecards are drawn. `leads_on`: whether rows lead to pages that change things."""

    name: str

    @property
    def leads_on(self) -> bool:
        """Whether rows lead on to pages where something can be changed."""
        return self.name == ""

    @property
    def screen(self) -> bool:
        """Whether it is the quiet view of a meeting room."""
        return self.name == keys.SCREEN

    @property
    def look(self) -> Look:
        """What charts are drawn in."""
        return theme.DARK if self.screen else theme.LIGHT


def current() -> View:
    """Return the view that the address asks for, else the one that WORKBENCH_VIEW sets for all."""
    name = state.parameter(keys.VIEW) or ""
    if name not in (keys.MANAGEMENT, keys.SCREEN):
        name = ""
    if not name and for_all():
        name = keys.MANAGEMENT
    return View(name)


def department() -> str:
    """Return the department that is chosen on the page, else in the address; '' for none."""
    chosen = st.session_state.get(keys.DEPARTMENT)
    return str(chosen) if chosen is not None else state.parameter(keys.DEPARTMENT) or ""


def day() -> datetime.date | None:
    """Return the day that is chosen on the page, else in the address; None: as it stands."""
    if keys.DAY in st.session_state:
        chosen = st.session_state[keys.DAY]
        return chosen if isinstance(chosen, datetime.date) else None
    try:
        return datetime.date.fromisoformat(state.parameter(keys.DAY) or "")
    except ValueError:
        return None


def kept(**more: str) -> dict[str, str]:
    """Return what of the address stays from card to card, and what is added."""
    on = day()
    told = {
        keys.DEPARTMENT: department() if department() != ALL else "",
        keys.DAY: on.isoformat() if on else "",
        keys.VIEW: state.parameter(keys.VIEW) or "",
    }
    return {**{name: value for name, value in told.items() if value}, **more}


def address(page: str, **more: str) -> str:
    """Return the address of a scorecard's page with what stays and what is added."""
    return f"{page}?{urlencode(kept(**more))}" if kept(**more) else page


def screen_address(card: str) -> str:
    """Return the address of a card on a room's screen: without the platform's own bar, dark."""
    words = {**kept(), keys.CARD: card, keys.VIEW: keys.SCREEN, "embed": "true"}
    return f"scorecard?{urlencode(words)}&embed_options=dark_theme"


def bar(card: str) -> None:
    """Draw the ways to the other views, and back from the management's."""
    with st.container(horizontal=True, vertical_alignment="center", key="scorecard-bar"):
        if current().leads_on:
            here = "scorecard" if state.parameter(keys.CARD) else "scorecards"
            more = {keys.CARD: state.parameter(keys.CARD) or ""} if here == "scorecard" else {}
            navigation.link(
                here, "경영진 보기", icon=":material/visibility:",
                **kept(**{keys.VIEW: keys.MANAGEMENT}, **more),
            )  # fmt: skip
        else:
            st.badge(
                "경영진 보기: 고치는 것이 없습니다", icon=":material/visibility:", color="blue"
            )
            if not for_all():
                navigation.back(
                    "워크벤치로", keys.VIEW, key="scorecard-leave", icon=":material/logout:"
                )
        if card:
            st.link_button(
                "회의실 화면", screen_address(card), icon=":material/tv:", type="tertiary",
                help="새 창에 큰 글씨로 한 장씩 보입니다. ← → 로 넘기고, 스페이스로 멈춥니다.",
            )  # fmt: skip


def for_all() -> bool:
    """Whether this server is the management's alone (WORKBENCH_VIEW=management)."""
    return os.environ.get("WORKBENCH_VIEW") == keys.MANAGEMENT


def offered(pages: set[str]) -> set[str]:
    """Return which of the pages are there: on the management's server, the scorecards alone."""
    return pages & {PAGE, CARD_PAGE} if for_all() else pages


def position() -> Literal["sidebar", "hidden"]:
    """Return where the list of pages stands: nowhere in the management's and the room's view."""
    return "sidebar" if current().leads_on else "hidden"
