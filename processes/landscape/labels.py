"""Text that fits into a box: how wide it is about, where it breaks, what is cut off."""

from functools import lru_cache
from unicodedata import east_asian_width

LINE = 1.3


def width_of(text: str, size: float) -> float:
    """Return about how wide the text is drawn: a Korean letter is as wide as it is high."""
    return sum(_wide(sign) for sign in text) * size


@lru_cache(maxsize=8_192)
def _wide(sign: str) -> float:
    if east_asian_width(sign) in "WFA":
        return 0.95
    return 0.32 if sign in " .,·|iljI'" else 0.62


def fitted(text: str, width: float, height: float, size: float = 13.0) -> list[str]:
    """Return the lines that fit into the box, the last one cut with '…'; [] where none does."""
    words = " ".join(text.split())
    room = int(height // (size * LINE))
    lines: list[str] = []
    while words and len(lines) < room:
        line = _first(words, width, size)
        if not line:
            return []
        words = words[len(line) :].lstrip()
        lines.append(line.rstrip())
    if words and lines:
        lines[-1] = _cut(lines[-1] + " " + words, width, size)
    return lines if all(len(line) > 1 or line == text for line in lines) else []


def _first(text: str, width: float, size: float) -> str:
    """Return the beginning that fits in the width, broken at a space where one is near."""
    end = _fitting(text, width, size)
    if end == len(text):
        return text
    space = text.rfind(" ", 0, end + 1)
    return text[:space] if space > end / 2 else text[:end]


def _cut(text: str, width: float, size: float) -> str:
    end = _fitting(text, width - width_of("…", size), size)
    return text if end == len(text) else text[:end].rstrip() + "…"


def _fitting(text: str, width: float, size: float) -> int:
    """Return how many signs fit in the width."""
    used = 0.0
    for end, sign in enumerate(text):
        used += _wide(sign) * size
        if used > width:
            return end
    return len(text)
