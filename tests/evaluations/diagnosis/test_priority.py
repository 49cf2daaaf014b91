"""Redesign priority as an interval, and ranks that say what can't be told apart."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluations.diagnosis.priority import Interval, group_words, priority, ranking
from processes.inventory.model import Estimate, exactly

HOURS = Estimate(100, 200, 400)


@pytest.mark.parametrize(
    ("hours", "lo", "hi", "expected"),
    [
        (exactly(200), 1, 1, (600, 600)),
        (HOURS, 1, 1, (300, 1200)),
        (HOURS, 1, 3, (100, 1200)),  # low hours · (4 − 3) to high hours · (4 − 1)
        (HOURS, 0, 4, (0, 1600)),
        (HOURS, 4, 4, (0, 0)),
        (Estimate(100, None, None), 2, 3, (100, None)),  # hours without an upper end
        (Estimate(100, None, None), 4, 4, (0, 0)),
        (Estimate(None, None, 50), 1, 1, (0, 150)),  # hours without a lower end
    ],
)
def test_priority_is_hours_times_what_is_left_to_the_highest_level(hours, lo, hi, expected):
    found = priority(hours, lo, hi, 4)
    assert found is not None
    assert (found.low, found.high) == expected


@pytest.mark.parametrize(
    ("hours", "lo", "hi"),
    [(None, 1, 1), (HOURS, None, None), (Estimate(None, None, None), 1, 2)],
)
def test_what_is_not_known_has_no_priority(hours, lo, hi):
    assert priority(hours, lo, hi, 4) is None


def spans(**intervals):
    return {key: Interval(low, high) for key, (low, high) in intervals.items()}


def told(found):
    return [(one.key, one.words) for one in found]


def test_intervals_apart_have_a_rank_each():
    found = ranking(spans(a=(10, 20), b=(30, 40), c=(1, 2)))
    assert told(found) == [("b", "1위"), ("a", "2위"), ("c", "3위")]
    assert group_words(found) == ["1위", "2위", "3위"]


def test_ties_share_their_ranks():
    found = ranking(spans(a=(5, 5), b=(9, 9), c=(5, 5)))
    assert told(found) == [("b", "1위"), ("a", "2–3위"), ("c", "2–3위")]
    assert group_words(found) == ["1위", "2–3위"]


def test_overlapping_intervals_are_shown_as_such():
    found = ranking(spans(a=(10, 20), b=(15, 30), c=(25, 40), d=(0, 5), e=(50, 60)))
    assert told(found) == [
        ("e", "1위"),
        ("c", "2–3위"),
        ("b", "2–4위"),
        ("a", "3–4위"),
        ("d", "5위"),
    ]
    assert group_words(found) == ["1위", "2–4위", "5위"]


def test_an_open_end_may_be_the_first():
    found = ranking(spans(a=(10, None), b=(100, 120), c=(1, 2)))
    assert told(found) == [("b", "1–2위"), ("a", "1–2위"), ("c", "3위")]


def test_nothing_to_rank():
    assert ranking({}) == []
    assert group_words([]) == []


BOUNDS = st.lists(st.integers(0, 30), min_size=2, max_size=2).map(sorted)
MANY = st.dictionaries(st.integers(0, 99).map(str), BOUNDS, min_size=1, max_size=9)
QUICK = settings(max_examples=200, deadline=None)


@QUICK
@given(MANY, st.data())
def test_any_true_values_give_a_rank_within_the_shown_ones(given_, data):
    intervals = {key: Interval(low, high) for key, (low, high) in given_.items()}
    true = {key: data.draw(st.integers(low, high)) for key, (low, high) in given_.items()}
    for one in ranking(intervals):
        above = sum(value > true[one.key] for value in true.values())
        tied = sum(value == true[one.key] for value in true.values())
        assert one.best <= above + tied
        assert above + 1 <= one.worst


@QUICK
@given(MANY)
def test_the_shown_ranks_are_reached(given_):
    """Best and worst are no wider than they must be."""
    intervals = {key: Interval(low, high) for key, (low, high) in given_.items()}
    for one in ranking(intervals):
        others = [span for key, span in intervals.items() if key != one.key]
        assert one.best == 1 + sum(span.low > one.interval.top for span in others)
        assert one.worst == 1 + sum(span.top >= one.interval.low for span in others)


@QUICK
@given(MANY)
def test_groups_are_apart_and_hang_together(given_):
    intervals = {key: Interval(low, high) for key, (low, high) in given_.items()}
    found = ranking(intervals)
    assert sorted({one.group for one in found}) == list(range(1, 1 + max(o.group for o in found)))
    for one in found:
        for other in found:
            if one.group < other.group:
                assert one.interval.low > other.interval.top
    for group in {one.group for one in found}:
        members = sorted((o.interval for o in found if o.group == group), key=lambda i: -i.top)
        floor = math.inf
        for index, member in enumerate(members):
            assert index == 0 or member.top >= floor
            floor = min(floor, member.low)
