"""Working calendars: hours of the week, public holidays, and the table of absolute intervals.

Times are seconds from midnight of a day; days are Monday 0 … Sunday 6.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from errors import WorkbenchError

DAY = 86_400.0
WEEKDAYS = ("월", "화", "수", "목", "금", "토", "일")


class BadCalendar(WorkbenchError):
    """A calendar that never works, or whose hours make no sense; names the calendar."""


@dataclass(frozen=True)
class Hours:
    """Working hours of some weekdays."""

    days: tuple[int, ...]
    begin: float
    end: float


@dataclass(frozen=True)
class Calendar:
    """When somebody works. `closed` and `opened` are ISO dates that override the holidays."""

    id: str
    name: str
    hours: tuple[Hours, ...]
    holidays: bool = False  # South Korea's public holidays are free
    closed: frozenset[str] = frozenset()
    opened: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Refuse a calendar without hours or with hours that end before they begin."""
        for hours in self.hours:
            if not 0 <= hours.begin < hours.end <= DAY:
                raise BadCalendar(
                    f"달력 '{self.name}'의 시간 {clock(hours.begin)}~{clock(hours.end)}은(는) "
                    "시작이 끝보다 빨라야 합니다. 자정을 넘기는 근무는 두 줄로 나누세요."
                )
        if not any(hours.days for hours in self.hours):
            raise BadCalendar(f"달력 '{self.name}'에 근무 시간이 없습니다. 요일과 시간을 적으세요.")

    @property
    def is_always_open(self) -> bool:
        """Whether it never closes."""
        rests = self.holidays or self.closed
        return not rests and all(_merged(self.hours, day) == [(0.0, DAY)] for day in range(7))

    @property
    def weekly_seconds(self) -> float:
        """Working time of a week without holidays."""
        return sum(end - begin for day in range(7) for begin, end in _merged(self.hours, day))


def clock(seconds: float) -> str:
    """Return a time of day as HH:MM."""
    return f"{int(seconds // 3600):02d}:{int(seconds % 3600 // 60):02d}"


def hours_of(week: Mapping[int, Sequence[tuple[float, float]]]) -> tuple[Hours, ...]:
    """Return hours by weekday as a calendar has them: days of the same hours in one.

    `week` has spans in seconds from midnight, by weekday.
    """
    spans = dict.fromkeys(span for day in sorted(week) for span in week[day])
    return tuple(
        Hours(tuple(day for day in sorted(week) if span in week[day]), *span)
        for span in sorted(spans)
    )


def in_order(hours: Iterable[Hours]) -> tuple[Hours, ...]:
    """Return the same hours as every calendar of that week would have them, none twice."""
    known = tuple(hours)
    return hours_of({day: _merged(known, day) for day in range(7)})


def office_hours(*, lunch: bool = True, holidays: bool = True) -> Calendar:
    """Return Korean office hours: Monday to Friday 09–18, an hour of lunch, public holidays."""
    week = tuple(range(5))
    spans = ((9, 12), (13, 18)) if lunch else ((9, 18),)
    hours = tuple(Hours(week, begin * 3600.0, end * 3600.0) for begin, end in spans)
    return Calendar("office", "근무시간(월~금 09~18시, 점심 제외)", hours, holidays)


def always() -> Calendar:
    """Return the calendar that never closes."""
    return Calendar("always", "24시간", (Hours(tuple(range(7)), 0.0, DAY),))


def intervals(calendar: Calendar, first: date, days: int) -> tuple[list[float], list[float]]:
    """Return begins and ends of the working intervals, in seconds from midnight of `first`.

    Intervals that touch are one. Raises BadCalendar when there is none in all those days.
    """
    begins: list[float] = []
    ends: list[float] = []
    week = [_merged(calendar.hours, day) for day in range(7)]
    free = _free_days(calendar, first.year, (first + timedelta(days)).year)
    for number, day in enumerate(first + timedelta(n) for n in range(days)):
        if day.isoformat() in free:
            continue
        for begin, end in week[day.weekday()]:
            if ends and ends[-1] == number * DAY + begin:
                ends[-1] = number * DAY + end
            else:
                begins.append(number * DAY + begin)
                ends.append(number * DAY + end)
    if not begins:
        raise BadCalendar(f"달력 '{calendar.name}'은(는) {days}일 동안 하루도 일하지 않습니다.")
    return begins, ends


def _merged(hours: Iterable[Hours], day: int) -> list[tuple[float, float]]:
    """Return the hours of a weekday in order, those that overlap or touch as one."""
    spans = sorted((one.begin, one.end) for one in hours if day in one.days)
    merged: list[tuple[float, float]] = []
    for begin, end in spans:
        if merged and begin <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((begin, end))
    return merged


def _free_days(calendar: Calendar, first_year: int, last_year: int) -> set[str]:
    free = set(calendar.closed)
    if calendar.holidays:
        for year in range(first_year, last_year + 1):
            free |= public_holidays(year).keys()
    return free - calendar.opened


@lru_cache(maxsize=512)
def public_holidays(year: int) -> dict[str, str]:
    """Return South Korea's public holidays of a year: ISO date -> Korean name.

    Substitute holidays, known election days and Labour Day (근로자의 날) are among them.
    """
    import holidays

    found: dict[str, str] = {}
    for day, name in _named(holidays.country_holidays("KR", years=year, language="ko")):
        found[day] = name
    found.setdefault(f"{year}-05-01", "근로자의 날")
    return found


def _named(days: "dict[date, str]") -> Iterator[tuple[str, str]]:
    for day, name in sorted(days.items()):
        yield day.isoformat(), name
