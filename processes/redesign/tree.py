"""A BPMN file's own tree with the operations that keep its references whole.

What an operation touches loses its way in the drawing; the layout draws it anew, the rest stays.
"""

from collections.abc import Iterator

from lxml import etree

from errors import WorkbenchError
from processes.bpmn import decoding
from processes.bpmn.elements import BPMN, BPMNDI, FLOW_NODES

_SHOWN = (BPMNDI + "BPMNShape", BPMNDI + "BPMNEdge")


class CannotApply(WorkbenchError):
    """A redesign that the drawing, as it stands, does not allow; says why and what to do."""


class Tree:
    """A model's tree; `changes` says what was done to it, in Korean."""

    def __init__(self, content: bytes) -> None:
        self.root = decoding.tree(content)[0]
        self._by_id = {
            one.get("id", ""): one for one in self.root.iter(BPMN + "*") if one.get("id")
        }
        self.changes: list[str] = []
        self.to_draw = False  # whether something has no place in the drawing any more

    @property
    def content(self) -> bytes:
        """The tree as bytes, in UTF-8."""
        return etree.tostring(self.root, xml_declaration=True, encoding="UTF-8")

    def element(self, id: str) -> etree._Element:
        """Return the element, or raise CannotApply where it is gone."""
        if id not in self._by_id:
            raise CannotApply(f"'{id}' 요소가 이 그림에 없습니다. 재설계 제안을 새로 찾으세요.")
        return self._by_id[id]

    def known(self, id: str) -> etree._Element | None:
        """Return the element, None where there is none."""
        return self._by_id.get(id)

    def name(self, id: str) -> str:
        """Return what the element is called; its id where it has no name."""
        return self.element(id).get("name", "").strip() or id

    def flows_into(self, id: str) -> list[etree._Element]:
        """Return the sequence flows that lead to the element, in the file's order."""
        return [flow for flow in self.lines("sequenceFlow") if flow.get("targetRef") == id]

    def flows_from(self, id: str) -> list[etree._Element]:
        """Return the sequence flows that leave the element, in the file's order."""
        return [flow for flow in self.lines("sequenceFlow") if flow.get("sourceRef") == id]

    def lane(self, id: str) -> etree._Element | None:
        """Return the innermost lane that holds the element."""
        holding = [
            reference.getparent()
            for reference in self.root.iter(BPMN + "flowNodeRef")
            if (reference.text or "").strip() == id
        ]
        return holding[-1] if holding else None

    def lead(self, flow: etree._Element, target: str) -> None:
        """Let a flow lead elsewhere."""
        own = flow.get("id", "")
        self._reference(flow.get("targetRef", ""), "incoming", own, keep=False)
        flow.set("targetRef", target)
        self._reference(target, "incoming", own, keep=True)
        self.undraw(own)

    def start(self, flow: etree._Element, source: str) -> None:
        """Let a flow begin elsewhere."""
        own = flow.get("id", "")
        self._reference(flow.get("sourceRef", ""), "outgoing", own, keep=False)
        flow.set("sourceRef", source)
        self._reference(source, "outgoing", own, keep=True)
        self.undraw(own)

    def join(self, source: str, target: str, name: str = "") -> str:
        """Draw a new sequence flow, and return its id."""
        flow = etree.SubElement(self._around(source), BPMN + "sequenceFlow")
        own = self._new_id("Flow")
        for key, value in (("id", own), ("name", name), ("sourceRef", source)):
            if value:
                flow.set(key, value)
        flow.set("targetRef", target)
        self._by_id[own] = flow
        self._reference(source, "outgoing", own, keep=True)
        self._reference(target, "incoming", own, keep=True)
        return own

    def add(self, type: str, name: str, beside: str) -> str:
        """Add a flow node into the lane and the process of another one, and return its id."""
        kind = "Gateway" if type.endswith("Gateway") else "Event" if "Event" in type else "Activity"
        own = self._new_id(kind)
        node = etree.Element(BPMN + type)
        node.set("id", own)
        if name:
            node.set("name", name)
        self.element(beside).addnext(node)
        self._by_id[own] = node
        lane = self.lane(beside)
        if lane is not None:
            etree.SubElement(lane, BPMN + "flowNodeRef").text = own
        return own

    def lines(self, kind: str) -> Iterator[etree._Element]:
        """Yield the elements of a kind as they stand now: sequenceFlow, association, …"""
        return iter(list(self.root.iter(BPMN + kind)))

    def _around(self, id: str) -> etree._Element:
        around = self.element(id).getparent()
        assert around is not None  # noqa: S101 - a flow node lies in a process
        return around

    def _reference(self, node: str, kind: str, flow: str, *, keep: bool) -> None:
        element = self._by_id.get(node)
        if element is None or etree.QName(element).localname not in FLOW_NODES:
            return
        for one in list(element.iterchildren(BPMN + kind)):
            if (one.text or "").strip() == flow:
                remove(one)
        if keep:
            made = etree.Element(BPMN + kind)
            made.text = flow
            element.insert(_place(element, kind), made)

    def delete(self, element: etree._Element) -> None:
        """Remove an element with its drawing, the references to it and the lines at it."""
        gone = {one.get("id", "") for one in element.iter(BPMN + "*") if one.get("id")}
        if etree.QName(element).localname == "sequenceFlow":
            self._reference(
                element.get("sourceRef", ""), "outgoing", element.get("id", ""), keep=False
            )
            self._reference(
                element.get("targetRef", ""), "incoming", element.get("id", ""), keep=False
            )
            self._no_default(element.get("id", ""))
        for kind in ("association", "messageFlow"):
            for line in self.lines(kind):
                if gone & {line.get("sourceRef"), line.get("targetRef")}:
                    self.undraw(line.get("id", ""))
                    remove(line)
        for reference in list(self.root.iter(BPMN + "flowNodeRef")):
            if (reference.text or "").strip() in gone:
                remove(reference)
        for one in gone:
            self.undraw(one)
            self._by_id.pop(one, None)
        remove(element)

    def _no_default(self, flow: str) -> None:
        for element in self.root.iter(BPMN + "*"):
            if element.get("default") == flow:
                del element.attrib["default"]

    def undraw(self, id: str) -> None:
        """Forget where the element is drawn, so that the layout places it anew."""
        self.to_draw = True
        for shown in list(self.root.iter(*_SHOWN)):
            if shown.get("bpmnElement", "").rpartition(":")[2] == id:
                remove(shown)

    def undraw_lines(self, id: str) -> None:
        """Forget how the flows at the element run, and the lines to its data and notes."""
        for flow in (*self.flows_into(id), *self.flows_from(id)):
            self.undraw(flow.get("id", ""))
        for kind in ("association", "messageFlow"):
            for line in self.lines(kind):
                if id in (line.get("sourceRef"), line.get("targetRef")):
                    self.undraw(line.get("id", ""))
        for kind in ("dataInputAssociation", "dataOutputAssociation"):
            for link in self.element(id).iterchildren(BPMN + kind):
                self.undraw(link.get("id", ""))

    def put(self, id: str, **place: float) -> None:
        """Draw the element elsewhere (x, y); its name goes above left, where no flow runs."""
        for shown in self.root.iter(_SHOWN[0]):
            if shown.get("bpmnElement", "").rpartition(":")[2] != id:
                continue
            (box,) = list(shown.iterchildren("{*}Bounds"))[:1] or (None,)
            if box is None:
                continue
            for name, value in place.items():
                box.set(name, f"{value:g}")
            middle = float(box.get("x", "0")) + float(box.get("width", "0")) / 2
            for label in shown.iterfind(f"{BPMNDI}BPMNLabel/{{*}}Bounds"):
                label.set("x", f"{middle - 8 - float(label.get('width', '0')):g}")
                top = float(box.get("y", "0")) - 2 - float(label.get("height", "0"))
                label.set("y", f"{top:g}")

    def _new_id(self, kind: str) -> str:
        self.to_draw = True
        number = 1
        while f"{kind}_redesign_{number}" in self._by_id:
            number += 1
        return f"{kind}_redesign_{number}"


def _place(element: etree._Element, kind: str) -> int:
    """Return where incoming and outgoing stand: the schema wants them in this order, early."""
    before = {"documentation", "extensionElements", "auditing", "monitoring", "categoryValueRef"}
    before |= {"incoming"} | ({"outgoing"} if kind == "outgoing" else set())
    last = -1
    for place, child in enumerate(element):
        if isinstance(child.tag, str) and etree.QName(child).localname in before:
            last = place
    return last + 1


def remove(element: etree._Element) -> None:
    """Take an element out and leave the text behind it."""
    parent = element.getparent()
    if parent is None:
        return
    tail, before = element.tail or "", element.getprevious()
    if tail.strip():
        if before is not None:
            before.tail = (before.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
    parent.remove(element)
