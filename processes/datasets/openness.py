"""The self-assessment of openness. Our proposal: the official criteria were not at hand.

Asked of the data that the corporation itself makes; what it only receives is another's to open.
- judged: a person said whether it can be opened.
- openable: of all; the unjudged ones make the range (none of them .. all of them).
- opened: of all; where the state is unknown it counts at the upper end only.
The unknown ones are counted apart and never taken for 'no'.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from processes.datasets.model import (
    MADE,
    NO,
    OPENED,
    REASONS,
    YES,
    Content,
)


@dataclass(frozen=True)
class Part:
    """How many of a whole: those known to be it, and those of which it is unknown."""

    count: int
    unknown: int
    whole: int

    @property
    def low(self) -> float | None:
        """The share, 0 to 1, if none of the unknown ones is it; None of nothing."""
        return self.count / self.whole if self.whole else None

    @property
    def high(self) -> float | None:
        """The share if all of the unknown ones are it."""
        return (self.count + self.unknown) / self.whole if self.whole else None


@dataclass(frozen=True)
class Openness:
    """What the self-assessment says of some sets of data."""

    made: int
    needed: int
    judged: Part
    shareable: Part
    openable: Part
    opened: Part
    waiting: int  # can be opened and is known not to be open yet
    reasons: tuple[tuple[str, int], ...]  # of what can't be opened; one may have several


def openness(contents: Iterable[Content]) -> Openness:
    """Assess the sets of data."""
    listed = list(contents)
    made = [one for one in listed if one.role == MADE]
    closed = [one for one in made if one.opening == NO]
    unjudged = sum(one.opening is None for one in made)
    openable = sum(one.opening == YES for one in made)
    unsaid = sum(one.state is None and one.opening != NO for one in made)
    return Openness(
        made=len(made),
        needed=len(listed) - len(made),
        judged=Part(len(made) - unjudged, 0, len(made)),
        shareable=Part(
            sum(one.sharing == YES for one in made),
            sum(one.sharing is None for one in made),
            len(made),
        ),
        openable=Part(openable, unjudged, len(made)),
        opened=Part(sum(one.state == OPENED for one in made), unsaid, len(made)),
        waiting=sum(one.opening == YES and one.state not in (OPENED, None) for one in made),
        reasons=tuple(
            (reason, sum(reason in (one.reasons or ()) for one in closed)) for reason in REASONS
        ),
    )
