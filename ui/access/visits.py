"""Each page that somebody opens goes into the record of access, once for each address of it."""

import streamlit as st

from access import recording
from access.model import Person
from access.record.model import Act
from ui import state
from ui.access import current

# What an address says of whose data is shown; filters and tabs tell nothing of that.
_WHOSE = ("code", "id", "project", "subject", "item", "department", "round", "q")


def note(page: str, person: Person) -> None:
    """Record that the page is read, unless this session has just done so."""
    named = [f"{name}={st.query_params[name]}" for name in _WHOSE if name in st.query_params]
    visited = " ".join([page, *named])
    if st.session_state.get(state.VISITED) != visited:
        recording.note(current.visitor(person), Act.READ, visited)
        st.session_state[state.VISITED] = visited
