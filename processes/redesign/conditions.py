"""What a line's scenario adds to redesign: shares of branches, and how busy people are.

Only what somebody measured or confirmed counts; a share or a number of people that was guessed
would find what is not there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from processes.bpmn.model import Model
from processes.simulation import store as scenarios
from processes.simulation.flow import analyse
from processes.simulation.scenario import BadScenario, Scenario
from storage import Database


@dataclass(frozen=True)
class Conditions:
    """Sequence flow -> share of the cases; role -> busy share, certain unless times are guessed."""

    probabilities: Mapping[str, float] = field(default_factory=dict)
    utilisation: Mapping[str, float] = field(default_factory=dict)
    certain: bool = True


def conditions(db: Database, process_id: str, state: str, model: Model) -> Conditions:
    """Return what the scenario says that was changed last; nothing where there is none."""
    known = scenarios.scenarios(db, process_id, state)
    if not known:
        return Conditions()
    return of_scenario(max(known, key=lambda one: one.updated_at).scenario, model)


def of_scenario(scenario: Scenario, model: Model) -> Conditions:
    """Return the shares and loads of a scenario that do not rest on guesses."""
    guessed = set(scenario.guessed)
    shares = {
        flow: share
        for gateway, branches in scenario.branches.items()
        if f"branches/{gateway}" not in guessed
        for flow, share in branches.items()
    }
    times_known = not any(path.startswith("tasks/") for path in guessed)
    return Conditions(shares, _busy(scenario, model, guessed), times_known)


def _busy(scenario: Scenario, model: Model, guessed: set[str]) -> dict[str, float]:
    sure = {one.id for one in scenario.pools if f"pools/{one.id}/size" not in guessed}
    if "arrivals" in guessed or not sure:
        return {}
    try:
        loads = analyse(model, scenario).pools
    except BadScenario:
        return {}
    return {
        name: load.queue.utilisation
        for load in loads
        if sure.issuperset(load.pools)
        for name in load.names
    }
