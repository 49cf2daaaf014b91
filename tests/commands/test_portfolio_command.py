"""manage.py portfolio, as it is called."""

import json

import pytest
from click.testing import CliRunner

import storage
from evaluations.projects import store as project_store
from manage import workbench


def call(url, *arguments):
    return CliRunner().invoke(workbench, ["--db", url, "portfolio", *arguments])


@pytest.fixture
def url(tmp_path):
    url = f"sqlite:///{tmp_path / 'w.db'}"
    db = storage.open_database(url)
    with storage.transaction(db):
        project_store.add_project(db, "ERP", by="김", contract_end="2028-12-31")
    db.close()
    return url


def test_the_portfolio_is_json_on_a_day(url):
    told = call(url, "--json", "--on", "2026-12-01")
    assert told.exit_code == 0
    found = json.loads(told.stdout)
    assert found["on"] == "2026-12-01"
    assert [rule["key"] for rule in found["announced_rules"]] == [
        "public_system_test",
        "csap_regime",
    ]
    (project,) = found["projects"]
    assert (project["wave"], project["verdict"]["outcome"]) == ("2027년 하반기", "판정 보류")
    later = json.loads(call(url, "--json", "--on", "2028-01-01").stdout)
    assert later["announced_rules"] == []
    assert later["projects"][0]["wave"] == "지금"


def test_without_json_there_is_a_line_for_each_project(url):
    told = call(url, "--on", "2026-12-01")
    assert told.stdout.splitlines() == [
        "IT-0001\t판정 보류 (현행 유지 ~ 즉시 도입)\t2027년 하반기\tERP"
    ]


def test_a_day_that_is_none_is_wrong_usage(url):
    assert call(url, "--on", "내일").exit_code == 2
