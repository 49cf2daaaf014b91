"""Text in boxes without a font at hand: Korean is about one em wide, Latin about half.

The widths are Pretendard GOV's, rounded up so that its fall-back fonts fit as well.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from processes.bpmn.model import Bounds, Point
from processes.bpmn.picture.markup import INK, number, tag

SIZE = 12.0
LEADING = 1.25
_SIZES = (12.0, 11.0, 10.0, 9.0, 8.0)
_UNBROKEN = 3  # so many sizes are tried to keep a long word in one line
_NARROW = frozenset("iljtfr.,:;'|!()[]{}/\\\" ·")
_BROAD = frozenset("mwMW@%&")
_CONTROL = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]")
_LONGEST = 2000


@dataclass(frozen=True)
class Block:
    """Lines of text at one size."""

    lines: tuple[str, ...]
    size: float

    @property
    def width(self) -> float:
        """The width of the longest line."""
        return max((width(line, self.size) for line in self.lines), default=0)

    @property
    def height(self) -> float:
        """The height of all lines."""
        return len(self.lines) * self.size * LEADING


def clean(written: str) -> str:
    """Return the text without control characters and marks that turn its direction."""
    return _CONTROL.sub("", written.replace("\r\n", "\n").replace("\r", "\n"))[:_LONGEST].strip()


def width(line: str, size: float = SIZE) -> float:
    """Return about how wide a line is."""
    return size * sum(_em(character) for character in line)


def wrapped(written: str, room: float, size: float = SIZE) -> tuple[str, ...]:
    """Return the lines of a text in the room: broken between words, inside a word if it must be."""
    lines: list[str] = []
    for paragraph in clean(written).split("\n"):
        current = ""
        for word in paragraph.split():
            joined = f"{current} {word}" if current else word
            if width(joined, size) <= room:
                current = joined
                continue
            if current:
                lines.append(current)
            *full, current = _pieces(word, room, size)
            lines.extend(full)
        lines.append(current)
    return tuple(line for line in lines if line)


def fitted(written: str, room: float, height: float, sizes: Sequence[float] = _SIZES) -> Block:
    """Return the text at the largest size that fits; cut with … where none does.

    The breaks that the writer made are kept where the text fits with them.
    """
    kept = Block(wrapped(written, room, sizes[0]), sizes[0])
    if kept.height > height:
        written = " ".join(written.split())
    best: Block | None = None
    for position, size in enumerate(sizes):
        block = Block(wrapped(written, room, size), size)
        if block.height > height:
            continue
        best = best or block
        if position >= _UNBROKEN or not _breaks_a_word(written, room, size):
            return block if position < _UNBROKEN else best
    if best is not None:
        return best
    size = sizes[-1]
    lines = wrapped(written, room, size)
    fits = max(1, int(height / (size * LEADING)))
    if len(lines) <= fits:
        return Block(lines, size)
    return Block((*lines[: fits - 1], _ended(lines[fits - 1], room, size)), size)


def drawn(block: Block, top: Point, *, anchor: str = "middle", **attributes: str | None) -> str:
    """Return the block with its first line's top at the point."""
    if not block.lines:
        return ""
    parts = []
    for position, line in enumerate(block.lines):
        middle = top.y + (position + 0.5) * block.size * LEADING
        baseline = number(middle + block.size * 0.35)
        parts.append(f'<tspan x="{number(top.x)}" y="{baseline}">{escape(line)}</tspan>')
    size = None if block.size == SIZE else block.size
    anchored = None if anchor == "middle" else anchor
    return tag("text", "".join(parts), fill=INK, font_size=size, text_anchor=anchored, **attributes)


def extent(block: Block, top: Point, anchor: str = "middle") -> Bounds:
    """Return about what room the drawn block takes."""
    left = top.x - (block.width / 2 if anchor == "middle" else 0)
    return Bounds(left, top.y, block.width, block.height)


def _em(character: str) -> float:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return 0.92
    if character in _NARROW:
        return 0.31
    if character in _BROAD:
        return 0.86
    return 0.66 if character.isupper() or not character.isascii() else 0.57


def _pieces(word: str, room: float, size: float) -> list[str]:
    pieces, current = [], ""
    for character in word:
        if current and width(current + character, size) > room:
            pieces.append(current)
            current = ""
        current += character
    return [*pieces, current]


def _breaks_a_word(written: str, room: float, size: float) -> bool:
    return any(width(word, size) > room for word in clean(written).split())


def _ended(line: str, room: float, size: float) -> str:
    while line and width(line + "…", size) > room:
        line = line[:-1]
    return line + "…"
