"""Records as a table that is edited in place: each cell saved as it is left, never over another's.

What can't be saved stays in its cell with a sentence above the table; what somebody else saved
meanwhile is shown beside it for a choice (record_clashes).
"""

import copy
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
import streamlit as st

from errors import WorkbenchError
from storage import Database
from ui import data, frame, identity, project_state, record_clashes
from ui.record_clashes import Record
from ui.wording import plain

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Grid:
    """A table of the records of one owner.

    `save` writes fields of a record over a revision and returns it; `add` makes one from the
    fields of a new line, once those in `required` are there. `fixed` columns can't be edited.
    """

    table: str
    owner: str
    records: Sequence[Any]
    columns: Mapping[str, Any]
    shown: Callable[[Any], Values]
    save: Callable[[Database, Any, int, str, dict[str, Any]], Any]
    add: Callable[[Database, str, dict[str, Any]], Any] | None = None
    delete: Callable[[Database, Any, int, str], None] | None = None
    required: tuple[str, ...] = ()
    fixed: tuple[str, ...] = ()
    missing: str = ""


@dataclass
class Held:
    """What a table was drawn from, the newest revision of each, and what was taken so far."""

    records: list[Any]
    revisions: dict[str, int]
    taken: dict[tuple[str, str], Any] = field(default_factory=dict)
    refused: dict[tuple[str, str], str] = field(default_factory=dict)
    waiting: int = 0  # new lines that lack what they need
    seen: Any = None  # the edits as they were when they were last taken


def draw(grid: Grid) -> None:
    """Draw the table; a change is saved before the page is drawn again."""
    if _take(grid):  # the browser's report came without its call
        st.rerun()
    held = _held(grid)
    for (_, name), sentence in held.refused.items():
        label = (grid.columns.get(name) or {}).get("label") or ""
        st.error(plain(f"{label}: {sentence}" if label else sentence), icon=":material/error:")
    if held.waiting and grid.missing:
        st.caption(f":material/edit_note: {plain(grid.missing)}")
    rows = [dict(grid.shown(one)) for one in held.records]
    st.data_editor(
        pd.DataFrame(rows, columns=list(grid.columns)).astype(object),
        column_config=dict(grid.columns),
        column_order=list(grid.columns),
        disabled=list(grid.fixed),
        num_rows="dynamic" if grid.add else "fixed",
        hide_index=True,
        width="stretch",
        placeholder="모름",
        key=project_state.grid(grid.table, grid.owner),
        on_change=take,
        args=(grid,),
    )


def take(grid: Grid) -> None:
    """Save what the browser reports of the table."""
    _take(grid)


def _take(grid: Grid) -> bool:
    """Save what was edited, added and taken out since the last time; tell whether any was."""
    held: Held | None = st.session_state.get(project_state.grid_held(grid.table, grid.owner))
    edits = _edits(grid)
    if held is None or edits is None or edits == held.seen:
        return False
    held.seen = copy.deepcopy(edits)
    for position, cells in edits["edited_rows"].items():
        _edit(grid, held, held.records[int(position)], cells)
    held.waiting = 0
    anew = _taken_out(grid, held, edits["deleted_rows"])
    for at, line in enumerate(edits["added_rows"]):
        anew = _added(grid, held, at, line) or anew
    if anew and not held.waiting:
        _start_anew(grid)
    return True


def _edits(grid: Grid) -> dict[str, Any] | None:
    """Return what lies over the table as it was drawn; None for nothing."""
    edits = st.session_state.get(project_state.grid(grid.table, grid.owner))
    return dict(edits) if edits and any(edits.values()) else None


def _held(grid: Grid) -> Held:
    """Return what the table was drawn from; drawn anew when the records have changed elsewhere."""
    key = project_state.grid_held(grid.table, grid.owner)
    held: Held | None = st.session_state.get(key)
    revisions = {one.id: one.revision for one in grid.records}
    drawn = project_state.grid(grid.table, grid.owner) in st.session_state
    if held is not None and drawn and (held.revisions == revisions or held.waiting):
        return held
    if held is not None and drawn:
        _start_anew(grid)
    held = Held(list(grid.records), revisions)
    st.session_state[key] = held
    return held


def _start_anew(grid: Grid) -> None:
    key = project_state.grid_round(grid.table, grid.owner)
    st.session_state[key] = st.session_state.get(key, 0) + 1
    st.session_state.pop(project_state.grid_held(grid.table, grid.owner), None)


def _edit(grid: Grid, held: Held, record: Any, cells: Values) -> None:
    fresh = {
        name: value
        for name, value in cells.items()
        if name not in grid.fixed
        and ((record.id, name) not in held.taken or held.taken[record.id, name] != value)
    }
    if not fresh:
        return
    held.taken.update({(record.id, name): value for name, value in fresh.items()})
    # Cells of this line that were refused go again with it: two of them may only fit together.
    again = {n: held.taken[r, n] for r, n in held.refused if r == record.id}
    author = identity.author()
    try:
        with record_clashes.kept(), data.transaction() as db:
            revision = held.revisions[record.id]
            saved: Record = grid.save(db, record, revision, author, {**again, **fresh})
            held.revisions[record.id] = saved.revision
        for name in {**again, **fresh}:
            held.refused.pop((record.id, name), None)
    except WorkbenchError as refusal:
        for name in fresh:
            held.refused[record.id, name] = refusal.sentence


def _taken_out(grid: Grid, held: Held, positions: Sequence[int]) -> bool:
    gone = False
    for position in positions:
        record = held.records[position]
        if grid.delete is None or record.id not in held.revisions:
            continue
        author = identity.author()
        try:
            with record_clashes.kept(), data.transaction() as db:
                grid.delete(db, record, held.revisions[record.id], author)
        except WorkbenchError as refusal:
            frame.notice(refusal.sentence, refused=True)
        gone = True
    return gone


def _added(grid: Grid, held: Held, at: int, line: Values) -> bool:
    """Add a new line once it has what it needs; until then, and when refused, it stays typed."""
    fields = {name: value for name, value in line.items() if not name.startswith("_")}
    place = f"new-{at}"
    held.refused = {key: one for key, one in held.refused.items() if key[0] != place}
    if grid.add is None or not all(fields.get(name) for name in grid.required):
        held.waiting += 1
        return False
    author = identity.author()
    try:
        with data.transaction() as db:
            grid.add(db, author, fields)
    except WorkbenchError as refusal:
        held.refused[place, ""] = refusal.sentence
        held.waiting += 1
        return False
    return True
