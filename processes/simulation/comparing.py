"""As-is against to-be: paired differences, each with an interval of its own.

Replication by replication both met the same chances (common random numbers), so the interval of
the difference is narrower than the two results alone would allow.
"""

from dataclasses import dataclass

from processes.simulation.intervals import average
from processes.simulation.result import Interval, Result
from processes.simulation.scenario import BadScenario

NONE_SEEN = "차이 없음"
LESS, MORE = "줄어듦", "늘어남"
UNDECIDED = "판단할 수 없음"
_ROUNDING = 1e-9
NAMES = {
    "cycle_time": "처리 기간",
    "waiting_time": "대기 시간",
    "processing_time": "작업 시간",
    "cost": "비용",
}


@dataclass(frozen=True)
class Difference:
    """To-be minus as-is of one key figure, per case; the verdict is '차이 없음' around zero."""

    key: str
    asis: float
    tobe: float
    mean: float
    ci95: Interval | None
    verdict: str

    @property
    def name(self) -> str:
        """The figure's Korean name."""
        return NAMES[self.key]


def compare(asis: Result, tobe: Result) -> tuple[Difference, ...]:
    """Return the paired differences; both must have the same seed and settings."""
    for word, one, other in (
        ("건수", asis.cases, tobe.cases),
        ("반복", asis.replications, tobe.replications),
        ("난수 씨앗", asis.seed, tobe.seed),
        ("준비 구간", asis.warmup, tobe.warmup),
    ):
        if one != other:
            raise BadScenario(
                f"현행과 개선의 {word}이(가) {one:,}와 {other:,}로 다릅니다. 같게 맞추세요."
            )
    return tuple(_difference(key, asis, tobe) for key in NAMES)


def _difference(key: str, asis: Result, tobe: Result) -> Difference:
    before = [float(getattr(one, key)) for one in asis.replicas]
    after = [float(getattr(one, key)) for one in tobe.replicas]
    found = average([_less(b, a) for a, b in zip(before, after, strict=True)])
    return Difference(
        key=key,
        asis=sum(before) / len(before),
        tobe=sum(after) / len(after),
        mean=found.mean,
        ci95=found.ci95,
        verdict=_verdict(found.ci95),
    )


def _less(b: float, a: float) -> float:
    """Return b - a; what only the order of adding up makes is no difference."""
    return 0.0 if abs(b - a) <= _ROUNDING * max(abs(a), abs(b)) else b - a


def _verdict(ci95: Interval | None) -> str:
    if ci95 is None:
        return UNDECIDED
    low, high = ci95
    if low <= 0 <= high:
        return NONE_SEEN
    return LESS if high < 0 else MORE
