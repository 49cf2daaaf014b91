"""What people type and paste into a table of processes, saved cell by cell or as one change."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from errors import WorkbenchError
from processes.inventory.bulk import store as bulk
from processes.inventory.bulk.model import Wanted
from processes.inventory.fields import BY_KEY, COLUMN_BY_KEY, NAME
from processes.inventory.model import BadProcess, Process
from ui import data, frame, identity, inventory_picked, process_saving, state
from ui.inventory_columns import PICK
from ui.wording import plain

Cell = tuple[str, str]  # code, field


def take(name: str) -> None:
    """Save the cells of a table that were edited since the last run."""
    edits: Mapping[Any, Mapping[str, Any]]
    edits = st.session_state.get(state.grid_key(name), {}).get("edited_rows", {})
    drawn: list[Process] = st.session_state.get(state.GRID_DRAWN + name, [])
    seen: dict[Cell, str] = st.session_state.setdefault(state.GRID_SEEN + name, {})
    wanted = []
    for position, cells in edits.items():
        process = drawn[int(position)]
        if PICK in cells:
            inventory_picked.pick(process, bool(cells[PICK]))
        typed = {key: str(text or "") for key, text in cells.items() if key in COLUMN_BY_KEY}
        fresh = {key: text for key, text in typed.items() if seen.get((process.code, key)) != text}
        seen.update({(process.code, key): text for key, text in fresh.items()})
        values = _read(process, fresh, name)
        if values:
            wanted.append(Wanted(process, values))
    if len(wanted) == 1:
        _save_one(wanted[0], name)
    elif wanted:
        _save_block(wanted, name)


def draw_refused(name: str) -> None:
    """Draw a sentence for each cell that could not be saved, with what was typed."""
    refused: dict[Cell, str] = st.session_state.get(state.REFUSED_CELLS + name, {})
    if not refused:
        return
    with st.container(border=True):
        for (code, key), sentence in refused.items():
            st.error(
                plain(f"{code} {COLUMN_BY_KEY[key].label}: {sentence}"), icon=":material/error:"
            )
        st.button(
            "저장 안 된 칸 되돌리기",
            key=f"forget-refused-cells{name}",
            on_click=start_anew,
            args=(name,),
        )


def start_anew(name: str) -> None:
    """Forget the edits that lie over the table; it shows what is saved."""
    turn = state.GRID_ROUND + name
    st.session_state[turn] = st.session_state.get(turn, 0) + 1
    st.session_state.pop(state.REFUSED_CELLS + name, None)
    st.session_state.pop(state.GRID_SEEN + name, None)


def _read(process: Process, typed: Mapping[str, str], name: str) -> dict[str, Any]:
    refused: dict[Cell, str] = st.session_state.setdefault(state.REFUSED_CELLS + name, {})
    values = {}
    for key, text in typed.items():
        refused.pop((process.code, key), None)
        try:
            if key == NAME.key and not text.strip():
                raise BadProcess("업무명이 비었습니다. 이름을 적으세요.")
            values[key] = COLUMN_BY_KEY[key].parse(text) if key in BY_KEY else text
        except WorkbenchError as refusal:
            refused[process.code, key] = refusal.sentence
    return values


def _save_one(wanted: Wanted, name: str) -> None:
    try:
        process_saving.save(wanted.process, wanted.values)
    except WorkbenchError as refusal:
        key = wanted.process.code, next(iter(wanted.values))
        st.session_state[state.REFUSED_CELLS + name][key] = refusal.sentence


def _save_block(wanted: list[Wanted], name: str) -> None:
    """Save what was pasted over several processes as one change that can be taken back."""
    cells = sum(len(one.values) for one in wanted)
    title = f"표에 붙여 넣은 칸 {cells:,}개"
    try:
        with data.transaction() as db:
            outcome = bulk.change(db, title, wanted, by=identity.author())
    except WorkbenchError:  # one of them can't stand: each for itself, so that it is named
        for one in wanted:
            _save_one(one, name)
        return
    for late in outcome.overtaken:
        process_saving.remember(late.wanted.process, late.wanted.values, late.theirs)
    if outcome.saved:
        frame.notice(f"업무 {len(outcome.saved):,}개의 칸 {cells:,}개를 저장했습니다.")
