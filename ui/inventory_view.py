"""What is seen of the register in this session, and the address that says the same.

The address is read when it comes from outside (a link, a saved view); what the widgets say
then is written into it, so that it can be kept and sent.
"""

from collections.abc import Mapping, Sequence

import streamlit as st

from processes.inventory import listing
from processes.inventory.listing import Filter
from processes.inventory.views.model import (
    FIRST_COLUMNS,
    SavedView,
    UnknownView,
    View,
    view_of,
    words_of,
)
from ui import state

_WORDS = (
    state.SEARCH, state.DEPARTMENTS, state.AREAS, state.PERSONAL, state.N2SF, state.UNKNOWN_FIELDS,
    state.FILLED, state.ORDER, state.GROUP, state.COLUMNS,
)  # fmt: skip
Words = dict[str, list[str]]


def take_address(
    saved: Sequence[SavedView], departments: Sequence[str], areas: Sequence[str]
) -> None:
    """Let the widgets show what the address asks for, when somebody else wrote it.

    Raises UnknownView for a saved view that is gone.
    """
    asked = _address()
    if st.session_state.get(state.VIEW_ADDRESS) == asked and state.SEARCH in st.session_state:
        for word in _WORDS:  # a choice in a closed pop-over is not drawn, and must not be lost
            st.session_state[word] = st.session_state.get(word)
        return
    st.session_state[state.VIEW_ADDRESS] = asked
    words = {word: values for word, values in asked.items() if word != state.VIEW}
    name = next(iter(asked.get(state.VIEW, ())), "")
    kept = next((one for one in saved if one.name == name), None)
    st.session_state[state.VIEW_OPEN] = kept.name if kept else ""
    show({**words_of(kept.view), **words} if kept else words, departments, areas)
    if name and not kept:
        raise UnknownView(name)


def show(
    words: Mapping[str, Sequence[str]], departments: Sequence[str], areas: Sequence[str]
) -> None:
    """Let the widgets show a view; call it before they are drawn."""
    view = view_of(words)
    known = {state.DEPARTMENTS: departments, state.AREAS: areas}
    session = st.session_state
    session[state.SEARCH] = view.filter.search
    for key, values in (
        (state.DEPARTMENTS, view.filter.departments),
        (state.AREAS, view.filter.areas),
        (state.PERSONAL, view.filter.personal_data),
        (state.N2SF, view.filter.n2sf),
        (state.UNKNOWN_FIELDS, view.filter.unknown),
    ):
        session[key] = [value for value in values if key not in known or value in known[key]]
    session[state.FILLED] = view.filter.filled
    session[state.ORDER] = view.order
    session[state.GROUP] = view.group
    session[state.COLUMNS] = list(view.columns)


def current() -> View:
    """Return what the widgets say."""
    session = st.session_state

    def chosen(key: str) -> tuple[str, ...]:
        return tuple(session.get(key) or ())

    return View(
        filter=Filter(
            search=session.get(state.SEARCH) or "",
            departments=chosen(state.DEPARTMENTS),
            areas=chosen(state.AREAS),
            personal_data=chosen(state.PERSONAL),
            n2sf=chosen(state.N2SF),
            unknown=chosen(state.UNKNOWN_FIELDS),
            filled=session.get(state.FILLED),
        ),
        order=session.get(state.ORDER) or listing.BY_CODE,
        group=session.get(state.GROUP) or "",
        columns=chosen(state.COLUMNS) or FIRST_COLUMNS,
    )


def write_address(view: View, saved: Sequence[SavedView]) -> None:
    """Let the address say what is seen: the saved view's name, or else every choice."""
    kept = opened(saved)
    words = words_of(view)
    same = kept is not None and words_of(kept.view) == words
    address = {state.VIEW: [kept.name]} if kept and same else words
    st.session_state[state.VIEW_ADDRESS] = address
    if _address() != address:
        st.query_params.from_dict(address)


def opened(saved: Sequence[SavedView]) -> SavedView | None:
    """Return the saved view that was opened, even if something was changed in it since."""
    name = st.session_state.get(state.VIEW_OPEN)
    return next((one for one in saved if one.name == name), None)


def _address() -> Words:
    return {
        word: values
        for word in (state.VIEW, *_WORDS)
        if (values := [value for value in st.query_params.get_all(word) if value])
    }
