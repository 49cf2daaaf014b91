"""manage.py dictionary: names listed and renamed from a shell."""

import json

import pytest
from click.testing import CliRunner

import storage
from manage import workbench
from processes.inventory.model import Facts
from processes.inventory.store import add_process, all_processes


@pytest.fixture
def run(database_url):
    db = storage.open_database(database_url)
    with storage.transaction(db):
        add_process(db, "채용", "경영기획부", Facts(systems=("erp",)), by="이")
        add_process(db, "휴가", "경영기획부", Facts(systems=("ERP",), roles=("담당",)), by="이")
    db.close()

    def run(*words: str):
        return CliRunner().invoke(workbench, ["--db", database_url, "dictionary", *words])

    return run


def test_names_are_listed_with_where_they_are_used(run):
    listed = json.loads(run("list", "--json").stdout)
    assert [(one["kind"], one["name"]) for one in listed] == [
        ("역할", "담당"),
        ("시스템", "ERP"),
        ("시스템", "erp"),
    ]
    assert listed[2] == {
        "kind": "시스템",
        "name": "erp",
        "registered": False,
        "aliases": [],
        "note": "",
        "uses": [
            {"source": "업무 목록", "code": "P-0001", "where": "사용 시스템", "state": None,
             "times": 1}
        ],
    }  # fmt: skip
    assert run("list", "--kind", "역할").stdout == "역할\t제안\t1\t담당\n"


def test_a_merge_says_what_changed(run, database_url):
    result = run("rename", "시스템", "erp", "ERP")
    assert result.exit_code == 0
    assert "합쳤습니다: 업무 1개" in result.stderr
    with storage.reading(storage.open_database(database_url)) as db:
        assert [process.facts.systems for process in all_processes(db)] == [("ERP",), ("ERP",)]
    (system,) = json.loads(run("list", "--kind", "시스템", "--json").stdout)
    assert system["aliases"] == ["erp"]


def test_a_name_that_is_nowhere_is_refused(run):
    result = run("rename", "시스템", "없는것", "x")
    assert result.exit_code == 1
    assert "없는것" in result.stderr
    assert run("rename", "시스템표", "a", "b").exit_code == 2
