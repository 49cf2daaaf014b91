"""What has been written in a section before, and the texts whose save was refused."""

import streamlit as st

from applications.drafts import store
from applications.drafts.model import Section
from ui import clock, data, section_editor, state, verbatim


def draw(section: Section) -> None:
    """Draw the earlier texts, newest first, each with a button that brings it back."""
    with data.reading() as db:
        saves = store.section_history(db, section.id)
        refused = store.refused_texts(db, section.id)
    texts = [
        (f"개정 {one.revision} · {clock.when(one.at)} · {one.by}", str(one.after["body"]))
        for one in saves
        if "body" in one.after
    ]
    texts += [
        (
            f"저장되지 않은 글 · {clock.when(one['at'])} · {one['changed_by']}",
            one["changes"]["body"],
        )
        for one in refused
        if "body" in one["changes"]
    ]
    with st.expander(f"이 항목의 기록 ({len(texts)}개)", icon=":material/history:"):
        number = st.selectbox(
            "보관된 글",
            range(len(texts)),
            format_func=lambda n: texts[n][0],
            key=state.application_widget(section.id, "history"),
        )
        if number is None:
            return
        text = texts[number][1]
        verbatim.show(text, height=240)
        st.button(
            "이 글로 되돌리기",
            icon=":material/undo:",
            disabled=text == section.body,
            key=state.application_widget(section.id, "restore"),
            on_click=section_editor.replace,
            args=(section.id, text),
        )
