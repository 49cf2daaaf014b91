"""Saves of a record that another one overtook: both versions side by side, and a choice."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Protocol, TypeVar

import streamlit as st

from storage import Conflict
from ui import frame, state
from ui.clock import when
from ui.wording import plain


class Record(Protocol):
    """A row that people edit, at one revision."""

    @property
    def id(self) -> str:
        """What names the row."""

    @property
    def revision(self) -> int:
        """Which save of it this is."""

    @property
    def updated_by(self) -> str:
        """Who saved it."""


_Record = TypeVar("_Record", bound=Record)


def opened(table: str, record: _Record, field: str) -> _Record:
    """Return the record that the open form was drawn from, so that no typing is lost.

    It stays the same while the form (known by one of its fields) is on the screen, even when
    somebody else saves meanwhile; that is said, with a way to take over what they saved.
    """
    key = _opened(table, record.id)
    drawn: _Record | None = st.session_state.get(key)
    if (
        drawn is None
        or drawn.revision == record.revision
        or (state.record_field(table, record.id, field, drawn.revision) not in st.session_state)
    ):
        st.session_state[key] = record
        return record
    with st.container(horizontal=True, vertical_alignment="center"):
        st.info(
            f"그 사이 {plain(record.updated_by)} 님이 고쳤습니다. 저장하면 두 내용을 나란히 "
            "보여 줍니다.",
            icon=":material/sync:",
        )
        st.button(
            "고친 내용으로 다시 열기",
            key=state.record_widget(table, record.id, "reopen"),
            on_click=_forget,
            args=(table, record.id),
        )
    return drawn


@contextmanager
def kept() -> Iterator[None]:
    """Keep a conflict of the block for `draw`; both versions are in the database already."""
    try:
        yield
    except Conflict as conflict:
        waiting: dict[str, Conflict] = st.session_state.setdefault(state.RECORD_CLASHES, {})
        waiting[conflict.row_id] = conflict


def settle(table: str, row_id: str, *, saved: bool) -> None:
    """Draw the page anew after a save went well, or was kept for a choice; else go on."""
    if saved:
        frame.notice("저장했습니다.")
    if saved or row_id in st.session_state.get(state.RECORD_CLASHES, {}):
        _forget(table, row_id)
        st.rerun()


def draw(
    table: str,
    labels: Mapping[str, str],
    save: Callable[[Mapping[str, Any]], object],
) -> None:
    """Draw the clashes of a table's records; `save` gets the row that shall stand."""
    waiting: dict[str, Conflict] = st.session_state.get(state.RECORD_CLASHES, {})
    for conflict in [one for one in waiting.values() if one.table == table]:
        with st.container(border=True):
            st.warning(
                f"{plain(conflict.theirs['updated_by'])} 님이 "
                f"{when(conflict.theirs['updated_at'])}에 먼저 고쳤습니다. "
                "어느 쪽을 남길지 고르세요.",
                icon=":material/sync_problem:",
            )
            st.table(_compared(conflict, labels), border="horizontal")
            with st.container(horizontal=True):
                for mine, label in ((True, "내 것 저장"), (False, "상대 것 유지")):
                    st.button(
                        label,
                        type="primary" if mine else "secondary",
                        key=state.record_widget(table, conflict.row_id, f"clash-{mine}"),
                        on_click=_choose,
                        args=(conflict, save if mine else None),
                    )


def _compared(conflict: Conflict, labels: Mapping[str, str]) -> list[dict[str, str]]:
    return [
        {
            "항목": label,
            "내 값": plain(_text(conflict.mine[name])),
            "상대 값": plain(_text(conflict.theirs[name])),
        }
        for name, label in labels.items()
        if name in conflict.mine and conflict.mine[name] != conflict.theirs[name]
    ]


def _choose(conflict: Conflict, save: Callable[[Mapping[str, Any]], object] | None) -> None:
    st.session_state[state.RECORD_CLASHES].pop(conflict.row_id, None)
    _forget(conflict.table, conflict.row_id)
    if save is None:
        frame.notice("상대 것을 그대로 두었습니다.")
        return
    with frame.refusals(), kept():
        save({**conflict.theirs, **conflict.mine})
        frame.notice("내 것을 저장했습니다.")


def _opened(table: str, row_id: str) -> str:
    return state.record_widget(table, row_id, "opened")


def _forget(table: str, row_id: str) -> None:
    st.session_state.pop(_opened(table, row_id), None)


def _text(value: Any) -> str:
    return "모름" if value is None else str(value) or "없음"
