"""The form that names the corporation."""

import streamlit as st

from action_plan import overview
from action_plan.overview import Overview
from errors import WorkbenchError
from ui import data, frame, identity, state


def draw(stand: Overview) -> None:
    """Draw the name as it stands, to be changed."""
    with st.expander("기관 이름"), st.form("institution", border=False):
        st.text_input("기관 이름", value=stand.institution, max_chars=60, key=state.INSTITUTION)
        # The callback gets the revision that was on the screen, not the one of the next run.
        st.form_submit_button("저장", on_click=_save, args=(stand.institution_revision,))


def _save(base: int) -> None:
    name: str = st.session_state[state.INSTITUTION]
    try:
        with data.transaction() as db:
            overview.name_institution(db, name, by=identity.author(), base=base)
    except WorkbenchError as refusal:
        frame.notice(refusal.sentence, refused=True)
    else:
        frame.notice("저장했습니다.")
