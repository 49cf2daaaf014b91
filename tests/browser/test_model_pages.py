"""The pages around the flow chart in Chromium: read, compared, commented, corrected by a click."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import storage
from processes.bpmn import store
from processes.bpmn.comments import store as comments
from processes.bpmn.publication import store as publication
from processes.bpmn.raci import store as raci
from processes.inventory.model import Facts, Process
from processes.inventory.store import add_process
from tests.browser.drawing import element, status
from tests.browser.tables import place_at_rest

pytestmark = pytest.mark.browser

MODELS = Path(__file__).resolve().parents[2] / "data" / "samples" / "example" / "models"
AS_IS = (MODELS / "EX-005.as-is.bpmn").read_bytes()
_FAR_AWAY = """[...window.dpgEditor.drawings.values()].at(-1)
  .modeler.get("canvas").scroll({ dx: 5000, dy: 0 })"""
STEP, NAME = "Task_approve_request", "출장을 승인한다"


@pytest.fixture
def travel(server) -> Process:
    """A process whose first as-is is published and whose second renames one step."""
    renamed = AS_IS.replace(NAME.encode(), "출장을 결재한다".encode())
    db = storage.open_database(server.database_url)
    with storage.transaction(db):
        process = add_process(db, "출장 신청", "경영기획부", Facts(), by="준비")
        for number, content in enumerate((AS_IS, renamed)):
            store.save(db, process.id, "as-is", content, base=number, origin="upload", by="준비")
        publication.publish(db, process.id, "as-is", 1, seen=None, by="준비")
    db.close()
    return process


def test_a_step_of_the_published_view_opens_its_card_and_is_commented_on(
    server, travel, open_page
) -> None:
    page: Page = open_page(server)
    page.goto(f"{server.url}/model-view?code={travel.code}&state=as-is&panel=의견")
    element(page, STEP).click()
    expect(page.get_by_text("담당 부서장")).to_be_visible()
    field = page.get_by_role("textbox", name="의견")
    field.fill("전결로 할 수 있나요?")
    page.get_by_role("button", name="의견 남기기").click()
    expect(page.get_by_text("열린 의견 1건")).to_be_visible()
    expect(page.get_by_role("button", name=f"'{NAME}' 1")).to_be_visible()
    db = storage.open_database(server.database_url)
    (thread,) = comments.threads(db, travel.id, "as-is")
    db.close()
    assert (thread.element_id, thread.comments[0].text) == (STEP, "전결로 할 수 있나요?")


def test_what_is_being_written_is_kept_without_a_click(server, travel, open_page) -> None:
    page: Page = open_page(server)
    page.goto(f"{server.url}/model-view?code={travel.code}&panel=의견")
    name = page.get_by_role("textbox", name="내 이름")
    name.fill("김민서")
    name.press("Enter")
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)
    page.get_by_role("textbox", name="의견").press_sequentially("쓰다 만 말")
    page.wait_for_timeout(2500)
    db = storage.open_database(server.database_url)
    drafts = comments.drafts(db, travel.id, "as-is", by="김민서")
    db.close()
    assert list(drafts.values()) == ["쓰다 만 말"]


def test_a_row_of_the_comparison_shows_its_element_in_the_drawing(
    server, travel, open_page
) -> None:
    page: Page = open_page(server)
    page.goto(f"{server.url}/model-compare?code={travel.code}&from=as-is:1&to=as-is:2")
    expect(element(page, STEP)).to_be_visible()
    left, top, _width = _table(page)
    page.mouse.click(left + 18, top + 52)
    chosen = page.locator(f".dpg-editor [data-element-id={STEP}].selected")
    expect(chosen).to_have_count(2)  # the step before and the step after


def test_asking_again_for_the_same_element_brings_it_back(server, travel, open_page) -> None:
    page: Page = open_page(server)
    page.goto(f"{server.url}/model?code={travel.code}&panel=점검")
    asking = page.get_by_role("button", name="보기", exact=True)
    page.get_by_test_id("stExpander").first.locator("summary").click()
    asking.first.click()
    chosen = page.locator(".dpg-editor .djs-element.selected").first
    expect(chosen).to_be_visible()
    page.evaluate(_FAR_AWAY)
    expect(chosen).not_to_be_in_viewport()
    asking.first.click()
    expect(chosen).to_be_in_viewport()


def test_a_cell_of_the_raci_table_is_set_by_hand(server, travel, open_page) -> None:
    page: Page = open_page(server)
    page.goto(f"{server.url}/model?code={travel.code}&panel=RACI")
    expect(status(page)).to_have_text("2판을 열었습니다")
    left, top, width = _table(page)
    page.mouse.dblclick(left + width * 0.27, top + 52)
    expect(page.get_by_text("R·A", exact=True).last).to_be_visible()
    page.keyboard.type("C")
    page.keyboard.press("Enter")
    expect(page.get_by_text("사람이 정한 칸 1개")).to_be_visible()
    db = storage.open_database(server.database_url)
    (cell,) = raci.cells(db, travel.id, "as-is").values()
    db.close()
    assert (cell.role, cell.letters) == ("출장 직원", "C")


def _table(page: Page) -> tuple[float, float, float]:
    """Where the page's first table stands, once the page is at rest: left, top, width."""
    box = place_at_rest(page, page.get_by_test_id("stDataFrame").first)
    return box["x"], box["y"], box["width"]
