"""Room in a drawing for what comes in: what follows moves on, frames grow, nothing turns over.

Everything right of a place moves right by as much, and everything below a lane down by as much:
rows, columns and straight flows stay what they are. A flow that can't follow is drawn anew.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from lxml import etree

from processes.bpmn.elements import BPMN, BPMNDI
from processes.bpmn.layout.writing import DC_URI, DI_URI
from processes.redesign.draft import Draft

ACTIVITY, GATEWAY = 100.0, 50.0  # how wide they are drawn
APART = 50.0  # between two shapes, as the layout leaves it
_BOUNDS, _POINT = f"{{{DC_URI}}}Bounds", f"{{{DI_URI}}}waypoint"
_FLOWS = frozenset({BPMN + "sequenceFlow", BPMN + "messageFlow"})
_CLOSE = 1.0
_ROW = 110.0


class Sheet:
    """The drawing of a draft: where its shapes are, and how its flows run."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.boxes = {
            key: box
            for shape in draft.root.iter(BPMNDI + "BPMNShape")
            if (key := _shown(shape)) and (box := shape.find(_BOUNDS)) is not None
        }
        self.frames = {
            one.get("id", "")
            for kind in ("participant", "lane", "subProcess", "transaction", "adHocSubProcess")
            for one in draft.root.iter(BPMN + kind)
        }

    def make_column(self, at: str, width: float) -> None:
        """Make room for shapes of a width in all between the element and what leads to it."""
        box = self.boxes.get(at)
        if box is None:
            return
        cut, stay = _number(box, "x"), self._before(at)
        ends = [self._right(one.get("sourceRef", "")) for one in self.draft.flows_into(at)]
        gap = cut - max((end for end in ends if end is not None and end), default=cut)
        by = width + 2 * APART - gap
        if by > 0:
            self._move("x", "width", cut, by, stay)

    def make_row(self, beside: str) -> None:
        """Make the element's lane one row higher, below all that it holds, unless one is free."""
        lane = self.draft.lane(beside)
        frame = self.boxes.get(lane.get("id", "")) if lane is not None else None
        box = self.boxes.get(beside)
        if frame is None or box is None or self._has_row(frame, box):
            return
        self._move("y", "height", _number(frame, "y") + _number(frame, "height"), _ROW, set())

    def free_row(self, element: str, like: str) -> float | None:
        """Return the y at which the element stands in the row of another one, in its own column.

        What stands there and to the right moves on; None where it begins left of the column.
        """
        box, other = self.boxes.get(element), self.boxes.get(like)
        if box is None or other is None:
            return None
        row = _number(other, "y") + _number(other, "height") / 2 - _number(box, "height") / 2
        leading = [self.boxes[one] for one in self._before(element)]
        if any(one in leading for one in self._at(box, row, element)):
            self.make_column(element, -APART)  # it comes behind what leads to it
        left, right = _number(box, "x"), _number(box, "x") + _number(box, "width")
        taken = min((_number(one, "x") for one in self._at(box, row, element)), default=None)
        if taken is None:
            return row
        if taken < left - APART:
            return None
        self._move("x", "width", taken, right + APART - taken, {element})
        return row

    def _at(self, box: etree._Element, row: float, own: str) -> list[etree._Element]:
        """Return the shapes at, or too near, the place of a shape in a row."""
        near = APART / 2
        return [
            one
            for key, one in self.boxes.items()
            if key != own
            and key not in self.frames
            and _number(box, "x") < _number(one, "x") + _number(one, "width") + near
            and _number(one, "x") < _number(box, "x") + _number(box, "width") + near
            and row < _number(one, "y") + _number(one, "height") + near
            and _number(one, "y") < row + _number(box, "height") + near
        ]

    def swap(self, one: str, other: str) -> None:
        """Let two elements change their places along the flow; each stays in its lane."""
        first, second = self.boxes.get(one), self.boxes.get(other)
        if first is None or second is None:
            return
        centres = [_number(box, "x") + _number(box, "width") / 2 for box in (first, second)]
        same = self.draft.lane(one) is self.draft.lane(other)
        heights = [_number(box, "y") + _number(box, "height") / 2 for box in (first, second)]
        for key, box, x, y in zip(
            (one, other), (first, second), centres[::-1], heights[::-1], strict=True
        ):
            place = {"x": x - _number(box, "width") / 2}
            if same:
                place["y"] = y - _number(box, "height") / 2
            self.draft.put(key, **place)
            self.draft.undraw_lines(key)

    def _has_row(self, frame: etree._Element, box: etree._Element) -> bool:
        """Tell whether a row below the shape is free in the lane, from there to the right."""
        top = _number(box, "y") + _number(box, "height") + APART / 2
        if top + _number(box, "height") > _number(frame, "y") + _number(frame, "height"):
            return False
        left = _number(box, "x")
        return not any(
            key not in self.frames
            and _number(one, "x") + _number(one, "width") > left
            and top - APART < _number(one, "y") + _number(one, "height")
            and _number(one, "y") < top + _ROW
            for key, one in self.boxes.items()
            if one is not box and _number(one, "y") > _number(box, "y")
        )

    def _right(self, element: str) -> float | None:
        box = self.boxes.get(element)
        return None if box is None else _number(box, "x") + _number(box, "width")

    def _before(self, at: str) -> set[str]:
        """Return what leads to the element from the left, or from its own column."""
        found: set[str] = set()
        waiting = [at]
        while waiting:
            one = waiting.pop()
            for flow in self.draft.flows_into(one):
                source = flow.get("sourceRef", "")
                if source in found or source == at or source not in self.boxes:
                    continue
                if _number(self.boxes[source], "x") <= _number(self.boxes[one], "x") + _CLOSE:
                    found.add(source)
                    waiting.append(source)
        return found

    def _move(self, along: str, size: str, cut: float, by: float, stay: set[str]) -> None:
        """Move what begins at the cut or later; frames around it grow."""
        moved = set()
        for key, box in self.boxes.items():
            begin, length = _number(box, along), _number(box, size)
            if key in self.frames and begin < cut - _CLOSE:
                if begin + length >= cut - _CLOSE:
                    _put(box, size, length + by)
            elif key not in stay and begin + length / 2 >= cut:
                _put(box, along, begin + by)
                moved.add(key)
        for key in moved:
            self._move_labels(key, along, by)
        for edge in list(self.draft.root.iter(BPMNDI + "BPMNEdge")):
            self._move_edge(edge, along, cut, by, moved)

    def _move_labels(self, element: str, along: str, by: float) -> None:
        for label in self._labels(element):
            _put(label, along, _number(label, along) + by)

    def _move_edge(
        self, edge: etree._Element, along: str, cut: float, by: float, moved: set[str]
    ) -> None:
        points = edge.findall(_POINT)
        late = [point for point in points if _number(point, along) >= cut - _CLOSE]
        for point in late:
            _put(point, along, _number(point, along) + by)
        for label in edge.iter(_BOUNDS):
            if _number(label, along) >= cut - _CLOSE:
                _put(label, along, _number(label, along) + by)
        flow = self.draft.known(_shown(edge))
        if flow is None:
            return
        ends = _ends(flow)
        straight = flow.tag in _FLOWS
        if (late or moved & {*ends}) and not self._holds(points, ends, straight=straight):
            self.draft.undraw(flow.get("id", ""))

    def _holds(
        self, points: list[etree._Element], ends: tuple[str, str], *, straight: bool
    ) -> bool:
        """Tell whether a line still runs from the edge of one shape to the other's, `straight`."""
        for point, end in zip((points[0], points[-1]) if points else (), ends, strict=False):
            box = self.boxes.get(end)
            if box is not None and not _touches(box, point):
                return False
        return not straight or all(
            min(abs(_number(one, axis) - _number(other, axis)) for axis in "xy") < _CLOSE
            for one, other in pairwise(points)
        )

    def _labels(self, element: str) -> Iterator[etree._Element]:
        for shape in self.draft.root.iter(BPMNDI + "BPMNShape"):
            if _shown(shape) == element:
                for label in shape.iter(BPMNDI + "BPMNLabel"):
                    yield from label.iter(_BOUNDS)


