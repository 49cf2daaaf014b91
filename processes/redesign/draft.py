"""What redesign does to a model's tree: a step goes, moves, changes its kind, joins another."""

import copy

from lxml import etree

from processes.bpmn.elements import BPMN, TASK_NAMES
from processes.redesign.tree import CannotApply, Tree, remove

_BY_HAND = "그림에서 고치세요."


class Draft(Tree):
    """The to-be model being redesigned; every operation says in `changes` what it did."""

    def only_follower(self, id: str) -> str:
        """Return what follows the element, or raise CannotApply where the flow parts or ends."""
        out = self.flows_from(id)
        if len(out) != 1:
            raise CannotApply(
                f"'{self.name(id)}' 뒤의 흐름이 하나가 아니라서 바꿀 수 없습니다. {_BY_HAND}"
            )
        return out[0].get("targetRef", "")

    def bypass(self, id: str) -> None:
        """Remove a step: what led to it leads to what followed it."""
        if any(one.get("attachedToRef") == id for one in self.root.iter(BPMN + "boundaryEvent")):
            raise CannotApply(
                f"'{self.name(id)}'에는 경계 이벤트가 붙어 있어 없앨 수 없습니다. {_BY_HAND}"
            )
        follower, name = self.only_follower(id), self.name(id)
        for flow in self.flows_from(id):
            self.delete(flow)
        for flow in self.flows_into(id):
            if flow.get("sourceRef") == follower:  # the step was a loop's whole way back
                raise CannotApply(f"'{name}'을(를) 없애면 제자리를 도는 흐름이 됩니다.")
            self.lead(flow, follower)
        self.delete(self.element(id))
        self.changes.append(f"단계를 없앴습니다: {name}")

    def retype(self, id: str, type: str) -> None:
        """Make a step one of another type: userTask to serviceTask."""
        element = self.element(id)
        if element.tag == BPMN + type:
            return
        before = etree.QName(element).localname
        element.tag = BPMN + type
        if before in {"sendTask", "receiveTask"} and "messageRef" in element.attrib:
            del element.attrib["messageRef"]
        self.changes.append(
            f"{TASK_NAMES.get(before, before)}에서 {TASK_NAMES[type]}(으)로: {self.name(id)}"
        )

    def rename(self, id: str, name: str) -> None:
        """Give the element another name."""
        before = self.name(id)
        self.element(id).set("name", name)
        self.changes.append(f"이름을 바꿨습니다: {before} → {name}")

    def move(self, id: str, like: str, row: float | None = None) -> None:
        """Move the element into the lane of another one, to the y of `row` or any free place."""
        there = self.lane(like)
        if there is None or there is self.lane(id):
            return
        for reference in list(self.root.iter(BPMN + "flowNodeRef")):
            if (reference.text or "").strip() == id:
                remove(reference)
        etree.SubElement(there, BPMN + "flowNodeRef").text = id
        if row is None:
            self.undraw(id)
        else:
            self.put(id, y=row)
        self.undraw_lines(id)
        self.changes.append(f"'{there.get('name', '')}' 레인으로 옮겼습니다: {self.name(id)}")

    def detach_messages(self, id: str) -> None:
        """Remove the message flows at the element."""
        for flow in self.lines("messageFlow"):
            if id in (flow.get("sourceRef"), flow.get("targetRef")):
                self.delete(flow)
                self.changes.append(f"메시지 흐름을 없앴습니다: {self.name(id)}")

    def follow(self, id: str, after: str) -> None:
        """Take a step out of its place and put it right after another one."""
        follower = self.only_follower(id)
        for flow in self.flows_into(id):
            self.lead(flow, follower)
        (own,) = self.flows_from(id)
        beyond = self.flows_from(after)
        if len(beyond) != 1:
            raise CannotApply(
                f"'{self.name(after)}' 뒤의 흐름이 하나가 아니라서 옮길 수 없습니다. {_BY_HAND}"
            )
        self.lead(own, beyond[0].get("targetRef", ""))
        self.lead(beyond[0], id)
        self.changes.append(f"'{self.name(after)}' 뒤로 옮겼습니다: {self.name(id)}")

    def absorb(self, id: str, other: str) -> None:
        """Let a step take over another one's documentation, data and minutes before it goes."""
        into, taken = self.element(id), self.element(other)
        for text in reversed(list(taken.iterchildren(BPMN + "documentation"))):
            into.insert(len(list(into.iterchildren(BPMN + "documentation"))), copy.deepcopy(text))
        self._add_work(into, taken)
        for flow in self.lines("association"):
            for end in ("sourceRef", "targetRef"):
                if flow.get(end) == other:
                    flow.set(end, id)
                    self.undraw(flow.get("id", ""))
        for kind in ("dataInputAssociation", "dataOutputAssociation"):
            for link in list(taken.iterchildren(BPMN + kind)):
                into.append(link)
                self.undraw(link.get("id", ""))

    def _add_work(self, into: etree._Element, taken: etree._Element) -> None:
        """Add the other's minutes; where either is unknown, the sum is unknown too."""
        mine, other = _work(into), _work(taken)
        for name in ("minutes", "waiting"):
            if mine is not None and name in mine.attrib:
                if other is None or name not in other.attrib:
                    del mine.attrib[name]
                else:
                    both = float(mine.attrib[name]) + float(other.attrib[name])
                    mine.set(name, f"{both:g}")


def _work(element: etree._Element) -> etree._Element | None:
    extensions = element.find(BPMN + "extensionElements")
    return None if extensions is None else extensions.find("{*}work")
