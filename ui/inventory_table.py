"""The register's table on screen: page by page, or group by group with subtotals."""

from collections.abc import Sequence
from hashlib import sha1

import streamlit as st

from processes.inventory.fields import BY_KEY, REQUIRED
from processes.inventory.listing import Line
from processes.inventory.snapshot import Seen
from processes.inventory.views.model import View
from ui import figures, inventory_grid, state
from ui.wording import plain

PAGE_ROWS = 200


def take_edits() -> None:
    """Save what was edited in the tables of the last run. Call it before the register is read."""
    for name in st.session_state.get(state.GRIDS_DRAWN, ()):
        inventory_grid.take_edits(_grid(name, ()))


def start_anew() -> None:
    """Forget the edits that lie over the tables; they show what is saved."""
    for name in st.session_state.get(state.GRIDS_DRAWN, ()):
        inventory_grid.start_anew(_grid(name, ()))


def draw(seen: Seen, view: View, departments: Sequence[str]) -> None:
    """Draw what is seen."""
    before = st.session_state.get(state.GRIDS_DRAWN, ())
    for name in before:
        inventory_grid.draw_refused(_grid(name, ()))
    st.session_state[state.GRIDS_DRAWN] = []
    if not seen.lines:
        return
    if not view.group:
        _pages(seen.lines, view, departments, "")
        return
    folds = st.container(gap="xsmall")
    for name, part in seen.groups(view.group).items():
        key = state.group_key(view.group, name)
        expander = folds.expander(_subtotal(name, part), key=key, on_change="rerun")
        if expander.open:
            with expander:
                _pages(part.lines, view, departments, f"-{sha1(key.encode()).hexdigest()[:8]}")  # noqa: S324 - a name


def _pages(lines: Sequence[Line], view: View, departments: Sequence[str], name: str) -> None:
    pages = -(-len(lines) // PAGE_ROWS)
    page = 1
    if pages > 1:
        with st.container(horizontal=True, vertical_alignment="center"):
            page = min(st.pagination(pages, key=state.GRID_PAGE + name), pages)
            first = (page - 1) * PAGE_ROWS
            last = min(first + PAGE_ROWS, len(lines))
            st.caption(f"{len(lines):,}개 가운데 {first + 1:,}~{last:,}번째")
    shown = lines[(page - 1) * PAGE_ROWS : page * PAGE_ROWS]
    st.session_state[state.GRIDS_DRAWN].append(name)
    inventory_grid.draw([line.process for line in shown], departments, _grid(name, view.columns))


def _grid(name: str, columns: tuple[str, ...]) -> inventory_grid.View:
    return inventory_grid.View(name, ("name", "department", *BY_KEY), REQUIRED, columns, picks=True)


def _subtotal(name: str, part: Seen) -> str:
    hours = figures.sum_of(part.hours, "시간")
    left = f" (모름 {part.hours.unknown:,}개 제외)" if part.hours.unknown else ""
    return (
        f"**{plain(name)}** · 업무 {len(part.lines):,}개 · 연간 투입 {plain(hours)}{left} · "
        f"필수 항목을 다 채운 업무 {part.complete:,}개"
    )
