"""What the clicks of the simulation page do to scenarios: cells, names, files."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from errors import WorkbenchError
from processes.bpmn.model import Model
from processes.inventory.model import Process
from processes.simulation import compiling, scenario_json, store, tables
from processes.simulation.distributions import Distribution
from processes.simulation.prefilling import open_seconds_a_year
from processes.simulation.scenario import Arrivals, BadScenario, Scenario
from processes.simulation.store import StoredScenario
from storage import Database
from ui import data, frame, identity, model_saving, state

Rows = Sequence[Mapping[str, Any]]
Read = Callable[[Scenario], Rows]
Write = Callable[[Scenario, Rows], Scenario]


def begin(process: Process, line: str) -> None:
    """Add a scenario that is prefilled from what is known."""
    by = identity.author()

    def action(db: Database) -> None:
        number = len(store.scenarios(db, process.id, line)) + 1
        store.begin(db, process, line, f"시나리오 {number}", by=by)

    model_saving.say(action, "아는 값으로 시나리오를 채웠습니다. '추정' 표시를 확인하세요.")


def cells(stored: StoredScenario, shown: Rows, key: str, read: Read, write: Write) -> None:
    """Save the cells that a table's widget says were edited, on top of what stands now."""
    edits = st.session_state[key]["edited_rows"]

    def change(now: Scenario) -> Scenario:
        return write(now, tables.edited(read(now), shown, edits))

    save(stored, change)


def save(stored: StoredScenario, change: Callable[[Scenario], Scenario], title: str = "") -> None:
    """Save a change of the scenario as it stands now; a refusal is shown and nothing is kept."""
    by = identity.author()
    try:
        with data.transaction() as db:
            now = store.scenario(db, stored.id)
            changed = change(now.scenario)
            store.save(db, now.id, now.revision, title or now.title, changed, by=by)
    except WorkbenchError as refusal:
        model_saving.refuse(refusal.sentence)


def volume(stored: StoredScenario, key: str) -> None:
    """Take the yearly number of cases as the rate at which they come."""
    cases = float(st.session_state[key])

    def change(now: Scenario) -> Scenario:
        calendar = now.calendar(now.arrivals.calendar or "")
        seconds = open_seconds_a_year(calendar) if calendar else 365 * 86_400.0
        between = now.arrivals.between
        if between.kind in {"exponential", "fixed"}:
            made = replace(between, value=seconds / cases)
        else:
            made = Distribution("exponential", seconds / cases)
        arrivals = Arrivals(made, now.arrivals.calendar, now.arrivals.wall)
        sources = {**now.sources, "arrivals": tables.TYPED}
        return replace(now, arrivals=arrivals, sources=sources)

    save(stored, change)


def rename(stored: StoredScenario, key: str) -> None:
    """Give the scenario another name."""
    save(stored, lambda now: now, title=st.session_state[key])


def remove(stored: StoredScenario) -> None:
    """Remove the scenario."""
    by = identity.author()
    if model_saving.say(
        lambda db: store.delete(db, stored.id, stored.revision, by=by), "시나리오를 지웠습니다."
    ):
        st.query_params.pop(state.SCENARIO, None)


def upload(process: Process, line: str, model: Model, key: str) -> None:
    """Add a scenario from a file, ours or Prosimos'; it must fit the model."""
    uploaded, by = st.session_state[key], identity.author()
    if uploaded is None:
        model_saving.refuse("올릴 파일을 먼저 고르세요.")
        return
    try:
        scenario = scenario_json.read(uploaded.getvalue())
        compiling.compiled(model, scenario)
        with data.transaction() as db:
            store.add(db, process.id, line, scenario.name or uploaded.name, scenario, by=by)
    except BadScenario as refusal:
        model_saving.refuse(refusal.sentence)
    else:
        frame.notice(f"'{uploaded.name}'을(를) 시나리오로 더했습니다.")
