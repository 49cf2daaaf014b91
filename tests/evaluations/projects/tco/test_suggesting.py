"""What the comparison suggests for Q5.3, held against the question's own anchors."""

import pytest

from evaluations import questionnaire
from evaluations.projects.tco import comparing, suggesting
from evaluations.projects.tco.model import KEEP, SAAS, START, SUM, Line, Range


@pytest.mark.parametrize(
    ("percent", "answer"),
    [
        (30, 4),
        (80, 4),
        (80.4, 4),
        (80.6, 3),
        (95.4, 3),
        (96, 2),
        (110, 2),
        (111, 1),
        (130, 1),
        (130.6, 0),
        (900, 0),
    ],
)
def test_a_ratio_has_its_step(percent, answer):
    assert suggesting.step(percent) == answer


def test_the_steps_are_those_of_the_questionnaire():
    anchors = questionnaire.shipped("saas-readiness").question(suggesting.QUESTION).anchors
    lowest = [None, *(most for most, _ in suggesting.STEPS)]
    for (most, answer), below in zip(suggesting.STEPS, lowest, strict=False):
        told = f"{most}% 이하" if below is None else f"{below + 1}~{most}%"
        assert anchors[answer] == told
    assert anchors[0] == f"{suggesting.STEPS[-1][0]}% 초과"


def test_the_shares_of_the_steps_sum_to_one_and_agree_with_the_ends():
    lines = [
        Line(SAAS, START, SUM, "가", Range(60, 100, 150)),
        Line(KEEP, START, SUM, "나", Range(100, 100, 100)),
    ]
    found = comparing.compared(lines, {})
    told = suggesting.suggested(found)
    assert told is not None
    assert told.value is not None
    assert found.ratio_draws is not None
    assert sum(told.shares.values()) == pytest.approx(1)
    by_hand = dict.fromkeys(range(5), 0)
    for ratio in found.ratio_draws:
        by_hand[suggesting.step(100 * ratio)] += 1
    assert told.shares == {k: n / len(found.ratio_draws) for k, n in by_hand.items() if n}
    assert told.low <= told.value <= told.high
    assert (told.value, told.low, told.high) == (2, 1, 4)
    assert "P10" in told.reason
