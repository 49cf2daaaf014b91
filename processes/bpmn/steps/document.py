"""A BPMN tree that is being edited: nodes, flows, lanes and their drawing kept in step."""

from collections.abc import Iterator

from lxml import etree

from processes.bpmn.elements import BPMN, BPMNDI, FLOW_NODES
from processes.bpmn.steps import writing

_BEHIND_FLOW = frozenset(
    BPMN + name
    for name in (
        "association",
        "group",
        "textAnnotation",
        "resourceRole",
        "performer",
        "humanPerformer",
        "potentialOwner",
        "correlationSubscription",
        "supports",
    )
)
_FLOWS = (BPMN + "sequenceFlow", BPMN + "messageFlow")
_LISTED = BPMN + "sequenceFlow"


def _text(element: etree._Element, name: str) -> str:
    child = element.find(BPMN + name)
    return "" if child is None else (child.text or "").strip()


class Document:
    """One tree. Every change keeps the lists of flows, the lanes and the diagram consistent."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self.by_id = {
            one.get("id", ""): one
            for one in root.iter(etree.Element)
            if str(one.tag).startswith(BPMN) and one.get("id")
        }
        self.fresh: set[str] = set()
        self.undrawn: set[str] = set()

    def flows(self) -> Iterator[etree._Element]:
        """Yield every sequence and message flow in the file's order."""
        yield from self.root.iter(*_FLOWS)

    def leaving(self, node: str) -> list[etree._Element]:
        """Return the flows out of a node."""
        return [one for one in self.flows() if self.end(one, "sourceRef") == node]

    def coming(self, node: str) -> list[etree._Element]:
        """Return the flows into a node."""
        return [one for one in self.flows() if self.end(one, "targetRef") == node]

    def end(self, flow: etree._Element, name: str) -> str:
        """Return the id of a flow's end; some tools write it with a prefix."""
        reference = flow.get(name, "")
        return reference if reference in self.by_id else reference.rpartition(":")[2]

    def free_id(self, wanted: str) -> str:
        """Return the id, or with a number where it is taken."""
        number, key = 1, wanted
        while key in self.by_id:
            number += 1
            key = f"{wanted}_{number}"
        return key

    def process_of(self, node: str) -> etree._Element:
        """Return what a node lies in: a process or sub-process."""
        parent = self.by_id[node].getparent()
        if parent is None:
            raise ValueError(node)
        return parent

    def add(self, element: etree._Element, container: etree._Element) -> None:
        """Add a flow element to a process, before its artifacts."""
        at = len(container)
        for place, child in enumerate(container):
            if child.tag in _BEHIND_FLOW:
                at = place
                break
        container.insert(at, element)
        self.note(element)

    def note(self, element: etree._Element) -> None:
        """Note an element that has been added to the tree."""
        self.by_id[element.get("id", "")] = element
        self.fresh.add(element.get("id", ""))

    def add_node(self, element: etree._Element, beside: str) -> str:
        """Add a flow node to the process, and the lane, of another; return its id."""
        self.add(element, self.process_of(beside))
        lane = self.lanes().get(beside)
        if lane is not None:
            self.put_in_lane(element.get("id", ""), lane)
        return element.get("id", "")

    def connect(self, key: str, source: str, target: str, name: str = "") -> etree._Element:
        """Add a sequence flow."""
        made = writing.flow("sequenceFlow", self.free_id(key), source, target, name)
        self.add(made, self.process_of(source))
        self._list(made)
        return made

    def send(self, key: str, source: str, target: str, name: str = "") -> None:
        """Add a message flow to the collaboration."""
        for collaboration in self.root.iterchildren(BPMN + "collaboration"):
            made = writing.flow("messageFlow", self.free_id(key), source, target, name)
            before = collaboration.findall(BPMN + "participant")
            before += collaboration.findall(BPMN + "messageFlow")
            at = collaboration.index(before[-1]) + 1 if before else 0
            collaboration.insert(at, made)
            self.note(made)
            return

    def lead(self, flow: etree._Element, *, source: str = "", target: str = "") -> None:
        """Let a flow begin or end elsewhere; its way must be drawn anew."""
        self._unlist(flow)
        if source:
            flow.set("sourceRef", source)
        if target:
            flow.set("targetRef", target)
        self._list(flow)
        self.undraw(flow.get("id", ""))

    def cut(self, flow: etree._Element) -> None:
        """Remove a flow."""
        self._unlist(flow)
        self._drop(flow)

    def remove(self, node: str) -> None:
        """Remove a node with its boundary events, flows, ties and data that are its alone."""
        for guest in self.guests(node):
            self.remove(guest)
        for flow in (*self.leaving(node), *self.coming(node)):
            self.cut(flow)
        self._untie(node)
        for reference in list(self.root.iter(BPMN + "flowNodeRef")):
            if self._meant(reference.text) == node:
                self._take_out(reference)
        self._drop(self.by_id[node])

    def undraw(self, key: str) -> None:
        """Take an element out of the diagram."""
        for drawn in list(self.root.iter(BPMNDI + "BPMNShape", BPMNDI + "BPMNEdge")):
            if self._meant(drawn.get("bpmnElement")) == key:
                self._take_out(drawn)
                self.undrawn.add(key)

    def undraw_node(self, node: str) -> None:
        """Take a node out of the diagram, with its flows, boundary events and own data."""
        self.undraw(node)
        for flow in (*self.leaving(node), *self.coming(node)):
            self.undraw(flow.get("id", ""))
        for guest in self.guests(node):
            self.undraw_node(guest)
        for tie, other in self.ties(node):
            self.undraw(tie.get("id", ""))
            if len(list(self.tied_to(other))) == 1:
                self.undraw(other)

    def lanes(self) -> dict[str, etree._Element]:
        """Return the lowest lane that names each node."""
        found = {}
        for reference in self.root.iter(BPMN + "flowNodeRef"):
            lane = reference.getparent()
            if lane is not None:
                found[self._meant(reference.text)] = lane
        return found

    def put_in_lane(self, node: str, lane: etree._Element | None) -> None:
        """Let a lane name a node, and no other lane any more."""
        for reference in list(self.root.iter(BPMN + "flowNodeRef")):
            if self._meant(reference.text) == node:
                self._take_out(reference)
        if lane is not None:
            reference = etree.Element(BPMN + "flowNodeRef")
            reference.text = node
            known = lane.findall(BPMN + "flowNodeRef")
            if known:
                at = lane.index(known[-1]) + 1
            else:
                inner = lane.find(BPMN + "childLaneSet")
                at = len(lane) if inner is None else lane.index(inner)
            lane.insert(at, reference)

    def ties(self, node: str) -> list[tuple[etree._Element, str]]:
        """Return the associations of a node, and what each ties it to."""
        found = []
        for tie in self.by_id[node]:
            if tie.tag == BPMN + "dataOutputAssociation":
                found.append((tie, self._meant(_text(tie, "targetRef"))))
            elif tie.tag == BPMN + "dataInputAssociation":
                found.append((tie, self._meant(_text(tie, "sourceRef"))))
        for tie in self.root.iter(BPMN + "association"):
            ends = [self._meant(tie.get(name)) for name in ("sourceRef", "targetRef")]
            if node in ends:
                found.append((tie, ends[1] if ends[0] == node else ends[0]))
        return found

    def tied_to(self, data: str) -> Iterator[etree._Element]:
        """Yield the associations that name a data element or note."""
        for node in list(self.by_id):
            tag = str(self.by_id[node].tag).rpartition("}")[2]
            if tag in FLOW_NODES:
                yield from (tie for tie, other in self.ties(node) if other == data)

    def untie(self, tie: etree._Element, data: str) -> None:
        """Remove an association, and the data element where it was the last one."""
        last = len(list(self.tied_to(data))) == 1
        self._drop(tie)
        if last and data in self.by_id:
            held = self._meant(self.by_id[data].get("dataObjectRef"))
            self._drop(self.by_id[data])
            others = [
                one.get("dataObjectRef") for one in self.root.iter(f"{BPMN}dataObjectReference")
            ]
            if held in self.by_id and held not in map(self._meant, others):
                self._drop(self.by_id[held])

    def guests(self, node: str) -> list[str]:
        """Return the boundary events of an activity."""
        return [
            event.get("id", "")
            for event in self.root.iter(BPMN + "boundaryEvent")
            if self._meant(event.get("attachedToRef")) == node
        ]

    def _untie(self, node: str) -> None:
        for tie, other in self.ties(node):
            if other in self.by_id:
                self.untie(tie, other)

    def _meant(self, reference: str | None) -> str:
        name = (reference or "").strip()
        return name if name in self.by_id else name.rpartition(":")[2]

    def _list(self, flow: etree._Element) -> None:
        """Write a sequence flow into the lists of its ends."""
        if flow.tag != _LISTED:
            return
        for end, name in (("sourceRef", "outgoing"), ("targetRef", "incoming")):
            node = self.by_id.get(self.end(flow, end))
            if node is None:
                continue
            item = etree.Element(BPMN + name)
            item.text = flow.get("id")
            node.insert(_place(node, name), item)

    def _unlist(self, flow: etree._Element) -> None:
        for end, name in (("sourceRef", "outgoing"), ("targetRef", "incoming")):
            node = self.by_id.get(self.end(flow, end))
            for item in [] if node is None else node.findall(BPMN + name):
                if self._meant(item.text) == flow.get("id"):
                    self._take_out(item)

    def _drop(self, element: etree._Element) -> None:
        key = element.get("id", "")
        self._take_out(element)
        if key:
            self.undraw(key)
            self.by_id.pop(key, None)

    @staticmethod
    def _take_out(element: etree._Element) -> None:
        """Remove an element; the white space behind it goes along."""
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)


def _place(node: etree._Element, name: str) -> int:
    """Return where an item of a list of flows goes: behind its like, incoming before outgoing."""
    before = {BPMN + "documentation", BPMN + "extensionElements", BPMN + "incoming"}
    before |= {BPMN + one for one in ("auditing", "monitoring", "categoryValueRef")}
    if name == "outgoing":
        before.add(BPMN + "outgoing")
    places = [at for at, child in enumerate(node) if child.tag in before]
    return places[-1] + 1 if places else 0
