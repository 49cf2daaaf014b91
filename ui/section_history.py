"""What has been written in a section before, word by word, and the texts that were refused."""

from collections.abc import Sequence

import streamlit as st

from applications.drafts import store
from applications.drafts.model import Section
from applications.writing import differences
from ui import clock, data, section_editor, state, verbatim

_Text = tuple[str, str]  # what names it, and the text


def draw(section: Section) -> None:
    """Draw an earlier text, what is different between any two, and the way back to it."""
    texts = _texts(section)
    with st.expander(f"이 항목의 기록 ({len(texts)}개)", icon=":material/history:"):
        number = _choose(section, "보관된 글", "history", texts, 0)
        other = _choose(section, "견줄 글", "history-other", texts, 0)
        if number is None or other is None:
            return
        text = texts[number][1]
        if text == texts[other][1]:
            verbatim.show(text, height=240)
        else:
            st.caption("− 보관된 글에만 있는 말 · + 견줄 글에만 있는 말")
            with st.container(border=True, height=240):
                verbatim.changed(differences.words(text, texts[other][1]))
        st.button(
            "이 글로 되돌리기",
            icon=":material/undo:",
            disabled=text == section.body,
            help="보관된 글을 새 개정으로 저장합니다. 지금 글도 기록에 남습니다.",
            key=state.application_widget(section.id, "restore"),
            on_click=section_editor.replace,
            args=(section.id, text),
        )


def _texts(section: Section) -> list[_Text]:
    with data.reading() as db:
        saves = store.section_history(db, section.id)
        refused = store.refused_texts(db, section.id)
    kept = [
        (f"개정 {one.revision} · {clock.when(one.at)} · {one.by}", str(one.after["body"]))
        for one in saves
        if "body" in one.after
    ]
    lost = [
        (
            f"저장되지 않은 글 · {clock.when(one['at'])} · {one['changed_by']}",
            str(one["changes"]["body"]),
        )
        for one in refused
        if "body" in one["changes"]
    ]
    return kept + lost


def _choose(
    section: Section, label: str, name: str, texts: Sequence[_Text], start: int
) -> int | None:
    return st.selectbox(
        label,
        range(len(texts)),
        start,
        format_func=lambda n: texts[n][0],
        key=state.application_widget(section.id, name),
    )
