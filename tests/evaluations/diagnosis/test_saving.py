"""The honest saving of a robot: a range, negative where it costs more than it frees."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluations.diagnosis.saving import Automation, BadAutomation, missing, saving
from processes.inventory.model import Estimate, Facts, exactly

# 1,200 cases a year of 60 minutes: 100 hours a month.
FACTS = Facts(yearly_volume=exactly(1200), minutes_per_case=exactly(60), exception_rate=0.1)


def judged(facts, given):
    return saving(facts, given)


def figures(facts, **given):
    found = saving(facts, Automation(**given))
    return None if found is None else (found.low, found.likely, found.high)


def test_the_formula():
    assert figures(
        FACTS,
        rate=Estimate(0.4, 0.5, 0.8),
        exception_hours=Estimate(2, 4, 6),
        robot_hours=exactly(10),
    ) == (20, 31, 60)


def test_below_zero_is_shown_as_it_is():
    given = {"rate": exactly(0.1), "exception_hours": exactly(4), "robot_hours": exactly(10)}
    assert figures(FACTS, **given) == (-5, -5, -5)
    assert judged(FACTS, Automation(**given)).may_cost


def test_ranges_of_the_register_carry_through():
    facts = Facts(yearly_volume=Estimate(600, 1200, 2400), minutes_per_case=exactly(60),
                  exception_rate=0.0)  # fmt: skip
    given = {"rate": exactly(0.5), "exception_hours": exactly(0), "robot_hours": exactly(0)}
    assert figures(facts, **given) == (25, 50, 100)


def test_costs_that_are_not_known_are_never_zero():
    found = judged(FACTS, Automation(rate=exactly(0.5), robot_hours=exactly(10)))
    assert (found.low, found.likely, found.high) == (None, None, 35)
    assert found.unknown == ("예외 처리시간",)
    assert found.may_cost


def test_an_unknown_exception_rate_may_be_anything():
    facts = Facts(yearly_volume=exactly(1200), minutes_per_case=exactly(60))
    given = {"rate": exactly(0.5), "exception_hours": exactly(1), "robot_hours": exactly(2)}
    assert figures(facts, **given) == (-3, None, 47)


@pytest.mark.parametrize(
    ("facts", "given"),
    [(Facts(), {"rate": exactly(0.5)}), (FACTS, {})],
)
def test_without_hours_or_share_there_is_no_saving(facts, given):
    assert saving(facts, Automation(**given)) is None
    assert missing(facts, Automation(**given))


def test_a_share_over_all_is_refused():
    with pytest.raises(BadAutomation, match="0%부터 100%"):
        Automation(rate=exactly(1.2))


RANGE = st.lists(st.integers(0, 100), min_size=3, max_size=3).map(sorted)


@settings(max_examples=200, deadline=None)
@given(RANGE, RANGE, RANGE, RANGE, st.floats(0, 1), st.data())
def test_the_range_holds_whatever_is_true_within_the_figures(
    volume, rate, left, robot, exceptions, data
):
    def estimate(bounds, factor=1.0):
        return Estimate(*(factor * bound for bound in bounds))

    facts = Facts(
        yearly_volume=estimate(volume), minutes_per_case=exactly(60), exception_rate=exceptions
    )
    found = judged(
        facts, Automation(estimate(rate, 0.01), estimate(left, 0.1), estimate(robot, 0.1))
    )
    v, r, e, o = (data.draw(st.integers(one[0], one[2])) for one in (volume, rate, left, robot))
    true = v / 12 * r / 100 * (1 - exceptions) - e / 10 - o / 10
    assert found.low - 0.01 <= true <= found.high + 0.01