def make_columns(draft: Draft, places: Iterable[tuple[str, float]]) -> None:
    """Make room before several elements, one after the other."""
    for at, width in places:
        Sheet(draft).make_column(at, width)


def _shown(one: etree._Element) -> str:
    return one.get("bpmnElement", "").rpartition(":")[2]


def _ends(flow: etree._Element) -> tuple[str, str]:
    """Return the ids of what a flow, or a line to a datum, joins."""
    around = flow.getparent()
    own = around.get("id", "") if around is not None else ""
    if flow.tag == BPMN + "dataInputAssociation":
        return flow.findtext(BPMN + "sourceRef", "").strip(), own
    if flow.tag == BPMN + "dataOutputAssociation":
        return own, flow.findtext(BPMN + "targetRef", "").strip()
    return flow.get("sourceRef", ""), flow.get("targetRef", "")


def _number(one: etree._Element, name: str) -> float:
    return float(one.get(name, "0"))


def _put(one: etree._Element, name: str, value: float) -> None:
    one.set(name, f"{value:g}" if abs(value) < 1e6 else repr(value))


def _touches(box: etree._Element, point: etree._Element) -> bool:
    """Tell whether a point lies on a rectangle's edge, or hardly off it."""
    left, top = _number(box, "x") - _CLOSE, _number(box, "y") - _CLOSE
    right = left + _number(box, "width") + 2 * _CLOSE
    bottom = top + _number(box, "height") + 2 * _CLOSE
    return left <= _number(point, "x") <= right and top <= _number(point, "y") <= bottom
