"""What two texts say differently, word by word; a changed 조사 is told within its word. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from applications.writing import aligning, tokens

Kind = Literal["same", "gone", "new"]


@dataclass(frozen=True)
class Part:
    """A run of a text: in both, only before, or only after."""

    kind: Kind
    text: str


def words(before: str, after: str) -> list[Part]:
    """Return the texts as runs: same and gone make up the first, same and new the other."""
    one, other = tokens.words(before), tokens.words(after)
    found: list[Part] = []
    at = 0
    for change in aligning.changes(one, other):
        found.append(Part("same", "".join(one[at : change.start])))
        gone = one[change.start : change.end]
        found += _replaced(gone, other[change.other_start : change.other_end])
        at = change.end
    found.append(Part("same", "".join(one[at:])))
    return _joined(found)


def _replaced(gone: Sequence[str], new: Sequence[str]) -> list[Part]:
    """Pair the words of a change that begin alike, from both of its ends; the rest is whole."""
    shortest = min(len(gone), len(new))
    head = next((n for n in range(shortest) if not _akin(gone[n], new[n])), shortest)
    rest = shortest - head
    tail = next((n for n in range(rest) if not _akin(gone[-1 - n], new[-1 - n])), rest)
    found = [part for n in range(head) for part in _within(gone[n], new[n])]
    found.append(Part("gone", "".join(gone[head : len(gone) - tail])))
    found.append(Part("new", "".join(new[head : len(new) - tail])))
    for n in range(tail, 0, -1):
        found += _within(gone[-n], new[-n])
    return found


def _akin(one: str, other: str) -> bool:
    """Whether two words share their stem: half of the shorter one at least, without its space."""
    start = tokens.common_start(one.rstrip(), other.rstrip())
    return start > 0 and 2 * start >= min(len(one.rstrip()), len(other.rstrip()))


def _within(one: str, other: str) -> list[Part]:
    start = tokens.common_start(one, other)
    end = tokens.common_end(one, other, min(len(one), len(other)) - start)
    return [
        Part("same", one[:start]),
        Part("gone", one[start : len(one) - end]),
        Part("new", other[start : len(other) - end]),
        Part("same", one[len(one) - end :]),
    ]


def _joined(parts: Iterable[Part]) -> list[Part]:
    """Put runs of one kind together, what is gone before what is new; leave empty ones out."""
    found: list[Part] = []
    for part in parts:
        if not part.text:
            continue
        if found and found[-1].kind == part.kind:
            found[-1] = Part(part.kind, found[-1].text + part.text)
        else:
            found.append(part)
    return found
