"""A scenario begun from what is known: the register's figures and the drawing's minutes.

What nobody measured is guessed by a rule that is said with it, and marked as guessed.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

import networkx as nx

from processes.bpmn.elements import SUB_PROCESSES, TASKS
from processes.bpmn.model import Flow, Model, Node
from processes.inventory.model import Estimate, Facts
from processes.simulation.calendars import Calendar, intervals, office_hours
from processes.simulation.distributions import Distribution, exponential, fixed, triangular
from processes.simulation.scenario import START, Arrivals, Pool, Scenario, Source, Timing, Work

_AUTOMATED = frozenset({"serviceTask", "scriptTask", "businessRuleTask", "sendTask"})
_SPLITS = frozenset({"exclusiveGateway", "inclusiveGateway", "complexGateway"})
_MINUTE = 60.0
_GUESSED_YEARLY = 240.0  # one a working day
_GUESSED_MINUTES = 10.0
_GUESSED_AUTOMATED = 5.0  # seconds
_GUESSED_WAIT = 8 * 3600.0
_NOBODY = ""
_MANY = 1000
_EACH_CASE_ITS_OWN = re.compile(r"신청|민원|이용자|고객|응시|시민|주민|직원$|업체|계약상대")


@dataclass
class _Filled:
    """The parts of a scenario as they are filled, each with where it comes from."""

    tasks: dict[str, Work] = field(default_factory=dict)
    branches: dict[str, Mapping[str, float]] = field(default_factory=dict)
    events: dict[str, Timing] = field(default_factory=dict)
    pools: dict[str, Pool] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)

    def note(self, path: str, text: str, *, guessed: bool) -> None:
        self.sources[path] = Source(text, guessed)


def prefilled(
    model: Model, facts: Facts, *, before: Scenario | None = None, name: str = ""
) -> Scenario:
    """Return a scenario for the model; every value names its source, guesses are marked.

    `before` is the as-is's scenario where the model is a to-be: elements that stayed keep their
    values, and the register's minutes, which are the as-is's, are not used for new steps.
    """
    calendar, filled = office_hours(), _Filled()
    _fill_pools(model, facts, filled, calendar)
    _fill_tasks(model, facts if before is None else Facts(), filled)
    _fill_branches(model, facts, filled)
    _fill_events(model, filled)
    if before is not None:
        _keep(filled, before)
    return Scenario(
        arrivals=_arrivals(facts, filled, calendar) if before is None else before.arrivals,
        name=name,
        tasks=filled.tasks,
        branches=filled.branches,
        events=filled.events,
        pools=tuple(filled.pools.values()),
        calendars=(calendar,),
        sources=filled.sources,
    )


def open_seconds_a_year(calendar: Calendar, first: str = START) -> float:
    """Return the working seconds of the year that begins on an ISO date, holidays left out."""
    begins, ends = intervals(calendar, date.fromisoformat(first), 365)
    return sum(end - begin for begin, end in zip(begins, ends, strict=True))


def _arrivals(facts: Facts, filled: _Filled, calendar: Calendar) -> Arrivals:
    yearly = _likely(facts.yearly_volume)
    if yearly:
        told = f"업무 목록의 연간 건수 {facts.yearly_volume.text}건"  # type: ignore[union-attr]
        filled.note("arrivals", f"{told}을 근무시간에 고르게", guessed=False)
    else:
        yearly = _GUESSED_YEARLY
        filled.note("arrivals", "연간 건수를 몰라 근무일마다 1건으로 둠", guessed=True)
    return Arrivals(exponential(open_seconds_a_year(calendar) / yearly), calendar.id)


def _fill_pools(model: Model, facts: Facts, filled: _Filled, calendar: Calendar) -> None:
    """One pool of people for each lane, or for each process without lanes."""
    titles = {lane.id: lane.name for lane in model.lanes}
    titles |= {p.process: p.name for p in model.participants if p.process}
    used = {_place(node) for node in _tasks(model) if node.type not in _AUTOMATED}
    staff = _likely(facts.staff)
    for place in dict.fromkeys(_place(node) for node in _tasks(model)):
        if place not in used:
            continue
        alone = len(used) == 1 and staff is not None
        size = max(1, round(staff)) if alone and staff else 1
        title = titles.get(place, "").strip() or "담당"
        if _EACH_CASE_ITS_OWN.search(title):
            filled.pools[place] = Pool(place, title, _MANY, calendar=calendar.id)
            filled.note(f"pools/{place}/size", "건마다 다른 사람이라 줄을 서지 않음", guessed=True)
            filled.note(
                f"pools/{place}/cost_per_hour", "이용자의 시간은 비용에 넣지 않음", guessed=False
            )
            continue
        filled.pools[place] = Pool(place, title, size, calendar=calendar.id)
        told = "업무 목록의 담당 인원" if alone else "인원을 몰라 1명으로 둠"
        filled.note(f"pools/{place}/size", told, guessed=not alone)
        filled.note(f"pools/{place}/cost_per_hour", "시간당 비용을 모름(0원)", guessed=True)


def _fill_tasks(model: Model, facts: Facts, filled: _Filled) -> None:
    people = [node for node in _tasks(model) if node.type not in _AUTOMATED]
    unknown = [node for node in people if node.minutes is None]
    for node in _tasks(model):
        duration, text, guessed = _duration(node, facts, people, len(unknown))
        path = f"tasks/{node.id}"
        nobody = node.type in _AUTOMATED
        filled.tasks[node.id] = Work({_NOBODY if nobody else _place(node): duration})
        filled.note(path, text, guessed=guessed)


def _duration(
    node: Node, facts: Facts, people: list[Node], unknown: int
) -> tuple[Distribution, str, bool]:
    if node.minutes is not None:
        return fixed(node.minutes * _MINUTE), f"흐름도의 {node.minutes:g}분", False
    if node.type in _AUTOMATED:
        return fixed(_GUESSED_AUTOMATED), "시스템이 하는 일이라 5초로 둠", True
    told = facts.minutes_per_case
    known = sum(one.minutes for one in people if one.minutes is not None)
    bounds = _bounds(told)
    if told is None or bounds is None or bounds[1] <= known:
        return fixed(_GUESSED_MINUTES * _MINUTE), "시간을 몰라 10분으로 둠", True
    shared = [max(0.0, bound - known) * _MINUTE / unknown for bound in bounds]
    text = f"업무 목록의 건당 {told.text}분을 모르는 {unknown}단계에 고르게 나눔"
    return triangular(*shared), text, True


def _fill_branches(model: Model, facts: Facts, filled: _Filled) -> None:
    """Equal shares, but a way back takes the error rate where the register knows it."""
    ways_back = _ways_back(model)
    for node in model.nodes:
        out = [f for f in model.flows if f.type == "sequence" and f.source == node.id]
        if node.type not in _SPLITS or len(out) < 2:
            continue
        back = [f for f in out if f.id in ways_back]
        path = f"branches/{node.id}"
        if node.type == "exclusiveGateway" and len(back) == 1 and facts.error_rate is not None:
            others = (1 - facts.error_rate) / (len(out) - 1)
            shares = {f.id: facts.error_rate if f in back else others for f in out}
            filled.note(
                path, f"되돌아가는 길에 업무 목록의 오류율 {facts.error_rate:.0%}", guessed=True
            )
        else:
            shares = {f.id: 1 / len(out) for f in out}
            filled.note(path, "비율을 몰라 고르게 나눔", guessed=True)
        filled.branches[node.id] = shares


def _keep(filled: _Filled, before: Scenario) -> None:
    """Take over what the as-is says of the same elements and of pools of the same name."""
    named = {pool.name: pool for pool in before.pools}
    for place, pool in filled.pools.items():
        known = named.get(pool.name)
        if known is not None:
            filled.pools[place] = replace(known, id=place)
            for part in ("size", "cost_per_hour"):
                _copy_source(filled, before, f"pools/{place}/{part}", f"pools/{known.id}/{part}")
    for element in filled.tasks.keys() & before.tasks.keys():
        _keep_work(filled, before, element)
    for element in filled.branches.keys() & before.branches.keys():
        if before.branches[element].keys() == filled.branches[element].keys():
            filled.branches[element] = before.branches[element]
            _copy_source(filled, before, f"branches/{element}", f"branches/{element}")
    for element in filled.events.keys() & before.events.keys():
        filled.events[element] = before.events[element]
        _copy_source(filled, before, f"events/{element}", f"events/{element}")
    _copy_source(filled, before, "arrivals", "arrivals")


def _keep_work(filled: _Filled, before: Scenario, element: str) -> None:
    """Keep a step's duration, unless a system does now what people did."""
    now, then = filled.tasks[element].durations, before.tasks[element].durations
    if (_NOBODY in now) == (_NOBODY in then):
        filled.tasks[element] = Work({next(iter(now)): next(iter(then.values()))})
        _copy_source(filled, before, f"tasks/{element}", f"tasks/{element}")


