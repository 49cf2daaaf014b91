"""What was handed in: kept byte for byte, never changed."""

import hashlib
import io
import json
import sqlite3

import docx
import pytest

from applications.attachments import store as attachments
from applications.calls import store as calls
from applications.calls.forms import store as forms
from applications.drafts import templates
from applications.drafts.export import read_draft
from applications.submissions import store as submissions
from applications.submissions.freezing import freeze
from applications.submissions.model import FrozenFile, UnknownFile, UnknownSubmission
from documents.writing import FORMATS
from tests.applications.course.way import go, rewrite, write_draft

TABLES = ("application_moves", "application_submissions", "submission_files", "submission_contents")


@pytest.fixture
def handed_in(db):
    return go(db, write_draft(db), "부서 검토", "결재", "제출")


def test_every_format_is_kept_with_its_hash_and_size(db, handed_in):
    (one,) = submissions.submissions(db, handed_in.id)
    assert [file.name.rsplit(".", 1)[1] for file in one.files] == list(FORMATS)
    for file in one.files:
        content = submissions.content(db, file.sha256)
        assert hashlib.sha256(content).hexdigest() == file.sha256
        assert len(content) == file.size
    assert all(submissions.intact(db, one).values())


def test_it_says_that_it_was_handed_in_and_keeps_texts_facts_and_people(db, handed_in):
    one = submissions.submission(db, handed_in.id, 1)
    assert one.told["application"]["state"] == "제출"
    assert one.told["people"]["approver"] == "박결재"
    assert one.texts["risks"] == ("위험과 대응", "문제 1: 손으로 옮겨 적는다.")
    assert one.told["facts"] == []
    document = next(file for file in one.files if file.name.endswith(".json"))
    assert "제출" in json.loads(submissions.content(db, document.sha256))["header"]


def test_what_is_written_later_leaves_it_as_it_was(db, handed_in):
    before = submissions.submission(db, handed_in.id, 1)
    bytes_before = [submissions.content(db, file.sha256) for file in before.files]
    again = go(db, handed_in, "보완")
    rewrite(db, again, "risks", "문제 1: 보완한 글.")
    go(db, again, "제출")

    first, second = submissions.submissions(db, handed_in.id)
    assert first == before
    assert [submissions.content(db, file.sha256) for file in first.files] == bytes_before
    assert second.texts["risks"][1] == "문제 1: 보완한 글."
    assert (first.title, second.title) == ("첫 제출", "2번째 제출(보완)")
    assert {file.sha256 for file in first.files}.isdisjoint(file.sha256 for file in second.files)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("change", ["update {} set rowid = rowid", "delete from {}"])
def test_no_statement_changes_or_deletes_what_was_handed_in(db, handed_in, table, change):
    before = list(db.query(f"select * from {table}"))
    assert before
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        db.execute(change.format(table))
    assert list(db.query(f"select * from {table}")) == before


def test_no_statement_deletes_a_draft_that_was_handed_in(db, handed_in):
    with pytest.raises(sqlite3.IntegrityError, match="stays"):
        db.execute("delete from applications")


def test_files_that_went_with_it_are_kept_under_their_kind(db):
    draft = read_draft(db, write_draft(db).id)
    more = (FrozenFile("form", "양식.hwpx", b"form"), FrozenFile("attachment", "예산.xlsx", b"x"))
    one = submissions.add(db, freeze(draft, {}, more), by="가")
    kept = {file.name: (file.kind, submissions.content(db, file.sha256)) for file in one.files}
    assert kept["양식.hwpx"] == ("form", b"form")
    assert kept["예산.xlsx"] == ("attachment", b"x")


def test_the_form_of_the_call_is_filled_and_the_attachments_go_with_it(db):
    call = calls.add_call(db, "공모", by="가", template=templates.load())
    file = docx.Document()
    file.add_paragraph("{{과제명}}")
    out = io.BytesIO()
    file.save(out)
    form = out.getvalue()
    forms.set_form(db, call.id, "양식.docx", form, lambda _name: "draft:title", by="가")
    made = write_draft(db, title="주차 감면", call_id=call.id)
    attachments.add(db, made.id, "예산.csv", "항목,금액".encode(), by="가")

    moved = go(db, made, "부서 검토", "결재", "제출")
    (one,) = submissions.submissions(db, moved.id)
    kept = {file.kind: submissions.content(db, file.sha256) for file in one.files}
    assert kept["attachment"] == "항목,금액".encode()
    assert docx.Document(io.BytesIO(kept["form"])).paragraphs[0].text == "주차 감면"


def test_the_same_draft_gives_the_same_bytes(db):
    draft = read_draft(db, write_draft(db).id)
    assert freeze(draft, {}) == freeze(draft, {})


def test_what_there_is_not_is_refused_with_what_there_is(db, handed_in):
    with pytest.raises(UnknownSubmission, match="1~1"):
        submissions.submission(db, handed_in.id, 2)
    with pytest.raises(UnknownSubmission, match="아직 제출한"):
        submissions.submission(db, write_draft(db, title="둘").id, 1)
    with pytest.raises(UnknownFile):
        submissions.content(db, "0" * 64)
