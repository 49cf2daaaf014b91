"""What an edit leaves behind: gateways that split nothing, events that nothing leads to."""

from lxml import etree

from processes.bpmn.elements import BPMN, EVENTS, GATEWAYS
from processes.bpmn.steps.document import Document


def local(element: etree._Element) -> str:
    """Return an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


class Loose:
    """The loose ends of an edit. `idle` are ends that nothing leads to: new ways may use them."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.touched: set[str] = set()
        self.idle: list[str] = []

    def touch(self, flow: etree._Element) -> None:
        """Note the ends of a flow that is about to go."""
        self.touched |= {self.document.end(flow, one) for one in ("sourceRef", "targetRef")}

    def prune(self, node: str) -> None:
        """Remove an event or gateway that comes from nowhere now, or leads nowhere."""
        if node not in self.document.by_id:
            return
        kind = local(self.document.by_id[node])
        comes, leaves = self.document.coming(node), self.document.leaving(node)
        if kind not in EVENTS | GATEWAYS:
            return
        begins = kind in {"boundaryEvent", "startEvent"}
        if node.startswith("Receive_"):
            comes = [flow for flow in comes if flow.tag == BPMN + "messageFlow"]
            begins = False
        if kind == "endEvent" and not comes and not node.startswith(("Sent_", "Send_")):
            self.idle.append(node)
        elif (not comes and not begins) or (not leaves and kind != "endEvent"):
            for flow in (*self.document.coming(node), *leaves):
                self.touch(flow)
            self.document.remove(node)

    def end_nothing(self, task: str) -> None:
        """Take out the end behind a step that sent something, where it sends nothing now."""
        if task not in self.document.by_id or self._sends(task):
            return
        for flow in self.document.leaving(task):
            ended = self.document.end(flow, "targetRef")
            if ended.startswith("Sent_"):
                self.document.remove(ended)
            elif ended.startswith("Receive_"):
                self.touch(flow)
                self.document.cut(flow)

    def _sends(self, node: str) -> bool:
        return any(
            flow.get("id", "").startswith("Message_") for flow in self.document.leaving(node)
        )

    def tidy(self) -> None:
        """Take out gateways that neither split nor join any more, of those that were touched."""
        for end in self.idle:
            self.document.remove(end)
        for node in sorted(self.touched | self.document.fresh):
            if node not in self.document.by_id:
                continue
            if node.startswith("Receive_"):
                self._start_by_message(node)
            element = self.document.by_id[node]
            comes, leaves = self.document.coming(node), self.document.leaving(node)
            if local(element) not in GATEWAYS or len(comes) != 1 or len(leaves) != 1:
                continue
            incoming, outgoing = comes[0], leaves[0]
            if self._stays(outgoing) > self._stays(incoming):
                self.document.lead(outgoing, source=self.document.end(incoming, "sourceRef"))
                self.document.cut(incoming)
            else:
                self.document.lead(incoming, target=self.document.end(outgoing, "targetRef"))
                self.document.cut(outgoing)
            self.document.remove(node)

    def _start_by_message(self, node: str) -> None:
        """Let a message that nobody waits for any more start what it leads to."""
        comes = self.document.coming(node)
        if not any(flow.tag == BPMN + "sequenceFlow" for flow in comes):
            self.document.by_id[node].tag = BPMN + "startEvent"

    def _stays(self, flow: etree._Element) -> tuple[bool, bool]:
        """Return how much speaks for keeping one of two flows: its name, then its age."""
        return bool(flow.get("name")), flow.get("id") not in self.document.fresh
