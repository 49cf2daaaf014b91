"""What comes after a step, edited in a diagram: branches added, led elsewhere, taken away."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from lxml import etree

from processes.bpmn.elements import BPMN, GATEWAYS
from processes.bpmn.steps import building, naming, writing
from processes.bpmn.steps.document import Document
from processes.bpmn.steps.loose import Loose, local
from processes.bpmn.steps.model import END, Follow, Kind, Step
from processes.bpmn.steps.paths import Path

_OURS = ("Receive_", "Sent_")


class Rerouting:
    """Edits of the ways between steps; `element` has each step's task, `joins` each join's kind."""

    def __init__(
        self,
        document: Document,
        element: Mapping[str, str],
        paths: Iterable[Path],
        joins: Mapping[str, Kind],
    ) -> None:
        self.document, self.element, self.joins = document, element, joins
        self.used = Counter(flow for path in paths for flow in path.flows)
        self.gone: set[Path] = set()
        self.loose = Loose(document)
        # Where a way led before it was led to a new step: that step's own way goes on there.
        self.left: dict[tuple[str, str], str] = {}
        gateways = [
            key
            for key, one in document.by_id.items()
            if local(one) in GATEWAYS - {"eventBasedGateway"}
        ]
        comes = Counter(document.end(flow, "targetRef") for flow in document.flows())
        leaves = Counter(document.end(flow, "sourceRef") for flow in document.flows())
        ends = {key: (comes[key], leaves[key]) for key in gateways}
        self.splits = {key for key, (before, after) in ends.items() if before < 2 <= after}
        self.merges = {key for key, (before, after) in ends.items() if after < 2 <= before}

    def relabel(self, paths: Sequence[Path], before: Follow, after: Follow) -> None:
        """Write a branch's new label: on the flow out of the split, or on the boundary event."""
        if before.condition == after.condition:
            return
        for path in paths:
            if path.kind == "exception" and path.nodes:
                self._name(self.document.by_id[path.nodes[0]], after.condition)
                continue
            flows = [self.document.by_id[one] for one in path.flows if one in self.document.by_id]
            named = [flow for flow in flows if flow.get("name")]
            own = [flow for flow in flows if self._is_branch(flow)]
            for flow in named:
                self._name(flow, "")
            for flow in (own or flows)[:1]:
                self._name(flow, after.condition)

    def _is_branch(self, flow: etree._Element) -> bool:
        return len(self.document.leaving(self.document.end(flow, "sourceRef"))) > 1

    def _name(self, element: etree._Element, name: str) -> None:
        if name:
            element.set("name", writing.legal(name))
        else:
            element.attrib.pop("name", "")

    def take_away(self, paths: Sequence[Path]) -> None:
        """Remove ways: what other ways use as well stays."""
        for path in paths:
            if path in self.gone:
                continue
            self.gone.add(path)
            self.used.subtract(path.flows)
            own = [one for one in path.flows if self.used[one] <= 0]
            for flow in [self.document.by_id[one] for one in own if one in self.document.by_id][:1]:
                self.loose.touch(flow)
                self.document.cut(flow)
            nodes = [*path.nodes, *([path.target] if path.target else [])]
            for node in (*nodes, *reversed(path.nodes)):
                self.loose.prune(node)
            self.loose.end_nothing(path.source)

    def lead_elsewhere(self, path: Path, step: Step, follow: Follow) -> bool:
        """Let a way end at another step; False where no flow of it is its own."""
        own = [key for key in path.flows if self.used[key] == 1 and key in self.document.by_id]
        crosses = any(key.startswith(("Message_", "Send", "Received_")) for key in path.flows)
        if not own or crosses:
            return False
        flow = self.document.by_id[own[-1]]
        before = self.document.end(flow, "targetRef")
        self.document.lead(flow, target=self._entry(step, follow))
        old = path.target or ""
        self.left[follow.to, old if old in self.element.values() else END] = before
        self.used.subtract(path.flows[path.flows.index(own[-1]) + 1 :])
        self.gone.add(path)
        self.loose.touched.add(before)
        self.loose.prune(before)
        return True

    def add(self, step: Step, follow: Follow, kind: Kind, *, crosses: bool) -> None:
        """Add a way from a step."""
        task = self.element[step.order]
        key = f"{naming.written(step.order)}_to_{naming.written(follow.to)}"
        if follow.to == END:
            key = f"{naming.written(step.order)}_end"
        if follow.kind == "exception":
            event = writing.node(
                "boundaryEvent",
                self.document.free_id(f"Boundary_{key}"),
                follow.condition,
                "conditional",
            )
            event.set("attachedToRef", task)
            source, label = self.document.add_node(event, task), ""
        else:
            source, label = self._exit(step, task, kind), follow.condition
        if crosses:
            self._send(key, source, step, follow, label)
        else:
            self.document.connect(f"Flow_{key}", source, self._entry(step, follow), label)
        self.loose.touched.add(source)

    def _send(self, key: str, source: str, step: Step, follow: Follow, label: str) -> None:
        """Add a way into another pool: a message that starts what comes there."""
        task, target = self.element[step.order], self.element[follow.to]
        sender = source
        if source != task:
            event = writing.node(
                "endEvent", self.document.free_id(f"Send_{key}"), label or "보냄", "message"
            )
            sender = self.document.add_node(event, task)
            self.document.connect(f"Sending_{key}", source, sender, label)
        elif not self.document.leaving(task):
            ended = writing.node("endEvent", self.document.free_id(f"Sent_{key}"), "보냄")
            self.document.connect(f"Sending_{key}", task, self.document.add_node(ended, task))
        receiver = writing.node(
            "startEvent", self.document.free_id(f"Receive_{key}"), f"{step.work} 받음", "message"
        )
        entry = self._entry(step, follow)
        started = self.document.add_node(receiver, target)
        self.document.send(f"Message_{key}", sender, started, label if sender == task else "")
        self.document.connect(f"Received_{key}", started, entry)

    def _exit(self, step: Step, task: str, kind: Kind) -> str:
        """Return what a further branch leaves from: the task, or the gateway behind it."""
        leaving = [
            flow
            for flow in self.document.leaving(task)
            if not self.document.end(flow, "targetRef").startswith(_OURS)
            and flow.tag == BPMN + "sequenceFlow"
        ]
        if not leaving:
            plain = [one for one in step.follows if one.kind != "exception"]
            return self._split(step, task, kind, leaving) if len(plain) > 1 else task
        behind = self.document.end(leaving[0], "targetRef")
        if len(leaving) == 1 and self._is_split(behind):
            self.used[leaving[0].get("id", "")] += 1
            return behind
        return self._split(step, task, kind, leaving)

    def _split(self, step: Step, task: str, kind: Kind, leaving: Sequence[etree._Element]) -> str:
        """Put a gateway behind a task, from which the flows leave now."""
        name = "" if kind == "parallel" else building.question(step.follows)
        gateway = writing.node(
            building.GATEWAYS[kind],
            self.document.free_id(f"Split_{naming.written(step.order)}"),
            name,
        )
        split = self.document.add_node(gateway, task)
        self.splits.add(split)
        for flow in leaving:
            self.document.lead(flow, source=split)
        self.document.connect(f"Flow_{naming.written(step.order)}", task, split)
        return split

    def _is_split(self, node: str) -> bool:
        return node in self.splits and len(self.document.coming(node)) == 1

    def _entry(self, step: Step, follow: Follow) -> str:
        """Return what a further way comes to: the task, or the gateway before it."""
        came = self.left.pop((step.order, self._target(follow)), "")
        if came in self.document.by_id:
            self.loose.idle = [one for one in self.loose.idle if one != came]
            if came not in self.element.values():
                self.used.update(flow.get("id", "") for flow in self.document.leaving(came))
            return came
        if follow.to == END:
            return self._ending(step)
        task = self.element[follow.to]
        coming = [flow for flow in self.document.coming(task) if flow.tag == BPMN + "sequenceFlow"]
        if not coming:
            return task
        before = self.document.end(coming[0], "sourceRef")
        if len(coming) == 1 and self._is_join(before):
            self.used[coming[0].get("id", "")] += 1
            return before
        key = f"Join_{naming.written(follow.to)}"
        kind = building.GATEWAYS[self.joins.get(follow.to, "exclusive")]
        join = self.document.add_node(writing.node(kind, self.document.free_id(key), ""), task)
        self.merges.add(join)
        for flow in coming:
            self.document.lead(flow, target=join)
        self.document.connect(f"Flow_{key}", join, task)
        return join

    def _target(self, follow: Follow) -> str:
        return self.element.get(follow.to, END)

    def _ending(self, step: Step) -> str:
        """Return an end for a step: one that nothing leads to any more, or a new one."""
        task = self.element[step.order]
        process = self.document.process_of(task)
        for end in self.loose.idle:
            if self.document.process_of(end) is process:
                self.loose.idle.remove(end)
                return end
        key = self.document.free_id(f"End_{naming.written(step.order)}_end")
        return self.document.add_node(writing.node("endEvent", key, "끝"), task)

    def _is_join(self, node: str) -> bool:
        return node in self.merges and len(self.document.leaving(node)) == 1

    def begin(self, step: Step) -> None:
        """Let a start event lead to a step: one that leads nowhere, or a new one."""
        task = self.element[step.order]
        process = self.document.process_of(task)
        idle = [
            event.get("id", "")
            for event in process.iterchildren(BPMN + "startEvent")
            if not self.document.leaving(event.get("id", ""))
        ]
        key = self.document.free_id(f"Start_{naming.written(step.order)}")
        event = (
            idle[0]
            if idle
            else self.document.add_node(writing.node("startEvent", key, "시작"), task)
        )
        entry = self._entry(step, Follow(step.order))
        self.document.connect(f"Flow_start_{naming.written(step.order)}", event, entry)

    def retype(self, step: Step, kind: Kind) -> None:
        """Let the gateway behind a step split in another way."""
        for flow in self.document.leaving(self.element[step.order]):
            behind = self.document.end(flow, "targetRef")
            if behind in self.document.by_id and self._is_split(behind):
                gateway = self.document.by_id[behind]
                gateway.tag = BPMN + building.GATEWAYS[kind]
                if kind == "parallel":
                    gateway.attrib.pop("default", "")
                    gateway.attrib.pop("name", "")
                elif not gateway.get("name"):
                    gateway.set("name", writing.legal(building.question(step.follows)))
