"""A report says the verdict first, and whose weights, dates and values everything rests on."""

import datetime
from dataclasses import replace

import pytest

import storage
from documents import writing
from documents.model import Heading, Table
from evaluations.projects.store import UnknownProject
from evaluations.reports import document, reading
from evaluations.reports.model import Report
from tests import prepared
from tests.documents.test_hostile import TEXTS
from tests.documents.test_hostile import read as opened
from tests.processes.dossiers.test_dossier import texts

DAY = datetime.date(2026, 12, 1)


@pytest.fixture
def example(db: storage.Database) -> storage.Database:
    prepared.put_example(db)
    return db


@pytest.fixture
def report(example: storage.Database) -> Report:
    return reading.report(example, "IT-EX-01", DAY)


def test_it_has_every_part_verdict_first(report: Report) -> None:
    found = document.document(report)
    headings = [b.text for b in found.blocks if isinstance(b, Heading) and b.level == 1]
    assert headings == [
        *("판정", "사업", "게이트", "섹션 점수", "조건과 경로", "후보 서비스"),
        *("5년 비용", "가중치", "확정 기록", "문항과 답"),
    ]
    said = texts(found)
    assert report.verdict.words in said
    assert all(reason in said for reason in report.verdict.reasons)
    assert "질문지에 실린 제안" in said
    assert "정부가 정한" in said


def test_every_section_and_question_stands_in_it(report: Report) -> None:
    said = texts(document.document(report))
    assert all(f"{one.id}" in said and one.title in said for one in report.form.sections)
    assert all(one.text in said for one in report.form.questions)


def test_the_score_of_a_section_is_the_verdicts(report: Report) -> None:
    table = next(
        b
        for b in document.document(report).blocks
        if isinstance(b, Table) and b.caption == "섹션 점수"
    )
    shown = {row[0].text: row[3].text for row in table.rows[1:]}
    one = report.verdict.sections[0]
    assert one.lo is not None
    assert shown[one.section.id].startswith(f"{one.lo:.1f}")


def test_unknown_costs_are_no_zero(report: Report) -> None:
    said = texts(document.document(replace(report, costs=None)))
    assert "비용을 모르는 것이며 0원이 아닙니다" in said


@pytest.mark.parametrize("code", [f"IT-EX-0{n}" for n in range(1, 7)])
def test_every_example_project_has_a_report(example: storage.Database, code: str) -> None:
    found = document.document(reading.report(example, code, DAY))
    assert writing.write(found, "pdf") == writing.write(found, "pdf")


def test_an_unknown_project_is_refused(db: storage.Database) -> None:
    with pytest.raises(UnknownProject):
        reading.report(db, "IT-EX-99", DAY)


@pytest.mark.parametrize("format", writing.FORMATS)
def test_hostile_text_in_a_project_comes_out(report: Report, format: str) -> None:
    text = "".join(TEXTS.values())
    project = replace(report.project, name=text, summary=text * 100, department=text)
    hostile = replace(report, project=project, organisation=text)
    content = writing.write(document.document(hostile), format)
    assert opened(content, format)
    assert content == writing.write(document.document(hostile), format)
