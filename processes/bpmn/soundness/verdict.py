"""What a check of soundness answers: values only."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["deadlock", "lack-of-synchronisation", "dead", "improper-end"]


@dataclass(frozen=True, slots=True)
class Firing:
    """One step of a run: the element that fires, and what holds a token afterwards.

    `tokens` are ids of sequence flows, each as often as it holds a token. A start event or an
    activity without incoming flow that still waits to begin, and a sub-process or an activity
    that is under way, hold their token themselves.
    """

    element: str
    tokens: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """A defect: the elements concerned (the one to look at first), and the run that shows it.

    The run of a dead element is empty: nothing leads there.
    """

    kind: Kind
    elements: tuple[str, ...]
    run: tuple[Firing, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer for a whole file.

    `decided` is False, and `sound` None, when the bound was reached before anything was found.
    `explored` counts the states looked at; `notes` are Korean sentences on what was assumed.
    """

    decided: bool
    sound: bool | None
    problems: tuple[Problem, ...]
    explored: int
    notes: tuple[str, ...]
