"""The table of processes: each cell is saved as soon as it is edited."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from errors import WorkbenchError
from processes.inventory.changes import value_of
from processes.inventory.fields import BY_KEY, COLUMN_BY_KEY, PERSONAL_DATA, REQUIRED, missing
from processes.inventory.model import Estimate, Process
from processes.inventory.totals import yearly_hours
from ui import navigation, process_saving, state
from ui.clock import when
from ui.wording import plain

EDITED = (
    "department", "area", "name", "yearly_volume", "minutes_per_case", "systems", "channels",
    "personal_data",
)  # fmt: skip
_ROW_HEIGHT, _MOST_ROWS = 36, 18
_DIGITS, _FIGURE_SPACE = 7, "\u2007"  # as wide as a digit, and sorts before it
_FIGURES = ("yearly_volume", "minutes_per_case")
Cell = tuple[str, str]  # code, field


def draw(processes: Sequence[Process], departments: Sequence[str]) -> None:
    """Draw the table; what is edited in it, `take_edits` saves at the start of the next run."""
    _start_anew_when_others_changed(processes)
    st.session_state[state.GRID_DRAWN] = list(processes)
    st.data_editor(
        _table(processes),
        key=state.grid_key(),
        column_config=_columns(departments),
        disabled=["_index", "open", "hours", "missing", "updated"],
        height=min(len(processes), _MOST_ROWS) * _ROW_HEIGHT + _ROW_HEIGHT + 4,
        row_height=_ROW_HEIGHT,
        placeholder="모름",
        alt="업무 목록",
    )
    clicked = st.session_state.get(state.GRID_OPEN)
    if clicked:
        navigation.go("process", code=processes[clicked["row"]].code)


def take_edits() -> None:
    """Save the cells that were edited since the last run. Call it before the register is read."""
    edits: Mapping[Any, Mapping[str, Any]]
    edits = st.session_state.get(state.grid_key(), {}).get("edited_rows", {})
    drawn: list[Process] = st.session_state.get(state.GRID_DRAWN, [])
    seen: dict[Cell, str] = st.session_state.setdefault(state.GRID_SEEN, {})
    for position, cells in edits.items():
        process = drawn[int(position)]
        typed = {key: str(text or "") for key, text in cells.items() if key in EDITED}
        fresh = {key: text for key, text in typed.items() if seen.get((process.code, key)) != text}
        seen.update({(process.code, key): text for key, text in fresh.items()})
        _save_row(process, fresh)


def draw_refused() -> None:
    """Draw a sentence for each cell that could not be saved, with what was typed."""
    refused: dict[Cell, str] = st.session_state.get(state.REFUSED_CELLS, {})
    if not refused:
        return
    with st.container(border=True):
        for (code, key), sentence in refused.items():
            st.error(
                plain(f"{code} {COLUMN_BY_KEY[key].label}: {sentence}"), icon=":material/error:"
            )
        st.button(
            "저장 안 된 칸 되돌리기",
            key="forget-refused-cells",
            on_click=start_anew,
        )


def start_anew() -> None:
    """Forget the edits that lie over the table; it shows what is saved."""
    st.session_state[state.GRID_ROUND] = st.session_state.get(state.GRID_ROUND, 0) + 1
    st.session_state.pop(state.REFUSED_CELLS, None)
    st.session_state.pop(state.GRID_SEEN, None)


def _table(processes: Sequence[Process]) -> pd.DataFrame:
    rows = [_row(process) for process in processes]
    table = pd.DataFrame(rows, columns=_ORDER, index=[process.code for process in processes])
    texts = dict.fromkeys((*EDITED, "open", "hours", "updated"), "string")
    return table.astype({**texts, "missing": "Int64"})


def _row(process: Process) -> list[Any]:
    values = {
        "open": ":material/open_in_full: 예시" if process.example else ":material/open_in_full:",
        "hours": _hours(process),
        "missing": len(missing(process.facts)),
        "updated": f"{when(process.updated_at)} {process.updated_by}",
        **{key: _text(process, key) for key in EDITED},
    }
    return [values[key] for key in _ORDER]


_ORDER = [
    "open", "name", "department", "area", "yearly_volume", "minutes_per_case", "hours", "systems",
    "channels", "personal_data", "missing", "updated",
]  # fmt: skip


def _text(process: Process, key: str) -> str | None:
    """Return the cell's text; None, shown as 모름, for unknown."""
    return COLUMN_BY_KEY[key].format(value_of(process, key)) or None


