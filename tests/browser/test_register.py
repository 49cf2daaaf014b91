"""The register in Chromium: a block copied out of a spreadsheet, the field for files."""

import pytest
from playwright.sync_api import Page, expect

import storage
from processes.inventory import store
from processes.inventory.model import Estimate, Facts, exactly
from tests.browser.tables import place_at_rest

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

COPIED = "월 20건\t1시간 20분\n10~30\t25\n"  # as Excel puts cells on the clipboard
TO_THE_FIGURES = 6  # columns from the first one to 연간 건수


@pytest.fixture
def three(server):
    db = storage.open_database(server.database_url)
    with storage.transaction(db):
        for name in ("대관 접수", "열쇠 대여", "주차 등록"):
            store.add_process(db, name, "시설부", Facts(), by="이")
    yield db
    db.close()


def paste(page: Page, text: str, *, row: int) -> None:
    """Put the text on the clipboard and paste it at the figures of a row (from 0)."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    table = page.get_by_test_id("stDataFrame").locator("canvas").first
    expect(table).to_be_visible()
    place = place_at_rest(page, table)
    page.mouse.click(place["x"] + 300, place["y"] + 36 * (row + 1) + 18)
    page.keyboard.press("Home")
    for _column in range(TO_THE_FIGURES):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Control+v")


def test_a_pasted_block_is_understood_and_saved_cell_by_cell(server, page, three):
    page.goto(f"{server.url}/inventory")
    paste(page, COPIED, row=0)
    expect(page.get_by_text("표에 붙여 넣은 칸 4개")).to_be_visible()
    first, second, third = store.all_processes(three)
    assert first.facts.yearly_volume == exactly(240, "월 20건")
    assert first.facts.minutes_per_case == exactly(80, "1시간 20분")
    assert second.facts.yearly_volume == Estimate(10, None, 30)
    assert second.facts.minutes_per_case == exactly(25)
    assert third.facts == Facts()
    page.get_by_role("button", name="일괄 변경 되돌리기").click()
    expect(page.get_by_text("표에 붙여 넣은 칸 4개")).to_be_hidden()
    assert [one.facts for one in store.all_processes(three)] == [Facts()] * 3


def test_the_field_for_files_speaks_korean(server, page):
    page.goto(f"{server.url}/import")
    button = page.get_by_test_id("stFileUploaderDropzone").locator("button")
    expect(button).to_be_visible()
    said = "node => getComputedStyle(node.querySelector('p'), '::after').content"
    assert button.evaluate(said) == '"파일 고르기"'
    assert button.evaluate("node => getComputedStyle(node.querySelector('p')).fontSize") == "0px"
    expect(page.get_by_text("50MB per file")).to_be_hidden()
