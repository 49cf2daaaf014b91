"""Sheets of paper a year, before and after a redesign, with the least and the most they can be.

The register knows the sheets of a case, not of each step. Let a step on paper use s sheets each
time, a case pass it a times today and b times in the to-be (0 where it is gone or no longer on
paper). Then today's sheets are the sum of s·a and tomorrow's of s·b, so that their ratio lies
between the least and the greatest b / a of any step, however the sheets are spread; with the same
s everywhere, our proposal for 'likely', it is Σb / Σa.

A step keeps its paper, whatever is drawn, while an article that demands it stands: at most, as
the articles stand now; at least, as they will when what is drafted is in force.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from processes.inventory.model import Estimate, Facts
from processes.inventory.totals import yearly_sheets
from processes.redesign.comparing.drawn import Drawing, using_sheets
from processes.redesign.comparing.model import PAPER, UNKNOWN, Row, verdict
from processes.redesign.comparing.ruled import DONE, PLANNED, WHOLE, holding, titles
from processes.simulation.result import Interval

NAME, UNIT = "종이", "매/년"


@dataclass(frozen=True)
class Left:
    """The share of today's sheets that remains: at least, likely, at most (None: no bound)."""

    low: float
    likely: float | None
    high: float | None


def row(asis: Drawing, tobe: Drawing, facts: Facts) -> Row:
    """Return the sheets a year of as-is and to-be; what can't be told is unknown, with the why."""
    today = yearly_sheets(facts)
    before = None if today is None else middle(today)
    if today is None or before is None:
        return _unknown(None, "연간 건수와 건당 매수를 업무 목록에 적으면 셉니다.")
    if asis.flow is None or tobe.flow is None:
        return _unknown(before, asis.refusal or tobe.refusal)
    was, will = using_sheets(asis), using_sheets(tobe)
    if not was and before:
        return _unknown(
            before,
            "현행 그림에 종이를 쓰는 단계가 없어 어느 종이가 없어지는지 모릅니다. "
            "단계 이름이나 문서에 종이를 적거나 조문을 이으세요.",
        )
    found = left(was, will, asis)
    if found.likely is None or found.high is None:
        new = len(will.keys() - was.keys())
        return _unknown(before, f"새로 종이를 쓰는 단계 {new}개가 몇 매를 쓰는지 모릅니다.")
    after, span = before * found.likely, _span(today, found)
    word = verdict(after - before, span, max(before, after))
    note = _note(was, will, asis)
    change = after - before
    return Row("sheets", NAME, UNIT, PAPER, before, after, change, None, word, note, span=span)


def left(was: Mapping[str, float], will: Mapping[str, float], asis: Drawing) -> Left:
    """Return the share that remains, from the passings of each step on paper."""
    new = any(times > 0 for step, times in will.items() if step not in was)
    if not was:
        return Left(1.0, None if new else 1.0, None if new else 1.0)
    least, most = (_kept(was, will, holding(asis.clauses, stage)) for stage in (PLANNED, DONE))
    likely = sum(least.values()) / sum(was.values())
    shares = [[kept[step] / times for step, times in was.items()] for kept in (least, most)]
    return Left(min(shares[0]), None if new else likely, None if new else max(shares[1]))


def _kept(
    was: Mapping[str, float], will: Mapping[str, float], held: frozenset[str]
) -> dict[str, float]:
    """Return how often each step of today's will use paper, with what articles hold."""
    return {
        step: max(will.get(step, 0.0), times if held & {step, WHOLE} else 0.0)
        for step, times in was.items()
    }


def _span(today: Estimate, found: Left) -> Interval:
    """Return the least and the most that the difference can be: today's sheets vary with it."""
    assert found.high is not None  # noqa: S101 - asked before
    bounds = [bound for bound in today.bounds if bound is not None]
    ends = [bound * (share - 1) for bound in bounds for share in (found.low, found.high)]
    return min(ends), max(ends)


def middle(amount: Estimate) -> float | None:
    """Return the likely amount, else the middle of its bounds; None without both."""
    if amount.likely is not None:
        return amount.likely
    if amount.low is not None and amount.high is not None:
        return (amount.low + amount.high) / 2
    return None


def _note(was: Mapping[str, float], will: Mapping[str, float], asis: Drawing) -> str:
    gone = len(was.keys() - will.keys())
    told = (
        f"종이를 쓰는 단계(이름, 문서, 조문) {len(was)}개 가운데 {gone}개가 종이를 안 씀. "
        "단계마다 같은 매수로 봄(제안), 한계는 매수가 어느 단계에 몰려도 성립"
    )
    held = titles(asis.clauses, frozenset({*was, WHOLE}))
    return f"{told}. 아직 종이를 요구하는 조문: {', '.join(held)}" if held else told


def _unknown(before: float | None, why: str) -> Row:
    return Row("sheets", NAME, UNIT, PAPER, before, None, None, None, UNKNOWN, why)
