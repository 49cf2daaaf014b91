"""The parts of a scenario in the order in which people think of them, and its last change."""

import streamlit as st

from processes.bpmn.model import Model
from processes.simulation.editing import changes
from processes.simulation.fitting import misfits
from processes.simulation.store import Change, StoredScenario
from ui import (
    simulation_branching,
    simulation_coming,
    simulation_flow,
    simulation_lasting,
    simulation_people,
    simulation_run,
    simulation_saving,
    state,
)
from ui.clock import when
from ui.simulation_desk import Desk
from ui.wording import plain

COMING, LASTING, WORKING, BRANCHING, RUN = (
    *("① 들어오는 일", "② 걸리는 시간", "③ 사람과 달력", "④ 갈림과 되풀이", "⑤ 돌리기"),
)
PARTS = (COMING, LASTING, WORKING, BRANCHING, RUN)
_SHOWN = 3


def parts(desk: Desk) -> None:
    """Draw the choice of part and the chosen one, the flow analysis beside what is edited."""
    stored, model = desk.chosen, desk.model
    if stored is None or model is None:
        return
    _misfits(desk, stored, model)
    part = _choice()
    if part == RUN:
        simulation_run.run(desk)
        return
    {
        COMING: lambda: simulation_coming.draw(stored),
        LASTING: lambda: simulation_lasting.draw(stored, model),
        WORKING: lambda: simulation_people.draw(stored, model),
        BRANCHING: lambda: simulation_branching.draw(stored, model),
    }[part]()
    _last_change(desk.change, stored, model)
    simulation_flow.summary(desk)


def _choice() -> str:
    return (
        st.segmented_control(
            "조건의 차례",
            PARTS,
            default=COMING,
            required=True,
            key=state.SIMULATION_PART,
            bind="query-params",
            label_visibility="collapsed",
        )
        or COMING
    )


def _misfits(desk: Desk, stored: StoredScenario, model: Model) -> None:
    """Say where the drawing and the scenario differ, and offer to bring them together."""
    found = misfits(model, stored.scenario)
    if not found:
        return
    more = f" 외 {len(found) - _SHOWN}곳" if len(found) > _SHOWN else ""
    st.warning(
        plain(
            f"흐름도와 맞지 않는 곳이 {len(found)}개 있습니다: {', '.join(found[:_SHOWN])}{more}."
        ),
        icon=":material/sync_problem:",
    )
    st.button(
        "흐름도에 맞추기",
        icon=":material/sync:",
        key=state.simulation_key("fit", stored.id, stored.revision),
        on_click=simulation_saving.fit,
        args=(stored, desk.process, model),
    )


def _last_change(change: Change | None, stored: StoredScenario, model: Model) -> None:
    """Say what was changed last, by whom, and let it be undone."""
    if change is None or change.revision != stored.revision:
        return
    said = [
        *([f"이름 '{change.title}' → '{stored.title}'"] if change.title != stored.title else []),
        *changes.described(change.scenario, stored.scenario, model),
    ]
    more = f" 외 {len(said) - _SHOWN}곳" if len(said) > _SHOWN else ""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            "되돌리기",
            icon=":material/undo:",
            key=state.simulation_key("undo", stored.id, stored.revision),
            on_click=simulation_saving.undo,
            args=(stored,),
        )
        who = change.by or "이름 없는 사람"
        st.caption(
            plain(f"마지막 변경 · {who} · {when(change.at)} · {', '.join(said[:_SHOWN])}{more}")
        )
