"""Flows: sequence, message, association, data; their heads and the marks at their start."""

import math
from collections.abc import Sequence

from processes.bpmn.model import Edge, Flow, Point
from processes.bpmn.picture import icons, ways
from processes.bpmn.picture.markup import (
    PAPER,
    SOFT,
    circle,
    line,
    number,
    path,
    placed,
    stroke_of,
    tag,
)

_HEAD, _SPREAD = 10.0, 4.2


def flow(flow: Flow, edge: Edge, way: Sequence[Point], *, default: bool, conditional: bool) -> str:
    """Draw a flow along its way."""
    if flow.type == "sequence":
        return _sequence(edge, way, default=default, conditional=conditional)
    if flow.type == "message":
        return _message(edge, way)
    if flow.type == "conversation":
        return path(line(*way), fill="none", stroke=SOFT, stroke_width=3)
    return _dotted(flow, edge, way)


def _sequence(edge: Edge, way: Sequence[Point], *, default: bool, conditional: bool) -> str:
    stroke = stroke_of(edge.stroke)
    stem = ways.rounded(ways.shortened(way, _HEAD - 2))
    parts = [
        path(stem, fill="none", stroke=stroke, stroke_width=1.4, stroke_linejoin="round"),
        _solid_head(way, stroke),
    ]
    if default:
        slash = path("M5 -5.5L11 5.5", fill="none", stroke=stroke, stroke_width=1.4)
        parts.append(_turned(slash, way[0], way[1]))
    elif conditional:
        lozenge = path("M0 0L7.5 -4.5L15 0L7.5 4.5Z", fill=PAPER, stroke=stroke, stroke_width=1.2)
        parts.append(_turned(lozenge, way[0], way[1]))
    return "".join(parts)


def _message(edge: Edge, way: Sequence[Point]) -> str:
    stroke = stroke_of(edge.stroke)
    stem = ways.rounded(ways.shortened(way, _HEAD))
    parts = [
        path(stem, fill="none", stroke=stroke, stroke_width=1.2, stroke_dasharray="7 4"),
        circle(ways.toward(way[0], way[1], 3.5), 3.5, fill=PAPER, stroke=stroke, stroke_width=1.2),
        _turned(
            path("M0 0L-10 -4.5V4.5Z", fill=PAPER, stroke=stroke, stroke_width=1.2), *_end(way)
        ),
    ]
    if edge.message:
        letter = icons.envelope(26, 18, thrown=edge.message == "non_initiating")
        parts.append(placed(letter, ways.middle(way)))
    return "".join(parts)


def _dotted(flow: Flow, edge: Edge, way: Sequence[Point]) -> str:
    stroke = stroke_of(edge.stroke, SOFT)
    parts = [
        path(
            line(*way),
            fill="none",
            stroke=stroke,
            stroke_width=1.3,
            stroke_dasharray="0.1 4",
            stroke_linecap="round",
        )
    ]
    head = path(
        "M-8 -5L0 0L-8 5", fill="none", stroke=stroke, stroke_width=1.2, stroke_linecap="round"
    )
    if flow.type == "data" or flow.direction in {"One", "Both"}:
        parts.append(_turned(head, *_end(way)))
    if flow.direction == "Both":
        parts.append(_turned(head, *_end(way[::-1])))
    return "".join(parts)


def _solid_head(way: Sequence[Point], stroke: str) -> str:
    shape = f"M0 0L{number(-_HEAD)} {number(-_SPREAD)}V{number(_SPREAD)}Z"
    return _turned(path(shape, fill=stroke, stroke="none"), *_end(way))


def _end(way: Sequence[Point]) -> tuple[Point, Point]:
    """Return the last point and one that lies beyond it."""
    last, before = way[-1], way[-2]
    return last, Point(2 * last.x - before.x, 2 * last.y - before.y)


def _turned(content: str, at: Point, aim: Point) -> str:
    """Return a drawing along the x axis, moved to a point and turned to face the aim."""
    angle = math.degrees(math.atan2(aim.y - at.y, aim.x - at.x))
    turn = f" rotate({number(angle)})" if abs(angle) > 0.01 else ""
    return tag("g", content, transform=f"translate({number(at.x)} {number(at.y)}){turn}")
