"""Compiles the kernel ahead of its first use: python -m processes.simulation.ahead."""

from processes.simulation.compiling import compiled as program_of
from processes.simulation.distributions import fixed
from processes.simulation.running import replication
from processes.simulation.scenario import Arrivals, Scenario, Work
from processes.simulation.worlds import Engine, Settings


def warm(engine: Engine) -> None:
    """Run one case of the smallest model, so that every function is compiled."""
    from processes.bpmn.model import Flow, Model, Node

    nodes = tuple(
        Node(one, kind, "", "P")
        for one, kind in (("S", "startEvent"), ("T", "task"), ("E", "endEvent"))
    )
    flows = (
        Flow("F1", "sequence", "", "S", "T"),
        Flow("F2", "sequence", "", "T", "E"),
    )
    model = Model("", "", "UTF-8", ("P",), (), (), nodes, flows, ())
    scenario = Scenario(Arrivals(fixed(60)), tasks={"T": Work({"": fixed(60)})})
    replication(program_of(model, scenario), scenario, Settings(cases=1), 0, engine)


if __name__ == "__main__":
    from processes.simulation import accelerator

    accelerator.compile_now()