def _hours(process: Process) -> str | None:
    """Return the hours a year, whole, as a text that sorts like a number by its first figure."""
    hours = yearly_hours(process.facts)
    if hours is None:
        return None
    low, _, high = hours.bounds
    first = ("?" if low is None else _whole(low)).rjust(_DIGITS, _FIGURE_SPACE)
    upto = "" if hours.is_exact else "~?" if high is None else f"~{_whole(high)}"
    return f"{first}{upto}{' (약)' if hours.approximate else ''}"


def _whole(number: float) -> str:
    return "<1" if 0 < number < 1 else f"{number:,.0f}"


def _columns(departments: Sequence[str]) -> dict[str, Any]:
    column = st.column_config
    titles = {key: COLUMN_BY_KEY[key].title for key in EDITED}
    figures = {
        key: column.TextColumn(titles[key], help=BY_KEY[key].help, alignment="right")
        for key in _FIGURES
    }
    return {
        "_index": column.TextColumn("번호", width="small"),
        "open": column.ButtonColumn("열기", width="small", type="tertiary", key=state.GRID_OPEN),
        "name": column.TextColumn(titles["name"], width="medium", required=True),
        "department": column.SelectboxColumn(
            titles["department"], options=list(departments), required=True
        ),
        "area": column.TextColumn(titles["area"], width="small"),
        **figures,
        "hours": column.TextColumn(
            "연간 투입(시간)", width=150, help="연간 건수 × 건당 처리시간. 계산한 값입니다."
        ),
        "systems": column.TextColumn(titles["systems"], help="쉼표로 나눕니다. 없으면 '없음'"),
        "channels": column.TextColumn(titles["channels"], help="쉼표로 나눕니다."),
        "personal_data": column.SelectboxColumn(
            titles["personal_data"], options=list(PERSONAL_DATA)
        ),
        "missing": column.NumberColumn(
            "빠진 ★", width="small", help=f"필수 항목 {len(REQUIRED)}개 가운데 모르는 것의 수"
        ),
        "updated": column.TextColumn("마지막 저장", width="small"),
    }


def _save_row(process: Process, typed: Mapping[str, str]) -> None:
    refused: dict[Cell, str] = st.session_state.setdefault(state.REFUSED_CELLS, {})
    values = {}
    for key, text in typed.items():
        refused.pop((process.code, key), None)
        try:
            values[key] = COLUMN_BY_KEY[key].parse(text) if key in BY_KEY else text
        except WorkbenchError as refusal:
            refused[process.code, key] = refusal.sentence
    if not values:
        return
    try:
        process_saving.save(process, values)
    except WorkbenchError as refusal:
        refused[process.code, next(iter(values))] = refusal.sentence


def _start_anew_when_others_changed(processes: Sequence[Process]) -> None:
    """Drop the edits over the table once somebody else has changed a cell that they cover."""
    seen: dict[Cell, str] = st.session_state.get(state.GRID_SEEN, {})
    refused = st.session_state.get(state.REFUSED_CELLS, {})
    waiting = {clash.read.code for clash in process_saving.clashes()}
    by_code = {process.code: process for process in processes} if seen else {}
    for (code, key), text in seen.items():
        if code in by_code and code not in waiting and (code, key) not in refused:
            typed = COLUMN_BY_KEY[key].parse(text) if key in BY_KEY else " ".join(text.split())
            if not _same(value_of(by_code[code], key), typed):
                start_anew()
                return


def _same(saved: Any, typed: Any) -> bool:
    if isinstance(saved, Estimate) and isinstance(typed, Estimate):
        return saved.bounds == typed.bounds
    return bool(saved == typed)
