"""The page itself: ?given={"sources": […], …} for a viewer, {"process": code, …} for an editor."""

import json

import streamlit as st

from processes.bpmn import store
from processes.inventory.store import process_by_code
from ui import data
from ui.bpmn_editor.component import bpmn_editor
from ui.bpmn_editor.viewer import Source, bpmn_viewer

st.set_page_config(layout="wide")
st.session_state.runs = st.session_state.get("runs", 0) + 1
given = json.loads(st.query_params["given"])
if "process" in given:
    with data.reading() as db:
        process = process_by_code(db, given.pop("process"))
        newest = store.newest(db, process.id, "as-is")
    number = newest.number if newest else 0
    picked = bpmn_editor(process, "as-is", number=number, author="김민서", **given)
else:
    sources = [Source(**one) for one in given.pop("sources")]
    picked = bpmn_viewer("viewer-of-the-test", sources, **given)
st.write(f"고른 것: {picked}")
st.write(f"{st.session_state['runs']}번째 실행")
if st.button("다시 그리기"):
    st.write("다시 그렸습니다")
