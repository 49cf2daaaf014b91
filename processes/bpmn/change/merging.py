"""Two people's changes of one file put together, element by element."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Literal

from processes.bpmn.change import references
from processes.bpmn.change.applying import Misplaced, apply
from processes.bpmn.change.aspects import grouped
from processes.bpmn.change.clashes import Clash, Found, Sides, clashes
from processes.bpmn.change.closures import left_out, without
from processes.bpmn.change.conflicts import Conflict, conflict
from processes.bpmn.change.editing import Change, compared, turned_back
from processes.bpmn.change.edits import Edit
from processes.bpmn.change.matching import units
from processes.bpmn.change.source import Source, Unspliceable, parsed
from processes.bpmn.change.surroundings import brought_back

Choice = Literal["mine", "theirs"]
WHOLE = "whole"
_WHOLE_CONFLICT = Conflict(
    WHOLE, "", "", "그림 전체: 합치면 연결이 끊어집니다", "내 그림", "상대 그림"
)


@dataclass(frozen=True)
class Merge:
    """The outcome: the content, or None and the conflicts that wait for a choice."""

    content: bytes | None
    conflicts: tuple[Conflict, ...] = ()


@dataclass
class _Left:
    """Edits of each side that don't go into the result."""

    mine: set[Edit] = field(default_factory=set)
    theirs: set[Edit] = field(default_factory=set)


def merge(
    base: bytes, mine: bytes, theirs: bytes, choices: Mapping[str, Choice] | None = None
) -> Merge:
    """Put together what two people made of the same file.

    What only one changed is taken; what both changed alike is taken once; what both changed
    differently is a conflict until `choices` names a side for its key. New elements that got
    the same id by chance get different ones. The bytes are those of `theirs` wherever mine
    changed nothing. Raises BadModel where one of the three can't be read.
    """
    if mine in (theirs, base):
        return Merge(theirs)
    if theirs == base:
        return Merge(mine)
    chosen = choices or {}
    if WHOLE in chosen:
        return Merge(mine if chosen[WHOLE] == "mine" else theirs)
    sides = _sides(parsed(base), parsed(mine), parsed(theirs))
    found = clashes(sides)
    waiting = [clash for clash in found.clashes if clash.aspect.key not in chosen]
    if waiting:
        return Merge(None, tuple(_worded(clash, sides) for clash in waiting))
    try:
        content = _together(sides, _decided(sides, found, chosen), theirs)
        sound = not _loose(content, sides)
    except (Misplaced, Unspliceable):
        sound = False
    return Merge(content) if sound else Merge(None, (_WHOLE_CONFLICT,))


def _decided(sides: Sides, found: Found, chosen: Mapping[str, Choice]) -> _Left:
    """Return which edits give way to the choices."""
    left, held = _Left(), _Left()
    for clash in found.clashes:
        if chosen[clash.aspect.key] == "mine":
            left.theirs |= set(clash.theirs)
            held.mine |= set(clash.mine)
        else:
            left.mine |= set(clash.mine)
            held.theirs |= set(clash.theirs)
    mine, theirs = sides.mine.change, sides.theirs.change
    left.mine |= brought_back(mine, _removals(left.mine), held=held.mine, gone=theirs.removed)
    left.theirs |= brought_back(theirs, _removals(left.theirs), held=held.theirs, gone=mine.removed)
    left.mine |= set(found.agreed)
    left.theirs = left_out(theirs, left.theirs)
    return left


def _removals(edits: Collection[Edit]) -> set[Edit]:
    return {edit for edit in edits if edit.kind == "remove"}


def _sides(base: Source, mine: Source, theirs: Source) -> Sides:
    ours, others = compared(base, mine), compared(base, theirs)
    while names := _collisions(ours, others):
        references.rename(mine.root, names)
        ours = compared(base, mine)
    return Sides(grouped(ours), grouped(others))


def _collisions(mine: Change, theirs: Change) -> dict[str, str]:
    """Return other ids for new elements of mine that share theirs with different new ones."""
    new = _inserted(theirs)
    taken = references.ids(mine.edited.root) | references.ids(theirs.edited.root)
    names: dict[str, str] = {}
    for name, content in _inserted(mine).items():
        if name in new and new[name] != content:
            number = 2
            while f"{name}_{number}" in taken:
                number += 1
            names[name] = f"{name}_{number}"
            taken.add(names[name])
    return names


def _inserted(change: Change) -> dict[str, object]:
    """Return what is new in a change by its id, told apart by what it is called and is.

    What it is linked with and where it is drawn may go on changing: that is told elsewhere.
    """
    found: dict[str, object] = {}
    for edit in change.edits:
        if edit.kind == "insert" and edit.after is not None:
            for node in units(edit.after):
                if node.id:
                    found[node.id] = (node.tag, frozenset(node.attributes.items()))
    return found


def _together(sides: Sides, left: _Left, theirs: bytes) -> bytes:
    """Return theirs, without what gave way to mine, with mine."""
    start = theirs
    others = sides.theirs.change
    if left.theirs:
        start = apply(turned_back(others, left.theirs), theirs)
    gone = sides.gone(sides.theirs, left.theirs)
    ours = sides.mine.change
    dropped = left_out(ours, left.mine | {edit for edit in ours.edits if gone(edit)})
    return apply(without(ours, dropped), start)


def _loose(content: bytes, sides: Sides) -> bool:
    """Tell whether something refers to nothing that didn't on either side."""
    found = references.dangling(parsed(content).root)
    both = (side.change.edited.root for side in (sides.mine, sides.theirs))
    return bool(found - set().union(*map(references.dangling, both)))


def _worded(clash: Clash, sides: Sides) -> Conflict:
    mine, theirs = sides.mine.change, sides.theirs.change
    roots = (mine.edited.root, theirs.edited.root, mine.opened.root)
    return conflict(clash.aspect, roots, clash.mine, clash.theirs)
