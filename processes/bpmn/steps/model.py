"""A process as a table of steps: who does what, what comes next and on which condition."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from errors import WorkbenchError

START, END = "시작", "끝"

Kind = Literal["exclusive", "parallel", "inclusive", "exception"]
WORDS: dict[Kind, str] = {"parallel": "동시", "inclusive": "해당하는 모두", "exception": "예외"}
_ALSO: dict[str, Kind] = {"병행": "parallel", "동시에": "parallel", "병렬": "parallel"}
_PLAIN = "조건"


@dataclass(frozen=True, slots=True)
class Follow:
    """What comes after a step: another step's 순서, or END. `condition` is the branch's label.

    The kind says which of a step's branches are taken: one (exclusive), every one (parallel),
    each one whose condition holds (inclusive); an exception takes the place of what comes next.
    """

    to: str
    condition: str = ""
    kind: Kind = "exclusive"

    @property
    def written(self) -> str:
        """The condition as it stands in the table's cell."""
        if self.kind == "exclusive":
            same = condition(self.condition) == (self.condition, "exclusive")
            return self.condition if same else f"{_PLAIN}: {self.condition}"
        word = WORDS[self.kind]
        return f"{word}: {self.condition}" if self.condition else word


def condition(written: str) -> tuple[str, Kind]:
    """Return label and kind of a branch from the cell: '동시', '예외: 기한이 지남', '승인'."""
    head, colon, rest = written.partition(":")
    head, rest = head.strip(), rest.strip()
    if head == _PLAIN and colon:
        return rest, "exclusive"
    for kind, word in WORDS.items():
        if head == word:
            return rest, kind
    if head in _ALSO:
        return rest, _ALSO[head]
    return written, "exclusive"


@dataclass(frozen=True, slots=True)
class Step:
    """One step; minutes of work and of waiting are None where nobody knows them.

    `role` is the 담당: the lane, or 'pool: lane', or 'pool:' for a pool without lanes.
    """

    order: str
    role: str
    work: str
    follows: tuple[Follow, ...] = (Follow(END),)
    systems: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    minutes: float | None = None
    waiting: float | None = None

    @property
    def pool(self) -> str:
        """The pool that the role names, '' for the main one."""
        head, colon, _rest = self.role.partition(":")
        return head.strip() if colon else ""

    @property
    def lane(self) -> str:
        """The lane inside the pool, '' for none."""
        _head, colon, rest = self.role.partition(":")
        return rest.strip() if colon else self.role


@dataclass(frozen=True, slots=True)
class StepTable:
    """Steps in the order of their rows. `starts` names where it starts, () for the first row.

    `notes` are Korean sentences about what a diagram has and no table can say.
    """

    steps: tuple[Step, ...]
    starts: tuple[str, ...] = ()
    notes: tuple[str, ...] = field(default=(), compare=False)

    @property
    def first(self) -> tuple[str, ...]:
        """The steps where a case starts."""
        return self.starts or tuple(step.order for step in self.steps[:1])

    def step(self, order: str) -> Step | None:
        """Return the step of that 순서, None where there is none."""
        return next((step for step in self.steps if step.order == order), None)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a table: where (row from 1, column) and what to do, in a sentence."""

    row: int | None
    column: str
    order: str
    reason: str

    @property
    def sentence(self) -> str:
        """The problem with its place."""
        place = f"{self.row}행" if self.row else f"순서 {self.order}" if self.order else "표"
        column = f" '{self.column}'" if self.column else ""
        return f"{place}{column}: {self.reason}"


class BadSteps(WorkbenchError):
    """The table can't become a diagram; each problem names row and column."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        more = f" (그 밖에 {len(problems) - 1}곳)" if len(problems) > 1 else ""
        super().__init__(f"{problems[0].sentence}{more}")
