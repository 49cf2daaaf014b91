"""How the text of a section is saved: put together with what others write, nothing lost.

The field of a tab may be replaced by the server (others' text came in) while its writer goes on:
each state in which the server has put the field has a name, which the browser sends back with
what is typed. So a text is always compared with the one that it was typed on.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

import streamlit as st

import storage
from applications.drafts import store
from applications.drafts.model import Section
from errors import WorkbenchError
from ui import autosave, data, identity, state

_LOST = state.application_widget("deleted", "text")
_GONE = "글을 쓰는 동안 신청서가 지워져 저장하지 못했습니다. 아래 글을 복사해 두세요."
_REMEMBERED = 8  # states of a field that a browser may still show


@dataclass
class _Field:
    """The states of one field by name, newest last: what the server put, what it held last."""

    puts: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)

    @property
    def newest(self) -> str:
        return next(reversed(self.texts), "")

    def add(self, text: str) -> None:
        name = secrets.token_hex(4)
        self.puts[name] = self.texts[name] = text
        while len(self.texts) > _REMEMBERED:
            oldest = next(iter(self.texts))
            del self.puts[oldest], self.texts[oldest]

    def named(self, name: str, text: str) -> str:
        """Return the state that a browser means by a name, or by a text it has no name for."""
        if name in self.texts:
            return name
        alike = [known for known, put in self.puts.items() if text and put == text]
        return alike[-1] if alike else self.newest


@dataclass
class Clash:
    """A text that was refused, and the one that it was typed on; it waits for a choice."""

    mine: str
    base: str


def begin(section: Section) -> None:
    """Fill the field from the database when it is new, or when others have saved since.

    A click may interrupt the callback of the text typed just before it; its save is made up for.
    """
    key, base = state.section_text(section.id), state.section_base(section.id)
    clash, known = clashes().get(section.id), _field(section.id)
    if clash is not None:
        st.session_state.setdefault(key, clash.mine)
    elif key not in st.session_state or not known.texts:
        _put(section)
    elif store.as_kept(st.session_state[key] or "") != store.as_kept(known.texts[known.newest]):
        typed(section.id)
        st.rerun()
    elif st.session_state[base] != section.revision:
        _put(section)


def watched(section: Section) -> autosave.Saved:
    """Return what the browser is told of the section's field."""
    base = st.session_state[state.section_base(section.id)]
    settled = st.session_state.get(state.section_settled(section.id))
    return autosave.Saved(section.body, base, settled, _field(section.id).newest)


def typed(section_id: str) -> None:
    """Save what stands in the field, for its callback."""
    text: str = st.session_state[state.section_text(section_id)] or ""
    if section_id in clashes():
        clashes()[section_id].mine = text  # saved when the writer has chosen
        return
    known = _field(section_id)
    shown = known.named(*autosave.shown(state.section_text(section_id)))
    revision = st.session_state[state.section_base(section_id)]
    save(section_id, revision, text, shown=shown, replaced=shown != known.newest)


def put(section_id: str, text: str) -> None:
    """Save a text that a button made of the field's, for its callback, and show it there."""
    st.session_state[state.section_text(section_id)] = text
    if section_id in clashes():
        clashes()[section_id].mine = text
        return
    save(section_id, st.session_state[state.section_base(section_id)], text, replaced=True)


def rescue(section_id: str) -> Callable[[str, int, str], None]:
    """Save what the browser brings back, over what it was typed on."""

    def brought(text: str, revision: int, shown: str) -> None:
        with data.reading() as db:
            known = store.kept_since(db, section_id, revision, text)
        if not known and section_id not in clashes():
            st.session_state[state.section_text(section_id)] = text
            save(section_id, revision, text, shown=shown, replaced=True)
        st.session_state[state.section_settled(section_id)] = text

    return brought


def save(
    section_id: str, revision: int, text: str, *, shown: str = "", replaced: bool = False
) -> None:
    """Save a text over the known state `shown` of the field, or a revision, for a callback.

    What others wrote comes into the field; a clash waits; a refused text is shown to be copied.
    """
    author, known = identity.author(), _field(section_id)
    on = known.texts.get(shown)
    try:
        with data.transaction() as db:
            saved = store.save_section(db, section_id, revision, text, by=author, base=on)
        # Only now, and before the session is touched, where a click may stop this callback.
        if shown in known.texts:
            known.texts[shown] = text
    except storage.Conflict:
        with data.reading() as db:
            base = on if on is not None else store.text_at(db, section_id, revision)
        clashes()[section_id] = Clash(text, base or "")
    except storage.UnknownRow:
        st.session_state[_LOST] = (_GONE, text)
    except WorkbenchError as refusal:
        _refused(section_id, text, refusal)
    else:
        clash = clashes().pop(section_id, None)
        if replaced or on is None or saved.body != store.as_kept(text):
            st.session_state[state.section_settled(section_id)] = clash.mine if clash else text
            _put(saved)
        else:
            st.session_state[state.section_base(section_id)] = saved.revision


def take(section: Section) -> None:
    """End a clash with the text that others saved."""
    clash = clashes().pop(section.id, None)
    if clash is not None:
        st.session_state[state.section_settled(section.id)] = clash.mine
    _put(section)


def clashes() -> dict[str, Clash]:
    """Section id -> my text that was refused and waits for a choice."""
    waiting: dict[str, Clash] = st.session_state.setdefault(state.CLASHES, {})
    return waiting


def draw_lost() -> None:
    """Draw a text that could not be saved, to be copied, with the reason."""
    if _LOST not in st.session_state:
        return
    reason, text = st.session_state[_LOST]
    st.error(reason, icon=":material/error:")
    st.code(text, language=None, wrap_lines=True)


def _refused(section_id: str, text: str, refusal: WorkbenchError) -> None:
    """Show a refused text beside the field, which goes back to what is saved."""
    st.session_state[_LOST] = (f"{refusal.sentence} 아래 글을 복사해 두세요.", text)
    st.session_state[state.section_settled(section_id)] = text
    with data.reading() as db:
        _put(store.section(db, section_id))


def _put(section: Section) -> None:
    """Put the text of the database into the field, which has a new state from then on."""
    _field(section.id).add(section.body)  # first: a click may stop what follows
    st.session_state[state.section_text(section.id)] = section.body
    st.session_state[state.section_base(section.id)] = section.revision


def _field(section_id: str) -> _Field:
    known: _Field = st.session_state.setdefault(state.section_states(section_id), _Field())
    return known
