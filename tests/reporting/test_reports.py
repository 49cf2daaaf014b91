"""The board's report and the citizens' page say what the scorecards hold, and nothing else."""

import datetime

import pytest

import storage
from documents import writing
from documents.model import Document, Figure, Heading, Table
from example import loading
from reporting import board, gathering, public
from reporting.model import NoRecord, NotYet
from reporting.quarter import quarter
from scorecards import registry, snapshots

TODAY = datetime.date(2026, 12, 1)
Q4, Q3 = quarter("2026Q4"), quarter("2026Q3")


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    """The example, recorded on one day of the quarter before."""
    url = f"sqlite:///{tmp_path_factory.mktemp('reports') / 'w.db'}"
    with storage.writing_to(url) as db:
        snapshots.take(db, datetime.date(2026, 9, 15))
        loading.load(db, by="준비")
    return url


def _told(url, wanted=Q4, today=TODAY):
    with storage.reading_from(url) as db:
        return gathering.material(db, wanted, today)


def _texts(document: Document) -> str:
    return writing.write(document, "json").decode()


def test_every_card_is_told_with_its_headline_detail_table_and_picture(url):
    told = _told(url)
    document = board.document(told)
    text = _texts(document)
    titles = [block.text for block in document.blocks if isinstance(block, Heading)]
    for card in registry.CARDS:
        found = card.headline(told.figures[card.name], "")
        assert card.title in titles
        assert f"{found.label} {found.value}" in text
    assert sum(isinstance(block, Figure) for block in document.blocks) == len(registry.CARDS)
    assert all(b.alt for b in document.blocks if isinstance(b, Figure))


def test_a_change_is_the_difference_of_what_was_recorded(url):
    told = _told(url)
    card = registry.card("gains")
    now = told.figures["gains"].get(card.trend.measure)
    then = told.before.get(card.trend.measure)
    said = board.change(told, card)
    for line in card.trend.lines:
        one, other = line.of(now), line.of(then)
        expected = "모름" if one is None or other is None else f"{one - other:+,.0f}"
        assert f"{line.name} {expected}" in said


def test_a_quarter_that_is_over_is_told_as_recorded_and_late_things_are_not_made_up(url):
    told = _told(url, Q3)
    assert (told.day, told.running, told.late, told.risks) == ("2026-09-15", False, (), ())
    assert "그날의 기록이 없어" in _texts(board.document(told))


def test_quarters_without_a_record_and_those_to_come_are_refused(url):
    with pytest.raises(NoRecord):
        _told(url, quarter("2026Q2"))
    with pytest.raises(NotYet):
        _told(url, quarter("2027Q1"))


def test_late_milestones_risks_and_decisions_of_the_quarter_are_listed(url):
    told = _told(url)
    text = _texts(board.document(told))
    for entry in (*told.late, *told.risks, *told.decisions):
        assert entry.of.title in text


def test_what_is_asked_of_the_board_is_kept_and_told_line_by_line(url):
    with storage.writing_to(url) as db:
        gathering.keep_requests(db, Q4, "규정 개정\n\n예산 승인\n", base=0, by="김")
    assert _told(url).requests == ("규정 개정", "예산 승인")
    assert "예산 승인" in _texts(board.document(_told(url)))
    with pytest.raises(storage.Conflict), storage.writing_to(url) as db:
        gathering.keep_requests(db, Q4, "다른 글", base=0, by="이")


def test_the_citizens_page_is_plain_and_says_what_is_unknown(tmp_path):
    empty = f"sqlite:///{tmp_path / 'w.db'}"
    text = _texts(public.document(_told(empty)))
    assert "아직 알아보지 못했습니다" in text
    for word in ("SaaS", "As-Is", "BPMN", "RPA", "디지털플랫폼정부"):
        assert word not in text


@pytest.mark.parametrize("form", list(writing.FORMATS))
def test_both_leave_in_every_format_with_the_same_bytes(url, form):
    for document in (board.document(_told(url)), public.document(_told(url))):
        first = writing.write(document, form)
        assert len(first) > 500
        assert writing.write(document, form) == first


def test_the_citizens_page_is_one_page(url):
    from io import BytesIO

    from pypdf import PdfReader

    content = writing.write(public.document(_told(url)), "pdf")
    assert len(PdfReader(BytesIO(content)).pages) == 1


def test_tables_of_the_report_have_a_cell_for_each_header(url):
    for block in board.document(_told(url)).blocks:
        if isinstance(block, Table):
            assert {len(row) for row in block.rows} == {len(block.widths)}
