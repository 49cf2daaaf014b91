"""How large shapes and their names are drawn, as bpmn-js draws them."""

from functools import lru_cache

from processes.bpmn.picture import text

LABEL_ROOM = 90.0
_LABEL_SIZE = 11.0
_LEADING = 14.0
_ACTIVITY = (100.0, 80.0)
_WIDE = (120.0, 140.0, 160.0, 180.0, 200.0)
_INSIDE = 10.0

EVENT, GATEWAY, NOTE = (36.0, 36.0), (50.0, 50.0), 100.0
DATA = {"dataStoreReference": (50.0, 50.0), "dataStore": (50.0, 50.0)}
DATA_OBJECT = (36.0, 50.0)


@lru_cache(maxsize=8192)
def label_size(name: str, room: float = LABEL_ROOM) -> tuple[float, float]:
    """Return width and height of a name beside its shape, (0, 0) for none."""
    lines = text.wrapped(name, room, _LABEL_SIZE)
    if not lines:
        return 0.0, 0.0
    widest = max(text.width(line, _LABEL_SIZE) for line in lines)
    return float(round(min(widest, room) + 4)), len(lines) * _LEADING


@lru_cache(maxsize=8192)
def activity_size(name: str) -> tuple[float, float]:
    """Return the size of a task whose name fits in: wider first, then higher."""
    width, height = _ACTIVITY
    for width in (_ACTIVITY[0], *_WIDE):
        lines = len(text.wrapped(name, width - _INSIDE, text.SIZE))
        if lines * text.SIZE * text.LEADING <= height - 2 * _INSIDE:
            return width, height
    needed = min(lines, 40) * text.SIZE * text.LEADING + 2 * _INSIDE
    return width, float(round(needed / 10 + 0.5) * 10)


@lru_cache(maxsize=8192)
def note_size(words: str) -> tuple[float, float]:
    """Return the size of a text annotation."""
    lines = min(max(len(text.wrapped(words, NOTE - 10, text.SIZE)), 1), 40)
    return NOTE, max(30.0, lines * text.SIZE * text.LEADING + 10)
