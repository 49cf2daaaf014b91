"""The way in: three ways on an empty database, then the stand of the work."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import storage
from action_plan import overview
from example.reading import FOLDER, read
from tests.prepared import put_example

SHELL = str(Path(__file__).resolve().parents[2] / "ui" / "shell.py")


@pytest.fixture
def app(database_url):
    return AppTest.from_file(SHELL, default_timeout=30)


def stand(database_url) -> overview.Overview:
    db = storage.open_database(database_url)
    try:
        return overview.read(db)
    finally:
        db.close()


def test_an_empty_database_offers_three_ways(app):
    page = app.run()
    assert not page.exception
    assert [button.label for button in page.button] == ["예시 불러오기", "빈 상태로 시작"]


def test_the_example_comes_in_one_click_and_goes_in_one(app, database_url):
    page = app.run().button(key="load-example").click().run()
    assert page.title[0].value == "가온도시공사(예시)"
    files, found = read(FOLDER), stand(database_url)
    brought = (len(files.processes), len(files.models), len(files.projects))
    assert (found.processes, found.as_is + found.to_be, found.projects) == brought
    figures = [metric.value for metric in page.metric]
    assert figures == [f"{number}개" for number in (*brought, len(files.applications))]
    page.button(key="remove-example").click().run()
    assert not page.exception
    assert stand(database_url).empty
    assert page.title[0].value == "DPG 워크벤치"


def test_starting_blank_is_remembered(app, database_url):
    app.run().button(key="start-blank").click().run()
    assert stand(database_url).started
    page = AppTest.from_file(SHELL, default_timeout=30).run()
    assert not page.exception
    assert [metric.value for metric in page.metric] == ["0개"] * 4


def test_next_steps_follow_the_task_forces_way(db):
    assert [step.page for step in overview.next_steps(overview.read(db))] == [
        "import",
        "projects",
        "applications",
    ]
    put_example(db)
    steps = overview.next_steps(overview.read(db))
    assert [step.page for step in steps] == ["census", "census", "inventory", "projects"]
    assert "1곳입니다" in steps[0].reason
    assert "4곳 가운데 2곳이" in steps[1].reason
    assert "79개만" in steps[2].reason
