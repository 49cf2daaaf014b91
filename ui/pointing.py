"""What a page asks a drawing to show: an element, and how often it was asked for."""

import streamlit as st


def ask(key: str, wanted: str) -> None:
    """Keep what is wanted under the key; asking again for the same counts as asking anew."""
    st.session_state[key] = wanted
    st.session_state[_times(key)] = times(key) + 1


def wanted(key: str) -> str | None:
    """Return what was asked for last, None for nothing."""
    found: str | None = st.session_state.get(key)
    return found


def times(key: str) -> int:
    """Return how often something was asked for."""
    count: int = st.session_state.get(_times(key), 0)
    return count


def _times(key: str) -> str:
    return f"{key}/times"
