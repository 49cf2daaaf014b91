"""What people say about the open section and about passages of it."""

import streamlit as st

from applications.drafts import store as drafts
from applications.drafts.model import Section
from applications.writing import passages
from applications.writing.comments import store
from applications.writing.comments.model import LONGEST_QUOTE, Thread
from processes.bpmn.comments.model import LONGEST
from storage import Database
from ui import clock, data, identity, section_reading, state, verbatim
from ui.wording import plain


def draw(section: Section) -> None:
    """Draw the threads, open ones first, and the fields of a new one."""
    with data.reading() as db:
        threads = store.threads(db, section.id)
        read = {one.text_revision for one in threads}
        texts = {number: drafts.text_at(db, section.id, number) or "" for number in read}
    waiting = sum(not one.done for one in threads)
    label = f"의견 (열린 것 {waiting}개, 마친 것 {len(threads) - waiting}개)"
    with st.expander(label, icon=":material/forum:"):
        if not threads:
            st.caption("아직 의견이 없습니다. 물을 것이나 고칠 것을 아래에 적으세요.")
        for thread in threads:
            _thread(section, thread, texts[thread.text_revision])
        _new(section)


def quote_field(section: Section, name: str) -> str:
    """Draw the field that takes a passage of the text; return the field's key."""
    key = state.application_widget(section.id, name)
    st.text_area(
        "구절 (비우면 항목 전체)",
        key=key,
        height=68,
        max_chars=LONGEST_QUOTE,
        placeholder="위 글에서 그대로 복사해 붙이세요.",
    )
    return key


def clear(*keys: str) -> None:
    """Empty fields whose texts were kept, for a callback."""
    for key in keys:
        st.session_state[key] = ""


def _thread(section: Section, thread: Thread, quoted_from: str) -> None:
    with st.container(border=True):
        _passage(section, thread, quoted_from)
        for comment in thread.comments:
            st.caption(f"{plain(comment.by)} · {clock.when(comment.at)}")
            verbatim.words(comment.text)
        if thread.done:
            last = thread.resolutions[-1]
            st.caption(f":material/check: {plain(last.by)} 님이 {clock.when(last.at)}에 마침")
        key = state.application_widget(thread.id, "reply")
        st.text_input("답", key=key, max_chars=LONGEST, placeholder="답을 적으세요.")
        with st.container(horizontal=True):
            st.button(
                "답 남기기",
                key=state.application_widget(thread.id, "say"),
                on_click=_reply,
                args=(thread.id, key),
            )
            st.button(
                "다시 열기" if thread.done else "마치기",
                icon=":material/undo:" if thread.done else ":material/check:",
                key=state.application_widget(thread.id, "done"),
                on_click=_set_done,
                args=(thread.id, not thread.done),
            )


def _passage(section: Section, thread: Thread, quoted_from: str) -> None:
    if not thread.quote:
        st.markdown("**항목 전체**")
        return
    verbatim.show(thread.quote)
    found = passages.located(thread.quote, thread.start, quoted_from, section.body)
    if found is None:
        st.caption(":material/link_off: 이 구절은 지금 글에 없습니다.")
    elif found.changed:
        st.caption(":material/edit: 이 구절은 그 뒤 바뀌었습니다. 지금은 이렇습니다.")
        verbatim.words(section.body[found.start : found.end])
    else:
        line = section.body.count("\n", 0, found.start) + 1
        st.caption(f":material/link: 지금 글의 {line}번째 줄에 있습니다.")


def _new(section: Section) -> None:
    said = state.application_widget(section.id, "new-comment")
    quote = quote_field(section, "comment-quote")
    st.text_area("새 의견", key=said, height=96, max_chars=LONGEST)
    st.button(
        "의견 남기기",
        icon=":material/add_comment:",
        key=state.application_widget(section.id, "begin-comment"),
        on_click=_begin,
        args=(section.id, said, quote),
    )


def _begin(section_id: str, said: str, quote: str) -> None:
    text, passage, by = st.session_state[said], st.session_state[quote], identity.author()

    def write(db: Database) -> None:
        store.begin(db, section_id, text, quote=passage, by=by)

    if section_reading.change(write, "의견을 남겼습니다."):
        clear(said, quote)


def _reply(thread_id: str, key: str) -> None:
    text, by = st.session_state[key], identity.author()
    if section_reading.change(
        lambda db: store.reply(db, thread_id, text, by=by), "답을 남겼습니다."
    ):
        clear(key)


def _set_done(thread_id: str, done: bool) -> None:
    by = identity.author()
    section_reading.change(
        lambda db: store.set_done(db, thread_id, done, by=by),
        "의견을 마쳤습니다." if done else "의견을 다시 열었습니다.",
    )
