"""The landscape in the browser: drawn, coloured, clicked into, read as a table."""

from functools import partial
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

import storage
from processes.inventory import store
from processes.inventory.model import Facts, exactly
from tests.pages import visiting
from ui import state


def facts(area: str, group: str, hours: float | None) -> Facts:
    volume = None if hours is None else exactly(hours)
    return Facts(area=area, group=group, yearly_volume=volume, minutes_per_case=exactly(60))


@pytest.fixture
def register(db):
    with storage.transaction(db):
        store.add_process(db, "채용", "경영기획부", facts("인사", "채용", 300), by="이")
        store.add_process(db, "대관 <접수>", "시설관리부", facts("시설", "대관", 100), by="이")
        store.add_process(db, "순찰", "시설관리부", facts("시설", "안전", None), by="이")
        store.add_process(db, "청소", "시설관리부", facts("시설", "안전", 0), by="이")
    return db


visit = partial(visiting.visit, "landscape", by="")


def said(app: AppTest) -> str:
    return "\n".join(str(one.value) for one in (*app.markdown, *app.caption, *app.get("html")))


def html(app: AppTest) -> str:
    return "\n".join(one.proto.body for one in app.get("html"))


def test_an_empty_register_offers_the_way_in(database_url):
    storage.open_database(database_url).close()
    app = visit()
    assert "아직 그릴 업무가 없습니다" in said(app)
    assert not app.get("vega_lite_chart")


def test_the_picture_says_what_it_can_not_show(register):
    app = visit()
    assert app.get("vega_lite_chart")
    words = said(app)
    assert "업무 **4개**" in words
    assert "연간 **400시간**" in words
    assert "칸 **1개**는 시간을 모릅니다" in words
    assert "0시간으로 적힌 1개" in words


def test_the_table_links_to_every_process(register):
    table = html(visit())
    assert 'href="process?code=P-0001"' in table
    assert "대관 &lt;접수&gt;" in table
    assert "<접수>" not in table
    assert 'href="landscape?area=%EC%9D%B8%EC%82%AC"' in table
    assert "모름" in table


def test_the_address_opens_an_area_with_its_colour(register):
    app = visit(area="시설", colour="조사 상태")
    assert "업무 **3개**" in said(app)
    table = html(app)
    assert "P-0001" not in table
    assert "필수 항목 빠진 것 있음" in table
    assert "colour=" in table  # kept on the way down
    assert "업무 **2개**" in said(visit(area="시설", group="안전"))


def test_maturity_is_a_colour(register):
    assert "－ 진단하지 않음" in html(visit(colour="디지털 성숙도"))


def test_a_department_is_chosen_in_the_address(register):
    app = visit(of="경영기획부")
    assert "업무 **1개**" in said(app)
    assert "P-0002" not in html(app)


def test_an_address_that_leads_nowhere_says_so(register):
    assert "여기에는 업무가 없습니다" in said(visit(area="없는 분야"))


def clicked(app: AppTest, position: int, path: tuple[str, ...] = ()) -> AppTest:
    """Select a tile, as the browser reports it."""
    key = state.landscape_picture(path, "부서", 1040)
    picked: Any = {"selection": {"tile": [{"position": position}]}}
    app.session_state[key] = picked
    app.run()
    assert not app.exception
    return app


def test_a_click_on_a_process_opens_it(register):
    app = visit()
    leaf = next(n for n in range(10) if _title(app, n) == "채용 process")
    clicked(app, leaf)
    assert app.title[0].value == "채용"


def test_a_click_on_a_frame_opens_the_part(register):
    app = visit()
    frame = next(n for n in range(10) if _title(app, n) == "시설 frame")
    clicked(app, frame)
    assert app.title[0].value == "업무 체계도"
    assert "업무 **3개**" in said(app)


def _title(app: AppTest, position: int) -> str:
    """Return what the tile at the position is, from the same rules as the page."""
    from processes.landscape import tree
    from processes.landscape.layout import layout

    db = storage.open_database()
    tiles = layout(tree.whole(store.all_processes(db)), 1040, 620)
    db.close()
    return f"{tiles[position].title} {tiles[position].kind}" if position < len(tiles) else ""
