"""What a click does to a line of models, and the refusal that it may meet."""

from collections.abc import Callable

import streamlit as st

from errors import WorkbenchError
from processes.bpmn import store
from storage import Conflict, Database
from ui import data, frame, state


def change(action: Callable[[Database], store.ModelRevision | store.Stale], done: str) -> None:
    """Run a click's change of the line, and keep what to say about it for the next run."""
    try:
        with data.transaction() as db:
            outcome = action(db)
        revision = store.accepted(outcome)
    except WorkbenchError as refusal:
        refuse(refusal.sentence)
    else:
        frame.notice(done.replace("{number}", str(revision.number)))


def say(action: Callable[[Database], object], done: str) -> bool:
    """Run a click's change of what is said about a line; return whether it went well.

    A Conflict goes on to the caller, who lets a person choose.
    """
    try:
        with data.transaction() as db:
            action(db)
    except Conflict:
        raise
    except WorkbenchError as refusal:
        refuse(refusal.sentence)
        return False
    frame.notice(done)
    return True


def refuse(sentence: str) -> None:
    """Keep a refusal for the next run."""
    st.session_state[state.MODEL_REFUSAL] = sentence


def show_refusal() -> None:
    """Show the refusal that the last click met, once."""
    refusal = st.session_state.pop(state.MODEL_REFUSAL, None)
    if refusal:
        st.error(refusal, icon=":material/error:")
