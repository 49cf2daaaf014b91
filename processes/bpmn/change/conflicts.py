"""Conflicts in words: which element, which side of it, what each of the two made of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from processes.bpmn.change.aspects import Aspect
from processes.bpmn.change.edits import Edit
from processes.bpmn.change.matching import units
from processes.bpmn.change.source import Node

WHAT = {
    "name": "이름",
    "bounds": "위치·크기",
    "label": "이름표 자리",
    "way": "선의 길",
    "drawn": "그림",
    "undrawn": "그림 지움",
    "remove": "지움",
    "insert": "새 요소",
    "tag": "종류",
    "move": "놓인 곳",
    "lane": "담당(레인)",
    "documentation": "설명",
    "extensionElements": "도구가 덧붙인 내용",
    "conditionExpression": "조건",
    "ends": "이어진 곳",
    "attachedToRef": "붙은 활동",
    "default": "기본 흐름",
    "text": "글",
    "script": "스크립트",
    "processRef": "프로세스",
}
_LONGEST = 200


@dataclass(frozen=True)
class Conflict:
    """What both changed differently; `key` names it in the choices, `id` the element drawn."""

    key: str
    id: str
    name: str
    what: str
    mine: str
    theirs: str


def conflict(
    aspect: Aspect, roots: Sequence[Node], mine: Collection[Edit], theirs: Collection[Edit]
) -> Conflict:
    """Return the conflict in words; the element's name is looked for in the files in turn."""
    return Conflict(
        key=aspect.key,
        id=aspect.element,
        name=_name(aspect.element, roots),
        what=WHAT.get(aspect.role, aspect.role),
        mine=_said(mine),
        theirs=_said(theirs),
    )


def _name(element: str, roots: Sequence[Node]) -> str:
    for root in roots:
        for node in units(root):
            if node.id == element and (named := said_name(node)):
                return named
    return ""


def said_name(node: Node) -> str:
    """Return the name of an element, the text of a note."""
    texts = (child.text.strip() for child in node.children if child.local == "text")
    return node.attributes.get("name", "").strip() or next(texts, "")


def _said(edits: Collection[Edit]) -> str:
    words = list(dict.fromkeys(filter(None, map(_one, edits))))
    whole = ", ".join(words)
    return whole if len(whole) <= _LONGEST else whole[: _LONGEST - 1] + "…"


def _one(edit: Edit) -> str:
    node = edit.after
    if node is None:
        return "지움"
    if node.local == "waypoint" or edit.kind == "move":
        return "옮김"
    if node.local == "Bounds":
        x, y, width, height = (node.attributes.get(one, "?") for one in _PLACE)
        return f"x {x}, y {y}, {width}×{height}"
    if edit.kind == "attribute":
        return edit.value or "비움"
    if edit.kind == "tag":
        return node.local
    return said_name(node) or node.text.strip() or "고침"


_PLACE = ("x", "y", "width", "height")
