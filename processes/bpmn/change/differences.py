"""What two models differ in, element by element, in words for people."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from processes.bpmn import facts, reading
from processes.bpmn.change import wording
from processes.bpmn.change.portraits import Portrait, portraits
from processes.bpmn.model import Model, Point

Kind = Literal["added", "removed", "changed", "moved"]
_TOLERANCE = 0.5  # below it nobody sees that a shape has moved


@dataclass(frozen=True)
class Difference:
    """One difference; `before` and `after` are empty for what is added, removed or moved."""

    kind: Kind
    id: str
    element_type: str
    name: str
    what: str
    before: str
    after: str
    sentence: str


def differences(before: Model | bytes, after: Model | bytes) -> tuple[Difference, ...]:
    """Return what the second model says otherwise than the first, by the elements' ids.

    First what is added, then removed, changed, moved, each in the file's order. A line that
    only follows the shapes at its ends is not listed; of bytes, what vendors put in is
    compared too. Raises BadModel for bytes that can't be read.
    """
    first, second = _model(before), _model(after)
    then, now = portraits(first), portraits(second)
    found = [
        *(_whole("added", one) for key, one in now.items() if key not in then),
        *(_whole("removed", one) for key, one in then.items() if key not in now),
    ]
    for key, one in now.items():
        if key in then:
            found += _of_both(then[key], one)
    if isinstance(before, bytes) and isinstance(after, bytes):
        found += _of_vendors(before, after, then, now)
    found += _moved(first, second, then, now)
    return tuple(found)


def _model(given: Model | bytes) -> Model:
    return reading.read(given) if isinstance(given, bytes) else given


def _whole(kind: Literal["added", "removed"], one: Portrait) -> Difference:
    return Difference(kind, one.id, one.type, one.name, "", "", "", wording.whole(kind, one))


def _of_both(then: Portrait, now: Portrait) -> Iterator[Difference]:
    for what in dict.fromkeys((*then.sides, *now.sides)):
        was, is_now = then.sides.get(what, ("", "")), now.sides.get(what, ("", ""))
        if was[0] != is_now[0]:
            yield _changed(now, what, was[1], is_now[1], then.name)


def _changed(one: Portrait, what: str, was: str, is_now: str, name: str) -> Difference:
    sentence = wording.changed(one, name, what, was, is_now)
    return Difference("changed", one.id, one.type, one.name, what, was, is_now, sentence)


def _of_vendors(
    before: bytes, after: bytes, then: Mapping[str, Portrait], now: Mapping[str, Portrait]
) -> Iterator[Difference]:
    was, is_now = facts.of_vendors(before), facts.of_vendors(after)
    touched = [key for key in {**was, **is_now} if was.get(key) != is_now.get(key)]
    for element in dict.fromkeys(element for element, _fact in touched):
        if element in then and element in now:
            yield _changed(now[element], wording.VENDOR, "", "", then[element].name)


def _moved(
    before: Model, after: Model, then: Mapping[str, Portrait], now: Mapping[str, Portrait]
) -> Iterator[Difference]:
    shifted = _shifted(before, after)
    ways = {edge.element: edge.waypoints for edge in before.edges}
    for element in shifted:
        if element in then and element in now:
            yield _one_moved(now[element], "위치")
    for edge in after.edges:
        one = edge.element
        if one in then and one in now and _another_way(ways.get(one), edge.waypoints):
            follows = now[one].ends != then[one].ends or any(
                end in shifted for end in now[one].ends
            )
            if not follows:
                yield _one_moved(now[one], "선의 길")


def _one_moved(one: Portrait, what: str) -> Difference:
    return Difference("moved", one.id, one.type, one.name, what, "", "", wording.moved(one, what))


def _shifted(before: Model, after: Model) -> dict[str, None]:
    """Return the elements whose shape stands elsewhere or has another size."""
    places = {shape.element: shape.bounds for shape in before.shapes}
    found: dict[str, None] = {}
    for shape in after.shapes:
        was, is_now = places.get(shape.element), shape.bounds
        if was is None:
            continue
        steps = (was.x - is_now.x, was.y - is_now.y, was.right - is_now.right)
        if max(map(abs, (*steps, was.bottom - is_now.bottom))) > _TOLERANCE:
            found[shape.element] = None
    return found


def _another_way(was: tuple[Point, ...] | None, is_now: tuple[Point, ...]) -> bool:
    if was is None or len(was) != len(is_now):
        return was is not None
    pairs = zip(was, is_now, strict=True)
    return any(max(abs(a.x - b.x), abs(a.y - b.y)) > _TOLERANCE for a, b in pairs)
