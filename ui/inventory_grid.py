"""Tables of processes: each cell is saved as soon as it is edited."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from processes.inventory.changes import value_of
from processes.inventory.fields import BY_KEY, COLUMN_BY_KEY, REQUIRED, Field
from processes.inventory.model import Estimate, Process
from ui import (
    inventory_columns,
    inventory_edits,
    inventory_picked,
    navigation,
    process_saving,
    state,
)
from ui.inventory_columns import COMPUTED, OPEN, PICK
from ui.inventory_edits import Cell

EDITED = (
    "department", "area", "name", "yearly_volume", "minutes_per_case", "systems", "channels",
    "personal_data",
)  # fmt: skip
_ROW_HEIGHT, _MOST_ROWS = 36, 18
_FIGURES = ("yearly_volume", "minutes_per_case")


@dataclass(frozen=True)
class View:
    """One table: its name keeps its edits apart from another's, its columns are keys.

    Without `columns`, the edited ones stand in their usual order among the computed ones.
    """

    name: str
    edited: tuple[str, ...]
    required: tuple[Field, ...]
    columns: tuple[str, ...] = ()
    picks: bool = False


REGISTER = View("", EDITED, REQUIRED)


def draw(processes: Sequence[Process], departments: Sequence[str], view: View = REGISTER) -> None:
    """Draw the table; what is edited in it, `take_edits` saves at the start of the next run."""
    _start_anew_when_others_changed(processes, view)
    _start_anew_with_other_rows(processes, view)
    st.session_state[state.GRID_DRAWN + view.name] = list(processes)
    order = _order(view)
    opener = state.GRID_OPEN + view.name
    st.data_editor(
        inventory_columns.table(processes, order, view.required, inventory_picked.ids()),
        key=state.grid_key(view.name),
        column_config=inventory_columns.config(order, departments, view.required, opener),
        disabled=["_index", OPEN, *(key for key in COMPUTED if key in order)],
        height=min(len(processes), _MOST_ROWS) * _ROW_HEIGHT + _ROW_HEIGHT + 4,
        row_height=_ROW_HEIGHT,
        placeholder="모름",
        alt="업무 목록",
    )
    clicked = st.session_state.get(opener)
    if clicked:
        navigation.go("process", code=processes[clicked["row"]].code)


def show(processes: Sequence[Process], view: View) -> None:
    """Draw the table as it stands, for a look."""
    order = [key for key in _order(view) if key not in (PICK, OPEN)]
    config = inventory_columns.config(order, (), view.required, OPEN)
    st.dataframe(
        inventory_columns.table(processes, order, view.required, set()),
        column_config={k: v for k, v in config.items() if k != OPEN},
        height=min(len(processes), _MOST_ROWS) * _ROW_HEIGHT + _ROW_HEIGHT + 4,
        row_height=_ROW_HEIGHT,
        placeholder="모름",
        alt="업무 목록",
    )


def take_edits(view: View = REGISTER) -> None:
    """Save the cells that were edited since the last run. Call it before the register is read."""
    inventory_edits.take(view.name)


def draw_refused(view: View = REGISTER) -> None:
    """Draw a sentence for each cell that could not be saved, with what was typed."""
    inventory_edits.draw_refused(view.name)


def start_anew(view: View = REGISTER) -> None:
    """Forget the edits that lie over the table; it shows what is saved."""
    inventory_edits.start_anew(view.name)


def _order(view: View) -> list[str]:
    """The name first, the others as the view has them; the hours after what they come from."""
    first = [PICK, OPEN, "name"] if view.picks else [OPEN, "name"]
    if view.columns:
        return [*first, *(key for key in view.columns if key != "name")]
    others = [key for key in view.edited if key not in ("name", "department", "area")]
    first += [key for key in ("department", "area") if key in view.edited]
    if all(key in others for key in _FIGURES):
        others.insert(max(map(others.index, _FIGURES)) + 1, "hours")
    return [*first, *others, "missing", "updated"]


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
