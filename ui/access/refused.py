"""A refusal that leaves a callback becomes its sentence; anything else stays a bug."""

import streamlit as st

from errors import WorkbenchError
from ui.wording import plain


def shown(error: Exception) -> bool:
    """Draw the sentence of a refusal and the way on; return whether it was one."""
    if not isinstance(error, WorkbenchError):
        return False
    st.error(plain(error.sentence), icon=":material/error:")
    st.button("화면 다시 열기", key="refused-go-on", icon=":material/refresh:")
    return True
