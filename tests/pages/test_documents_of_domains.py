"""Dossier, evaluation report and manual in the browser: found, refused, put out as editions."""

import pytest

import storage
from processes.bpmn.publication import store as publication
from processes.inventory import store as inventory
from processes.manuals import store as editions
from tests import prepared
from tests.pages.visiting import press, said, visit


@pytest.fixture
def example(db: storage.Database) -> storage.Database:
    prepared.put_example(db)
    with storage.transaction(db):
        process = inventory.process_by_code(db, "EX-041")
        publication.publish(db, process.id, "as-is", 1, seen=None, by="김")
    return db


def html(app) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))


def test_a_dossier_is_seen_before_it_is_taken(example):
    app = visit("dossier", code="EX-041")
    assert [one.proto.label for one in app.get("download_button")] == [
        *("HWPX 받기", "DOCX 받기", "PDF 받기", "Markdown 받기", "JSON 받기")
    ]
    assert "EX-041" in said(app.header)
    assert "RACI" in html(app)


def test_an_unknown_process_has_a_way_back(example):
    app = visit("dossier", code="P-9999")
    assert "P-9999" in said(app.caption)
    assert not app.get("download_button")


def test_an_evaluation_report_is_seen_before_it_is_taken(example):
    app = visit("evaluation-report", project="IT-EX-01")
    assert len(app.get("download_button")) == 5
    assert "판정의 이유" in html(app)


def test_an_unknown_project_has_a_way_back(example):
    app = visit("evaluation-report")
    assert not app.get("download_button")
    assert "평가 보고서" in said(app.title)


def test_a_department_without_publications_says_what_to_do(example):
    app = visit("manual", department="도시기획부")
    assert "공개하면" in said(app.caption)


def test_an_edition_is_put_out_and_kept(example):
    app = visit("manual", department="시설관리부")
    assert "제1판" in said(app.subheader)
    press(app, "내기")
    assert [one.number for one in editions.editions(example, "시설관리부")] == [1]
    assert "제2판" in said(app.subheader)
    assert "바뀐 것이 없습니다" in html(app)
    app.toggle[0].set_value(True).run()
    assert not app.exception
    assert len(app.get("download_button")) == 10


def test_two_tabs_that_put_out_the_same_edition(example):
    one, two = (visit("manual", by=name, department="시설관리부") for name in ("김", "이"))
    press(one, "내기")
    press(two, "내기")
    assert len(editions.editions(example, "시설관리부")) == 1
    assert "김 님이 제1판을 냈습니다" in said(two.error)


def test_an_empty_register_says_where_to_begin(db):
    assert "부서가 없습니다" in said(visit("manual").markdown)
