"""One name of the dictionary: where it is used, its other spellings, its note."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from processes.bpmn.store import STATE_NAMES
from processes.dictionary import store
from processes.dictionary.listing import Entry
from processes.dictionary.model import Term
from processes.dictionary.usage import ARTICLE, MODEL, Sources, Use, mentions
from processes.inventory.model import Process
from ui import (
    data,
    dictionary_rename,
    frame,
    identity,
    navigation,
    record_clashes,
    state,
)
from ui.wording import plain

_FIRST, _SPOKEN = 12, 20


def draw(entry: Entry, sources: Sources) -> None:
    """Draw everything about the name."""
    st.header(plain(entry.name), anchor=False)
    with st.container(horizontal=True, vertical_alignment="center"):
        if entry.term:
            st.badge("사전에 등록", icon=":material/check:", color="green")
        else:
            st.badge("제안", icon=":material/lightbulb:", color="orange")
            _add(entry)
        st.caption(f"{entry.kind} · 쓰인 곳 {len(entry.uses):,}곳")
    dictionary_rename.draw(entry, sources)
    _uses(entry, sources)
    _mentioned(entry, sources)
    if entry.term:
        _own(record_clashes.opened(store.TABLE, entry.term, "note"))


def _add(entry: Entry) -> None:
    key = state.term_widget(entry.kind, entry.name, "add")
    if st.button("사전에 넣기", key=key, icon=":material/add:"):
        with frame.refusals():
            with data.transaction() as db:
                store.add_term(db, entry.kind, entry.name, by=identity.author())
            st.rerun()


def _uses(entry: Entry, sources: Sources) -> None:
    st.markdown("**쓰인 곳**")
    if not entry.uses:
        st.caption("지금 쓰는 업무나 흐름도가 없습니다.")
        return
    by_id = {process.id: process for process in sources.processes}
    places: dict[str, list[Use]] = {}
    for use in entry.uses:
        places.setdefault(use.id, []).append(use)
    listed = list(places.items())
    for id, uses in listed[:_FIRST]:
        _place(by_id.get(id), id, uses)
    if len(listed) > _FIRST:
        with st.expander(f"나머지 {len(listed) - _FIRST:,}곳"):
            for id, uses in listed[_FIRST:]:
                _place(by_id.get(id), id, uses)


def _place(process: Process | None, id: str, uses: Sequence[Use]) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if process is None:
            articles = [use for use in uses if use.source == ARTICLE]
            navigation.link("regulations", f"조문 {plain(articles[0].where)}", id=id)
            return
        navigation.link(
            "process", f"{plain(process.code)} {plain(process.name)}", code=process.code
        )
        own = dict.fromkeys(_counted(use) for use in uses if use.source != MODEL)
        if own:
            st.caption(" · ".join(own), width="content")
        for line in dict.fromkeys(use.state for use in uses if use.source == MODEL):
            named = [use.where.split("의 ")[-1] for use in uses if use.state == line]
            navigation.link(
                "model",
                f"{STATE_NAMES[line]} 흐름도({', '.join(named)})",
                icon=":material/account_tree:",
                code=process.code,
                state=line,
            )


def _counted(use: Use) -> str:
    return f"{use.where} {use.times}건" if use.times > 1 else use.where


def _mentioned(entry: Entry, sources: Sources) -> None:
    found = mentions(sources, [entry.name, *(entry.term.aliases if entry.term else ())])
    if not found:
        return
    by_id = {process.id: process for process in sources.processes}
    with st.expander(f"흐름도의 글에 나온 곳 {sum(map(len, found.values())):,}곳"):
        st.caption("단계 이름과 설명은 조사가 붙어 있어 바꾸지 않습니다. 흐름도에서 직접 고치세요.")
        for (id, line), texts in list(found.items())[:_SPOKEN]:
            process = by_id[id]
            navigation.link(
                "model",
                f"{plain(process.code)} {STATE_NAMES[line]} 흐름도",
                code=process.code,
                state=line,
            )
            st.markdown("\n".join(f"- {plain(text)}" for text in texts))


def _own(term: Term) -> None:
    """Draw what the dictionary itself says of the name."""
    with st.form(state.term_widget(term.kind, term.name, f"form/{term.revision}"), border=True):
        aliases = st.multiselect(
            "다른 표기",
            list(term.aliases),
            default=list(term.aliases),
            accept_new_options=True,
            placeholder="적고 Enter를 누르세요",
            help="업무 목록에 이 표기가 다시 들어오면 합치자고 제안합니다.",
        )
        note = st.text_area(
            "설명",
            value=term.note,
            key=state.record_field(store.TABLE, term.id, "note", term.revision),
            max_chars=2_000,
            height=90,
        )
        saved = st.form_submit_button("저장")
    if saved:
        done = False
        with frame.refusals(), record_clashes.kept():
            with data.transaction() as db:
                changed = replace(term, aliases=tuple(aliases), note=note)
                store.save_term(db, changed, by=identity.author())
            done = True
        record_clashes.settle(store.TABLE, term.id, saved=done)
    key = state.term_widget(term.kind, term.name, "remove")
    if st.button("사전에서 빼기", key=key, help="쓰인 곳의 이름은 그대로입니다."):
        with frame.refusals():
            with data.transaction() as db:
                store.remove_term(db, term.id, term.revision, by=identity.author())
            frame.notice("사전에서 뺐습니다. 쓰인 곳은 그대로입니다.")
            st.rerun()


def draw_clashes() -> None:
    """Draw the saves of terms that somebody overtook, both versions side by side."""
    record_clashes.draw(store.TABLE, {"aliases": "다른 표기", "note": "설명"}, _save_over)


def _save_over(row: Mapping[str, Any]) -> None:
    with data.transaction() as db:
        store.save_term(db, store.term_of_row(row), by=identity.author())
