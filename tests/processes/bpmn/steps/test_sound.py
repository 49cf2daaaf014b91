"""Whatever table: where each step goes on one way at a time, its diagram is sound in every pool."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from processes.bpmn.checks.report import report
from processes.bpmn.steps import Follow, Step, StepTable, diagram
from processes.bpmn.steps.model import END
from processes.bpmn.steps.problems import problems

ROLES = ("담당", "시청: 허가팀", "시청: 과장", "신청인:")


@st.composite
def tables(draw):
    """Steps of several pools that lead on, back, over to others, by conditions and exceptions."""
    count = draw(st.integers(1, 7))
    steps = []
    for number in range(1, count + 1):
        after = str(number + 1) if number < count else END
        more = draw(st.lists(st.sampled_from([*map(str, range(1, count + 1)), END]), max_size=2))
        others = [one for one in dict.fromkeys(more) if one != after]
        follows = [Follow(after, "승인"), *(Follow(one, "반려") for one in others)]
        if others and draw(st.booleans()):
            follows[-1] = Follow(others[-1], "기한이 지남", "exception")
        role = draw(st.sampled_from(ROLES))
        steps.append(Step(str(number), role, f"{number}번 일을 한다", tuple(follows)))
    return StepTable(tuple(steps))


def _hold(table: StepTable) -> None:
    assert problems(table) == []
    found = report(diagram(table))
    assert found.verdict.sound, found.verdict.problems[0].sentence
    assert [one.sentence for one in found.rules if one.severity == "error"] == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tables())
def test_a_table_without_parallel_ways_is_sound(table: StepTable) -> None:
    _hold(table)


@pytest.mark.parametrize("back", [True, False])
def test_pools_that_answer_each_other_each_have_a_start_and_an_end(back: bool) -> None:
    again = (Follow("1", "다시"), Follow("2", "또")) if back else (Follow("1", "다시"),)
    _hold(
        StepTable(
            (
                Step("1", "담당", "묻는다", (Follow("2"),)),
                Step("2", "시청: 과장", "답한다", (Follow(END, "됐다"), *again)),
            )
        )
    )
