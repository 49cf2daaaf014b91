"""What a cost over the years is made of: lines, assumptions, and their ranges."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from errors import WorkbenchError

SAAS, KEEP = "SaaS", "구축·유지"
SIDES: Final = (SAAS, KEEP)

START, MIGRATION, YEARLY, EXIT = "초기", "이관", "매년", "종료"
KINDS: Final = (START, MIGRATION, YEARLY, EXIT)
AT_START: Final = (START, MIGRATION)

SUM, PER_USER, HOURS = "금액(원)", "1명당(원)", "투입(시간)"
BASES: Final = (SUM, PER_USER, HOURS)

YEARS: Final = 5
PROPOSED: Final = "제안"


class BadCost(WorkbenchError):
    """A cost line or an assumption that can't stand; says which field and why."""


@dataclass(frozen=True)
class Range:
    """Least, likely and most. Raises BadCost when they are not in this order."""

    least: float
    likely: float
    most: float

    def __post_init__(self) -> None:
        """Refuse what is no number, and what is out of order."""
        values = (self.least, self.likely, self.most)
        if not all(math.isfinite(value) for value in values):
            raise BadCost("최소, 보통, 최대는 숫자로 적으세요.")
        if not self.least <= self.likely <= self.most:
            raise BadCost(
                f"최소 {self.least:,g}, 보통 {self.likely:,g}, 최대 {self.most:,g}의 순서가 "
                "맞지 않습니다. 작은 것부터 적으세요."
            )

    @property
    def mean(self) -> float:
        """The mean of the triangular distribution: (least + likely + most) / 3."""
        return (self.least + self.likely + self.most) / 3


def range_of(least: float | None, likely: float | None, most: float | None) -> Range | None:
    """Return the range, or None (unknown) unless all three are there.

    Raises BadCost where those that are there are out of order.
    """
    known = [value for value in (least, likely, most) if value is not None]
    if known and known != sorted(known):
        told = " → ".join(f"{value:,g}" for value in known)
        raise BadCost(f"최소, 보통, 최대의 순서가 맞지 않습니다({told}). 작은 것부터 적으세요.")
    if least is None or likely is None or most is None:
        return None
    return Range(least, likely, most)


@dataclass(frozen=True)
class Line:
    """One cost of one side. `amount` None is unknown, never zero.

    `kind` says when it falls due (초기 and 이관 at the start, 매년 at the end of each year, 종료
    at the end of the last), `basis` in what it is counted.
    """

    side: str
    kind: str
    basis: str
    name: str
    amount: Range | None
    candidate_id: str = ""


USERS, USER_GROWTH, RATE = "이용자 수(명)", "이용자 증가율(%/년)", "시간당 인건비(원)"
WAGE_GROWTH = "인건비 상승률(%/년)"
SAAS_GROWTH, KEEP_GROWTH = "SaaS 요금 상승률(%/년)", "구축·유지 비용 상승률(%/년)"
DISCOUNT = "할인율(%/년)"

PROPOSALS: Final[dict[str, Range | None]] = {
    USERS: None,
    USER_GROWTH: Range(0, 0, 0),
    RATE: None,
    WAGE_GROWTH: Range(2, 3, 4),
    SAAS_GROWTH: Range(0, 3, 7),
    KEEP_GROWTH: Range(0, 3, 7),
    DISCOUNT: Range(4.5, 4.5, 4.5),
}
"""What holds until somebody sets it: ours, labelled 제안. None: there is no proposal, 모름."""

_LIMITS: Final = {USERS: (0, 1e7), RATE: (0, 1e7), DISCOUNT: (0, 30)}
_GROWTH: Final = (-50, 100)


def check_assumption(name: str, values: Iterable[float | None]) -> None:
    """Refuse an unknown assumption, and a value that can't be meant."""
    if name not in PROPOSALS:
        raise BadCost(f"'{name}'은(는) 비용 가정이 아닙니다. 표에 있는 가정만 고치세요.")
    least, most = _LIMITS.get(name, _GROWTH)
    for value in values:
        if value is not None and not least <= value <= most:
            raise BadCost(f"{name}은(는) {least:,g}부터 {most:,g}까지 적을 수 있습니다.")


def check_line(line: Line, values: Iterable[float | None]) -> None:
    """Refuse a line without a name, of no known side, kind or basis, or below zero."""
    if not line.name.strip():
        raise BadCost("비용 항목의 이름이 비었습니다. 이름을 적으세요.")
    for value, known, label in (
        (line.side, SIDES, "구분"),
        (line.kind, KINDS, "시기"),
        (line.basis, BASES, "단위"),
    ):
        if value not in known:
            raise BadCost(f"'{line.name}'의 {label}은(는) {', '.join(known)} 가운데 하나입니다.")
    for amount in values:
        if amount is not None and not 0 <= amount <= 1e15:
            raise BadCost(f"'{line.name}'의 금액은 0 이상으로 적으세요.")
