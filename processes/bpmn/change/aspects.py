"""What an edit is about: the element as people see it, and which side of it."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from processes.bpmn.change.editing import Change
from processes.bpmn.change.edits import Edit
from processes.bpmn.change.matching import DRAWN, WAYPOINT, is_reference, signature, standard
from processes.bpmn.change.source import Node
from processes.bpmn.elements import BPMN

LANE = BPMN + "flowNodeRef"
_ENDS = frozenset({"incoming", "outgoing"})
_PARTS = frozenset(
    {"Bounds", "BPMNLabel", "waypoint", "documentation", "conditionExpression", "BPMNPlane"}
    | {"extensionElements", "text", "script"}
)


@dataclass(frozen=True)
class Aspect:
    """One side of an element: its name, where it is drawn, what it is documented with."""

    element: str
    role: str

    @property
    def key(self) -> str:
        """The aspect as one word, to choose by."""
        return f"{self.element}/{self.role}"


@dataclass(frozen=True, eq=False)
class Grouped:
    """The edits of a change by what they are about."""

    change: Change
    groups: dict[Aspect, list[Edit]]

    def effects(self, aspect: Aspect) -> Counter[Hashable]:
        """Return what the edits come to; equal on both sides where both changed the same."""
        return Counter(effect(self.change, edit) for edit in self.groups[aspect])


def grouped(change: Change) -> Grouped:
    """Sort the edits of a change by what they are about."""
    groups: dict[Aspect, list[Edit]] = defaultdict(list)
    for edit in change.edits:
        groups[aspect(edit)].append(edit)
    return Grouped(change, dict(groups))


def aspect(edit: Edit) -> Aspect:
    """Return what the edit is about."""
    node = edit.before or edit.after
    if node is None:
        raise AssertionError("an edit is about something")
    if node.tag == LANE:
        return Aspect(node.text.strip(), "lane")
    if is_reference(node) and node.local in _ENDS:
        return Aspect(node.text.strip(), "ends")
    at = home(node)
    if at is node:
        return Aspect(name(at), _own_role(edit, node))
    part = node
    while part.parent is not None and part.parent is not at:
        part = part.parent
    if is_reference(part):
        return Aspect(name(at), f"{part.local} {part.text.strip()}")
    return Aspect(name(at), _ROLES.get(part.local, part.local))


_ROLES = {"Bounds": "bounds", "BPMNLabel": "label", "waypoint": "way"}


def _own_role(edit: Edit, node: Node) -> str:
    if edit.kind == "insert":
        return "drawn" if node.tag in DRAWN else "insert"
    if edit.kind == "remove":
        return "undrawn" if node.tag in DRAWN else "remove"
    if edit.kind != "attribute":
        return edit.kind
    return "ends" if edit.name in {"sourceRef", "targetRef"} else edit.name


def home(node: Node) -> Node:
    """Return the element with an id, or the drawn shape, that the part belongs to."""
    path = [node]
    while path[-1].parent is not None:
        path.append(path[-1].parent)
    found = path[-1]
    for one in reversed(path):
        if not standard(one) or one.tag == BPMN + "extensionElements":
            break
        if (one.id or one.tag in DRAWN) and one.local not in _PARTS:
            found = one
    return found


def name(node: Node) -> str:
    """Return the id of the element that people see: of a shape, what it draws."""
    if node.tag in DRAWN:
        return node.attributes.get("bpmnElement", "") or node.id
    return node.id or node.local


def effect(change: Change, edit: Edit) -> Hashable:
    """Return what the edit does, equal for the same edit of the same base by two people."""
    if edit.before is not None and edit.kind != "move":
        value = signature(edit.after) if edit.kind == "content" and edit.after else edit.value
        return (edit.kind, edit.before, edit.name, value)
    parent = target(change, edit)
    place = parent if parent is not None else _parent_id(edit)
    if edit.kind == "move":
        return (edit.kind, edit.before, place)
    if edit.after is None:
        raise AssertionError("an insertion has an element")
    return (edit.kind, place, _content(edit.after))


def _content(node: Node) -> Hashable:
    """Return what an inserted element says; the id of a drawn shape says nothing."""
    if node.tag not in DRAWN:
        return signature(node)
    said = frozenset((key, value) for key, value in node.attributes.items() if key != "id")
    return (node.tag, said, tuple(signature(child) for child in node.children))


def target(change: Change, edit: Edit) -> Node | None:
    """Return the element of the base that an inserted or moved one goes into, if it is there."""
    if edit.after is None or edit.kind not in {"insert", "move"}:
        return None
    return change.origins.get(edit.after.parent) if edit.after.parent is not None else None


def _parent_id(edit: Edit) -> str:
    return edit.after.parent.id if edit.after and edit.after.parent else ""


def is_way(edits: Iterable[Edit]) -> bool:
    """Tell whether only coordinates of a line's points differ, and no point is new or gone."""
    return all(
        edit.kind == "attribute" and edit.before is not None and edit.before.tag == WAYPOINT
        for edit in edits
    )


def is_follow_up(edit: Edit) -> bool:
    """Tell whether the edit only follows from another one: a line's way, a list of ends."""
    node = edit.before or edit.after
    if node is None:
        return False
    if is_reference(node) and (node.local in _ENDS or node.tag == LANE):
        return True
    return home(node).local == "BPMNEdge"
