"""The panel of comments: said about an element, answered, done with; a jump to the element."""

import hashlib
from collections.abc import Mapping

import streamlit as st

from processes.bpmn.comments import store
from processes.bpmn.comments.model import Resolution
from processes.bpmn.comments.threads import WHOLE, Placed, placed
from ui import data, identity, pointing, state, verbatim
from ui.clock import when
from ui.model_comment_saving import (
    NEW,
    Talk,
    answering,
    begin,
    open_answer,
    own_drafts,
    reply,
    set_done,
    text_field,
)
from ui.wording import plain


def focus(process_id: str, line: str) -> str | None:
    """Return the element that somebody has asked to see, until another one is."""
    return pointing.wanted(_focus_key(process_id, line))


def asked(process_id: str, line: str) -> int:
    """Return how often somebody has asked to see an element."""
    return pointing.times(_focus_key(process_id, line))


def look_at(process_id: str, line: str, element: str) -> None:
    """Let the drawing show an element on its next run."""
    pointing.ask(_focus_key(process_id, line), element)


def _focus_key(process_id: str, line: str) -> str:
    return state.model_key("focus", process_id, line)


def draw(talk: Talk, selected: str | None) -> None:
    """Draw the field for a new comment and the threads, those of the selected element first."""
    by = identity.author()
    with data.reading() as db:
        threads = store.threads(db, talk.process_id, talk.line)
        drafts = own_drafts(db, talk, by)
    _new_comment(talk, selected if selected in talk.known else None, drafts)
    shown = placed(threads, talk.known)
    if selected:
        shown.sort(key=lambda one: one.thread.element_id != selected)
    done = [one for one in shown if one.thread.done]
    if not shown:
        st.caption("아직 의견이 없습니다. 그림에서 요소를 고르고 첫 의견을 남기세요.")
    for one in shown:
        if not one.thread.done:
            _thread(talk, one, drafts, here=one.thread.element_id == selected)
    if done:
        with st.expander(f"마친 의견 {len(done)}건", icon=":material/check_circle:"):
            for one in done:
                _thread(talk, one, drafts, here=False)


def _new_comment(talk: Talk, selected: str | None, drafts: Mapping[str, str]) -> None:
    choices = ["", *talk.known]
    element = st.selectbox(
        "무엇에 대한 의견인가요",
        choices,
        index=choices.index(selected or ""),
        format_func=lambda one: talk.known.get(one, WHOLE),
        key=talk.key(f"about-{_short(selected or '')}"),
        help="그림에서 요소를 고르면 그 요소가 여기에 들어옵니다.",
    )
    place = NEW + (element or "")
    text_field(talk, place, "의견", drafts)
    st.button(
        "의견 남기기",
        type="primary",
        key=talk.key(f"say-{_short(place)}"),
        on_click=begin,
        args=(talk, element or ""),
    )


def _thread(talk: Talk, one: Placed, drafts: Mapping[str, str], *, here: bool) -> None:
    thread = one.thread
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            _subject(talk, one, here=here)
        for comment in thread.comments:
            st.caption(f"**{plain(comment.by)}** · {when(comment.at)}")
            verbatim.words(comment.text)
        for resolution in thread.resolutions:
            st.caption(_decided(resolution))
        if answering(talk, thread.id, drafts):
            text_field(talk, thread.id, "답", drafts)
        _answers(talk, one, drafts)


def _subject(talk: Talk, one: Placed, *, here: bool) -> None:
    thread = one.thread
    if thread.element_id and not one.gone:
        st.button(
            plain(one.name),
            icon=":material/center_focus_strong:",
            type="tertiary",
            key=talk.key(f"look-{thread.id}"),
            help="그림에서 이 요소를 봅니다.",
            on_click=look_at,
            args=(talk.process_id, talk.line, thread.element_id),
        )
    else:
        st.markdown(f"**{plain(one.name)}**", width="content")
    if one.gone:
        st.badge(talk.gone, icon=":material/delete:", color="orange")
    if here:
        st.badge("고른 요소", icon=":material/ads_click:", color="blue")
    if thread.done:
        st.badge("마침", icon=":material/check:", color="green")


def _answers(talk: Talk, one: Placed, drafts: Mapping[str, str]) -> None:
    thread = one.thread
    with st.container(horizontal=True):
        if answering(talk, thread.id, drafts):
            st.button(
                "답 남기기",
                type="primary",
                key=talk.key(f"reply-{thread.id}"),
                on_click=reply,
                args=(talk, thread.id),
            )
        else:
            st.button(
                "답하기",
                icon=":material/reply:",
                key=talk.key(f"answer-{thread.id}"),
                on_click=open_answer,
                args=(talk, thread.id),
            )
        st.button(
            "다시 열기" if thread.done else "마침으로 표시",
            icon=":material/undo:" if thread.done else ":material/check:",
            key=talk.key(f"done-{thread.id}"),
            on_click=set_done,
            args=(thread.id, not thread.done),
        )


def _decided(resolution: Resolution) -> str:
    did = "마침으로 표시했습니다" if resolution.done else "다시 열었습니다"
    return f"{plain(resolution.by)} 님이 {when(resolution.at)}에 {did}."


def _short(place: str) -> str:
    """Return a word for a place that a key may hold, whatever the ids of the file look like."""
    return hashlib.sha256(place.encode()).hexdigest()[:16]
