"""The papers of a draft: what the call asks for, what is there, what is missing."""

from functools import partial

import streamlit as st

from applications.attachments import store
from applications.attachments.model import Attachment
from applications.calls.model import CallAttachment
from applications.course.stages import editable
from applications.drafts.dossier import Draft
from errors import WorkbenchError
from evaluations.answers.evidence.model import ENDINGS, KINDS, KINDS_IN_WORDS, LIMIT
from storage import Database
from ui import call_state, clock, data, frame, identity, uploading
from ui.wording import plain

_OTHER = CallAttachment("", "", "", "그 밖의 붙임", False, (), 0, 0, "")
_MEGABYTE = 1_000_000


def draw(draft: Draft) -> None:
    """Draw each paper with its files and the field for more; uploads are kept at once."""
    asked = draft.call.attachments if draft.call else ()
    known = {one.key for one in asked}
    st.subheader("붙임 서류", anchor=False)
    missing = [
        one.title
        for one in asked
        if one.required and not any(file.requirement == one.key for file in draft.attachments)
    ]
    if missing:
        st.warning(
            f"빠진 필수 서류 {len(missing)}개: {plain(', '.join(missing))}",
            icon=":material/warning:",
        )
    elif any(one.required for one in asked):
        st.success("필수 서류가 모두 있습니다.", icon=":material/check_circle:")
    for one in asked:
        _paper(draft, one, [file for file in draft.attachments if file.requirement == one.key])
    others = [file for file in draft.attachments if file.requirement not in known]
    _paper(draft, _OTHER, others)
    st.caption(f"{KINDS_IN_WORDS}, 한 파일에 {LIMIT // _MEGABYTE} MB까지. 올리면 바로 저장됩니다.")


def _paper(draft: Draft, paper: CallAttachment, files: list[Attachment]) -> None:
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f"**{plain(paper.title)}**", width="content")
            if paper.required:
                st.badge(
                    "● 있음" if files else "✕ 필수인데 없음", color="green" if files else "red"
                )
            elif paper.key:
                st.badge("● 있음" if files else "선택", color="gray")
            if paper.kinds:
                st.caption(f"{', '.join(paper.kinds)}만", width="content")
        for one in files:
            _file(draft, one)
        if editable(draft.application.state):
            _upload(draft, paper)


def _file(draft: Draft, one: Attachment) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.download_button(
            plain(one.name),
            partial(_bytes, one.sha256),
            file_name=one.name,
            mime=one.media_type,
            icon=":material/download:",
            key=_key(draft, f"get-{one.id}"),
            on_click="ignore",
            help=f"SHA-256 {one.sha256}",
        )
        size = f"{one.size / _MEGABYTE:.1f} MB" if one.size >= _MEGABYTE else f"{one.size:,} B"
        told = f"{one.kind} · {size} · {one.updated_by} · {clock.when(one.created_at)}"
        st.caption(plain(told), width="content")
        if editable(draft.application.state):
            _assign(draft, one)
            st.button(
                "떼기",
                icon=":material/link_off:",
                key=_key(draft, f"off-{one.id}"),
                on_click=_remove,
                args=(one,),
            )


def _assign(draft: Draft, one: Attachment) -> None:
    """Let people say which of the call's papers a file is, where that isn't said."""
    asked = {paper.key: paper.title for paper in draft.call.attachments} if draft.call else {}
    if not asked or one.requirement in asked:
        return
    key = _key(draft, f"which-{one.id}-{one.revision}")
    st.selectbox(
        f"'{plain(one.name)}'은 어느 서류인가요",
        list(asked),
        index=None,
        format_func=lambda name: plain(asked[name]),
        placeholder="어느 서류인가요",
        label_visibility="collapsed",
        key=key,
        on_change=_take_as,
        args=(one, key),
    )


def _take_as(one: Attachment, key: str) -> None:
    author, chosen = identity.author(), st.session_state[key]
    try:
        with data.transaction() as db:
            store.assign(db, one.id, one.revision, chosen or "", by=author)
    except WorkbenchError as refusal:
        frame.notice(refusal.sentence, refused=True)


def _upload(draft: Draft, paper: CallAttachment) -> None:
    name = f"file-{paper.key or 'other'}"
    turn = st.session_state.get(_key(draft, f"{name}-turn"), 0)
    endings = [e for kind in KINDS if kind.name in paper.kinds for e in kind.endings]
    st.file_uploader(
        f"'{plain(paper.title)}' 올리기",
        type=endings or list(ENDINGS),
        accept_multiple_files=True,
        max_upload_size=LIMIT // _MEGABYTE,
        key=_key(draft, f"{name}-{turn}"),
        on_change=_add,
        args=(draft, paper, name, turn),
        label_visibility="collapsed",
    )


def _add(draft: Draft, paper: CallAttachment, name: str, turn: int) -> None:
    files = st.session_state.get(_key(draft, f"{name}-{turn}")) or []
    author = identity.author()

    def keep(db: Database, called: str, content: bytes) -> None:
        application = draft.application.id
        kinds, key = paper.kinds, paper.key
        store.add(db, application, called, content, requirement=key, kinds=kinds, by=author)

    if files:
        st.session_state[_key(draft, f"{name}-turn")] = turn + 1
    uploading.keep_each(files, keep, "붙임")


def _remove(one: Attachment) -> None:
    author = identity.author()
    try:
        with data.transaction() as db:
            store.remove(db, one.id, by=author)
    except WorkbenchError as refusal:
        frame.notice(refusal.sentence, refused=True)
    else:
        frame.notice(f"'{one.name}'을(를) 뗐습니다.")


def _bytes(sha256: str) -> bytes:
    with data.reading() as db:
        return store.content(db, sha256)


def _key(draft: Draft, name: str) -> str:
    return call_state.draft_widget(draft.application.id, name)
