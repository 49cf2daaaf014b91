"""The form of a set of data, for a new one and for one that is there."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from processes.datasets import store
from processes.datasets.model import (
    ANSWERS,
    FORMATS,
    KINDS_OF_PERSONAL_DATA,
    REASONS,
    ROLES,
    STATES,
    Content,
    Dataset,
    doubts,
)
from processes.inventory.model import Process
from ui import data, frame, identity, navigation, process_choice, record_clashes, state
from ui.wording import plain

LABELS = {
    "name": "데이터 이름",
    "role": "구분",
    "format": "형식",
    "personal_data": "개인정보",
    "sharing": "다른 기관과 공유",
    "opening": "국민에게 개방",
    "reasons": "할 수 없는 이유",
    "reason_note": "이유의 근거(법령과 조문)",
    "state": "개방 상태",
    "note": "비고",
}


def new(processes: Sequence[Process], code: str | None) -> None:
    """Draw the form that adds a set of data to a process."""
    key = state.record_widget(store.TABLE, "new", "process")
    process = process_choice.draw(processes, code, key=key)
    count = st.session_state.get(state.record_widget(store.TABLE, "new", "count"), 0)
    content = _fields("new", count, Content(""), "추가")
    if content is None:
        return
    if process is None:
        st.error("어느 업무의 데이터인지 고르세요.", icon=":material/error:")
        return
    added = False
    with frame.refusals(), data.transaction() as db:
        store.add_dataset(db, process.id, content, by=identity.author())
        added = True
    if added:
        st.session_state[state.record_widget(store.TABLE, "new", "count")] = count + 1
        frame.notice(f"'{content.name}'을(를) 추가했습니다.")
        st.rerun()


def edit(dataset: Dataset) -> None:
    """Draw the form of a set of data; a save that came late is kept for a choice."""
    for doubt in doubts(dataset.content):
        st.warning(plain(doubt), icon=":material/warning:")
    dataset = record_clashes.opened(store.TABLE, dataset, "name")
    content = _fields(dataset.id, dataset.revision, dataset.content, "저장")
    if content is None:
        return
    saved = False
    with frame.refusals(), record_clashes.kept(), data.transaction() as db:
        store.save_dataset(db, dataset.id, dataset.revision, content, by=identity.author())
        saved = True
    record_clashes.settle(store.TABLE, dataset.id, saved=saved)


def save_row(row: Mapping[str, Any]) -> None:
    """Save the version that somebody chose of two."""
    chosen = store.of_row(row)
    with data.transaction() as db:
        store.save_dataset(db, chosen.id, chosen.revision, chosen.content, by=identity.author())


def deletion(dataset: Dataset) -> None:
    """Draw the way to delete a set of data."""
    with st.popover("데이터 지우기", icon=":material/delete:"):
        st.markdown("목록에서 지웁니다. 기록에는 남습니다.")
        key = state.record_widget(store.TABLE, dataset.id, "delete")
        if st.button("지우기", type="primary", key=key):
            with data.transaction() as db:
                store.delete_dataset(db, dataset.id, dataset.revision, by=identity.author())
            frame.notice(f"'{dataset.content.name}'을(를) 지웠습니다.")
            navigation.go("datasets")


def _fields(row_id: str, revision: int, content: Content, submit: str) -> Content | None:
    def key(name: str) -> str:
        return state.record_field(store.TABLE, row_id, name, revision)

    def choice(name: str, options: Sequence[str]) -> str | None:
        value = getattr(content, name)
        return st.selectbox(
            LABELS[name],
            options,
            index=list(options).index(value) if value in options else None,
            key=key(name),
            placeholder="모름",
        )

    with st.form(key("form"), border=False):
        first, second, third, fourth = st.columns([4, 2, 2, 2])
        with first:
            name = st.text_input(LABELS["name"], content.name, key=key("name"), max_chars=200)
        with second:
            role = choice("role", ROLES)
        with third:
            shape = choice("format", FORMATS)
        with fourth:
            personal = choice("personal_data", KINDS_OF_PERSONAL_DATA)
        first, second, third, fourth = st.columns([2, 2, 4, 2])
        with first:
            sharing = choice("sharing", ANSWERS)
        with second:
            opening = choice("opening", ANSWERS)
        with third:
            reasons = st.multiselect(
                LABELS["reasons"], REASONS, default=list(content.reasons or ()),
                key=key("reasons"), placeholder="'불가'일 때만 고릅니다",
            )  # fmt: skip
        with fourth:
            open_state = choice("state", STATES)
        left, right = st.columns(2)
        reason_note = left.text_input(
            LABELS["reason_note"], content.reason_note, key=key("reason_note")
        )
        note = right.text_input(LABELS["note"], content.note, key=key("note"))
        if not st.form_submit_button(submit, type="primary"):
            return None
    return Content(
        name, role or ROLES[0], shape, personal, sharing, opening, tuple(reasons) or None,
        reason_note, open_state, note,
    )  # fmt: skip
