"""Files that prove something: listed with their bytes, taken off, put on one by one."""

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from errors import WorkbenchError
from evaluations.answers.evidence import store
from evaluations.answers.evidence.model import ENDINGS, KINDS_IN_WORDS, LIMIT, Evidence
from storage import Database
from ui import data, frame, identity, uploading
from ui.clock import when
from ui.wording import plain

_MEGABYTE = 1_000_000


def listed(files: Sequence[Evidence], key: Callable[[str], str]) -> None:
    """Draw each file with the way to fetch it and to take it off; `key` names its widgets."""
    for one in files:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.download_button(
                plain(one.name),
                partial(_bytes, one.id),
                file_name=one.name,
                mime=one.media_type,
                icon=":material/download:",
                key=key(f"get/{one.id}"),
                on_click="ignore",
                help=f"SHA-256 {one.sha256}",
            )
            size = f"{one.size / _MEGABYTE:.1f} MB" if one.size >= _MEGABYTE else f"{one.size:,} B"
            told = f"{one.kind} · {size} · {one.updated_by} · {when(one.created_at)}"
            st.caption(plain(told), width="content")
            st.button(
                "떼기",
                icon=":material/link_off:",
                key=key(f"off/{one.id}"),
                on_click=_detach,
                args=(one,),
            )


def uploader(
    key: Callable[[str], str],
    turn: str,
    attach: Callable[[Database, str, bytes, str], object],
) -> None:
    """Draw the field for files; `attach` keeps one (name, bytes, by whom) in a transaction.

    `turn` is the key of how often files were taken: each time the field is empty again.
    """
    st.file_uploader(
        "파일 올리기",
        type=list(ENDINGS),
        accept_multiple_files=True,
        max_upload_size=LIMIT // _MEGABYTE,
        key=key(f"file/{st.session_state.get(turn, 0)}"),
        on_change=_attach,
        args=(key, turn, attach),
    )
    st.caption(f"{KINDS_IN_WORDS}, 한 파일에 {LIMIT // _MEGABYTE} MB까지. 올리면 바로 저장됩니다.")


def _bytes(evidence_id: str) -> bytes:
    with data.reading() as db:
        return store.content(db, evidence_id)


def _attach(
    key: Callable[[str], str],
    turn: str,
    attach: Callable[[Database, str, bytes, str], object],
) -> None:
    number, by = st.session_state.get(turn, 0), identity.author()
    uploaded = st.session_state.get(key(f"file/{number}")) or []

    def keep(db: Database, name: str, content: bytes) -> None:
        attach(db, name, content, by)

    if uploaded:
        st.session_state[turn] = number + 1
    uploading.keep_each(uploaded, keep, "근거 파일")


def _detach(one: Evidence) -> None:
    by = identity.author()
    try:
        with data.transaction() as db:
            store.detach(db, one.id, by=by)
    except WorkbenchError as refusal:
        frame.notice(refusal.sentence, refused=True)
    else:
        frame.notice(f"'{one.name}'을(를) 뗐습니다.")
