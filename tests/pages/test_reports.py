"""The page of reports: chosen, asked of the board, seen."""

from example import loading
from reporting import gathering
from reporting.quarter import quarter, quarter_of
from storage.moments import today
from tests.pages.visiting import said, visit


def test_the_running_quarter_is_shown_with_its_downloads(db):
    loading.load(db, by="준비")
    app = visit("reports")
    assert quarter_of(today()).name in said(app.header)
    assert not app.error


def test_requests_are_kept_as_they_are_typed(db):
    loading.load(db, by="준비")
    app = visit("reports")
    app.text_area[0].set_value("규정 개정안 의결").run()
    assert not app.exception
    assert gathering.requests(db, quarter_of(today())) == "규정 개정안 의결"


def test_a_quarter_without_a_record_says_so(db):
    app = visit("reports", quarter="2001Q1")
    assert "지나간 날의 값은" in said(app.error)


def test_an_address_with_no_quarter_says_how_to_write_one(db):
    app = visit("reports", quarter="내년")
    assert "2026Q4처럼" in said(app.error)


def test_the_page_for_citizens(db):
    loading.load(db, by="준비")
    app = visit("reports", report="시민께 드리는 한 장")
    assert "이렇게 바뀌고 있습니다" in said(app.header)
    assert not app.text_area
    assert quarter(quarter_of(today()).code) == quarter_of(today())
