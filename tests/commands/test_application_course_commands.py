"""manage.py application: where drafts stand, and what was handed in, byte for byte."""

import hashlib
import json

import pytest
from click.testing import CliRunner

import storage
from applications.submissions import store as submissions
from manage import workbench
from tests.applications.course.way import go, write_draft


@pytest.fixture
def handed_in(database_url):
    db = storage.open_database(database_url)
    with storage.transaction(db):
        write_draft(db, title="쓰는 중")
        moved = go(db, write_draft(db), "부서 검토", "결재", "제출")
    yield moved, db
    db.close()


def run(*words: str) -> str:
    done = CliRunner().invoke(workbench, ["application", *words])
    assert done.exit_code == 0, done.output
    return done.stdout


def test_the_list_says_state_deadline_and_whom_it_waits_for(handed_in):
    first, second = json.loads(run("list", "--json"))
    assert (first["title"], first["state"], first["days_left"]) == ("쓰는 중", "작성", None)
    assert first["waiting"] == [{"person": "김담당", "what": "쓰고 검토 요청(담당자)"}]
    assert (second["state"], second["submitted"], second["waiting"]) == ("제출", 1, [])
    assert "마감 모름" in run("list")


def test_show_tells_the_moves(handed_in):
    draft, _db = handed_in
    told = json.loads(run("show", draft.id, "--json"))
    assert [one["target"] for one in told["moves"]] == ["제출", "결재", "부서 검토"]
    assert told["approver"] == "박결재"
    assert "결재 → 제출" in run("show", draft.id)


def test_submissions_are_listed_with_hashes_that_hold(handed_in):
    draft, _db = handed_in
    (one,) = json.loads(run("submissions", draft.id, "--json"))
    assert one["number"] == 1
    assert len(one["files"]) == 5
    assert all(file["intact"] for file in one["files"])
    assert run("submissions", draft.id).count("맞음") == 5


@pytest.mark.parametrize("form", ["hwpx", "docx", "pdf", "md", "json"])
def test_what_was_handed_in_comes_out_byte_for_byte(handed_in, tmp_path, form):
    draft, db = handed_in
    out = tmp_path / f"x.{form}"
    run("export", draft.id, "--submitted", "1", "--format", form, "-o", str(out))
    (one,) = submissions.submissions(db, draft.id)
    kept = next(file for file in one.files if file.name.endswith(f".{form}"))
    assert hashlib.sha256(out.read_bytes()).hexdigest() == kept.sha256


def test_a_submission_that_there_is_not_is_a_sentence(handed_in, tmp_path):
    draft, _db = handed_in
    words = ["application", "export", draft.id, "--submitted", "2", "--format", "md"]
    done = CliRunner().invoke(workbench, [*words, "-o", str(tmp_path / "x.md")])
    assert done.exit_code != 0
    assert "2번째 제출이 없습니다" in done.output
    assert not (tmp_path / "x.md").exists()
