"""Where chance decides: the shares of ways, and how often things are repeated."""

import streamlit as st

from processes.bpmn.model import Model
from processes.simulation.editing import branches, events, guesses
from processes.simulation.editing.times import TIMES
from processes.simulation.store import StoredScenario
from ui import simulation_table


def draw(stored: StoredScenario, model: Model) -> None:
    """Draw the shares of ways and the repeats of the drawing."""
    shares, repeats = branches.table(model), events.repeats_table(model)
    has_shares = bool(shares.read(stored.scenario))
    has_repeats = bool(repeats.read(stored.scenario))
    if not has_shares and not has_repeats:
        st.caption("이 흐름도에는 갈리거나 되풀이하는 곳이 없습니다. 적을 것이 없습니다.")
        return
    simulation_table.guesses_of(stored, guesses.BRANCHING)
    if has_shares:
        _shares(stored, model)
    if has_repeats:
        _repeats(stored, model)


def _shares(stored: StoredScenario, model: Model) -> None:
    simulation_table.draw(
        stored,
        branches.table(model),
        {
            branches.PLACE: st.column_config.TextColumn(width=110),
            branches.WAY: st.column_config.TextColumn(width=170),
            branches.SHARE: st.column_config.NumberColumn(min_value=0, max_value=100, width=80),
            branches.HOW: st.column_config.TextColumn(),
            **simulation_table.SOURCES,
        },
        [branches.PLACE, branches.WAY, branches.HOW],
    )
    st.caption("두 길 가운데 하나를 고치면 다른 하나는 100%에 맞춰 따라 바뀝니다.")


def _repeats(stored: StoredScenario, model: Model) -> None:
    st.subheader("되풀이하는 단계", anchor=False)
    simulation_table.draw(
        stored,
        events.repeats_table(model),
        {
            events.STEP: st.column_config.TextColumn(width="medium"),
            events.HOW: st.column_config.TextColumn(),
            events.TIMES_TEXT: st.column_config.TextColumn(help=f"예: {TIMES.example}"),
            events.AGAIN: st.column_config.NumberColumn(
                min_value=0, max_value=99.99, help="끝낸 뒤 다시 할 확률. 100%면 끝나지 않습니다."
            ),
            **simulation_table.SOURCES,
        },
        [events.STEP, events.HOW],
    )
    st.caption("'될 때까지 다시'는 다시 할 확률을, '여러 번·여러 개'는 횟수를 적습니다.")
