"""Quarters and their days."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.quarter import BadQuarter, Quarter, quarter, quarter_of


@given(st.dates(datetime.date(2000, 4, 1), datetime.date(2099, 12, 31)))
def test_every_day_is_in_its_quarter_and_in_no_other(day):
    found = quarter_of(day)
    assert found.first <= day <= found.last
    assert found.before.last + datetime.timedelta(days=1) == found.first
    assert quarter(found.code) == found


@pytest.mark.parametrize("text", ["", "2026", "2026Q5", "2026Q0", "1999Q1", "Q4 2026", "2026Q44"])
def test_what_names_no_quarter_is_refused(text):
    with pytest.raises(BadQuarter):
        quarter(text)


def test_names():
    assert Quarter(2026, 4).name == "2026년 4분기"
    assert quarter(" 2026q4 ").first == datetime.date(2026, 10, 1)
