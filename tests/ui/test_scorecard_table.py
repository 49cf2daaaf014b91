"""A scorecard's table: texts as they are written, links where a row leads on, a harmless CSV."""

from processes.spreadsheet import writing
from scorecards.model import Link, Row, Table
from ui import scorecard_table

HOSTILE = Table(("부서", "<b>"), (Row(('=cmd|"x"', "<img src=x>"), "가|나 &"), Row((None, 3.5))))


def test_nothing_that_was_written_becomes_a_tag():
    drawn = scorecard_table.markup(HOSTILE, '"표"', lambda row: None)
    assert "<img" not in drawn
    assert "<b>" not in drawn
    assert 'aria-label="&quot;표&quot;"' in drawn


def test_a_row_with_a_mark_leads_to_what_lies_behind_it():
    drawn = scorecard_table.markup(HOSTILE, "표", lambda row: row.mark and f"s?mark={row.mark}")
    assert 'href="s?mark=가|나 &amp;"' in drawn
    assert drawn.count("<a ") == 1


def test_an_address_is_written_for_a_link():
    assert scorecard_table.address(Link("process", {"code": "P&1"})) == "process?code=P%261"
    assert scorecard_table.address(Link("census", {})) == "census"


def test_no_cell_of_the_csv_is_a_formula():
    told = writing.csv_file(HOSTILE.headers, [row.cells for row in HOSTILE.rows]).decode(
        "utf-8-sig"
    )
    assert "\n=cmd" not in told
    assert "'=cmd" in told
