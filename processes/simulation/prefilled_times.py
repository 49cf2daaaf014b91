"""Times guessed for a new scenario: the register's minutes shared, events and repeats by rule."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from processes.bpmn.model import Model, Node
from processes.inventory.model import Estimate
from processes.simulation.distributions import Distribution, fixed, triangular
from processes.simulation.needs import comings, repeated
from processes.simulation.scenario import Repeat, Source, Timing

AUTOMATED = frozenset({"serviceTask", "scriptTask", "businessRuleTask", "sendTask"})
_MINUTE = 60.0
_MINUTES = 10.0
_OF_SYSTEM = 5.0  # seconds
_WAIT = 8 * 3600.0
_CHANCE = 0.05
_AGAIN = 0.1
_TIMES = 3.0
_UNITS = {"분": 60.0, "시간": 3600.0, "일": 86_400.0, "주": 7 * 86_400.0}
_NAMED = re.compile(rf"(?<![\d.~-])([1-9]\d{{0,3}})\s*({'|'.join(_UNITS)})")


@dataclass(frozen=True)
class Shared:
    """The register's minutes, spread evenly over the steps of our own people without minutes."""

    duration: Distribution
    text: str


def shared_minutes(told: Estimate | None, ours: Sequence[Node]) -> Shared | None:
    """Return what each step of ours without minutes gets; None where nothing is left to share."""
    unknown = sum(node.minutes is None for node in ours)
    known = sum(node.minutes for node in ours if node.minutes is not None)
    bounds = bounds_of(told)
    if told is None or bounds is None or bounds[1] <= known or not unknown:
        return None
    parts = [max(0.0, bound - known) * _MINUTE / unknown for bound in bounds]
    text = f"업무 목록의 건당 {told.text}분을 기관의 모르는 {unknown}단계에 고르게 나눔"
    return Shared(triangular(*parts), text)


def duration_of(
    node: Node, shared: Shared | None, customer: str | None
) -> tuple[Distribution, Source]:
    """Return how long a step takes, and where that comes from; `customer` names whose step it is.

    A customer's step gets nothing of the register's minutes, which are our people's.
    """
    if node.minutes is not None:
        return fixed(node.minutes * _MINUTE), Source(f"흐름도의 {node.minutes:g}분", guessed=False)
    if node.type in AUTOMATED:
        return fixed(_OF_SYSTEM), Source("시스템이 하는 일이라 5초로 둠")
    if customer is not None:
        text = f"{customer}의 시간이라 기관의 처리분을 나누지 않음. 몰라서 10분으로 둠, 비용 0원"
        return fixed(_MINUTES * _MINUTE), Source(text)
    if shared is None:
        return fixed(_MINUTES * _MINUTE), Source("시간을 몰라 10분으로 둠")
    return shared.duration, Source(shared.text)


def guessed_events(model: Model) -> Iterator[tuple[str, Timing, Source]]:
    """Yield each event that must be timed: after what the step table told, else after 8 hours."""
    for one in comings(model):
        node = one.node
        boundary = node.type == "boundaryEvent"
        chance = _CHANCE if boundary else 1.0
        if not one.after:
            yield node.id, Timing(chance=chance), Source("얼마나 일어나는지 몰라 5%로 둠")
        elif node.waiting is not None:
            source = Source(f"흐름도의 대기 {node.waiting:g}분", guessed=boundary)
            yield node.id, Timing(fixed(node.waiting * _MINUTE), chance), source
        elif named := _NAMED.search(node.name):
            told = Source(f"이벤트 이름의 '{named[0]}'")
            seconds = float(named[1]) * _UNITS[named[2]]
            yield node.id, Timing(fixed(seconds), chance), told
        else:
            seldom = ", 일어날 확률은 5%로" if boundary else ""
            told = Source(f"언제 오는지 몰라 8시간 뒤로{seldom} 둠")
            yield node.id, Timing(fixed(_WAIT), chance), told


def guessed_repeats(model: Model, error_rate: float | None) -> Iterator[tuple[str, Repeat, Source]]:
    """Yield each repeated activity: a loop's chance is the error rate or one in ten, others 3."""
    for node in repeated(model):
        if "loop" not in node.marks:
            yield node.id, Repeat(times=fixed(_TIMES)), Source("몇 번인지 몰라 3번으로 둠")
        elif error_rate is not None and error_rate < 1:
            told = Source(f"다시 할 확률에 업무 목록의 오류율 {error_rate:.0%}")
            yield node.id, Repeat(again=error_rate), told
        else:
            yield node.id, Repeat(again=_AGAIN), Source("다시 할 확률을 몰라 10%로 둠")


def bounds_of(estimate: Estimate | None) -> tuple[float, float, float] | None:
    """Return least, likely and most, the middle where no likely is; None without bounds."""
    if estimate is None or estimate.low is None or estimate.high is None:
        return None
    likely = estimate.likely
    middle = (estimate.low + estimate.high) / 2
    return estimate.low, middle if likely is None else likely, estimate.high
