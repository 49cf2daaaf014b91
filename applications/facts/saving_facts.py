"""Facts out of the ledger of time saved: what redesigns free, and what was given on."""

from collections.abc import Iterator

from applications.facts.amounts import figure
from applications.facts.fact import Fact, Place
from applications.facts.sources import ProcessSource
from processes.savings.hours import Hours, freed, given, total
from processes.savings.model import IN_FORCE, PLANNED, Saving

SECTION = "아낀 시간"
UNIT = "시간/년"
PARTS = (
    ("saving_planned_hours", "계획한 절감(연간 일손)", PLANNED),
    ("saving_hours", "시행 중인 절감(연간 일손)", IN_FORCE),
)


def saving_facts(source: ProcessSource) -> Iterator[Fact]:
    """Give the hours that the redesigns of a process free, and those given to services."""
    for key, label, state in PARTS:
        own = [one for one in source.savings if one.plan.state == state]
        if own:
            yield _fact(source, key, label, freed_text(source, own), own)
    if source.given:
        away = hours_text(given(one.gift for one in source.given))
        key, label = "given_hours", "공공서비스에 돌려준 시간"
        in_force = [one for one in source.savings if one.plan.state == IN_FORCE]
        yield _fact(source, key, label, away, in_force)


def freed_hours(source: ProcessSource, savings: list[Saving]) -> list[Hours | None]:
    """Return the hours that each saving frees at today's cases and minutes; None for unknown."""
    return [freed(source.process.facts, one.plan.minutes) for one in savings]


def freed_text(source: ProcessSource, savings: list[Saving]) -> str | None:
    """Write the hours of all savings together; None where those of any are unknown."""
    found = total(freed_hours(source, savings))
    return None if found.unknown else hours_text(found.hours)


def hours_text(hours: Hours) -> str | None:
    """Write hours a year: '540~2,580시간/년(보통 1,240)'; None where no bound is known."""
    bounds = (hours.low, hours.likely, hours.high)
    low, likely, high = (None if bound is None else _signed(bound) for bound in bounds)
    if low is None and high is None:
        return None if likely is None else f"{likely}{UNIT}"
    if low == high:
        return f"{low}{UNIT}"
    usual = f"(보통 {likely})" if likely is not None else ""
    if low is None or high is None:
        return f"{low}{UNIT} 이상{usual}" if low is not None else f"{high}{UNIT} 이하{usual}"
    return f"{low}~{high}{UNIT}{usual}"


def _signed(hours: float) -> str:
    text = figure(abs(hours))
    return f"−{text}" if hours < 0 and text != "0" else text


def _fact(
    source: ProcessSource, key: str, label: str, value: str | None, savings: list[Saving]
) -> Fact:
    code = source.process.code
    told = ", ".join(f"'{one.plan.title}'({one.plan.source})" for one in savings)
    return Fact(
        key=key,
        label=label,
        value=value,
        unit=UNIT,
        source=f"{code} 아낀 시간 {told}. 연간 건수 × (지금 − 개선 뒤 건당 처리시간) ÷ 60",
        confirmed="추정",
        as_of=max((one.plan.source_date for one in savings), default=""),
        place=Place.of("savings", process=code),
        section=SECTION,
    )
