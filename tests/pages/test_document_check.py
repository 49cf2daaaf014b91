"""Files looked at in the browser."""

from functools import partial

from action_plan.outgoing import store as outgoing
from documents import writing
from documents.model import Document, Heading, Meta, Paragraph
from tests.pages import visiting
from tests.pages.visiting import said

visit = partial(visiting.visit, "document-check")
GOOD = Document("계획", (Heading("개요"), Paragraph("본문")), Meta("김", "공사"))


def test_an_empty_page_says_what_to_do(db):
    assert "아직 올린 파일이 없습니다" in said(visit().markdown)


def test_each_file_gets_its_points_and_a_broken_one_its_sentence(db):
    app = visit()
    app.file_uploader[0].upload("계획.pdf", writing.write(GOOD, "pdf"), "application/pdf")
    app.file_uploader[0].upload("깨진.pdf", b"%PDF-1.7", "application/pdf").run()
    shown = said(app.markdown)
    assert "**계획.pdf**" in shown
    assert "**형식** · PDF/A-3a" in shown.replace("\\", "")
    assert "깨진.pdf" in said(app.error)


def test_what_was_said_of_a_file_is_noted_once_without_the_file(db):
    app = visit()
    content = writing.write(GOOD, "docx")
    app.file_uploader[0].upload("계획.docx", content, "application/zip").run()
    app.run()
    noted = [dict(row) for row in db.query("select * from document_checks")]
    assert [row["name"] for row in noted] == ["계획.docx"]
    assert outgoing.checks(db) == (1, int(noted[0]["state"] == "좋음"))
