"""The page itself: ?given={"sources": […], "marks": {…}, …}."""

import json

import streamlit as st

from ui.bpmn_editor.viewer import Source, bpmn_viewer

st.set_page_config(layout="wide")
given = json.loads(st.query_params["given"])
sources = [Source(**one) for one in given.pop("sources")]
picked = bpmn_viewer("viewer-of-the-test", sources, **given)
st.write(f"고른 것: {picked}")
if st.button("다시 그리기"):
    st.write("다시 그렸습니다")
