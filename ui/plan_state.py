"""Every key of the session state and of the address that belongs to the plan; see ui/state.py."""

import streamlit as st

# In the address: the overview's choices, the item, the part of the plan's editor, a version.
DEPARTMENT, BASIS, LATE = "department", "basis", "late"
ITEM, PART, VERSION = "item", "part", "version"
FILE = "plan-file"
UPLOADED = "_plan-uploads"


def item_button(number: int) -> str:
    """The link that opens one item from the overview, as a button."""
    return f"plan-item-{number}"


def undone(plan_id: str, item: int) -> str:
    """The changes of one item that this session can take back, the newest last."""
    return f"_plan-undo/{plan_id}/{item}"


def widget(plan_id: str, item: int, name: str) -> str:
    """A widget of one item's page."""
    return f"plan/{plan_id}/{item}/{name}"


def weight(plan_id: str, item: int, part: str, weight: float) -> str:
    """The field of a part's weight, as it stands: another weight has a fresh field."""
    return widget(plan_id, item, f"weight/{part}/{weight:g}")


def draft_widget(draft_id: str, name: str) -> str:
    """A widget of the plan's draft."""
    return f"plan-draft/{draft_id}/{name}"


def upload() -> str:
    """The field for a plan's file; a new round forgets the file that lies in it."""
    return f"{FILE}-{st.session_state.get(UPLOADED, 0)}"


def forget_upload() -> None:
    """Let the field for a plan's file be empty again."""
    st.session_state[UPLOADED] = st.session_state.get(UPLOADED, 0) + 1
