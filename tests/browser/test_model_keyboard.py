"""The flow chart page by keyboard alone: what can be reached, seen, pressed and closed."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import storage
from processes.bpmn import store
from processes.inventory.model import Facts, Process
from processes.inventory.store import add_process
from tests.browser.drawing import notice, status

pytestmark = pytest.mark.browser

MODELS = Path(__file__).resolve().parents[2] / "data" / "samples" / "example" / "models"
BUTTONS = [
    "시뮬레이션",
    "작게 보기",
    "크게 보기",
    "화면에 맞추기",
    "전체 화면",
    "그림으로 받기, 인쇄",
]
PICTURE, CANVAS = BUTTONS[-1], "그림판"
_FARTHEST = 80  # stops from the top of the page

# The name of what has the focus (of a canvas: 그림판), whether it is ours, and whether one sees it.
_FOCUSED = """() => {
  const at = document.activeElement
  const { outlineStyle, outlineWidth } = getComputedStyle(at)
  const canvas = at.matches(".djs-container > svg")
  return {
    name: canvas ? "그림판" : at.getAttribute("aria-label") ?? at.textContent.trim(),
    ours: Boolean(at.closest(".dpg-editor")),
    seen: outlineStyle !== "none" && parseFloat(outlineWidth) >= 1,
    role: at.getAttribute("role") ?? "",
  }
}"""
_SCALE = """() => [...window.dpgEditor.drawings.values()].at(-1).modeler.get("canvas").zoom()"""


@pytest.fixture
def travel(server) -> Process:
    db = storage.open_database(server.database_url)
    with storage.transaction(db):
        process = add_process(db, "출장 신청", "경영기획부", Facts(), by="준비")
        content = (MODELS / "EX-005.as-is.bpmn").read_bytes()
        store.save(db, process.id, "as-is", content, base=0, origin="upload", by="준비")
    db.close()
    return process


@pytest.fixture
def walking(server, travel, open_page) -> Page:
    page: Page = open_page(server)
    page.goto(f"{server.url}/model?code={travel.code}&state=as-is")
    expect(status(page)).to_have_text("1판을 열었습니다")
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)
    return page


def focused(page: Page) -> str:
    """The name of what has the focus."""
    found: str = page.evaluate(_FOCUSED)["name"]
    return found


def walk_to(page: Page, name: str) -> list[dict[str, object]]:
    """Press Tab until something of that name has the focus; return the stops, it included."""
    stops: list[dict[str, object]] = []
    while not stops or stops[-1]["name"] != name:
        assert len(stops) < _FARTHEST, [stop["name"] for stop in stops]
        page.keyboard.press("Tab")
        stops.append(page.evaluate(_FOCUSED))
    return stops


def test_tab_leads_through_the_buttons_and_the_drawing_and_out_of_it(walking) -> None:
    own = [stop for stop in walk_to(walking, CANVAS) if stop["ours"]]
    assert [stop["name"] for stop in own] == [*BUTTONS, CANVAS]
    assert all(stop["seen"] for stop in own), own
    after = walk_to(walking, "점검")
    assert after[-1]["role"] == "tab"
    assert not after[-1]["ours"]
    for _stop in after:
        walking.keyboard.press("Shift+Tab")
    assert focused(walking) == CANVAS


def test_enter_and_space_press_our_buttons(walking) -> None:
    walk_to(walking, "크게 보기")
    before = walking.evaluate(_SCALE)
    walking.keyboard.press("Enter")
    walking.wait_for_function(f"({_SCALE})() > {before}")
    walking.keyboard.press("Shift+Tab")
    walking.keyboard.press("Shift+Tab")
    running = walking.get_by_role("button", name="시뮬레이션")
    expect(running).to_be_focused()
    walking.keyboard.press("Space")
    expect(running).to_have_attribute("aria-pressed", "true")
    expect(running).to_be_focused()
    walking.keyboard.press("Enter")
    expect(running).to_have_attribute("aria-pressed", "false")


def test_the_menu_of_pictures_opens_and_closes_by_keyboard(walking) -> None:
    menu = walking.locator(".dpg-editor-menu")
    walk_to(walking, PICTURE)
    for key in ("Enter", "Space"):
        walking.keyboard.press(key)
        expect(menu).to_be_visible()
        assert focused(walking) == "SVG 그림 받기"
        assert walking.evaluate(_FOCUSED)["seen"]
        walking.keyboard.press("Escape")
        expect(menu).to_have_count(0)
        assert focused(walking) == PICTURE
    walking.keyboard.press("Enter")
    walking.keyboard.press("Shift+Tab")
    assert focused(walking) == PICTURE
    walking.keyboard.press("Escape")
    expect(menu).to_have_count(0)
    walking.keyboard.press("Enter")
    walk_to(walking, CANVAS)
    expect(menu).to_have_count(0)


def test_a_notice_is_closed_by_escape_and_the_walk_goes_on(server, open_editor) -> None:
    page: Page = open_editor()
    walk_to(page, PICTURE)
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(notice(page, "refusal")).to_contain_text("아직 저장한 그림이 없습니다")
    assert focused(page) == PICTURE
    page.keyboard.press("Tab")
    assert page.evaluate(_FOCUSED) == {"name": "닫기", "ours": True, "seen": True, "role": ""}
    page.keyboard.press("Escape")
    expect(notice(page, "refusal")).to_have_count(0)
    assert focused(page) == BUTTONS[0]
