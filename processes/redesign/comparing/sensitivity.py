"""Which assumption the result hangs on: one value at a time, and all at once, by simulation.

Each value is taken a quarter lower and higher (our proposal), with the cases and chances of the
main run, so that a change comes from the value alone.
"""

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from errors import WorkbenchError
from processes.redesign.comparing.labour import priced
from processes.redesign.comparing.model import Variant, verdict
from processes.redesign.comparing.parameters import VARIATION, Parameter, varied
from processes.redesign.comparing.rows import CYCLE, HOUR, LABOUR, MINUTES, WAITING
from processes.redesign.comparing.running import Progress, Steps, Stop
from processes.simulation.comparing import NONE_SEEN, compare
from processes.simulation.result import Interval
from processes.simulation.scenario import BadScenario, Scenario
from processes.simulation.worlds import Settings

FIGURES = {LABOUR: "일손(분/건)", CYCLE: "처리 기간(시간/건)", WAITING: "대기 시간(시간/건)"}
_OWN = {"cost": (LABOUR, 1 / MINUTES), CYCLE: (CYCLE, HOUR), WAITING: (WAITING, HOUR)}
MOST_PARAMETERS = 40
DRAWS = 40
MOST_DRAWS = 400
_LOW, _HIGH = 0.05, 0.95


@dataclass(frozen=True)
class Change:
    """To-be minus as-is of a figure under some assumptions, in the figure's unit."""

    mean: float
    ci95: Interval | None
    verdict: str


@dataclass(frozen=True)
class Trial:
    """What came of one set of assumptions; `refusal` says why nothing did."""

    changes: Mapping[str, Change]
    refusal: str = ""


@dataclass(frozen=True)
class Swing:
    """One assumption taken lower and higher."""

    parameter: Parameter
    low: Trial
    high: Trial


@dataclass(frozen=True)
class Sensitivity:
    """How far the differences hold: `swings` one at a time, `joint` all values drawn at once."""

    base: Mapping[str, Change]
    swings: tuple[Swing, ...]
    joint: tuple[Trial, ...]
    variation: float
    seed: int
    left_out: int = 0  # values beyond MOST_PARAMETERS that were not tried


def sensitivity(
    asis: Variant,
    tobe: Variant,
    settings: Settings,
    staff: frozenset[str],
    chosen: Sequence[Parameter],
    *,
    draws: int = DRAWS,
    variation: float = VARIATION,
    progress: Progress | None = None,
    stop: Stop | None = None,
) -> Sensitivity:
    """Return what becomes of the differences when the chosen values are otherwise.

    Draws are bounded and seeded: the same settings give the same answer.
    """
    if not 0 < variation < 1 or not 0 <= draws <= MOST_DRAWS:
        raise BadScenario(f"흔드는 폭은 0과 1 사이, 뽑기는 {MOST_DRAWS}번까지입니다.")
    tried = chosen[:MOST_PARAMETERS]
    steps = Steps(2 * (1 + 2 * len(tried) + draws), progress, stop)
    pair = asis, tobe

    def trial(factors: Mapping[str, float]) -> Trial:
        return _trial(pair, settings, staff, factors, steps)

    base = trial({})
    if base.refusal:
        raise BadScenario(base.refusal)
    swings = tuple(
        Swing(one, trial({one.path: 1 - variation}), trial({one.path: 1 + variation}))
        for one in tried
    )
    joint = tuple(trial(_drawn(tried, settings.seed, n, variation)) for n in range(draws))
    left_out = len(chosen) - len(tried)
    return Sensitivity(base.changes, swings, joint, variation, settings.seed, left_out)


def _drawn(
    chosen: Sequence[Parameter], seed: int, number: int, variation: float
) -> dict[str, float]:
    chance = random.Random(f"{seed}/{number}")  # noqa: S311 - a seeded draw, no secret
    return {one.path: chance.uniform(1 - variation, 1 + variation) for one in chosen}


