"""The names of one kind: found, counted, near spellings to merge, what was renamed."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from processes.dictionary import applying, listing, store
from processes.dictionary.listing import Entry
from processes.dictionary.model import Rename
from processes.dictionary.similar import Pair
from ui import data, frame, identity, state
from ui.clock import when
from ui.wording import plain

_PAIRS, _RENAMES = 20, 20


def draw(listed: Sequence[Entry], kind: str) -> None:
    """Draw search and table; a row that is chosen goes into the address."""
    query = st.text_input(
        "찾기",
        key=state.DICTIONARY_SEARCH,
        bind="query-params",
        placeholder="이름, 다른 표기, 초성(ㄱㄹ)",
        icon=":material/search:",
    )
    shown = listing.matching(listed, query or "")
    registered = sum(entry.term is not None for entry in listed)
    st.caption(
        f"{kind} 이름 {len(shown):,}개"
        + (f"(전체 {len(listed):,}개)" if len(shown) != len(listed) else "")
        + f" · 사전에 등록 {registered:,}개 · 쓰이기만 한 제안 {len(listed) - registered:,}개"
    )
    names = tuple(entry.name for entry in shown)
    key = state.term_widget(kind, query or "", "table")
    st.dataframe(
        _table(shown),
        key=key,
        hide_index=True,
        height=520 if len(shown) > 12 else "auto",
        selection_mode="single-row",
        on_select=lambda: _choose(key, names),
        column_config={"쓰인 곳": st.column_config.NumberColumn(format="localized")},
        alt=f"{kind} 이름과 쓰인 곳의 수",
    )
    _register_all([entry for entry in listed if entry.term is None], kind)


def _table(shown: Sequence[Entry]) -> pd.DataFrame:
    table = pd.DataFrame(
        {
            "이름": [" ".join(entry.name.split()) for entry in shown],
            "쓰인 곳": [len(entry.uses) for entry in shown],
            "흐름도": [entry.in_models for entry in shown],
            "사전": [entry.status for entry in shown],
            "다른 표기": [", ".join(entry.term.aliases) if entry.term else "" for entry in shown],
        }
    )
    idle = [name for name in ("흐름도", "다른 표기") if not table[name].any()]
    return table.drop(columns=idle)


def _choose(key: str, names: Sequence[str]) -> None:
    picked: Any = st.session_state.get(key) or {}
    rows = picked.get("selection", {}).get("rows", [])
    if rows and rows[0] < len(names):
        state.choose_term(names[rows[0]])


def _register_all(proposed: Sequence[Entry], kind: str) -> None:
    if not proposed:
        return
    label = f"제안 {len(proposed):,}개를 모두 사전에 넣기"
    if st.button(label, key=state.term_widget(kind, "", "all"), icon=":material/playlist_add:"):
        with data.transaction() as db:
            names = [entry.name for entry in proposed]
            count = store.add_terms(db, kind, names, by=identity.author())
        frame.notice(f"{kind} 이름 {count:,}개를 사전에 넣었습니다.")
        st.rerun()


def to_merge(
    listed: Sequence[Entry], apart: set[frozenset[str]], kind: str, *, expanded: bool
) -> None:
    """Draw the pairs of near spellings, each to merge or to tell apart."""
    pairs = listing.to_merge(listed, apart, kind=kind)
    if not pairs:
        return
    by_name = {entry.name: entry for entry in listed}
    title = f"합칠 만한 표기 {len(pairs):,}쌍"
    with st.expander(title, expanded=expanded, icon=":material/join_inner:"):
        for pair in pairs[:_PAIRS]:
            _pair(pair, by_name, kind)
        if len(pairs) > _PAIRS:
            st.caption(f"먼저 {_PAIRS}쌍을 보입니다. 정하고 나면 다음 쌍이 나옵니다.")


def _pair(pair: Pair, by_name: dict[str, Entry], kind: str) -> None:
    old, new = sorted(
        (by_name[pair.one], by_name[pair.other]),
        key=lambda entry: (entry.term is not None, len(entry.uses), entry.name),
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"{_named(old)} → {_named(new)} :gray[{pair.why}]", width="stretch")
        st.button(
            "합치기",
            key=state.term_widget(kind, f"{old.name}/{new.name}", "merge"),
            on_click=state.choose_term,
            args=(old.name, new.name),
            help="바뀔 곳을 먼저 봅니다.",
        )
        if st.button("다른 말", key=state.term_widget(kind, f"{old.name}/{new.name}", "apart")):
            with data.transaction() as db:
                store.keep_apart(db, kind, old.name, new.name, by=identity.author())
            st.rerun()


def _named(entry: Entry) -> str:
    return f"**{plain(entry.name)}** ({len(entry.uses):,}곳)"


def history(made: Sequence[Rename], kind: str) -> None:
    """Draw what was renamed; a rename that was no merge can be taken back."""
    made = [one for one in made if one.kind == kind][:_RENAMES]
    if not made:
        return
    with st.expander(f"바꾼 이름 {len(made):,}건", icon=":material/history:"):
        for one in made:
            with st.container(horizontal=True, vertical_alignment="center"):
                done = "합침" if one.merged else "바꿈"
                st.markdown(
                    f"{plain(one.old)} → **{plain(one.new)}** :gray[{done} · {one.places:,}곳 · "
                    f"{when(one.at)} {plain(one.by)}]",
                    width="stretch",
                )
                if not one.merged and st.button("되돌리기", key=f"undo-{one.id}"):
                    _undo(one)


def _undo(made: Rename) -> None:
    with frame.refusals():
        with data.transaction() as db:
            applying.undo(db, made, by=identity.author())
        state.choose_term(made.old)
        frame.notice(f"'{made.new}'을(를) '{made.old}'(으)로 되돌렸습니다.")
        st.rerun()
