"""What redesign looks at, and what it finds: values only."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from processes.bpmn.model import Model
from processes.inventory.model import Facts
from processes.redesign.catalogue import Heuristic

Source = Literal["흐름도", "업무 목록", "흐름 분석"]


@dataclass(frozen=True)
class Work:
    """Hands-on and waiting minutes per case of one step; None is unknown."""

    minutes: float | None = None
    waiting: float | None = None


@dataclass(frozen=True)
class Case:
    """Everything known of one process: its model, its facts, and what hangs on its steps.

    `work`: element id -> minutes. `rules`: element id -> titles of the articles that force the
    step onto paper. `probabilities`: sequence flow id -> share of the cases that take it.
    `utilisation`: role -> busy share, of a flow analysis. `departments_alike`: departments that
    do the same work, None where nobody looked.
    """

    model: Model
    facts: Facts = field(default_factory=Facts)
    work: Mapping[str, Work] = field(default_factory=dict)
    rules: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    probabilities: Mapping[str, float] = field(default_factory=dict)
    utilisation: Mapping[str, float] = field(default_factory=dict)
    utilisation_certain: bool = True  # whether no duration behind it is guessed
    departments_alike: int | None = None


@dataclass(frozen=True)
class Hit:
    """One place where a heuristic's trigger is met.

    `value` is the trigger's, in `unit`; `certain` is False where a range or a clue in a name
    leaves it open. `threshold` names the entry of the heuristic's thresholds it is held against.
    """

    measure: str
    value: float
    unit: str
    source: Source
    threshold: str
    sentence: str
    elements: tuple[str, ...] = ()
    certain: bool = True


@dataclass(frozen=True)
class Finding:
    """A hit under its heuristic; `before` says what stands before an automation."""

    heuristic: Heuristic
    hit: Hit
    before: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Names the finding as long as its elements stand: for decisions about it."""
        return ":".join((self.heuristic.id, *sorted(self.hit.elements)))

    @property
    def threshold(self) -> float | None:
        """What the value is held against."""
        return self.heuristic.thresholds.get(self.hit.threshold)


def drawn_work(model: Model) -> dict[str, Work]:
    """Return the minutes that the drawing itself holds, by step; what is not said is left out."""
    return {
        node.id: Work(node.minutes, node.waiting)
        for node in model.nodes
        if node.minutes is not None or node.waiting is not None
    }
