"""manage.py common-work: found, given away, taken in, refused."""

import json

import pytest
from click.testing import CliRunner

import storage
from manage import workbench
from processes.commonwork import store
from processes.commonwork.received import store as received
from processes.inventory import store as register
from tests.prepared import put_example


@pytest.fixture
def run(database_url):
    def run(*words: str):
        return CliRunner().invoke(workbench, ["--db", database_url, *words])

    return run


@pytest.fixture
def db(database_url):
    database = storage.open_database(database_url)
    put_example(database)
    yield database
    database.close()


def share(db):
    with storage.transaction(db):
        speaker = register.process_by_code(db, "EX-005")
        store.name_work(db, speaker, title="여비", note="", shared=True, revision=0, by="김")


def test_candidates_come_with_score_reasons_and_both_processes(run, db):
    found = json.loads(run("common-work", "find", "--json").stdout)
    assert [process["code"] for process in found[0]["processes"]] == ["EX-005", "EX-080"]
    assert (found[0]["score"], found[0]["across_departments"]) == (97, True)
    assert any("여비규정" in reason for reason in found[0]["reasons"])
    assert len(json.loads(run("common-work", "find", "--json", "--least", "90").stdout)) == 3
    assert "97\tEX-005 출장 신청·여비 정산 (경영기획부)" in run("common-work", "find").stdout


def test_what_was_decided_is_not_found_again(run, db):
    one, two = (register.process_by_code(db, code) for code in ("EX-005", "EX-080"))
    with storage.transaction(db):
        store.decide(db, one, two, "different", by="김", reason="x", revision=0)
    found = json.loads(run("common-work", "find", "--json").stdout)
    assert "EX-080" not in json.dumps(found)


def test_a_catalogue_goes_out_and_comes_in_elsewhere(run, db, tmp_path):
    share(db)
    file = tmp_path / "catalogue.json"
    sent = run("common-work", "export", "-o", str(file), "--with-models")
    assert (sent.exit_code, sent.stdout) == (0, "")
    assert "가온도시공사" in sent.stderr
    assert len(json.loads(file.read_text(encoding="utf-8"))["works"][0]["models"]) == 2
    elsewhere = f"sqlite:///{tmp_path / 'other.db'}"
    words = ["--db", elsewhere, "common-work", "import", str(file)]
    taken = CliRunner().invoke(workbench, words)
    assert json.loads(taken.stdout)["works"] == [{"key": "EX-005", "news": "새 업무"}]
    again = CliRunner().invoke(workbench, words)
    assert json.loads(again.stdout)["works"] == [{"key": "EX-005", "news": "그대로"}]
    there = storage.open_database(elsewhere)
    (one,) = received.received(there)
    there.close()
    assert (one.institution, one.work.title) == ("가온도시공사(예시)", "여비")


def test_the_sender_can_be_named(run, db, tmp_path):
    share(db)
    file = tmp_path / "catalogue.json"
    assert run("common-work", "export", "-o", str(file), "--institution", "다온공사").exit_code == 0
    whole = json.loads(file.read_text(encoding="utf-8"))
    assert (whole["institution"], whole["works"][0]["models"]) == ("다온공사", [])


def test_refusals_end_with_status_1_and_leave_nothing(run, db, tmp_path):
    target = tmp_path / "none.json"
    refused = run("common-work", "export", "-o", str(target))
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "카탈로그에 넣은 공통 업무가 없습니다" in refused.stderr
    assert not target.exists()
    bad = tmp_path / "bad.json"
    bad.write_text('{"format": "dpg-workbench/common-work", "version": 9}', encoding="utf-8")
    refused = run("common-work", "import", str(bad))
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "9판 형식" in refused.stderr
    assert received.received(db) == []
