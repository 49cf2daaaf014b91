"""Other wordings that people propose for the open section: seen word by word, answered once."""

import streamlit as st

from applications.course.model import same_person
from applications.drafts import store as drafts
from applications.drafts.model import Section
from applications.writing import differences
from applications.writing.suggestions import store
from applications.writing.suggestions.model import LONGEST_REASON, STATE_NAMES, Suggestion, proposed
from storage import Database
from ui import clock, data, identity, section_reading, section_talk, state, verbatim
from ui.wording import plain

_ANSWERED = 10  # answered ones that are shown


def draw(section: Section) -> None:
    """Draw the suggestions, open ones first, and the fields of a new one."""
    with data.reading() as db:
        found = store.suggestions(db, section.id)
        owners = store.owners(db, section)
        read = {one.text_revision for one in found}
        texts = {number: drafts.text_at(db, section.id, number) or "" for number in read}
    waiting = [one for one in found if one.state == "open"]
    label = f"고쳐 쓰기 제안 (답을 기다리는 것 {len(waiting)}개)"
    with st.expander(label, icon=":material/rate_review:"):
        if not found:
            st.caption("아직 제안이 없습니다. 글을 바로 고치는 대신 다른 말을 제안할 수 있습니다.")
        for one in waiting:
            _open(one, texts[one.text_revision], owners)
        for one in found[len(waiting) :][:_ANSWERED]:
            _answered(one)
        _new(section)


def _open(one: Suggestion, base: str, owners: tuple[str, ...]) -> None:
    me = identity.author()
    mine = same_person(one.proposed_by, me)
    may = not owners or any(same_person(name, me) for name in owners)
    with st.container(border=True):
        where = "구절" if one.quote else "항목 전체"
        st.caption(f"{plain(one.proposed_by)} · {clock.when(one.created_at)} · {where}")
        before, after = (one.quote, one.wording) if one.quote else (base, proposed(base, one))
        verbatim.changed(differences.words(before, after))
        if one.reason:
            st.caption(f"까닭: {plain(one.reason)}")
        with st.container(horizontal=True):
            st.button(
                "받아들이기",
                type="primary",
                icon=":material/check:",
                disabled=not may,
                key=state.application_widget(one.id, "accept"),
                on_click=_accept,
                args=(one.id,),
            )
            st.button(
                "거두기" if mine else "받아들이지 않기",
                icon=":material/close:",
                disabled=not (may or mine),
                key=state.application_widget(one.id, "reject"),
                on_click=_reject,
                args=(one.id,),
            )
        if not may:
            st.caption(f"담당자({plain(', '.join(owners))}) 님이 답합니다.")


def _answered(one: Suggestion) -> None:
    st.caption(
        f"{STATE_NAMES[one.state]} · {plain(one.answered_by)} · {clock.when(one.updated_at)} · "
        f"{plain(one.proposed_by)} 님의 제안: {plain(one.wording[:80])}"
    )


def _new(section: Section) -> None:
    wording = state.application_widget(section.id, "new-wording")
    reason = state.application_widget(section.id, "new-reason")
    quote = section_talk.quote_field(section, "suggestion-quote")
    st.text_area("제안하는 글", key=wording, height=96)
    st.text_input("까닭 (없어도 됩니다)", key=reason, max_chars=LONGEST_REASON)
    st.button(
        "제안하기",
        icon=":material/add:",
        key=state.application_widget(section.id, "suggest"),
        on_click=_suggest,
        args=(section.id, wording, quote, reason),
    )


def _suggest(section_id: str, wording: str, quote: str, reason: str) -> None:
    text, passage, why = (st.session_state[key] for key in (wording, quote, reason))
    by = identity.author()

    def write(db: Database) -> None:
        store.suggest(db, section_id, text, quote=passage, reason=why, by=by)

    if section_reading.change(write, "제안했습니다."):
        section_talk.clear(wording, quote, reason)


def _accept(suggestion_id: str) -> None:
    by = identity.author()
    section_reading.change(
        lambda db: store.accept(db, suggestion_id, by=by), "제안을 글에 넣었습니다."
    )


def _reject(suggestion_id: str) -> None:
    by = identity.author()
    section_reading.change(lambda db: store.reject(db, suggestion_id, by=by), "제안에 답했습니다.")
