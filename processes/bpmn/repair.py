"""Ids that bpmn-js would drop, given others with every place that names them; nothing else moves.

bpmn-js deletes an element on reading whose id has Hangul or begins with a digit, and with it what
it is linked to. It doesn't understand a reference that is written with a namespace's prefix either
(bpmn2:Task_1); those lose the prefix.
"""

import re
from collections import Counter
from dataclasses import dataclass

from processes.bpmn import reading
from processes.bpmn.change import references
from processes.bpmn.change.matching import units
from processes.bpmn.change.source import Node, parsed

KEPT_ID = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
_KEPT_TAIL = re.compile(r"[\w.-]+", re.ASCII)


@dataclass(frozen=True)
class Repair:
    """What a repair made of a file.

    `renamed` are pairs of old and new ids; `unprefixed` the references that lost a prefix.
    `doubled` are ids that several elements share and `attributes` names of attributes that
    bpmn-js can't read: both stay, a person has to look at them.
    """

    content: bytes
    renamed: tuple[tuple[str, str], ...]
    unprefixed: tuple[str, ...] = ()
    doubled: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()

    @property
    def needed(self) -> bool:
        """Whether there was something to repair."""
        return bool(self.renamed or self.unprefixed)

    @property
    def sentences(self) -> tuple[str, ...]:
        """What was done and what is left to look at, in words."""
        found = [f"id '{old}'을(를) '{new}'(으)로 바꿨습니다." for old, new in self.renamed]
        if self.unprefixed:
            found.append(f"이름공간이 붙은 참조 {len(self.unprefixed)}곳에서 앞말을 뗐습니다.")
        if self.doubled:
            found.append(
                f"두 요소가 함께 쓰는 id {len(self.doubled)}개({_few(self.doubled)})는 "
                "그대로입니다. 만든 도구에서 고치세요."
            )
        if self.attributes:
            found.append(
                f"편집기가 읽지 못하는 속성 이름 {len(self.attributes)}개"
                f"({_few(self.attributes)})는 그대로입니다. 편집기에서는 보이지 않습니다."
            )
        return tuple(found)


def repaired(content: bytes) -> Repair:
    """Return the file with ids that bpmn-js reads; without any such the very same bytes.

    Raises BadModel where the file can't be read.
    """
    reading.read(content)
    source = parsed(content)
    root = source.root
    counted = Counter(node.id for node in units(root) if node.id)
    names = _new_names(root)
    unprefixed = tuple(dict.fromkeys(one.value for one in _prefixed(root)))
    references.rename(root, names)
    known = references.ids(root)
    for one in _prefixed(root):
        references.refer(one, references.meant(one.value, known))
    result = source.content() if names or unprefixed else content
    reading.read(result)
    return Repair(
        content=result,
        renamed=tuple(names.items()),
        unprefixed=unprefixed,
        doubled=tuple(sorted(one for one, times in counted.items() if times > 1)),
        attributes=tuple(_unreadable_attributes(root)),
    )


def _unreadable(root: Node) -> list[Node]:
    return [node for node in units(root) if node.id and not KEPT_ID.fullmatch(node.id)]


def _prefixed(root: Node) -> list[references.Reference]:
    """Return the references that lead somewhere only without their prefix."""
    known = references.ids(root)
    return [
        one
        for one in references.references(root)
        if references.meant(one.value, known) != one.value.strip()
    ]


def _new_names(root: Node) -> dict[str, str]:
    taken = references.ids(root)
    names: dict[str, str] = {}
    for node in _unreadable(root):
        if node.id not in names:
            names[node.id] = _free(node, taken)
            taken.add(names[node.id])
    return names


def _free(node: Node, taken: set[str]) -> str:
    """Return a new id: the old one behind an underscore if it can be, else by the kind."""
    kept = _KEPT_TAIL.fullmatch(node.id)
    stem = f"_{node.id}" if kept else f"{node.local[0].upper()}{node.local[1:]}_"
    if kept and stem not in taken:
        return stem
    number = 1
    while (name := f"{stem.rstrip('_')}_{number}") in taken:
        number += 1
    return name


def _unreadable_attributes(root: Node) -> dict[str, None]:
    names = (key.rpartition("}")[2] for node in units(root) for key in node.attributes)
    return dict.fromkeys(name for name in names if not name.isascii())


def _few(names: tuple[str, ...]) -> str:
    return ", ".join(name[:40] for name in names[:3]) + (" …" if len(names) > 3 else "")
