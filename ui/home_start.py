"""Loading the example institution, with its progress."""

import streamlit as st

from example import loading
from ui import data, frame, identity


def load_button() -> None:
    """Draw the button that loads the example institution."""
    if st.button("예시 불러오기", type="primary", key="load-example"):
        with st.spinner("예시 기관을 불러오는 중입니다…"), data.transaction() as db:
            loading.load(db, by=identity.author())
        frame.notice("예시 기관을 불러왔습니다.")
        st.rerun()
