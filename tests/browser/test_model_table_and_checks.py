"""The table of steps and the panel of checks beside the drawing, in Chromium."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import storage
from processes.bpmn import store
from processes.inventory.model import Facts, Process
from processes.inventory.store import add_process
from tests.browser.drawing import changed_facts, element, line, name_of, newest, status
from tests.browser.tables import place_at_rest

pytestmark = pytest.mark.browser

MODELS = Path(__file__).resolve().parents[2] / "data" / "samples" / "example" / "models"
AS_IS = (MODELS / "EX-005.as-is.bpmn").read_bytes()
REVIEW, CALCULATE = "Task_review_request", "Task_calculate"
_ROW = 36  # pixels


@pytest.fixture
def travel(server) -> Process:
    db = storage.open_database(server.database_url)
    with storage.transaction(db):
        process = add_process(db, "출장 신청", "경영기획부", Facts(), by="준비")
        store.save(db, process.id, "as-is", AS_IS, base=0, origin="upload", by="준비")
    db.close()
    return process


def at_rest(page: Page) -> None:
    """Wait until the page's script has ended and its tables are drawn."""
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)
    page.wait_for_timeout(500)


def type_into(page: Page, row: int, text: str) -> None:
    """Type over what is to be done in a row (from 0): double click, type, Enter."""
    table = page.get_by_test_id("stDataFrame").first
    expect(table.get_by_test_id(f"glide-cell-3-{row}")).to_be_attached()
    box = place_at_rest(page, table)
    page.mouse.dblclick(box["x"] + 300, box["y"] + _ROW * (row + 1.5))
    editor = page.get_by_test_id("gdg-input").or_(page.locator(".gdg-input")).last
    expect(editor).to_be_visible()
    editor.fill(text)
    editor.press("Enter")


def test_a_step_typed_into_the_table_is_put_into_the_drawing(server, travel, open_page) -> None:
    page: Page = open_page(server)
    page.goto(f"{server.url}/model?code={travel.code}&state=as-is")
    expect(status(page)).to_have_text("1판을 열었습니다")
    page.get_by_text("표", exact=True).click()
    expect(page.get_by_test_id("stDataFrame").first).to_be_visible()
    at_rest(page)
    apply = page.get_by_role("button", name="그림에 반영")
    expect(apply).to_be_disabled()
    type_into(page, 1, "결재를 올린다")
    expect(apply).to_be_enabled()
    page.get_by_text("그림", exact=True).click()
    expect(element(page, REVIEW)).to_be_visible()
    page.get_by_text("표", exact=True).click()
    expect(apply).to_be_enabled()  # what was typed outlives the other view
    at_rest(page)
    apply.click()
    expect(page.get_by_text("단계표를 그림에 반영해 2판으로 저장했습니다")).to_be_visible()
    page.get_by_text("그림", exact=True).click()
    expect(element(page, REVIEW)).to_contain_text("결재를 올린다")
    assert [number for number, _by, _tasks in line(server, travel)] == [2, 1]
    content = newest(server, travel)
    assert name_of(content, REVIEW) == "결재를 올린다"
    assert {what for what, _fact in changed_facts(AS_IS, content)} == {REVIEW}


def test_a_click_on_a_finding_marks_its_element_in_the_editor(server, travel, open_page) -> None:
    page: Page = open_page(server)
    page.goto(f"{server.url}/model?code={travel.code}&state=as-is&panel=점검")
    expect(status(page)).to_have_text("1판을 열었습니다")
    warned, chosen = element(page, CALCULATE), page.locator(".dpg-editor .djs-shape.selected")
    expect(warned).to_have_class(re.compile("dpg-mark-warning"))
    expect(chosen).to_have_count(0)
    _look_at(page, "합쳐지지 않는 흐름", 1)
    expect(chosen).to_have_count(1)
    expect(chosen).to_have_attribute("data-element-id", CALCULATE)
    expect(warned).to_be_in_viewport()
    expect(element(page, REVIEW)).not_to_have_class(re.compile("dpg-mark"))
    _look_at(page, "걸리는 시간", 1)
    expect(chosen).to_have_attribute("data-element-id", REVIEW)
    expect(element(page, REVIEW)).to_have_class(re.compile("dpg-mark-info"))


def _look_at(page: Page, rule: str, place: int) -> None:
    """Open the findings of a rule and click what shows one of them (from 0)."""
    found = page.get_by_test_id("stExpander").filter(has_text=rule)
    found.locator("summary").click()
    found.get_by_role("button", name="보기", exact=True).nth(place).click()
