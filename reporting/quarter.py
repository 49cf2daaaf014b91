"""Quarters of a year: 2026Q4 is October to December 2026."""

import calendar
import datetime
import re
from dataclasses import dataclass

from errors import WorkbenchError


class BadQuarter(WorkbenchError):
    """A text that names no quarter."""

    def __init__(self, text: str) -> None:
        super().__init__(f"분기 '{text[:20]}'을(를) 알 수 없습니다. 2026Q4처럼 적으세요.")


@dataclass(frozen=True, order=True)
class Quarter:
    """A quarter, number 1 to 4."""

    year: int
    number: int

    @property
    def name(self) -> str:
        """As people say it: 2026년 4분기."""
        return f"{self.year}년 {self.number}분기"

    @property
    def code(self) -> str:
        """As it is written in addresses and file names: 2026Q4."""
        return f"{self.year}Q{self.number}"

    @property
    def first(self) -> datetime.date:
        """The first day."""
        return datetime.date(self.year, 3 * self.number - 2, 1)

    @property
    def last(self) -> datetime.date:
        """The last day."""
        month = 3 * self.number
        return datetime.date(self.year, month, calendar.monthrange(self.year, month)[1])

    @property
    def before(self) -> "Quarter":
        """The quarter before."""
        return Quarter(self.year - (self.number == 1), (self.number - 2) % 4 + 1)


def quarter(text: str) -> Quarter:
    """Return the quarter that a text names, or raise BadQuarter."""
    found = re.fullmatch(r"(20\d\d)[Qq]([1-4])", text.strip())
    if found is None:
        raise BadQuarter(text)
    return Quarter(int(found[1]), int(found[2]))


def quarter_of(day: datetime.date) -> Quarter:
    """Return the quarter of a day."""
    return Quarter(day.year, (day.month + 2) // 3)
