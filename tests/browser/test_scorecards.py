"""The scorecards in a browser: clicked, printed, on a room's screen by the keyboard."""

import datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

import storage
from scorecards import gathering, snapshots
from tests import prepared

pytestmark = pytest.mark.browser
DAY = datetime.date(2026, 11, 3)


@pytest.fixture(scope="module")
def address(server) -> str:
    """The module's server with the example and two recorded days."""
    db = storage.open_database(server.database_url)
    prepared.put_example(db)
    figures = gathering.gather(db, DAY).all_figures
    for number in (0, 2):
        with storage.transaction(db):
            snapshots.keep(db, DAY + datetime.timedelta(days=number), figures)
    db.close()
    url: str = server.url
    return url


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_a_click_on_a_cell_names_its_mark_and_can_be_closed_again(server, address, open_tab):
    page = open_tab(server)
    page.goto(f"{address}/scorecard?name=processes&unit=시설관리부")
    cells = page.locator("[data-testid=stVegaLiteChart]").first
    expect(cells).to_be_visible()
    cells.get_by_text("4", exact=True).first.click()
    heading = page.get_by_role("heading", level=3, name="0단계 · 1,000시간 이상: 업무 4개")
    expect(heading).to_be_visible()
    assert asked(page)["mark"] == ["0|3"]
    assert asked(page)["unit"] == ["시설관리부"]
    page.get_by_role("button", name="닫기").click()
    expect(heading).to_be_hidden()
    assert "mark" not in asked(page)


def test_the_choice_of_a_department_and_a_day_stands_in_the_address(server, address, open_tab):
    page = open_tab(server)
    page.goto(f"{address}/scorecards?on=2026-11-05")
    expect(page.get_by_text("2026. 11. 5. 기록").first).to_be_visible()
    page.get_by_role("combobox", name="부서").click()
    page.get_by_role("option", name="도시기획부").click()
    expect(page.get_by_text("업무 16개 가운데")).to_be_visible()
    assert asked(page) == {"on": ["2026-11-05"], "unit": ["도시기획부"]}
    page.reload()
    expect(page.get_by_text("업무 16개 가운데")).to_be_visible()


def test_on_a_rooms_screen_the_arrows_go_from_card_to_card(server, address, open_tab):
    page = open_tab(server)
    page.goto(f"{address}/scorecard?name=plan&view=screen&embed=true")
    expect(page.get_by_role("heading", name="실행계획")).to_be_visible()
    expect(page.get_by_test_id("stSidebar")).to_have_count(0)
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("heading", name="부서별 현황")).to_be_visible()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("heading", name="실행계획")).to_be_visible()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("heading", name="전수조사율")).to_be_visible()
    assert asked(page)["name"] == ["census"]


def test_paper_has_the_figures_without_the_choices(server, address, open_tab):
    page = open_tab(server)
    page.goto(f"{address}/scorecards")
    expect(page.get_by_text("과제 평균 진척")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".st-key-scorecard-filters")).to_be_hidden()
    expect(page.get_by_text("과제 평균 진척")).to_be_visible()
