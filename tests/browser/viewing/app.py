"""One page with a viewer on it, as the address asks: what the viewer's tests open."""

from pathlib import Path

import streamlit as st

from ui.bpmn_editor.routes import ROUTES

app = st.App(Path(__file__).parent / "screen" / "shell.py", routes=ROUTES)
