"""The small signs inside events and activities, drawn around the origin."""

import math

from processes.bpmn.picture.markup import INK, PAPER, number, path, tag

_CROSS = "M-9 -6L-6 -9L0 -3L6 -9L9 -6L3 0L9 6L6 9L0 3L-6 9L-9 6L-3 0Z"
_PLUS = "M-3 -10H3V-3H10V3H3V10H-3V3H-10V-3H-3Z"
_EVENTS = {
    "escalation": "M0 -10.5L7.5 8.5L0 1L-7.5 8.5Z",
    "error": "M-9.5 9L-4.5 -8.5L3 2L9.5 -9L4.5 8.5L-3 -2Z",
    "cancel": _CROSS,
    "compensate": "M-1 -7V7L-10.5 0ZM8.5 -7V7L-1 0Z",
    "signal": "M0 -10L9.5 6.5H-9.5Z",
    "multiple": "M0 -10.5L10 -3.2L6.2 8.5H-6.2L-10 -3.2Z",
    "parallel-multiple": _PLUS,
    "link": "M-10 -4H1V-9L10 0L1 9V4H-10Z",
}


def event(kind: str, *, thrown: bool) -> str:
    """Return the sign of an event definition for a circle of radius 18: filled when thrown."""
    fill = INK if thrown else PAPER
    if kind == "message":
        return envelope(18, 12, thrown=thrown)
    if kind == "timer":
        return _clock()
    if kind == "conditional":
        return _page_of_lines()
    if kind == "terminate":
        return tag("circle", r=11, fill=INK, stroke="none")
    shape = _EVENTS.get(kind, _EVENTS["multiple"])
    return path(shape, fill=fill, stroke=INK, stroke_width=1.2, stroke_linejoin="round")


def envelope(width: float, height: float, *, thrown: bool) -> str:
    """Return a letter, dark with a white flap when it is sent."""
    x, y = width / 2, height / 2
    box = f"M{number(-x)} {number(-y)}H{number(x)}V{number(y)}H{number(-x)}Z"
    flap = f"M{number(-x)} {number(-y)}L0 {number(y * 0.25)}L{number(x)} {number(-y)}"
    fill, fold = (INK, PAPER) if thrown else (PAPER, INK)
    return path(box, fill=fill, stroke=INK, stroke_width=1.2) + path(
        flap, fill="none", stroke=fold, stroke_width=1.2
    )


def task(kind: str) -> str:
    """Return the sign of a task type in a box of 16 around the origin, '' for a plain task."""
    if kind in {"sendTask", "receiveTask"}:
        return envelope(15, 10, thrown=kind == "sendTask")
    return _TASKS.get(kind, "")


def marker(kind: str) -> str:
    """Return a sign for an activity's lower edge in a box of 14 around the origin."""
    return _MARKERS[kind]


def _stroked(shape: str, fill: str = PAPER, thickness: float = 1.1) -> str:
    return path(
        shape,
        fill=fill,
        stroke=INK,
        stroke_width=thickness,
        stroke_linejoin="round",
        stroke_linecap="round",
    )


def _clock() -> str:
    ticks = "".join(
        f"M{number(math.sin(angle) * 9.2)} {number(-math.cos(angle) * 9.2)}"
        f"L{number(math.sin(angle) * 11)} {number(-math.cos(angle) * 11)}"
        for angle in (math.tau * hour / 12 for hour in range(12))
    )
    face = tag("circle", r=11.5, fill=PAPER, stroke=INK, stroke_width=1.2)
    return face + _stroked(ticks + "M0 -7V0L4.5 2.6", "none", 1)


def _page_of_lines() -> str:
    return _stroked("M-7.5 -9.5H7.5V9.5H-7.5Z") + _stroked("M-5 -6H5M-5 -2H5M-5 2H5M-5 6H5", "none")


def _gear() -> str:
    teeth, points = 8, []
    for tooth in range(teeth):
        for part, radius in ((-0.32, 5.4), (-0.2, 7.6), (0.2, 7.6), (0.32, 5.4)):
            angle = math.tau * (tooth + part) / teeth
            points.append(f"{number(math.sin(angle) * radius)} {number(-math.cos(angle) * radius)}")
    rim = "M" + "L".join(points) + "Z"
    return _stroked(rim) + tag("circle", r=2.5, fill=PAPER, stroke=INK, stroke_width=1.1)


_TASKS = {
    "userTask": _stroked("M-7 7.5V4.5C-7 1.6 -4.6 0.3 -2.6 -0.2H2.6C4.6 0.3 7 1.6 7 4.5V7.5Z")
    + tag("circle", cy=-4, r=3.7, fill=PAPER, stroke=INK, stroke_width=1.1)
    + path(
        "M-3.8 -4.4C-3.4 -8.4 3.4 -8.4 3.8 -4.4C2 -3.8 1 -5.4 0 -5.4S-2 -3.8 -3.8 -4.4Z", fill=INK
    )
    + _stroked("M-4 4.8V7.5M4 4.8V7.5", "none"),
    "manualTask": _stroked(
        "M-7.5 -2.6L-3.4 -6.4C-2.9 -6.9 -2.2 -6.9 -1.5 -6.9H1.4C2.8 -6.9 2.8 -4.9 1.4 -4.9H-1"
        "M-1 -4.6H6.4C7.8 -4.6 7.8 -2.5 6.4 -2.5H1.2M1.2 -2.4H7C8.3 -2.4 8.3 -0.3 7 -0.3H1.2"
        "M1.2 -0.2H6.2C7.5 -0.2 7.5 1.9 6.2 1.9H1.2M1.2 2H5C6.2 2 6.2 4 5 4H-3.5"
        "C-5 4 -6.4 3.4 -7.5 2.6",
        "none",
    ),
    "serviceTask": _gear(),
    "scriptTask": _stroked("M-3.5 -7H6.5C2.5 -3.5 8 3 3.5 7H-6.5C-2 3 -7.5 -3.5 -3.5 -7Z")
    + _stroked("M-2.6 -4H2.6M-2 -1.2H3.6M-1.6 1.6H4M-2.6 4.4H2.4", "none", 0.9),
    "businessRuleTask": _stroked("M-7.5 -6H7.5V6H-7.5Z")
    + path("M-7.5 -6H7.5V-2.6H-7.5Z", fill="#b1b8be", stroke=INK, stroke_width=1.1)
    + _stroked("M-7.5 1.7H7.5M-2.5 -2.6V6", "none"),
}
_MARKERS = {
    "sub-process": _stroked("M-6.5 -6.5H6.5V6.5H-6.5Z", PAPER, 1.1)
    + _stroked("M0 -4V4M-4 0H4", "none", 1.3),
    "loop": _stroked(
        "M-2.2 5.2A5.6 5.6 0 1 1 2.6 5M-2.2 5.2L-6.4 5.4M-2.2 5.2L-2.6 1.2", "none", 1.4
    ),
    "multi-instance": _stroked("M-4 -5.5V5.5M0 -5.5V5.5M4 -5.5V5.5", "none", 2),
    "sequential": _stroked("M-5.5 -4H5.5M-5.5 0H5.5M-5.5 4H5.5", "none", 2),
    "compensation": _stroked("M0 -4.5V4.5L-6 0ZM6 -4.5V4.5L0 0Z"),
    "ad-hoc": _stroked("M-6 1.5C-4.5 -3.5 -2 -2.5 0 0S4.5 3.5 6 -1.5", "none", 2),
}
