"""A scenario in Chromium: cells typed into its tables, a long run that leaves the page free."""

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page, expect

import storage
from processes.bpmn import store as models
from processes.inventory.model import Facts, exactly
from processes.inventory.store import add_process
from processes.simulation import accelerator, store
from processes.simulation.distributions import Distribution, fixed
from tests.browser.tables import place_at_rest
from ui.simulation_parts import LASTING, RUN, WORKING

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

MODEL = Path(__file__).resolve().parents[2] / "data/samples/example/models/EX-041.as-is.bpmn"


@pytest.fixture
def scenario(server):
    """A process with a drawing and a scenario, and the database that they are in."""
    db = storage.open_database(server.database_url)
    facts = Facts(yearly_volume=exactly(1200), minutes_per_case=exactly(90))
    with storage.transaction(db):
        process = add_process(db, "대관료 환불", "시설관리부", facts, by="준비")
        content = MODEL.read_bytes()
        models.add_revision(db, process.id, "as-is", content, base=0, origin="upload", by="준비")
        begun = store.begin(db, process, "as-is", "기준", by="준비")
    yield db, process, begun
    db.close()


def open_part(page: Page, url: str, code: str, part: str) -> None:
    page.goto(f"{url}/simulation?code={code}&step={quote(part)}")
    expect(page.get_by_role("heading", name="대관료 환불 시뮬레이션")).to_be_visible()


def type_cell(page: Page, right: int, row: int, text: str) -> None:
    """Type into a cell of the first table: so many pixels from its left, in a row (from 0)."""
    table = page.get_by_test_id("stDataFrame").first
    expect(table.locator("canvas").first).to_be_visible()
    place = place_at_rest(page, table)
    page.mouse.click(place["x"] + right, place["y"] + 35 * (row + 1) + 17)
    page.keyboard.press("Enter")
    editor = page.locator("textarea.gdg-input, .gdg-growing-entry textarea").first
    editor.fill(text)
    editor.press("Enter")


def told_change(page: Page, words: str) -> Locator:
    """The line of the last change; while the page is drawn anew, the former one stands beside."""
    return page.get_by_text("마지막 변경 ·").filter(has_text=words).last


def durations(db, id: str) -> list[Distribution]:
    tasks = store.scenario(db, id).scenario.tasks.values()
    return [next(iter(one.durations.values())) for one in tasks]


def test_a_bad_cell_stays_where_it_was_typed_and_the_rest_is_saved(server, page, scenario) -> None:
    db, process, begun = scenario
    open_part(page, server.url, process.code, LASTING)
    type_cell(page, 300, 2, "금방")
    expect(page.get_by_text("'금방'을(를) 읽지 못했습니다")).to_be_visible()
    type_cell(page, 300, 3, "12분")
    expect(told_change(page, "12분")).to_be_visible()
    expect(page.get_by_text("'금방'을(를) 읽지 못했습니다")).to_be_visible()
    assert durations(db, begun.id)[3] == fixed(720)
    assert durations(db, begun.id)[2] == durations(db, begun.id)[4]
    type_cell(page, 300, 2, "지수 평균 5분")
    expect(page.get_by_text("읽지 못했습니다")).to_be_hidden()
    expect(told_change(page, "지수 평균 5분")).to_be_visible()
    assert durations(db, begun.id)[2] == Distribution("exponential", 300)
    back = page.get_by_role("button", name="되돌리기")
    expect(back).to_have_count(1)  # the former one is gone: the page has been drawn anew
    back.click()
    expect(told_change(page, "지수 평균 5분 →")).to_be_visible()
    assert durations(db, begun.id)[3] == fixed(720)


def test_a_long_run_shows_how_far_it_is_and_leaves_the_page_free(server, page, scenario) -> None:
    _db, process, _begun = scenario
    accelerator.compile_now()  # with the slow kernel the first tenth of a percent takes a minute
    open_part(page, server.url, process.code, RUN)
    page.get_by_role("spinbutton", name="건수").fill("500000")
    page.get_by_role("spinbutton", name="되풀이").fill("200")
    page.get_by_role("button", name="시뮬레이션 돌리기").click()
    told = page.get_by_test_id("stProgress")
    some = re.compile(r"[1-9][0-9.]*% 돌렸습니다|0\.[1-9]% 돌렸습니다")
    expect(told).to_contain_text(some, timeout=90_000)  # its processes start first
    page.get_by_text(WORKING, exact=True).click()
    expect(page.get_by_text("사람마다의 달력", exact=True)).to_be_visible()
    page.get_by_text(RUN, exact=True).click()
    expect(told).to_be_visible()  # the run goes on: the other part did not wait for its end
    page.get_by_role("button", name="멈추기").click()
    expect(page.get_by_text("멈췄습니다. 결과는 남지 않았습니다.")).to_be_visible()
