"""What two people made of one text, put together: lines first, words within these. Pure.

What only one side changed is taken, what both changed alike is taken once. Changes of both
that touch are a conflict: at least one word that nobody changed has to stand between them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from applications.writing import aligning, tokens
from applications.writing.aligning import Change


@dataclass(frozen=True)
class Conflict:
    """One place that both changed differently: what stood there, and what each made of it."""

    base: str
    mine: str
    theirs: str


@dataclass(frozen=True)
class Merge:
    """The text in order: what is settled as text, and the places that wait for a choice."""

    pieces: tuple[str | Conflict, ...]

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """The places that both changed differently."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Conflict))

    @property
    def text(self) -> str | None:
        """The merged text, or None while a place waits for a choice."""
        return None if self.conflicts else self.resolved(())

    def resolved(self, choices: Sequence[str]) -> str:
        """Return the text with one text for each conflict, in their order."""
        left = iter(choices)
        return "".join(p if isinstance(p, str) else next(left) for p in self.pieces)


def merge(base: str, mine: str, theirs: str) -> Merge:
    """Put together what two people made of the same text."""
    if theirs in (mine, base):
        return Merge((mine,))
    if mine == base:
        return Merge((theirs,))
    pieces: list[str | Conflict] = []
    for piece in _merged(tokens.lines(base), tokens.lines(mine), tokens.lines(theirs)):
        pieces += _by_word(piece) if isinstance(piece, Conflict) else [piece]
    return Merge(tuple(_settled(pieces)))


def _by_word(conflict: Conflict) -> list[str | Conflict]:
    """Merge the lines of a conflict word by word; they stay a conflict as a whole if words clash.

    A choice between paragraphs can be read; one between single words out of them can't.
    """
    sides = (conflict.base, conflict.mine, conflict.theirs)
    base, mine, theirs = (tokens.words(side) for side in sides)
    found = list(_merged(base, mine, theirs))
    return [conflict] if any(isinstance(piece, Conflict) for piece in found) else found


def _merged(
    base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]
) -> Iterable[str | Conflict]:
    """Yield what is settled and what clashes, group by group of changes that touch."""
    sides = (aligning.changes(base, mine), aligning.changes(base, theirs))
    at = 0
    for start, end, ours, others in _groups(*sides):
        yield "".join(base[at:start])
        stood = "".join(base[start:end])
        one = _side(base, mine, ours, start, end)
        other = _side(base, theirs, others, start, end)
        if other in (one, stood):
            yield one
        elif one == stood:
            yield other
        else:
            yield Conflict(stood, one, other)
        at = end
    yield "".join(base[at:])


def _groups(
    mine: Iterable[Change], theirs: Iterable[Change]
) -> list[tuple[int, int, list[Change], list[Change]]]:
    """Return stretches of the base that touch no other, with the changes of each side."""
    groups: list[tuple[int, int, list[Change], list[Change]]] = []
    both = [(change, 0) for change in mine] + [(change, 1) for change in theirs]
    for change, side in sorted(both):
        if groups and change.start <= groups[-1][1]:
            start, end, ours, others = groups.pop()
            end = max(end, change.end)
        else:
            start, end, ours, others = change.start, change.end, [], []
        (others if side else ours).append(change)
        groups.append((start, end, ours, others))
    return groups


def _side(
    base: Sequence[str], other: Sequence[str], changes: Iterable[Change], start: int, end: int
) -> str:
    """Return what one side made of a stretch of the base."""
    made, at = "", start
    for change in changes:
        made += "".join(base[at : change.start])
        made += "".join(other[change.other_start : change.other_end])
        at = change.end
    return made + "".join(base[at:end])


def _settled(pieces: Iterable[str | Conflict]) -> list[str | Conflict]:
    """Put texts that follow each other together; leave empty ones out."""
    found: list[str | Conflict] = []
    for piece in pieces:
        if isinstance(piece, str) and found and isinstance(found[-1], str):
            found[-1] += piece
        elif piece != "":
            found.append(piece)
    return found
