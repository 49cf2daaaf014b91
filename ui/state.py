"""Every key of the session state and of the address, in one place.

A key names what it belongs to, so that one process never shows another's values.
"""

import streamlit as st

PAGES = "_pages"
NOTICE = "_notice"
AUTHOR = "author"
NAME_MEMORY = "name-memory"
NAME_TYPED = "_name-typed"


def parameter(name: str) -> str | None:
    """Return a query parameter of the address, or None where it is missing or empty."""
    return st.query_params.get(name) or None
