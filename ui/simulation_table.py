"""A table of a scenario whose cells are saved as typed; what can't be taken stays, with why."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from processes.simulation.editing import figures, guesses, rows, times
from processes.simulation.editing.rows import GUESS, SOURCE, Table
from processes.simulation.store import StoredScenario
from ui import simulation_saving, state
from ui.wording import plain

_ROW, _TALLEST = 35, 20  # a row's height in pixels, and how many are seen at once
SOURCES: Mapping[str, Any] = {
    GUESS: st.column_config.CheckboxColumn(
        width=60, help="켜져 있으면 아무도 재거나 확인하지 않은 값입니다. 맞으면 끄세요."
    ),
    SOURCE: st.column_config.TextColumn(
        width="large", max_chars=200, help="이 값이 어디서 왔는지. 고쳐 적을 수 있습니다."
    ),
}


def draw(
    stored: StoredScenario,
    table: Table,
    columns: Mapping[str, Any],
    fixed: Sequence[str] = (),
    *,
    blank: str = "",
) -> None:
    """Draw a table with these columns in this order; `fixed` ones are for reading.

    `blank` is what an empty cell shows.
    """
    base = table.read(stored.scenario)
    cells, refusals = st.session_state.get(
        simulation_saving.pending_key(table.name, stored.id), ((), ())
    )
    _refusals(stored, table, cells, refusals)
    key = state.simulation_key(f"{table.name}/{_round(cells)}", stored.id, stored.revision)
    st.data_editor(
        rows.overlaid(base, cells),
        key=key,
        hide_index=True,
        num_rows="fixed",
        height=_ROW * (min(len(base), _TALLEST) + 1) + 3,
        placeholder=blank,
        disabled=list(fixed),
        column_order=list(columns),
        column_config=dict(columns),
        on_change=simulation_saving.cells,
        args=(stored, table, base, key),
    )


def _round(cells: Sequence[rows.Cell]) -> int:
    """Return a number that differs where other cells wait: the widget then begins anew."""
    return hash(tuple((one.id, one.part, one.column, str(one.typed)) for one in cells))


def _refusals(
    stored: StoredScenario, table: Table, cells: Sequence[rows.Cell], refusals: Sequence[str]
) -> None:
    """Say what could not be saved; what the page shows of it goes when people drop it."""
    for sentence in refusals:
        st.warning(plain(sentence), icon=":material/edit_off:")
    if cells:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(
                "적은 값 버리기",
                key=state.simulation_key(f"{table.name}/drop", stored.id),
                type="tertiary",
                icon=":material/undo:",
                on_click=simulation_saving.drop_pending,
                args=(table.name, stored.id),
            )
            st.caption(
                "적은 값은 표에 그대로 있고 아직 저장하지 않았습니다. 나머지는 저장했습니다."
            )
    elif refusals:
        simulation_saving.drop_pending(table.name, stored.id)


def popover(
    stored: StoredScenario, label: str, icon: str, *, quiet: bool = False
) -> st.delta_generator.DeltaGenerator:
    """Return a popover that closes once what is in it has changed the scenario."""
    return st.popover(
        label,
        icon=icon,
        type="tertiary" if quiet else "secondary",
        key=state.simulation_key(f"popover/{label}", stored.id, stored.revision),
    )


def time_columns(text: str, help: str, *, detailed: bool) -> dict[str, Any]:
    """Return the columns of a distribution: one of text, or one for its kind and each figure."""
    if not detailed:
        return {text: st.column_config.TextColumn(help=help, width="medium", required=True)}
    return {
        figures.KIND: st.column_config.SelectboxColumn(options=list(times.KINDS), width="small"),
        **{name: st.column_config.NumberColumn(min_value=0, width=70) for name in figures.FIGURES},
    }


def guesses_of(stored: StoredScenario, part: str) -> None:
    """Say how many guesses a part has, and let people confirm them all at once."""
    found = guesses.guessed_in(stored.scenario, part)
    if not found:
        return
    unknown = [one for one in found if guesses.is_unknown_cost(stored.scenario, one)]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.badge(f"추정 {len(found)}개", icon=":material/help:", color="orange")
        told = "아는 값으로 고치거나, 맞으면 '추정'을 끄세요."
        st.caption(told + (f" 비용 {len(unknown)}곳은 모름입니다." if unknown else ""))
        if len(found) > len(unknown):
            st.button(
                "모두 맞습니다",
                key=state.simulation_key(f"confirm/{part}", stored.id, stored.revision),
                icon=":material/done_all:",
                type="tertiary",
                on_click=simulation_saving.press,
                args=(stored, lambda now: guesses.confirmed(now, found)),
            )
