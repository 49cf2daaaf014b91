"""The text of one section: saved as it is written, never over somebody else's."""

from collections.abc import Callable

import streamlit as st

import storage
from applications.drafts import store
from applications.drafts.model import Section
from ui import autosave, clock, data, identity, state, verbatim
from ui.wording import plain

_HEIGHT = 420
_LOST = state.application_widget("deleted", "text")


def draw(section: Section, guidance: str) -> None:
    """Draw the field with the guidance, the saved state and, after a clash, both texts."""
    key = state.section_text(section.id)
    _begin(section, key)
    st.caption(guidance)
    st.text_area(
        section.title,
        key=key,
        height=_HEIGHT,
        on_change=_typed,
        args=(section.id,),
        placeholder="빈 줄로 문단을 나눕니다. '- '로 시작하면 글머리, '| 가 | 나 |'는 표입니다.",
    )
    base = st.session_state[state.section_base(section.id)]
    settled = st.session_state.get(state.section_settled(section.id))
    autosave.watch(key, autosave.Saved(section.body, base, settled), _rescue(section.id))
    if section.id in _clashes():
        _draw_clash(section, key)
    else:
        st.caption(_saved(section))


def append(section_id: str, text: str) -> None:
    """Put a text at the end of the section and save it; call it from a callback."""
    key = state.section_text(section_id)
    written = st.session_state.get(key, "")
    joint = "" if not written or written.endswith(("\n", " ")) else " "
    replace(section_id, f"{written}{joint}{text}")


def replace(section_id: str, text: str) -> None:
    """Put a text in place of the section's and save it; call it from a callback."""
    st.session_state[state.section_text(section_id)] = text
    _typed(section_id)


def draw_lost() -> None:
    """Draw the text that was written when its draft was deleted, to be copied."""
    text = st.session_state.get(_LOST)
    if text:
        st.error(
            "글을 쓰는 동안 신청서가 지워져 저장하지 못했습니다. 아래 글을 복사해 두세요.",
            icon=":material/error:",
        )
        st.code(text, language=None, wrap_lines=True)


def _begin(section: Section, key: str) -> None:
    """Fill the field from the database when it is new, or when others have saved since.

    A click may interrupt the callback of the text typed just before it; its save is made up for.
    """
    base = st.session_state.get(state.section_base(section.id))
    if section.id in _clashes():
        st.session_state.setdefault(key, _clashes()[section.id])
        return
    if key not in st.session_state or base != section.revision:
        st.session_state[key] = section.body
        st.session_state[state.section_base(section.id)] = section.revision
    elif store.as_kept(st.session_state[key] or "") != section.body:
        _typed(section.id)
        st.rerun()


def _typed(section_id: str) -> None:
    text: str = st.session_state[state.section_text(section_id)] or ""
    if section_id in _clashes():
        _clashes()[section_id] = text  # saved when the writer has chosen
        return
    _save(section_id, st.session_state[state.section_base(section_id)], text)


def _rescue(section_id: str) -> Callable[[str, int], None]:
    """Save what the browser brings back, over the revision that it was typed on."""

    def rescue(text: str, revision: int) -> None:
        st.session_state[state.section_settled(section_id)] = text
        with data.reading() as db:
            known = store.kept_since(db, section_id, revision, text)
        if not known:
            st.session_state[state.section_text(section_id)] = text
            st.session_state[state.section_base(section_id)] = revision
            _save(section_id, revision, text)

    return rescue


def _save(section_id: str, revision: int, text: str) -> None:
    author = identity.author()
    try:
        with data.transaction() as db:
            saved = store.save_section(db, section_id, revision, text, by=author)
    except storage.Conflict:
        _clashes()[section_id] = text
    except storage.UnknownRow:
        st.session_state[_LOST] = text
    else:
        _clashes().pop(section_id, None)
        st.session_state[state.section_base(section_id)] = saved.revision


def _draw_clash(section: Section, key: str) -> None:
    """Show both texts side by side; section.body is what the other person saved."""
    st.error(
        f"{plain(section.updated_by)} 님이 {clock.when(section.updated_at)}에 먼저 저장했습니다. "
        "내 글은 아직 저장하지 않았습니다. 둘 다 보관했으니 하나를 고르거나 위에서 합쳐 쓰세요.",
        icon=":material/call_split:",
    )
    mine, theirs = st.columns(2)
    mine.markdown("**내 글** (위 칸에 있는 글)")
    with mine:
        verbatim.show(st.session_state[key] or "")
    mine.button(
        "내 글로 저장",
        type="primary",
        key=state.section_choice(section.id, "mine"),
        on_click=_keep_mine,
        args=(section.id, section.revision),
    )
    theirs.markdown(f"**저장된 글** ({plain(section.updated_by)})")
    with theirs:
        verbatim.show(section.body)
    theirs.button(
        "저장된 글 쓰기",
        key=state.section_choice(section.id, "theirs"),
        on_click=_keep_theirs,
        args=(section.id, section.body, section.revision),
    )


def _keep_mine(section_id: str, revision: int) -> None:
    text = st.session_state[state.section_text(section_id)] or ""
    _save(section_id, revision, text)


def _keep_theirs(section_id: str, body: str, revision: int) -> None:
    _clashes().pop(section_id, None)
    st.session_state[state.section_text(section_id)] = body
    st.session_state[state.section_base(section_id)] = revision


def _clashes() -> dict[str, str]:
    """Section id -> my text that was refused and waits for a choice."""
    clashes: dict[str, str] = st.session_state.setdefault(state.CLASHES, {})
    return clashes


def _saved(section: Section) -> str:
    if section.revision == 1 and section.empty:
        return "아직 쓰지 않았습니다. 쓰는 대로 저장됩니다."
    moment, name = clock.when(section.updated_at), plain(section.updated_by)
    return f"저장됨 {moment} · {name} · 개정 {section.revision}"
