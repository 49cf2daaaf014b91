"""A step table as the elements of a diagram: tasks, events, gateways, flows, pools and lanes."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from processes.bpmn.layout import ranks
from processes.bpmn.steps import messages, naming
from processes.bpmn.steps.joins import Fork, History, Item, Join, joined, looped
from processes.bpmn.steps.model import END, Follow, Kind, Step, StepTable
from processes.bpmn.steps.parts import Arrow, Element, Parts

GATEWAYS: Mapping[Kind, str] = {
    "exclusive": "exclusiveGateway",
    "parallel": "parallelGateway",
    "inclusive": "inclusiveGateway",
}
_SYSTEM_ROLES = frozenset({"시스템", "자동", "자동처리"})
_LONGEST_QUESTION = 30


@dataclass(frozen=True, slots=True)
class Way:
    """One follower of a step: from which step, which of its followers."""

    step: Step
    number: int
    follow: Follow

    @property
    def key(self) -> str:
        """What the way is known by; ends are numbered, for there may be several."""
        source = naming.written(self.step.order)
        if self.follow.to == END:
            return f"{source}_end{self.number or ''}"
        return f"{source}_to_{naming.written(self.follow.to)}"


def task_type(step: Step) -> str:
    """Return the kind of task: by a system alone, with a system, on paper, or not known.

    A 담당 of '시스템' or '자동' is a service task; a step with a 시스템 a user task; one with
    문서 only a manual task; any other a plain task.
    """
    if step.lane.replace(" ", "") in _SYSTEM_ROLES:
        return "serviceTask"
    if step.systems:
        return "userTask"
    return "manualTask" if step.documents else "task"


def question(follows: Sequence[Follow]) -> str:
    """Return the name of a gateway that asks which way to take: '승인 / 반려?'"""
    labels = [follow.condition for follow in follows if follow.condition]
    asked = " / ".join(labels) + "?"
    return asked if labels and len(asked) <= _LONGEST_QUESTION else "결과는?"


def built(table: StepTable) -> Parts:
    """Return the elements of a table that has no problems."""
    return _Builder(table).build()


class _Builder:
    def __init__(self, table: StepTable) -> None:
        self.table = table
        self.steps = {step.order: step for step in table.steps}
        self.ways = [
            Way(step, number, follow)
            for step in table.steps
            for number, follow in enumerate(step.follows)
        ]
        self.by_key = {way.key: way for way in self.ways}
        self.by_step: dict[str, list[Way]] = defaultdict(list)
        for way in self.ways:
            self.by_step[way.step.order].append(way)
        self.column, self.back = self._columns()
        self.parts = Parts()
        self.source: dict[str, str] = {}  # way -> the element that it leaves from
        self.trees = self._trees()

    def build(self) -> Parts:
        """Draw every step with what comes before and after it."""
        first = set(self.table.first)
        for step in self.table.steps:
            if step.order in first:
                self._start(step)
            self._task(step)
            self._splits(step)
        for step in self.table.steps:
            self._entry(step)
        for way in self.ways:
            if way.follow.to == END:
                self._end(way)
        place = {f"Flow_{way.key}": number for number, way in enumerate(self.ways)}
        self.parts.arrows.sort(key=lambda arrow: place.get(arrow.id, len(place)))
        return messages.between_pools(self.parts)

    def _columns(self) -> tuple[dict[str, int], set[tuple[str, str]]]:
        order = dict.fromkeys([*self.table.first, *self.steps])
        pairs = [(way.step.order, way.follow.to) for way in self.ways if way.follow.to != END]
        return ranks.columns(list(order), pairs, [])

    def _is_back(self, way: Way) -> bool:
        return (way.step.order, way.follow.to) in self.back

    def _trees(self) -> dict[str, Join | str | None]:
        """Return for each step how the flows into it are joined, by following histories."""
        into: dict[str, list[Way]] = defaultdict(list)
        for way in self.ways:
            into[way.follow.to].append(way)
        history: dict[str, History] = {}
        trees: dict[str, Join | str | None] = {}
        for one in sorted(self.steps, key=lambda key: self.column[key]):
            items: list[Item] = [((), "start")] if one in self.table.first else []
            forward = [way for way in into[one] if not self._is_back(way)]
            items += [((*history[way.step.order], *_forks(way)), way.key) for way in forward]
            history[one], tree = joined(items) if items else ((), None)
            trees[one] = looped(tree, [way.key for way in into[one] if self._is_back(way)])
        return trees

    def _start(self, step: Step) -> None:
        key = f"Start_{naming.written(step.order)}"
        self.parts.elements.append(Element(key, "startEvent", "시작", step.pool, step.lane))
        self.source[f"start {step.order}"] = key

    def _task(self, step: Step) -> None:
        task = Element(
            naming.step(step.order), task_type(step), step.work, step.pool, step.lane, step
        )
        self.parts.elements.append(task)

    def _splits(self, step: Step) -> None:
        """Draw the gateway after a step that has several ways, and its exceptions' events."""
        ways = self.by_step[step.order]
        plain = [way for way in ways if way.follow.kind != "exception"]
        task = naming.step(step.order)
        if len(plain) == 1:
            self.source[plain[0].key] = task
        else:
            kind = plain[0].follow.kind
            gateway = f"Split_{naming.written(step.order)}"
            name = "" if kind == "parallel" else question([way.follow for way in plain])
            self._element(gateway, GATEWAYS[kind], name, step)
            self.parts.arrows.append(Arrow(f"Flow_{naming.written(step.order)}", task, gateway))
            self.source |= {way.key: gateway for way in plain}
        for way in ways:
            if way.follow.kind == "exception":
                event = f"Boundary_{way.key}"
                self.parts.elements.append(
                    Element(
                        event,
                        "boundaryEvent",
                        way.follow.condition,
                        step.pool,
                        step.lane,
                        step,
                        "conditional",
                        task,
                    )
                )
                self.source[way.key] = event

    def _element(self, key: str, kind: str, name: str, step: Step) -> None:
        self.parts.elements.append(Element(key, kind, name, step.pool, step.lane))

    def _entry(self, step: Step) -> None:
        tree = self.trees[step.order]
        if tree is not None:
            self._lead(tree, naming.step(step.order), step, f"Join_{naming.written(step.order)}")

    def _lead(self, part: Join | str, target: str, step: Step, name: str) -> None:
        """Lead a flow, or what a join brings together, to an element."""
        if isinstance(part, Join):
            self._element(name, GATEWAYS[part.kind], "", step)
            self.parts.arrows.append(Arrow(f"Flow_{name}", name, target))
            for number, inner in enumerate(part.parts, start=1):
                self._lead(inner, name, step, f"{name}_{number}")
        elif part == "start":
            self._arrow("start_" + naming.written(step.order), f"start {step.order}", target)
        else:
            self._arrow(part, part, target, self.by_key[part])

    def _arrow(self, key: str, source: str, target: str, way: Way | None = None) -> None:
        labelled = way is not None and way.follow.kind != "exception"
        name = way.follow.condition if way is not None and labelled else ""
        self.parts.arrows.append(Arrow(f"Flow_{key}", self.source[source], target, name))

    def _end(self, way: Way) -> None:
        key = f"End_{way.key}"
        self._element(key, "endEvent", "끝", way.step)
        self._arrow(way.key, way.key, key, way)


def _forks(way: Way) -> Iterator[Fork]:
    """Yield the splits that a way comes through when it leaves its step."""
    follows = way.step.follows
    plain = [number for number, one in enumerate(follows) if one.kind != "exception"]
    exceptions = [number for number, one in enumerate(follows) if one.kind == "exception"]
    if exceptions:
        branch = exceptions.index(way.number) + 1 if way.number in exceptions else 0
        name = f"{way.step.order} exception"
        yield Fork(name, "exclusive", frozenset({branch}), len(exceptions) + 1)
    if len(plain) > 1 and way.number in plain:
        branch = plain.index(way.number)
        yield Fork(way.step.order, way.follow.kind, frozenset({branch}), len(plain))
