"""What bpmn-js does besides what the person did: none of it belongs to the change.

Replacing a task by one of another kind makes a new element and a new shape: what the replacement
has no place for is dropped, the shape gets another id. Moving a shape rounds coordinates, its own
and those of the lines around it, also where nothing else changes.
"""

from collections.abc import Iterable, Iterator

from processes.bpmn.change.edits import Edit
from processes.bpmn.change.matching import DRAWN, standard
from processes.bpmn.change.source import Node
from processes.bpmn.elements import ACTIVITIES

_COORDINATES = frozenset({"x", "y", "width", "height"})
_KEPT = frozenset({"extensionElements", "documentation"})
_KEPT_BY_ACTIVITIES = frozenset(
    {"ioSpecification", "resourceRole", "performer", "humanPerformer", "potentialOwner"}
)
_FLOAT_NOISE = 1e-6


def meant(edits: Iterable[Edit]) -> Iterator[Edit]:
    """Give the edits that a person meant."""
    found = list(edits)
    replaced = {
        edit.before: edit.after
        for edit in found
        if edit.kind == "tag" and edit.before is not None and edit.after is not None
    }
    ids = {node.id for node in replaced if node.id}
    known = replaced | {after: after for after in replaced.values()}
    for edit in found:
        dropped = _dropped(edit, replaced, ids) or _copied(edit, known)
        if not (_rounded(edit) or _renamed_shape(edit) or dropped):
            yield edit


def _rounded(edit: Edit) -> bool:
    """Tell whether a coordinate only became the whole number next to it."""
    if edit.kind != "attribute" or edit.name not in _COORDINATES:
        return False
    if edit.before is None or edit.value is None or not standard(edit.before):
        return False
    try:
        was, is_now = float(edit.before.attributes[edit.name]), float(edit.value)
    except (KeyError, ValueError):
        return False
    if abs(was - is_now) < _FLOAT_NOISE:
        return True
    return is_now.is_integer() and not was.is_integer() and abs(was - is_now) <= 0.5


def _renamed_shape(edit: Edit) -> bool:
    node = edit.before
    drawn = node is not None and node.tag in DRAWN
    return drawn and edit.kind == "attribute" and edit.name == "id"


def _dropped(edit: Edit, replaced: dict[Node, Node], ids: set[str]) -> bool:
    """Tell whether the edit only takes away what the new kind of element could well keep."""
    node = edit.before
    if node is None:
        return False
    if edit.kind == "attribute":
        return edit.value is None and edit.name.startswith("{") and node in replaced
    if edit.kind != "remove" or node.parent is None:
        return False
    if node.local == "BPMNLabel":
        return node.parent.attributes.get("bpmnElement") in ids
    if node.parent.local == "extensionElements":
        return node.parent.parent in replaced
    return node.parent in replaced and _has_place(node, node.parent, replaced[node.parent])


def _has_place(node: Node, before: Node, after: Node) -> bool:
    if node.local in _KEPT or not standard(node):
        return True
    return _both_activities(before, after) and node.local in _KEPT_BY_ACTIVITIES


def _copied(edit: Edit, known: dict[Node, Node]) -> bool:
    """Tell whether the edit lies in what bpmn-js copies under new ids: nothing refers to those."""
    part = edit.before or edit.after
    while part is not None and part.parent is not None and part.parent not in known:
        part = part.parent
    if part is None or part.parent is None or part.local not in _KEPT_BY_ACTIVITIES:
        return False
    return _both_activities(part.parent, known[part.parent])


def _both_activities(before: Node, after: Node) -> bool:
    return before.local in ACTIVITIES and after.local in ACTIVITIES
