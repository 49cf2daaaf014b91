"""Everything that a quarter's report is made of."""

from collections.abc import Mapping
from dataclasses import dataclass

from action_plan.plan.model import Item
from action_plan.tracking.model import Decision, Milestone, Risk
from errors import WorkbenchError
from reporting.quarter import Quarter
from scorecards.model import Figures


class NoRecord(WorkbenchError):
    """No figures were recorded for a quarter that is over."""

    def __init__(self, quarter: Quarter) -> None:
        super().__init__(
            f"{quarter.name}에 기록한 수치가 없어 보고서를 만들지 않았습니다. 지나간 날의 값은 "
            "지어내지 않습니다. 기록이 있는 분기를 고르세요."
        )


class NotYet(WorkbenchError):
    """The quarter has not begun."""

    def __init__(self, quarter: Quarter) -> None:
        super().__init__(f"{quarter.name}은(는) 아직 시작하지 않았습니다. 지난 분기를 고르세요.")


@dataclass(frozen=True)
class Entry:
    """Something noted of an item of the plan: a late milestone, a risk, a decision."""

    item: Item
    of: Milestone | Risk | Decision


@dataclass(frozen=True)
class Material:
    """What was read for one report.

    figures: card name -> figures as of `day`. before: the same of the last record of the quarter
    before, None where there is none. Late milestones and risks are as of today, so they are
    given for a quarter that runs only. requests: what is asked of the board, line by line.
    """

    quarter: Quarter
    institution: str
    plan_title: str
    day: str  # ISO 8601: what the figures tell of
    running: bool
    figures: Mapping[str, Figures]
    before: Figures | None
    late: tuple[Entry, ...]
    risks: tuple[Entry, ...]
    decisions: tuple[Entry, ...]
    requests: tuple[str, ...]
    example: bool
