"""What a model says about each of its steps, for people who read the drawing or can't see it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from processes.bpmn.checks.surroundings import TYPE_NAMES
from processes.bpmn.elements import ACTIVITIES, TASK_NAMES
from processes.bpmn.model import Model, Node
from processes.bpmn.net import Net, documents, net, systems
from processes.bpmn.raci.order import in_flow_order
from processes.bpmn.raci.roles import roles

TYPES = {
    **TYPE_NAMES,
    **TASK_NAMES,
    "participant": "참여자",
    "lane": "레인",
}


@dataclass(frozen=True)
class Follower:
    """A step that comes next, and on what condition."""

    element: str
    name: str
    condition: str = ""


@dataclass(frozen=True)
class StepFacts:
    """One element as the model describes it; what only steps have is empty for others."""

    element: str
    type: str
    name: str
    role: str = ""
    documentation: str = ""
    documents: tuple[str, ...] = ()
    systems: tuple[str, ...] = ()
    minutes: float | None = None
    waiting: float | None = None
    followers: tuple[Follower, ...] = ()

    @property
    def kind(self) -> str:
        """What the element is, in words."""
        return TYPES.get(self.type, self.type)


def steps(model: Model) -> tuple[StepFacts, ...]:
    """Return the activities in flow order; a follower is the next one, or an end or event."""
    flow, who = net(model), roles(model)
    papers, used = documents(model), systems(model)
    return tuple(
        StepFacts(
            element=node.id,
            type=node.type,
            name=flat(node.name),
            role=who.of(node.id),
            documentation=node.documentation,
            documents=tuple(sorted(papers.get(node.id, ()))),
            systems=tuple(sorted(used.get(node.id, ()))),
            minutes=node.minutes,
            waiting=node.waiting,
            followers=tuple(_followers(flow, node.id)),
        )
        for node in in_flow_order(flow)
    )


def described(model: Model, element: str) -> StepFacts | None:
    """Return what the model says about any of its elements, None for one that it has not."""
    for step in steps(model):
        if step.element == element:
            return step
    return next((one for one in _others(model) if one.element == element), None)


def _others(model: Model) -> Iterator[StepFacts]:
    """Give everything that is no step: events, gateways, data, pools, lanes, connections."""
    who = roles(model)
    for node in model.nodes:
        name = flat(node.name)
        papers = (name,) if node.type in _PAPERS and name else ()
        used = (name,) if node.type in _STORES and name else ()
        role = who.of(node.id)
        yield StepFacts(node.id, node.type, name, role, node.documentation, papers, used)
    for pool in model.participants:
        yield StepFacts(pool.id, "participant", flat(pool.name), "", pool.documentation)
    for lane in model.lanes:
        yield StepFacts(lane.id, "lane", flat(lane.name), "", lane.documentation)
    for line in model.flows:
        yield StepFacts(line.id, line.type, flat(line.name), "", line.documentation)


_PAPERS = frozenset({"dataObjectReference", "dataObject"})
_STORES = frozenset({"dataStoreReference", "dataStore"})


def _followers(flow: Net, element: str) -> Iterator[Follower]:
    """Give what comes next through gateways, with the labels of the branches on the way."""
    labels: Mapping[tuple[str, str], str] = {
        (one.source, one.target): flat(one.name)
        for one in flow.model.flows
        if one.type == "sequence" and one.name
    }
    seen: set[str] = set()
    waiting = [(element, "")]
    while waiting:
        one, said = waiting.pop(0)
        for other in flow.leads_to[one]:
            condition = ", ".join(part for part in (said, labels.get((one, other), "")) if part)
            if other in seen:
                continue
            seen.add(other)
            node = flow.nodes[other]
            if node.type in ACTIVITIES or not flow.leads_to[other]:
                yield Follower(other, flat(node.name) or _unnamed(node), condition)
            else:
                waiting.append((other, condition))


def _unnamed(node: Node) -> str:
    return TYPES.get(node.type, node.id)


def flat(text: str) -> str:
    """Return a name on one line."""
    return " ".join(text.split())
