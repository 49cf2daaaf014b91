import pytest

from processes.inventory.model import Estimate, Facts, exactly
from processes.inventory.totals import Total, total, yearly_hours, yearly_sheets


@pytest.mark.parametrize(
    ("volume", "minutes", "expected"),
    [
        (exactly(240), exactly(30), (120, 120, 120)),
        (exactly(360), Estimate(60, None, 180), (360, None, 1080)),
        (Estimate(10, 20, 30), Estimate(60, 120, 180), (10, 40, 90)),
        (Estimate(100, None, None), exactly(6), (10, None, None)),
        (exactly(0), exactly(30), (0, 0, 0)),
    ],
)
def test_hours_a_year_bound_by_bound(volume, minutes, expected):
    hours = yearly_hours(Facts(yearly_volume=volume, minutes_per_case=minutes))
    assert hours is not None
    assert hours.bounds == expected


@pytest.mark.parametrize(
    "facts", [Facts(), Facts(yearly_volume=exactly(3)), Facts(minutes_per_case=exactly(3))]
)
def test_hours_of_an_unknown_are_unknown(facts):
    assert yearly_hours(facts) is None


def test_hours_of_an_approximate_volume_are_approximate():
    facts = Facts(
        yearly_volume=exactly(360, approximate=True),
        minutes_per_case=exactly(30),
        paper_sheets=exactly(2),
    )
    assert yearly_hours(facts) == Estimate(180, 180, 180, approximate=True)
    assert yearly_sheets(facts) == Estimate(720, 720, 720, approximate=True)


def test_an_approximate_volume_of_nothing_is_exactly_nothing():
    facts = Facts(yearly_volume=exactly(360, approximate=True), paper_sheets=exactly(0))
    assert yearly_sheets(facts) == exactly(0)


def test_a_total_counts_the_unknown_and_carries_bounds():
    summed = total([exactly(10), None, Estimate(1, 2, 5), None])
    assert summed == Total(11, 12, 15, known=2, unknown=2, approximate=False)


def test_a_total_with_a_range_has_no_likely_figure():
    summed = total([exactly(10, approximate=True), Estimate(1, None, 5)])
    assert (summed.low, summed.likely, summed.high, summed.approximate) == (11, None, 15, True)


def test_a_total_with_an_open_end_has_no_upper_bound():
    assert total([exactly(10), Estimate(3, None, None)]).high is None


def test_a_total_of_nothing_known():
    assert total([None]) == Total(0, 0, 0, known=0, unknown=1, approximate=False)
