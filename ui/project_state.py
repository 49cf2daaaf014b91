"""Every key of the session state and the address that belongs to IT projects; see ui/state.py."""

import streamlit as st

# In the address.
PROJECT, PART, CONTRACT = "project", "part", "contract"
SEARCH, PAGE = "q", "page"
PORTFOLIO_DEPARTMENTS, PORTFOLIO_OUTCOMES = "dept", "outcome"
LIST_FILE, LIST_REGISTER = "projects-file", "projects-register"
LIST_XLSX, LIST_CSV = "projects-xlsx", "projects-csv"
PORTFOLIO_PRINT = "print"
PORTFOLIO_PLANE = "portfolio-plane"


def part_choice(project_id: str) -> str:
    """The switch between the parts of a project's page."""
    return f"project-part/{project_id}"


def part_follows(project_id: str) -> None:
    """Let the address name the part that was chosen."""
    chosen = st.session_state[part_choice(project_id)]
    if chosen:
        st.query_params.update({PART: chosen})


def choice(project_id: str, name: str) -> str:
    """A choice on a project's page: whose contract, which candidate's costs."""
    return f"project-choice/{project_id}/{name}"


def choice_follows(project_id: str, name: str) -> None:
    """Let the address name what was chosen; nothing chosen leaves it."""
    chosen = st.session_state[choice(project_id, name)]
    if chosen:
        st.query_params.update({name: chosen})
    else:
        st.query_params.pop(name, None)


def grid(table: str, owner: str) -> str:
    """A table of records that is edited cell by cell; a new round forgets the edits over it."""
    return f"grid/{table}/{owner}/{st.session_state.get(grid_round(table, owner), 0)}"


def grid_round(table: str, owner: str) -> str:
    """How often a table was drawn anew."""
    return f"_grid-round/{table}/{owner}"


def grid_held(table: str, owner: str) -> str:
    """The records that a table was drawn from, and what was saved of them since."""
    return f"_grid-held/{table}/{owner}"
