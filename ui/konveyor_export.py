"""One of our questionnaires in Konveyor's format, with what that can't hold."""

from collections.abc import Sequence

import streamlit as st

from evaluations.konveyor import writing
from evaluations.questionnaire.model import Questionnaire
from ui import questionnaire_state as keys
from ui.wording import plain


def draw(ours: Sequence[Questionnaire]) -> None:
    """Draw the choice of a questionnaire, its losses, and the file."""
    with st.expander("이 도구의 질문지를 Konveyor 형식으로", icon=":material/download:"):
        titles = {form.id: form.title for form in ours}
        chosen = st.selectbox(
            "질문지", list(titles), format_func=titles.__getitem__, key=keys.KONVEYOR_EXPORT
        )
        form = next((one for one in ours if one.id == chosen), None)
        if form is None:
            return
        done = writing.written(form)
        st.markdown("담지 못하는 것:\n" + "\n".join(f"- {plain(loss)}" for loss in done.losses))
        st.download_button(
            "내려받기",
            done.text.encode(),
            file_name=f"{form.id}.konveyor.yaml",
            mime="application/yaml",
            icon=":material/download:",
            on_click="ignore",
        )
