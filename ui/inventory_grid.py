"""Tables of processes: each cell is saved as soon as it is edited."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from errors import WorkbenchError
from processes.inventory.changes import value_of
from processes.inventory.fields import BY_KEY, COLUMN_BY_KEY, REQUIRED, Field
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


@dataclass(frozen=True)
class View:
    """One table: its name keeps its edits apart from another's, its columns are fields' keys."""

    name: str
    edited: tuple[str, ...]
    required: tuple[Field, ...]


REGISTER = View("", EDITED, REQUIRED)


def draw(processes: Sequence[Process], departments: Sequence[str], view: View = REGISTER) -> None:
    """Draw the table; what is edited in it, `take_edits` saves at the start of the next run."""
    _start_anew_when_others_changed(processes, view)
    _start_anew_with_other_rows(processes, view)
    st.session_state[state.GRID_DRAWN + view.name] = list(processes)
    st.data_editor(
        _table(processes, view),
        key=state.grid_key(view.name),
        column_config=_columns(departments, view),
        disabled=["_index", "open", "hours", "missing", "updated"],
        height=min(len(processes), _MOST_ROWS) * _ROW_HEIGHT + _ROW_HEIGHT + 4,
        row_height=_ROW_HEIGHT,
        placeholder="모름",
        alt="업무 목록",
    )
    clicked = st.session_state.get(state.GRID_OPEN + view.name)
    if clicked:
        navigation.go("process", code=processes[clicked["row"]].code)


def take_edits(view: View = REGISTER) -> None:
    """Save the cells that were edited since the last run. Call it before the register is read."""
    edits: Mapping[Any, Mapping[str, Any]]
    edits = st.session_state.get(state.grid_key(view.name), {}).get("edited_rows", {})
    drawn: list[Process] = st.session_state.get(state.GRID_DRAWN + view.name, [])
    seen: dict[Cell, str] = st.session_state.setdefault(state.GRID_SEEN + view.name, {})
    for position, cells in edits.items():
        process = drawn[int(position)]
        typed = {key: str(text or "") for key, text in cells.items() if key in view.edited}
        fresh = {key: text for key, text in typed.items() if seen.get((process.code, key)) != text}
        seen.update({(process.code, key): text for key, text in fresh.items()})
        _save_row(process, fresh, view)


def draw_refused(view: View = REGISTER) -> None:
    """Draw a sentence for each cell that could not be saved, with what was typed."""
    refused: dict[Cell, str] = st.session_state.get(state.REFUSED_CELLS + view.name, {})
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
            args=(view,),
        )


def start_anew(view: View = REGISTER) -> None:
    """Forget the edits that lie over the table; it shows what is saved."""
    turn = state.GRID_ROUND + view.name
    st.session_state[turn] = st.session_state.get(turn, 0) + 1
    st.session_state.pop(state.REFUSED_CELLS + view.name, None)
    st.session_state.pop(state.GRID_SEEN + view.name, None)


def _table(processes: Sequence[Process], view: View) -> pd.DataFrame:
    order = _order(view)
    rows = [_row(process, view, order) for process in processes]
    table = pd.DataFrame(rows, columns=order, index=[process.code for process in processes])
    texts = dict.fromkeys((*view.edited, "open", "hours", "updated"), "string")
    return table.astype({**{key: texts[key] for key in order if key in texts}, "missing": "Int64"})


def _row(process: Process, view: View, order: list[str]) -> list[Any]:
    unknown = [f for f in view.required if getattr(process.facts, f.key) is None]
    values = {
        "open": ":material/open_in_full: 예시" if process.example else ":material/open_in_full:",
        "hours": _hours(process),
        "missing": len(unknown),
        "updated": f"{when(process.updated_at)} {process.updated_by}",
        **{key: _text(process, key) for key in view.edited},
    }
    return [values[key] for key in order]


def _order(view: View) -> list[str]:
    """The name first, the others as the view has them; the hours after what they come from."""
    others = [key for key in view.edited if key not in ("name", "department", "area")]
    first = [key for key in ("name", "department", "area") if key in view.edited]
    if all(key in others for key in _FIGURES):
        others.insert(max(map(others.index, _FIGURES)) + 1, "hours")
    return ["open", *first, *others, "missing", "updated"]


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


def _columns(departments: Sequence[str], view: View) -> dict[str, Any]:
    column = st.column_config
    return {
        "_index": column.TextColumn("번호", width="small"),
        "open": column.ButtonColumn(
            "열기", width="small", type="tertiary", key=state.GRID_OPEN + view.name
        ),
        **{key: _column(COLUMN_BY_KEY[key], departments) for key in view.edited},
        "hours": column.TextColumn(
            "연간 투입(시간)", width=150, help="연간 건수 × 건당 처리시간. 계산한 값입니다."
        ),
        "missing": column.NumberColumn(
            "빠진 ★", width="small", help=f"필수 항목 {len(view.required)}개 가운데 모르는 것의 수"
        ),
        "updated": column.TextColumn("마지막 저장", width="small"),
    }


def _column(field: Field, departments: Sequence[str]) -> Any:
    """Return how a field is edited: chosen where it has choices, typed elsewhere."""
    column, kind = st.column_config, field.kind.name
    if field.key == "department":
        return column.SelectboxColumn(field.title, options=list(departments), required=True)
    if field.key == "name":
        return column.TextColumn(field.title, width="medium", required=True)
    if kind == "yes-no":
        options = [field.format(True), field.format(False)]
        return column.SelectboxColumn(field.title, options=options, help=field.help or None)
    if field.choices and kind != "forms":
        return column.SelectboxColumn(
            field.title, options=list(field.choices), help=field.help or None
        )
    return column.TextColumn(
        field.title,
        width="small" if field.key == "area" else None if field.unit else "medium",
        alignment="right" if field.unit else None,
        help=field.help or _LISTED.get(kind),
    )


_LISTED = {
    "words": "쉼표로 나눕니다. 없으면 '없음'",
    "channels": "쉼표로 나눕니다.",
    "forms": "종이, 스캔, 전자, 정형 가운데 적습니다. 여럿이면 쉼표로 나눕니다.",
}


def _save_row(process: Process, typed: Mapping[str, str], view: View) -> None:
    refused: dict[Cell, str] = st.session_state.setdefault(state.REFUSED_CELLS + view.name, {})
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


def _start_anew_when_others_changed(processes: Sequence[Process], view: View) -> None:
    """Drop the edits over the table once somebody else has changed a cell that they cover."""
    seen: dict[Cell, str] = st.session_state.get(state.GRID_SEEN + view.name, {})
    refused = st.session_state.get(state.REFUSED_CELLS + view.name, {})
    waiting = {clash.read.code for clash in process_saving.clashes()}
    by_code = {process.code: process for process in processes} if seen else {}
    for (code, key), text in seen.items():
        if code in by_code and code not in waiting and (code, key) not in refused:
            typed = COLUMN_BY_KEY[key].parse(text) if key in BY_KEY else " ".join(text.split())
            if not _same(value_of(by_code[code], key), typed):
                start_anew(view)
                return


def _start_anew_with_other_rows(processes: Sequence[Process], view: View) -> None:
    """Drop the edits over the table where other rows stand in it now; refused ones are told."""
    drawn: list[Process] = st.session_state.get(state.GRID_DRAWN + view.name, [])
    if drawn and [process.code for process in drawn] != [process.code for process in processes]:
        refused = st.session_state.get(state.REFUSED_CELLS + view.name, {})
        start_anew(view)
        st.session_state[state.REFUSED_CELLS + view.name] = refused


def _same(saved: Any, typed: Any) -> bool:
    if isinstance(saved, Estimate) and isinstance(typed, Estimate):
        return saved.bounds == typed.bounds
    return bool(saved == typed)
