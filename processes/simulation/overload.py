"""Pools that get more work than they can do: said before a simulation, with what would cure it."""

from errors import WorkbenchError
from processes.bpmn.model import Model
from processes.simulation.flow import analyse
from processes.simulation.scenario import Scenario


def overloads(model: Model, scenario: Scenario) -> tuple[str, ...]:
    """Return a sentence for every pool whose queue only grows (utilisation of 1 and more).

    None where flow analysis has no answer: whatever is wrong, the simulation itself refuses.
    """
    try:
        return analyse(model, scenario).unstable
    except WorkbenchError:
        return ()
