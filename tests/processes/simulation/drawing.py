"""Small models in one line each, and what they do when they run."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from processes.bpmn.model import Model
from processes.bpmn.reading import read
from processes.simulation.compiling import compiled
from processes.simulation.distributions import exponential, fixed
from processes.simulation.plain import PLAIN
from processes.simulation.running import Line, replication
from processes.simulation.scenario import Arrivals, Pool, Scenario, Work
from processes.simulation.worlds import Engine, Settings

KINDS = {
    "S": "startEvent", "E": "endEvent", "T": "task", "X": "exclusiveGateway",
    "A": "parallelGateway", "O": "inclusiveGateway", "V": "eventBasedGateway",
    "C": "intermediateCatchEvent", "H": "intermediateThrowEvent", "P": "subProcess",
    "B": "boundaryEvent", "R": "receiveTask", "M": "sendTask",
}  # fmt: skip


def flow_ids(source: str, target: str) -> str:
    """Return the id of the flow between two elements."""
    return f"{source}-{target}"


def process(flows: str, extra: str = "", key: str = "Proc") -> str:
    """Return a process: 'S T1 E, X1 T2'; the letter of an id says what the element is.

    `extra` holds elements written out, which are then not made by their letter.
    """
    chains = [chain.split() for chain in flows.split(",") if chain.strip()]
    written = set(re.findall(r'id="([^"]+)"', extra))
    ids = dict.fromkeys(one for chain in chains for one in chain)
    made = [f'<{KINDS[one[0]]} id="{one}"/>' for one in ids if one not in written]
    pairs = dict.fromkeys(pair for chain in chains for pair in pairwise(chain))
    lines = [
        f'<sequenceFlow id="{flow_ids(a, b)}" sourceRef="{a}" targetRef="{b}"/>' for a, b in pairs
    ]
    return f'<process id="{key}">{"".join([*made, extra, *lines])}</process>'


def model(*processes: str, messages: Sequence[tuple[str, str]] = ()) -> Model:
    """Return the model of the processes, whose pools send each other messages."""
    flows = "".join(
        f'<messageFlow id="m{n}" sourceRef="{a}" targetRef="{b}"/>'
        for n, (a, b) in enumerate(messages)
    )
    collaboration = f'<collaboration id="Coll">{flows}</collaboration>' if flows else ""
    text = "".join(processes)
    return read(
        '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">'
        f"{collaboration}{text}</definitions>".encode()
    )


def drawn(flows: str, extra: str = "") -> Model:
    """Return the model of one process."""
    return model(process(flows, extra))


def scenario(tasks: Mapping[str, object], between: float = 1e6, **rest: object) -> Scenario:
    """Return a scenario: task -> seconds (nobody does it), (pool, seconds) or Work."""
    pools = rest.pop("pools", ())
    made = {}
    for key, one in tasks.items():
        pool, duration = one if isinstance(one, tuple) else ("", one)
        if isinstance(duration, int | float):
            duration = fixed(duration)
        made[key] = one if isinstance(one, Work) else Work({pool: duration})
    arrivals = rest.pop("arrivals", Arrivals(fixed(between)))
    return Scenario(arrivals, tasks=made, pools=tuple(pools), **rest)  # type: ignore[arg-type]


def mmc(servers: int, use: float, mean: float = 1000.0) -> tuple[Model, Scenario]:
    """Return M/M/c: one task, exponential times, so many servers at such a utilisation."""
    return drawn("S T E"), scenario(
        {"T": ("pool", exponential(mean))},
        arrivals=Arrivals(exponential(mean / servers / use)),
        pools=[Pool("pool", "창구", servers)],
    )


class Lines:
    """Keeps a log in memory."""

    def __init__(self) -> None:
        self.lines: list[Line] = []

    def begin(self) -> None:
        """Forget all."""
        self.lines.clear()

    def add(self, line: Line) -> None:
        """Keep a line."""
        self.lines.append(line)


def trace(
    drawing: Model, given: Scenario, *, cases: int = 1, seed: int = 1, engine: Engine = PLAIN
) -> list[tuple[str, float, float, float]]:
    """Return (task, enabled, start, end) of every task done, in order of their ends."""
    program = compiled(drawing, given)
    log = Lines()
    replication(program, given, Settings(cases=cases, seed=seed), 0, engine, log=log)
    return [
        (program.places[one.node].element, one.enabled, one.start, one.end) for one in log.lines
    ]