def _copy_source(filled: _Filled, before: Scenario, path: str, old: str) -> None:
    if old in before.sources:
        filled.sources[path] = before.sources[old]


def _fill_events(model: Model, filled: _Filled) -> None:
    for node in model.nodes:
        waits = node.type == "intermediateCatchEvent" and set(node.events) & {"timer", "message"}
        boundary = node.type == "boundaryEvent"
        if waits or boundary:
            chance = 0.05 if boundary else 1.0
            filled.events[node.id] = Timing(fixed(_GUESSED_WAIT), chance)
            filled.note(f"events/{node.id}", "언제 오는지 몰라 8시간 뒤로 둠", guessed=True)


def _tasks(model: Model) -> Iterator[Node]:
    whole = TASKS | {"callActivity"}
    filled = {node.container for node in model.nodes}
    for node in model.nodes:
        collapsed = node.type in SUB_PROCESSES and node.id not in filled
        if node.type in whole or collapsed:
            yield node


def _place(node: Node) -> str:
    return node.lane or node.container


def _ways_back(model: Model) -> set[str]:
    """Return the flows of gateways after which a case can only come back to where it was.

    What a flow leads to dominates its gateway, or reaches no end without passing what does.
    """
    graph: nx.DiGraph[str] = nx.DiGraph()
    flows = [flow for flow in model.flows if flow.type == "sequence"]
    graph.add_edges_from((flow.source, flow.target) for flow in flows)
    graph.add_edges_from((n.attached_to, n.id) for n in model.nodes if n.attached_to)
    root = "\0"
    graph.add_edges_from([(root, one) for one in list(graph) if graph.in_degree(one) == 0])
    if root not in graph:
        return set()
    above = nx.immediate_dominators(graph, root)
    splits = {node.id for node in model.nodes if node.type in _SPLITS}
    return {
        flow.id
        for flow in flows
        if flow.source in splits and flow.source in above and _returns(graph, above, flow)
    }


def _returns(graph: "nx.DiGraph[str]", above: Mapping[str, str | None], flow: Flow) -> bool:
    passed = set(_dominators(above, flow.source))
    seen, open_ends = set(passed), [flow.target]
    while open_ends:
        node = open_ends.pop()
        if node in seen:
            continue
        seen.add(node)
        followers = list(graph.successors(node))
        if not followers:
            return False
        open_ends += followers
    return True


def _dominators(above: Mapping[str, str | None], node: str) -> Iterator[str]:
    while node in above:
        yield node
        parent = above[node]
        if parent is None or parent == node:
            return
        node = parent


def _likely(estimate: Estimate | None) -> float | None:
    bounds = _bounds(estimate)
    return bounds[1] if bounds else None


def _bounds(estimate: Estimate | None) -> tuple[float, float, float] | None:
    """Return least, likely and most, the middle where no likely is; None without bounds."""
    if estimate is None or estimate.low is None or estimate.high is None:
        return None
    likely = estimate.likely
    middle = (estimate.low + estimate.high) / 2
    return estimate.low, middle if likely is None else likely, estimate.high
