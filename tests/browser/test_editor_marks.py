"""What a page lays over the drawing, and a case that runs through it: nothing of it is saved."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from processes.inventory.model import Process
from tests.browser.drawing import (
    append_task,
    element,
    eventually,
    line,
    named,
    newest,
    rename_a_task,
    saved,
)

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def server(serving, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A server whose only page is an editor."""
    folder = tmp_path_factory.mktemp("marks")
    with serving(folder, app="tests/browser/viewing/app.py") as running:
        yield running


@pytest.fixture
def edit(server, process: Process, open_page) -> Callable[..., Page]:
    """Open the process in the editor: edit(marks={…})."""

    def open_it(**given: object) -> Page:
        page: Page = open_page(server)
        asked = quote(json.dumps({"process": process.code, **given}))
        page.goto(f"{server.url}/?given={asked}")
        expect(element(page, "StartEvent_1")).to_be_visible()
        return page

    return open_it


def test_marks_and_badges_follow_their_elements_and_are_never_saved(server, process, edit) -> None:
    page = edit(marks={"StartEvent_1": "error", "Lane_1": "heat-4"}, badges={"StartEvent_1": "2"})
    sign, badge = page.locator(".dpg-sign"), page.locator(".dpg-badge")
    expect(sign).to_have_text("오류✕")
    expect(badge).to_have_text("2")
    append_task(page, "검토하기")
    saved(page)
    before = sign.get_attribute("transform")
    element(page, "StartEvent_1").click()
    page.keyboard.press("ArrowDown")  # moves the element
    eventually(page, lambda: sign.get_attribute("transform") != before)
    eventually(page, lambda: len(line(server, process)) > 1)
    content = newest(server, process).decode()
    assert "dpg-" not in content
    assert "fill" not in content


def test_the_element_in_focus_is_selected_and_shown(edit) -> None:
    page = edit(focus="StartEvent_1")
    expect(element(page, "StartEvent_1")).to_have_class(re.compile("selected"))
    expect(page.get_by_text("고른 것: None")).to_be_visible()


def test_the_selection_runs_the_page_only_where_it_is_followed(edit) -> None:
    page = edit(follow_selection=True)
    element(page, "StartEvent_1").click()
    expect(page.get_by_text("고른 것: StartEvent_1")).to_be_visible()
    page.locator(".djs-container > svg").first.click(position={"x": 700, "y": 5})
    expect(page.get_by_text("고른 것: None")).to_be_visible()
    still = edit()
    runs = still.get_by_text(re.compile("번째 실행")).inner_text()
    element(still, "StartEvent_1").click()
    expect(element(still, "StartEvent_1")).to_have_class(re.compile("selected"))
    still.wait_for_timeout(700)
    assert still.get_by_text(re.compile("번째 실행")).inner_text() == runs


def test_a_case_runs_over_the_drawing_which_is_not_edited_meanwhile(server, process, edit) -> None:
    page = edit()
    append_task(page, "검토하기")
    saved(page)
    page.get_by_role("button", name="시뮬레이션").click()
    page.locator(".bts-context-pad:not(.hidden)[title='여기서 진행하기']").first.click()
    page.get_by_title("진행 기록 열고 닫기").click()
    expect(page.locator(".bts-log")).to_contain_text("검토하기")
    assert page.evaluate("[...window.dpgEditor.untranslated]") == []
    expect(page.get_by_role("button", name="실행 취소")).to_be_disabled()
    page.locator(".dpg-simulation [data-element-id=StartEvent_1]").first.dblclick(force=True)
    expect(page.locator(".djs-direct-editing-content")).to_have_count(0)
    page.keyboard.press("Delete")
    mark = page.locator(".dpg-simulation a.bjs-powered-by")
    assert mark.evaluate(UNCOVERED)
    page.get_by_role("button", name="시뮬레이션").click()
    expect(page.locator(".dpg-simulation")).to_have_count(0)
    assert len(line(server, process)) == 1
    page.get_by_role("button", name="실행 취소").click()  # the drawing is as it was, undo too
    page.get_by_role("button", name="실행 취소").click()
    expect(named(page, "검토하기")).to_have_count(0)


UNCOVERED = """one => {
  const { x, y, width, height } = one.getBoundingClientRect()
  const top = document.elementFromPoint(x + width / 2, y + height / 2)
  return width > 40 && one.contains(top)
}"""


def test_a_picture_is_of_what_was_drawn_a_moment_ago(process, edit) -> None:
    page = edit()
    append_task(page, "검토하기")
    expect(page.locator(".djs-direct-editing-content")).to_have_count(0)
    rename_a_task(page, "방금 바꾼 일")
    page.get_by_role("button", name="그림으로 받기, 인쇄").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="SVG 그림 받기").click()
    assert re.fullmatch(rf"{process.code}\.as-is\.\d\.svg", download.value.suggested_filename)
    drawn = Path(download.value.path()).read_text(encoding="utf-8")
    assert "방금" in drawn
