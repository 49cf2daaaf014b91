"""The chain of hashes: each line's hash is over the line and the hash before it. Pure."""

import hashlib
import json
from collections.abc import Iterable

from access.record.model import Line, Verified

START = "0" * 64


def hashed(line: Line) -> str:
    """Return the SHA-256 that belongs to a line; its own `hash` is not looked at."""
    told = [
        line.number,
        line.at,
        line.login,
        line.name,
        line.address,
        line.action,
        line.object,
        line.detail,
        line.previous,
    ]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def verified(lines: Iterable[Line], anchor: tuple[int, str] = (0, START)) -> Verified:
    """Check lines in their order; `anchor` is number and hash of the last line that was let go.

    A line that was changed, removed or put in between shows; so does one taken off the end,
    where the last hash is known from elsewhere (a backup, an exported file).
    """
    number, previous = anchor
    count, first, last = 0, "", ""
    for line in lines:
        count, last, first = count + 1, line.at, first or line.at
        fault = _fault(line, number + 1, previous)
        if fault:
            return Verified(count, first, last, line.number, fault)
        number, previous = line.number, line.hash
    return Verified(count, first, last)


def _fault(line: Line, number: int, previous: str) -> str:
    if line.number != number:
        return f"{number}번 줄이 없습니다"
    if line.previous != previous:
        return "앞 줄과 이어지지 않습니다"
    return "" if line.hash == hashed(line) else "내용이 바뀌었습니다"
