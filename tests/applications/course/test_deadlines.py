"""Days left until a deadline, as a day in Korea counts them."""

import datetime

import pytest

from applications.course.days import checked, period
from applications.course.deadlines import due
from applications.course.model import BadDay, BadPeriod

TODAY = datetime.date(2026, 12, 1)


@pytest.mark.parametrize(
    ("state", "deadline", "text", "overdue"),
    [
        ("작성", "2026-12-13", "D-12", False),
        ("작성", "2026-12-01", "D-DAY", False),
        ("결재", "2026-11-28", "마감 3일 지남", True),
        ("보완", "2026-11-30", "마감 1일 지남", True),
        ("제출", "2026-11-28", "", False),
        ("탈락", "2026-12-28", "", False),
        ("구상", "", "마감 모름", False),
        ("이행", "", "", False),
    ],
)
def test_days_count_while_something_is_still_to_be_handed_in(state, deadline, text, overdue):
    left = due(state, deadline, TODAY)
    assert (left.text, left.overdue) == (text, overdue)


def test_the_days_are_kept_as_a_number_and_unknown_is_not_zero():
    assert due("작성", "2027-01-01", TODAY).days == 31
    assert due("작성", "", TODAY).days is None


@pytest.mark.parametrize("text", ["2026-13-01", "내일", "2026-02-30", "12/31"])
def test_what_is_no_day_is_refused_by_its_name(text):
    with pytest.raises(BadDay, match="마감일"):
        checked("마감일", text)


def test_a_period_may_be_half_known_but_never_ends_before_it_starts():
    assert period("2027-01-01", "") == {"starts_on": "2027-01-01", "ends_on": ""}
    assert period("2027-01-01", "2027-01-01")["ends_on"] == "2027-01-01"
    with pytest.raises(BadPeriod):
        period("2027-01-02", "2027-01-01")
