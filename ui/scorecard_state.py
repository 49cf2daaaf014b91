"""Every key of the session state and the address that belongs to the scorecards."""

import streamlit as st

# In the address: whose figures, of which day, which card, what lies behind which mark, for whom.
DEPARTMENT, DAY, CARD, MARK, VIEW = "unit", "on", "name", "mark", "view"
MANAGEMENT, SCREEN = "management", "screen"  # values of VIEW
KEYS = "scorecard-keys"
GATHERED = "_scorecards-gathered"


def picture(card: str, told: str) -> str:
    """The picture of a card: other figures are another picture, where nothing is picked."""
    return f"scorecard-picture/{card}/{told}"


def widget(card: str, name: str) -> str:
    """Any other widget of one card."""
    return f"scorecard/{card}/{name}"


def box(card: str) -> str:
    """The box around a card, as a style's name may hold it."""
    return f"scorecard-box-{card}"


def open_card(name: str) -> None:
    """Let the address name a card, and no mark of another one."""
    st.query_params.pop(MARK, None)
    st.query_params[CARD] = name
