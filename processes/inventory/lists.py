"""Several values in one text: divided as people divide them, quoted where that would mislead."""

import re
from functools import lru_cache

from processes.inventory.wording import ERRORS, is_none, is_unknown

NONE = "없음"


def read(text: str, separators: str) -> tuple[str, ...] | None:
    """Return the items; None for unknown, () for known to be none.

    What stands in double quotes is one item, letter by letter ("" is a quote in it).
    """
    if is_unknown(text):
        return None
    return () if is_none(text) else tuple(_items(text, separators))


def write(items: tuple[str, ...], separators: str, joint: str) -> str:
    """Write the items so that `read` gives the same ones."""
    if not items:
        return NONE
    plain = joint.join(items)
    if read(plain, separators) == items and plain not in ERRORS:
        return plain
    written = joint.join(_quoted_if_needed(items, separators))
    fits = read(written, separators) == items and written not in ERRORS
    return written if fits else joint.join(map(_quoted, items))


def _items(text: str, separators: str) -> list[str]:
    if '"' not in text:
        bare_items = (" ".join(item.split()) for item in _separator(separators).split(text))
        return list(dict.fromkeys(item for item in bare_items if item))
    found: list[str] = []
    for quoted, bare in _pieces(separators).findall(text):
        item = quoted[1:-1].replace('""', '"') if quoted else re.sub(r"\s+", " ", bare).strip()
        if quoted or (item and item not in found):
            found.append(item)
    return found


def _quoted_if_needed(items: tuple[str, ...], separators: str) -> list[str]:
    alone = [_items(item, separators) == [item] for item in items]
    return [item if fits else _quoted(item) for item, fits in zip(items, alone, strict=True)]


def _quoted(item: str) -> str:
    return '"' + item.replace('"', '""') + '"'


@lru_cache
def _separator(separators: str) -> re.Pattern[str]:
    return re.compile(f"[{separators}]")


@lru_cache
def _pieces(separators: str) -> re.Pattern[str]:
    return re.compile(rf'\s*("(?:[^"]|"")*")\s*(?=[{separators}]|$)|([^{separators}]+)')
