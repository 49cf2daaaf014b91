"""What the clicks of the simulation page do to scenarios: cells, names, files."""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from errors import WorkbenchError
from processes.bpmn.model import Model
from processes.inventory.model import Process
from processes.simulation import compiling, scenario_json, store
from processes.simulation.editing import rows
from processes.simulation.fitting import fitted
from processes.simulation.scenario import Scenario
from processes.simulation.store import StoredScenario
from storage import Conflict, Database
from ui import data, frame, identity, model_saving, state
from ui.wording import plain


def show_refusal() -> None:
    """Show the refusal that the last click met, once: on the page, and where people look."""
    refusal = st.session_state.get(state.MODEL_REFUSAL)
    model_saving.show_refusal()
    if refusal:
        st.toast(plain(refusal), icon=":material/error:", duration="long")


def begin(process: Process, line: str) -> None:
    """Add a scenario that is prefilled from what is known, and show it."""
    by = identity.author()
    made: list[StoredScenario] = []

    def action(db: Database) -> None:
        number = len(store.scenarios(db, process.id, line)) + 1
        made.append(store.begin(db, process, line, f"시나리오 {number}", by=by))

    if model_saving.say(action, "아는 값으로 시나리오를 채웠습니다. '추정' 표시를 확인하세요."):
        st.query_params[state.SCENARIO] = made[0].id


def cells(stored: StoredScenario, table: rows.Table, base: Sequence[rows.Row], key: str) -> None:
    """Save the cells that a table's widget says were edited, on top of what stands now.

    What can't be taken stays in the table with the sentence that says why; all else is saved.
    """
    pending = pending_key(table.name, stored.id)
    kept = st.session_state.get(pending, ((), ()))[0]
    typed = rows.typed_cells(base, st.session_state[key]["edited_rows"], kept)
    outcomes: list[rows.Outcome] = []

    def change(now: Scenario) -> Scenario:
        outcomes.append(rows.applied(now, table, typed))
        return outcomes[-1].scenario

    if save(stored, change):
        st.session_state[pending] = (outcomes[-1].left, outcomes[-1].refusals)


def pending_key(table: str, scenario_id: str) -> str:
    """Return the key of what people typed into a table and could not be saved yet."""
    return state.simulation_key(f"pending/{table}", scenario_id)


def drop_pending(table: str, scenario_id: str) -> None:
    """Forget what was typed into a table and could not be saved."""
    st.session_state.pop(pending_key(table, scenario_id), None)


def save(stored: StoredScenario, change: Callable[[Scenario], Scenario], title: str = "") -> bool:
    """Save a change of the scenario as it stands now; a refusal is shown and nothing is kept."""
    by = identity.author()
    try:
        with data.transaction() as db:
            now = store.scenario(db, stored.id)
            changed = change(now.scenario)
            store.save(db, now.id, now.revision, title or now.title, changed, by=by)
    except WorkbenchError as refusal:
        model_saving.refuse(refusal.sentence)
        return False
    return True


def press(stored: StoredScenario, change: Callable[[Scenario], Scenario]) -> None:
    """Save what a button changes."""
    save(stored, change)


def typed(stored: StoredScenario, key: str, change: Callable[[Scenario, Any], Scenario]) -> None:
    """Save what a widget holds now."""
    value = st.session_state[key]
    save(stored, lambda now: change(now, value))


def undo(stored: StoredScenario) -> None:
    """Put back what stood before the newest change that the page showed."""
    by = identity.author()
    try:
        with data.transaction() as db:
            store.undo(db, stored.id, stored.revision, by=by)
    except Conflict as late:
        model_saving.refuse(
            f"{late.theirs['updated_by'] or '다른 사람'} 님이 그 사이 고쳐서 되돌리지 않았습니다. "
            "아래에 적힌 마지막 변경을 다시 확인하세요."
        )
    except WorkbenchError as refusal:
        model_saving.refuse(refusal.sentence)
    else:
        frame.notice("마지막 변경을 되돌렸습니다. 다시 누르면 도로 살아납니다.")


def fit(stored: StoredScenario, process: Process, model: Model) -> None:
    """Bring the scenario back to the drawing; what is new is filled and marked as guessed."""
    if save(stored, lambda now: fitted(model, process.facts, now)):
        frame.notice("흐름도에 맞추었습니다. 새로 채운 값은 '추정'으로 표시했습니다.")


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
            added = store.add(db, process.id, line, scenario.name or uploaded.name, scenario, by=by)
    except WorkbenchError as refusal:
        model_saving.refuse(refusal.sentence)
    else:
        st.query_params[state.SCENARIO] = added.id
        frame.notice(f"'{uploaded.name}'을(를) 시나리오로 더했습니다.")
