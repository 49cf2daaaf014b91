"""How long 10,000 weightings of 1,000 projects take, beside a loop over pymcdm.

python -m benchmarks.weightings [--projects N] [--weightings N] [--peer-weightings N]

Both get the same answers (40 questions, some 모름 and 해당없음) and the same weights, and both
must come to the same count of outcomes; the run stops where they don't. Ours goes from the
answers to the shares of each outcome at both ends of what is unknown. The peer has no questions,
thresholds or gates: it gets the section scores and gives one axis score for one weighting a call
(SPOTIS with fixed bounds 0 to 100, its method that does not depend on the other projects); the
loop around it does the rest. pymcdm takes no missing criterion, so in the compared part no
section is 해당없음 throughout. Seconds by the clock and of processor time, the best of RUNS, the
two taking turns. With --peer-weightings both are compared on fewer weightings.
"""

import argparse
import random
import time
from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np
from pymcdm.methods import SPOTIS

from evaluations import questionnaire
from evaluations.answers.model import NA, Value
from evaluations.questionnaire.model import Questionnaire
from evaluations.verdict import acceptability as acc

RUNS = 3
T = TypeVar("T")
Seconds = tuple[float, float]


def answers(form: Questionnaire, count: int) -> list[dict[str, Value]]:
    """Return answers of projects, mostly good, 5 % unknown and 5 % not applicable."""
    chance = random.Random(1)
    likely: list[Value] = [1, 2, 2, 3, 3, 3, 4, 4, 4]
    made = []
    for _project in range(count):
        level = chance.random()
        one: dict[str, Value] = {}
        for question in form.questions:
            draw = chance.random()
            good = 4 if chance.random() < level else chance.choice(likely)
            one[question.id] = None if draw < 0.05 else NA if draw < 0.10 else good
        for section in form.sections:  # one question of each section is answered
            one[form.questions_of(section.id)[0].id] = chance.choice([3, 4])
        made.append(one)
    return made


def peer(form: Questionnaire, given: acc.Scores, weights: acc.Numbers) -> acc.Acceptability:
    """Return the same shares by one call of SPOTIS per axis, end and weighting."""
    count, outcomes = len(given.low), len(form.outcomes)
    joint = np.zeros((count, outcomes, outcomes))
    everyone = np.arange(count)
    for one in weights:
        low = _ranks(form, given.low, one, given.unknown, given.low_cap)
        high = _ranks(form, given.high, one, 0 * given.unknown, given.high_cap)
        joint[everyone, low, high] += 1
    joint /= len(weights)
    possible = [joint[:, : rank + 1, rank:].sum(axis=(1, 2)) for rank in range(outcomes)]
    return acc.Acceptability(np.diagonal(joint, axis1=1, axis2=2), np.stack(possible, axis=1))


def _ranks(
    form: Questionnaire,
    points: acc.Numbers,
    weights: acc.Numbers,
    unknown: acc.Numbers,
    cap: acc.Ranks,
) -> np.ndarray:
    ranks = np.zeros(len(points), dtype=int)
    axes = {axis.id: _axis(form, axis.id, points, weights) for axis in form.axes}
    for rank, outcome in enumerate(form.outcomes):
        limit = outcome.unknown_percent_max
        reached = unknown <= (np.inf if limit is None else limit)
        for axis, least in outcome.at_least.items():
            reached &= axes[axis] >= least - 1e-9
        ranks[reached] = rank
    return np.minimum(ranks, cap)


def _axis(form: Questionnaire, axis: str, points: acc.Numbers, weights: acc.Numbers) -> acc.Numbers:
    own = [at for at, section in enumerate(form.sections) if section.axis == axis]
    share = weights[own] / weights[own].sum()
    method = SPOTIS(np.array([[0.0, 100.0]] * len(own)))
    away = method(points[:, own], share, np.ones(len(own)), validation=False)
    return np.asarray(100 * (1 - away))


def timed(work: Callable[[], T]) -> tuple[Seconds, T]:
    """Return the seconds by the clock and of the processor, and what came out."""
    clock, processor = time.perf_counter(), time.process_time()
    found = work()
    return (time.perf_counter() - clock, time.process_time() - processor), found


def least(runs: Sequence[Seconds]) -> Seconds:
    """Return the shortest of the runs, by the clock and by the processor."""
    return min(one[0] for one in runs), min(one[1] for one in runs)


def main() -> None:
    """Print the seconds of both, side by side, after checking that the shares are the same."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--projects", type=int, default=1_000)
    asked.add_argument("--weightings", type=int, default=10_000)
    asked.add_argument("--peer-weightings", type=int)
    told = asked.parse_args()
    form = questionnaire.shipped("saas-readiness")
    projects = answers(form, told.projects)
    drawn = acc.weightings([s.weight for s in form.sections], told.weightings, seed=1)
    part = drawn[: told.peer_weightings]
    times: dict[str, list[Seconds]] = {"whole": [], "scores": [], "ours": [], "pymcdm": []}
    for _run in range(RUNS):
        spent, _ = timed(lambda: acc.acceptability(form, acc.scores(form, projects), drawn))
        times["whole"].append(spent)
        spent, given = timed(lambda: acc.scores(form, projects))
        times["scores"].append(spent)
        spent, found = timed(lambda: acc.acceptability(form, given, part))  # noqa: B023
        times["ours"].append(spent)
        spent, other = timed(lambda: peer(form, given, part))  # noqa: B023
        times["pymcdm"].append(spent)
        np.testing.assert_allclose(found.certain, other.certain, atol=1e-4)
        np.testing.assert_allclose(found.possible, other.possible, atol=1e-4)
    show(times, told.projects, len(form.questions), told.weightings, len(part))


def show(
    times: dict[str, list[Seconds]], projects: int, questions: int, weightings: int, part: int
) -> None:
    """Print the figures: seconds by the clock (of the processor)."""
    best = {name: least(runs) for name, runs in times.items()}
    said = {name: f"{clock:.2f} s ({processor:.2f})" for name, (clock, processor) in best.items()}
    print("seconds by the clock (of processor time)")
    print(f"{projects:,} projects x {questions} questions x {weightings:,} weightings:")
    print(f"  from the answers to the shares: {said['whole']}")
    print(f"  of which section scores and gates: {said['scores']}")
    print(f"from the section scores to the same shares, {part:,} weightings:")
    print(f"  ours {said['ours']}, pymcdm in a loop {said['pymcdm']}")
    ratio = [best["pymcdm"][at] / best["ours"][at] for at in (0, 1)]
    print(f"  pymcdm takes {ratio[0]:.1f} times as long ({ratio[1]:.1f})")


if __name__ == "__main__":
    main()
