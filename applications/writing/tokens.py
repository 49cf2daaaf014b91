"""A text as words, and where a word may be cut without breaking a letter. Pure."""

import re
import unicodedata

_LINES = re.compile(r"[^\n]*\n|[^\n]+")
_WORDS = re.compile(r"\S+\s*|\s+")
_JOINER = "\u200d"
_MARKS = frozenset({"Mn", "Mc", "Me"})


def lines(text: str) -> list[str]:
    """Return the lines of a text with their ends; joined they are the text."""
    return _LINES.findall(text)


def words(text: str) -> list[str]:
    """Return the words of a text, each with the space behind it; joined they are the text."""
    return _WORDS.findall(text)


def common_start(one: str, other: str) -> int:
    """Return how many characters two words begin with alike, whole letters only."""
    longest = min(len(one), len(other))
    size = next((n for n in range(longest) if one[n] != other[n]), longest)
    while size and not (_cut(one, size) and _cut(other, size)):
        size -= 1
    return size


def common_end(one: str, other: str, most: int) -> int:
    """Return how many characters, `most` at the most, two words end with alike."""
    size = next((n for n in range(most) if one[-1 - n] != other[-1 - n]), most)
    while size and not (_cut(one, len(one) - size) and _cut(other, len(other) - size)):
        size -= 1
    return size


def _cut(text: str, at: int) -> bool:
    """Whether a letter ends there: not inside an emoji, a flag, a syllable of 옛한글."""
    if not 0 < at < len(text):
        return True
    before, after = text[at - 1], text[at]
    return not (before == _JOINER or _follows(after) or (_flag(before) and _flag(after)))


def _follows(letter: str) -> bool:
    """Whether a character belongs to the letter before it."""
    jamo = "\u1160" <= letter <= "\u11ff" or "\ud7b0" <= letter <= "\ud7fb"
    skin = "\U0001f3fb" <= letter <= "\U0001f3ff"
    return jamo or skin or letter == _JOINER or unicodedata.category(letter) in _MARKS


def _flag(letter: str) -> bool:
    return "\U0001f1e6" <= letter <= "\U0001f1ff"
