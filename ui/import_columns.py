"""How each column of a table was understood, and the user's say in it."""

from collections import Counter
from collections.abc import Mapping

import streamlit as st

from processes.inventory.fields import COLUMN_BY_KEY, COLUMNS
from processes.inventory.model import NotUnderstood
from processes.spreadsheet.columns import Header
from processes.spreadsheet.model import Column, Import
from ui import state
from ui.wording import plain

LEFT = "가져오지 않음"
_WIDTHS = (3, 6, 3, 2)
_OPTIONS = [LEFT, *(field.key for field in COLUMNS)]


def chosen(header: Header, file_id: str) -> dict[int, str | None]:
    """Return what the user chose for the columns so far; untouched ones are left out."""
    found: dict[int, str | None] = {}
    for column in header.columns:
        key = st.session_state.get(_key(file_id, header, column))
        if key is not None and key != (column.key or LEFT):
            found[column.index] = None if key == LEFT else key
    return found


def draw(header: Header, imported: Import, file_id: str) -> None:
    """Draw a line for each column: header and examples, as they are read, the field to choose."""
    told = _remarks(imported)
    for column, understood in zip(header.columns, imported.columns, strict=True):
        if not column.header and not column.examples:
            continue
        title, examples, choice, sure = st.columns(_WIDTHS, vertical_alignment="center")
        title.markdown(f":gray[{column.letter}] **{plain(column.header) or '(제목 없음)'}**")
        examples.markdown(_examples(understood))
        choice.selectbox(
            f"{column.letter}열의 항목",
            _OPTIONS,
            index=_OPTIONS.index(column.key or LEFT),
            format_func=_label,
            key=_key(file_id, header, column),
            label_visibility="collapsed",
        )
        sure.markdown(_certainty(column, understood))
        for text, rows in told.get(understood.header, Counter()).items():
            st.caption(f":material/info: {column.letter}열: {plain(text)} ({rows}행)")


def _key(file_id: str, header: Header, column: Column) -> str:
    return state.import_widget(file_id, f"column-{header.row}-{column.index}")


def _label(key: str) -> str:
    if key == LEFT:
        return LEFT
    field = COLUMN_BY_KEY[key]
    return f"{field.title} ★" if field.required else field.title


def _examples(column: Column) -> str:
    """Return the examples with what is made of them: '월 20건 → 240'."""
    return " · ".join(_example(column, text) for text in column.examples) or ":gray[빈 열]"


def _example(column: Column, text: str) -> str:
    shown = plain(text[:24])
    field = COLUMN_BY_KEY.get(column.key or "")
    if field is None or field.key in ("name", "department", "code"):
        return shown
    try:
        read = field.shown(field.understand(text, column.header).value)
    except NotUnderstood:
        return f"{shown} → :red[읽지 못함]"
    return shown if read == text else f"{shown} → **{plain(read)}**"


def _certainty(column: Column, understood: Column) -> str:
    if understood.key != column.key:
        return ":blue-badge[직접 고름]" if understood.key else ":gray-badge[가져오지 않음]"
    if understood.key is None:
        return ":gray-badge[가져오지 않음]"
    return ":green-badge[확실]" if understood.confidence == 1 else ":orange-badge[추측: 확인 필요]"


def _remarks(imported: Import) -> Mapping[str, Counter[str]]:
    told: dict[str, Counter[str]] = {}
    for row in imported.rows:
        for remark in row.remarks:
            if remark.label != COLUMN_BY_KEY["name"].label and "위 행" not in remark.text:
                told.setdefault(remark.label, Counter())[remark.text] += 1
    return told