def _trial(
    pair: tuple[Variant, Variant],
    settings: Settings,
    staff: frozenset[str],
    factors: Mapping[str, float],
    steps: Steps,
) -> Trial:
    begun = steps.done
    try:
        before, after = (
            steps.simulated(one, _under(one.scenario, staff, factors), settings) for one in pair
        )
    except WorkbenchError as refusal:  # a value may become one that no scenario takes
        steps.done = begun + 2
        return Trial({}, refusal.sentence)
    changes = {}
    for one in compare(before, after):
        if one.key in _OWN:
            key, scale = _OWN[one.key]
            ci95 = None if one.ci95 is None else (one.ci95[0] / scale, one.ci95[1] / scale)
            word = verdict(one.mean, one.ci95, max(abs(one.asis), abs(one.tobe)))
            changes[key] = Change(one.mean / scale, ci95, word)
    return Trial(changes)


def _under(scenario: Scenario, staff: frozenset[str], factors: Mapping[str, float]) -> Scenario:
    for path, factor in factors.items():
        scenario = varied(scenario, path, factor)
    return priced(scenario, staff)


def flips(found: Sensitivity, trial: Trial, figure: str) -> bool:
    """Tell whether the assumptions change the verdict, or leave none."""
    if trial.refusal:
        return True
    return trial.changes[figure].verdict != found.base[figure].verdict


def hangs_on(found: Sensitivity, figure: str) -> list[Swing]:
    """Return the swings that change the verdict, those that move the figure furthest first."""
    return [
        one
        for one in ordered(found, figure)
        if flips(found, one.low, figure) or flips(found, one.high, figure)
    ]


def ordered(found: Sensitivity, figure: str) -> list[Swing]:
    """Return the swings, those that move the figure furthest first."""
    return sorted(found.swings, key=lambda one: reach(found, one, figure), reverse=True)


def reach(found: Sensitivity, swing: Swing, figure: str) -> float:
    """Return how far a swing moves the difference, at most; without end where it is refused."""
    base = found.base[figure].mean
    return max(_distance(base, trial, figure) for trial in (swing.low, swing.high))


def _distance(base: float, trial: Trial, figure: str) -> float:
    return float("inf") if trial.refusal else abs(trial.changes[figure].mean - base)


@dataclass(frozen=True)
class Joint:
    """All values drawn at once: how often each verdict came, and the middle 90 % of the means."""

    verdicts: Mapping[str, int]
    refused: int
    spread: Interval | None


def joint(found: Sensitivity, figure: str) -> Joint:
    """Sum the joint draws up for a figure."""
    done = [one.changes[figure] for one in found.joint if not one.refusal]
    means = sorted(one.mean for one in done)
    spread = None
    if means:
        last = len(means) - 1
        spread = means[round(_LOW * last)], means[round(_HIGH * last)]
    verdicts = Counter(one.verdict for one in done)
    return Joint(dict(verdicts), len(found.joint) - len(done), spread)


def sentence(found: Sensitivity, figure: str) -> str:
    """Say in one sentence what the verdict on a figure hangs on."""
    base = found.base[figure].verdict
    hanging = [one.parameter.name for one in hangs_on(found, figure)]
    if not found.swings:
        return "흔들어 볼 값이 없습니다."
    if hanging:
        some = ", ".join(f"'{name}'" for name in hanging[:3])
        more = f" 밖에 {len(hanging) - 3}개" if len(hanging) > 3 else ""
        return f"'{base}'이라는 판단은 {some}{more}에 달려 있습니다. 이 값부터 확인하세요."
    kept = (
        f"값 {len(found.swings)}개를 하나씩 ±{found.variation:.0%} 바꾸어도 '{base}' 그대로입니다."
    )
    if base == NONE_SEEN:
        return f"{kept} 값을 더 알아도 차이가 드러나지 않을 수 있습니다."
    return kept
