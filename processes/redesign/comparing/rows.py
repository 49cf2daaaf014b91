"""The rows of a comparison: simulated differences, what is drawn, what the register says."""

from collections.abc import Iterator, Sequence

from processes.inventory.model import Estimate, Facts
from processes.redesign.comparing import drawn, sheets
from processes.redesign.comparing.drawn import Counted, Drawing
from processes.redesign.comparing.labour import yearly_volume
from processes.redesign.comparing.model import (
    DRAWN,
    SIMULATED,
    UNKNOWN,
    WEIGHTED,
    Row,
    Run,
    counted_verdict,
    verdict,
)
from processes.redesign.comparing.ruled import Clauses
from processes.simulation.comparing import Difference, compare
from processes.simulation.result import Interval

HOUR, MINUTES = 3600.0, 60.0
CYCLE, WAITING, LABOUR, YEARLY, COST = (
    *("cycle_time", "waiting_time", "labour"),
    *("yearly_labour", "cost"),
)


def rows(asis: Run, tobe: Run, facts: Facts, clauses: Clauses | None = None) -> tuple[Row, ...]:
    """Return every figure of the pair; both runs must have met the same cases.

    `clauses` are the articles that hold at the steps of the process.
    """
    before, after = (drawn.drawing(one.variant, clauses or {}) for one in (asis, tobe))
    found = {one.key: one for one in compare(asis.result, tobe.result)}
    labour = next(one for one in compare(asis.labour, tobe.labour) if one.key == "cost")
    hands = _simulated(LABOUR, "일손", "분/건", labour, 1 / MINUTES)
    return (
        _simulated(CYCLE, "처리 기간", "시간/건", found["cycle_time"], HOUR),
        _simulated(WAITING, "대기 시간", "시간/건", found["waiting_time"], HOUR),
        hands,
        _yearly(hands, yearly_volume(facts.yearly_volume, asis.variant.scenario)),
        _cost(found["cost"], asis, tobe),
        *(row for figure in drawn.FIGURES for row in _drawn(figure, before, after)),
        sheets.row(before, after, facts),
    )


def _simulated(key: str, name: str, unit: str, found: Difference, scale: float) -> Row:
    ci95 = None if found.ci95 is None else (found.ci95[0] / scale, found.ci95[1] / scale)
    size = max(abs(found.asis), abs(found.tobe))
    return Row(
        key,
        name,
        unit,
        SIMULATED,
        found.asis / scale,
        found.tobe / scale,
        found.mean / scale,
        ci95,
        verdict(found.mean, found.ci95, size),
    )


def _yearly(hands: Row, volume: Estimate | None) -> Row:
    """Labour a year: the difference of a case times the cases; both may be ranges."""
    name, unit = "연간 일손", "시간/년"
    likely = None if volume is None else sheets.middle(volume)
    if volume is None or likely is None:
        note = "연간 건수를 모릅니다. 업무 목록에 적으세요."
        return Row(YEARLY, name, unit, SIMULATED, None, None, None, None, UNKNOWN, note)

    def hours(minutes: float | None) -> float | None:
        return None if minutes is None else minutes * likely / MINUTES

    before, after, change = (hours(one) for one in (hands.asis, hands.tobe, hands.difference))
    ci95 = _spread(hands.ci95, volume)
    word = verdict(change or 0.0, ci95, max(abs(before or 0.0), abs(after or 0.0)))
    note = f"건당 차이 × 연간 {volume.text}건 ÷ 60"
    return Row(YEARLY, name, unit, SIMULATED, before, after, change, ci95, word, note)


def _spread(ci95: Interval | None, volume: Estimate) -> Interval | None:
    """Return the widest span that interval and volume allow, in hours."""
    if ci95 is None:
        return None
    cases = [bound for bound in volume.bounds if bound is not None]
    ends = [minutes * number / MINUTES for minutes in ci95 for number in cases]
    return min(ends), max(ends)


def _cost(found: Difference, asis: Run, tobe: Run) -> Row:
    """Cost per case; where somebody's hour has no known price, no difference is claimed."""
    unknown = _unpriced(asis), _unpriced(tobe)
    if not any(unknown):
        return _simulated(COST, "비용", "원/건", found, 1.0)
    before, after = found.asis or None, found.tobe or None  # no won known is nothing known
    names = ", ".join(dict.fromkeys([*unknown[0], *unknown[1]]))
    note = f"시간당 비용을 모르는 인력: {names}. 시나리오의 인력 표에 적으세요."
    return Row(
        COST, "비용", "원/건", SIMULATED, before, after, None, None, UNKNOWN, note, at_least=True
    )


def _unpriced(run: Run) -> list[str]:
    """Return the names of the pools that work and whose hourly cost is only a placeholder."""
    scenario = run.variant.scenario
    guessed = set(scenario.guessed)
    free = {pool.id for pool in scenario.pools if not pool.cost_per_hour}
    return [
        pool.name
        for pool in run.result.pools
        if pool.hours_per_case > 0
        and pool.id in free
        and f"pools/{pool.id}/cost_per_hour" in guessed
    ]


def _drawn(figure: Counted, asis: Drawing, tobe: Drawing) -> Iterator[Row]:
    """Give the figure per case, then as it is drawn."""
    counts = asis.count(figure), tobe.count(figure)
    if figure is drawn.VISITS and counts[0] and counts[1] is None:
        counts = counts[0], 0  # the as-is names what the to-be no longer has
    cases = [
        0.0 if count == 0 else one.per_case(figure)
        for one, count in zip((asis, tobe), counts, strict=True)
    ]
    note = asis.refusal or tobe.refusal or "그린 곳마다 한 건이 지나는 횟수를 더함"
    name, unit = f"건당 {figure.name}", f"{figure.unit}/건"
    yield _counted((f"{figure.key}_per_case", name, unit, WEIGHTED), cases, note)
    name = f"그린 {figure.name}"
    yield _counted((figure.key, name, figure.unit, DRAWN), counts, figure.meaning)


def _counted(named: tuple[str, str, str, str], values: Sequence[float | None], note: str) -> Row:
    before, after = values
    change = None if before is None or after is None else after - before
    word = counted_verdict(before, after)
    return Row(*named, before, after, change, None, word, note)
