"""Every key of the session state that belongs to a verdict or to weights."""

import streamlit as st

WEIGHTS_SEEN = "weights"  # in the address: the set under which a verdict is looked at
WEIGHTS_WAY, WEIGHTS_PAIR = "weights-way", "weights-pair"
WEIGHTS_TAB = "tab"  # in the address


def task_field(owner: str, kind: str, key: str, field: str, revision: int) -> str:
    """A field of the form of a condition or step, as of a revision; `owner`: project, candidate."""
    return f"verdict-task/{owner}/{kind}/{key}/{field}/{revision}"


def task_clash(owner: str, kind: str, key: str) -> str:
    """What was to be saved about a condition or step when another save came first."""
    return f"verdict-task-clash/{owner}/{kind}/{key}"


def task_refusal(owner: str, kind: str, key: str) -> str:
    """Why a condition or step was not saved, until it is shown in its form."""
    return f"_verdict-task-refusal/{owner}/{kind}/{key}"


def verdict_widget(owner: str, name: str) -> str:
    """Any other widget of the verdict on a project (or on one of its candidates)."""
    return f"verdict/{owner}/{name}"


def weights_widget(name: str, of: str = "") -> str:
    """A widget of the page of weights."""
    return f"weights/{name}/{of}"


def tab_follows(key: str) -> None:
    """Let the address name the part of the page of weights that was chosen."""
    st.query_params[WEIGHTS_TAB] = st.session_state[key]
