"""The processes that were picked in the table, for a change of all of them at once."""

from collections.abc import Iterable

import streamlit as st

from processes.inventory.model import Process
from ui import state


def ids() -> set[str]:
    """Return the ids of the picked processes."""
    found: set[str] = st.session_state.setdefault(state.PICKED, set())
    return found


def pick(process: Process, wanted: bool) -> None:
    """Pick a process, or let it go."""
    (ids().add if wanted else ids().discard)(process.id)


def pick_all(processes: Iterable[Process]) -> None:
    """Pick all of these besides those that are picked."""
    ids().update(process.id for process in processes)


def forget() -> None:
    """Let all go."""
    st.session_state.pop(state.PICKED, None)
