"""What playing a scope brings to light, as moves of its game."""

from dataclasses import dataclass, field

from processes.bpmn.soundness.game import Game
from processes.bpmn.soundness.search import Move, Search

MOST = 20
"""So many defects of a kind are told of a scope: the first are cured first."""


@dataclass(frozen=True)
class Path:
    """A run in the game: a start, the moves, and the move or marking that it is all about."""

    start: int
    moves: tuple[Move, ...]
    marked: int
    eager: bool
    last: Move | None = None
    shortest: bool = True


@dataclass
class Played:
    """What was found in a scope. `stuck` are deadlocks; `doubled` by vertex; `ended` by vertex.

    `alive` are the places that were marked, `fired` the vertices that fired in any search.
    """

    game: Game
    decided: bool = False
    stuck: list[Path] = field(default_factory=list)
    doubled: dict[int, Path] = field(default_factory=dict)
    ended: dict[int, tuple[Path, int]] = field(default_factory=dict)
    dead: tuple[str, ...] = ()
    completes: bool = True
    alive: int = 0
    fired: set[int] = field(default_factory=set)

    @property
    def found(self) -> bool:
        """Whether there is any defect."""
        return bool(self.stuck or self.doubled or self.ended or self.dead)

    def saw(self, search: Search) -> None:
        """Remember what a search has marked and fired."""
        self.alive |= search.marked
        self.fired |= search.fired


def path(search: Search, marked: int, last: Move | None, *, shortest: bool) -> Path:
    """Return the path of a search to a marking."""
    start, moves = search.path(marked)
    return Path(start, tuple(moves), marked, search.eager, last, shortest)
