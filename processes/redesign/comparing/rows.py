"""The rows of a comparison: simulated differences, what is drawn, what the register says."""

from collections.abc import Callable, Iterator

from processes.bpmn.metrics import metrics
from processes.bpmn.model import Model
from processes.inventory.model import Estimate, Facts
from processes.inventory.totals import yearly_sheets
from processes.redesign import clues
from processes.redesign.comparing.labour import yearly_volume
from processes.redesign.comparing.model import (
    DRAWN,
    REGISTER,
    SIMULATED,
    UNKNOWN,
    Row,
    Run,
    counted_verdict,
    verdict,
)
from processes.redesign.walk import Walk
from processes.simulation.comparing import Difference, compare
from processes.simulation.result import Interval

HOUR, MINUTES = 3600.0, 60.0
CYCLE, WAITING, LABOUR, YEARLY, COST = (
    *("cycle_time", "waiting_time", "labour"),
    *("yearly_labour", "cost"),
)


def rows(asis: Run, tobe: Run, facts: Facts) -> tuple[Row, ...]:
    """Return every figure of the pair; both runs must have met the same cases."""
    found = {one.key: one for one in compare(asis.result, tobe.result)}
    labour = next(one for one in compare(asis.labour, tobe.labour) if one.key == "cost")
    hands = _simulated(LABOUR, "일손", "분/건", labour, 1 / MINUTES)
    return (
        _simulated(CYCLE, "처리 기간", "시간/건", found["cycle_time"], HOUR),
        _simulated(WAITING, "대기 시간", "시간/건", found["waiting_time"], HOUR),
        hands,
        _yearly(hands, yearly_volume(facts.yearly_volume, asis.variant.scenario)),
        _cost(found["cost"], asis, tobe),
        *_drawn(asis.variant.model, tobe.variant.model),
        _sheets(facts),
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
    likely = None if volume is None else _middle(volume)
    if volume is None or likely is None:
        note = "연간 건수를 모릅니다. 업무 목록에 적으세요."
        return Row(YEARLY, name, unit, SIMULATED, None, None, None, None, UNKNOWN, note)

    def hours(minutes: float | None) -> float | None:
        return None if minutes is None else minutes * likely / MINUTES

    return Row(
        YEARLY,
        name,
        unit,
        SIMULATED,
        hours(hands.asis),
        hours(hands.tobe),
        hours(hands.difference),
        _spread(hands.ci95, volume),
        hands.verdict,
        f"건당 차이 × 연간 {volume.text}건 ÷ 60",
    )


def _middle(volume: Estimate) -> float | None:
    if volume.likely is not None:
        return volume.likely
    if volume.low is not None and volume.high is not None:
        return (volume.low + volume.high) / 2
    return None


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


def _drawn(asis: Model, tobe: Model) -> Iterator[Row]:
    counted: tuple[tuple[str, str, str, Callable[[Model], float | None], str], ...] = (
        ("handovers", "인계", "회", lambda one: metrics(one)["handovers"], "다른 담당에게 넘어감"),
        ("approvals", "결재", "단계", approvals, "이름이 결재·승인·허가로 끝나는 단계"),
        ("contacts", "접촉", "회", contacts, "밖의 참여자와 주고받는 메시지 흐름"),
        ("paper_steps", "종이 단계", "개", lambda one: metrics(one)["paper_steps"], "수작업 포함"),
    )
    for key, name, unit, count, note in counted:
        before, after = count(asis), count(tobe)
        change = None if before is None or after is None else after - before
        word = counted_verdict(before, after)
        yield Row(key, name, unit, DRAWN, before, after, change, None, word, note)


def approvals(model: Model) -> int:
    """Return the number of steps whose name says an approval."""
    return sum(clues.APPROVAL.search(node.name) is not None for node in Walk(model).tasks)


def contacts(model: Model) -> int | None:
    """Return the number of messages that pools exchange; None where only one pool is drawn."""
    if len(model.participants) < 2:
        return None
    return len(Walk(model).own_messages)


def _sheets(facts: Facts) -> Row:
    sheets = yearly_sheets(facts)
    before = None if sheets is None else _middle(sheets)
    note = "개선 뒤의 종이는 아직 모릅니다. 종이 단계의 수로 견주세요."
    return Row("sheets", "종이", "매/년", REGISTER, before, None, None, None, UNKNOWN, note)
