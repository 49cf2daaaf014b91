"""Working with the register's table: pasted blocks, changes of many, views, groups, pages."""

from functools import partial
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

import storage
from processes.inventory import store
from processes.inventory.bulk import store as bulk
from processes.inventory.listing import Filter
from processes.inventory.model import Facts, FigureSource, exactly
from processes.inventory.views import store as views
from processes.inventory.views.model import View
from tests.pages import visiting
from ui import inventory_table

GRID = "inventory-grid-0"


@pytest.fixture
def register(db):
    """Three processes of two departments."""
    with storage.transaction(db):
        store.add_process(db, "채용", "경영기획부", Facts(yearly_volume=exactly(24)), by="이")
        store.add_process(db, "대관 접수", "시설관리부", Facts(area="대관"), by="이")
        store.add_process(db, "휴가 처리", "경영기획부", Facts(), by="이")
    return db


visit = partial(visiting.visit, "inventory")


def run(app: AppTest) -> AppTest:
    app.run()
    assert not app.exception
    return app


def edited(app: AppTest, cells: dict[int, dict[str, Any]], key: str = GRID) -> AppTest:
    """Type or paste into cells, as the browser reports it: row -> column -> text."""
    app.session_state[key] = {"edited_rows": cells, "added_rows": [], "deleted_rows": []}
    return run(app)


def opened(app: AppTest, key: str) -> AppTest:
    """Open a pop-over."""
    app.session_state[key] = True
    return run(app)


def dialog(app: AppTest, field: str, value: str) -> AppTest:
    """Open the dialog that changes many, with a field and a value chosen in it."""
    app.session_state["inventory-bulk-field"] = field
    app.session_state[f"inventory-bulk-field/{field}"] = value
    app.button(key="inventory-bulk").click()
    return run(app)


def said(elements: Any) -> str:
    return "\n".join(element.value for element in elements)


def names(app: AppTest, table: int = 0) -> list[str]:
    return list(app.data_editor[table].value["name"])


def button(app: AppTest, label: str) -> Any:
    return next(one for one in app.button if label in one.label)


def address(app: AppTest) -> dict[str, list[str]]:
    return {
        key: [found] if isinstance(found, str) else list(found)
        for key, found in app.query_params.items()
    }


def facts(db, code: str) -> Facts:
    return store.process_by_code(db, code).facts


def test_a_pasted_block_is_one_change_and_one_click_takes_it_back(register):
    block = {0: {"yearly_volume": "월 20건", "systems": "ERP"}, 1: {"yearly_volume": "3,000"}}
    app = edited(visit(), block)
    assert facts(register, "P-0001").yearly_volume == exactly(240, "월 20건")
    assert facts(register, "P-0002").yearly_volume == exactly(3000)
    assert "표에 붙여 넣은 칸 3개** · 업무 2개" in said(app.markdown)
    another = visit()  # another session, or the same after a reload
    button(another, "일괄 변경 되돌리기").click()
    run(another)
    assert facts(register, "P-0001") == Facts(yearly_volume=exactly(24))
    assert facts(register, "P-0002") == Facts(area="대관")
    assert "일괄 변경 되돌리기" not in [one.label for one in another.button]


def test_in_a_pasted_block_only_what_is_understood_is_saved_and_the_rest_is_told(register):
    app = edited(visit(), {0: {"yearly_volume": "많음"}, 1: {"yearly_volume": "5"}})
    assert "P-0001 연간 건수" in said(app.error)
    assert facts(register, "P-0001").yearly_volume == exactly(24)
    assert facts(register, "P-0002").yearly_volume == exactly(5)


def test_taking_back_leaves_what_somebody_changed_since_and_says_so(register):
    app = edited(visit(), {0: {"area": "인사"}, 2: {"area": "인사"}})
    first = store.process_by_code(register, "P-0001")
    with storage.transaction(register):
        store.save_process(register, first.id, first.revision, name="채용 계획", by="박")
    button(app, "일괄 변경 되돌리기").click()
    run(app)
    assert "박 님이 그 뒤에 고쳐서" in said(app.warning)
    assert (facts(register, "P-0001").area, facts(register, "P-0003").area) == ("인사", None)


def test_a_block_over_a_process_that_somebody_changed_first_is_shown_for_a_choice(register):
    app = visit()
    first = store.process_by_code(register, "P-0001")
    with storage.transaction(register):
        store.save_process(register, first.id, 1, facts=Facts(area="먼저"), by="박")
    edited(app, {0: {"area": "나중"}, 2: {"area": "나중"}})
    assert "박 님이" in said(app.warning)
    assert (facts(register, "P-0001").area, facts(register, "P-0003").area) == ("먼저", "나중")


def test_a_field_is_set_in_the_picked_processes(register):
    app = edited(visit(), {0: {"pick": True}, 2: {"pick": True}})
    dialog(app, "source", "로그")
    assert "고른 업무 **2개**" in said(app.markdown)
    assert "2개가 바뀌고 0개는 이미 그 값입니다" in said(app.markdown)
    app.button(key="inventory-bulk").click()
    app.button(key="inventory-bulk-do").click()
    run(app)
    sources = [process.facts.source for process in store.all_processes(register)]
    assert sources == ["로그", None, "로그"]
    last = bulk.last(register)
    assert last is not None
    assert (last.title, last.count) == ("자료 출처 → 로그", 2)


def test_without_picks_the_change_is_of_all_that_is_seen(register):
    app = dialog(visit(dept="경영기획부"), "yearly_volume", "-5")
    assert "지금 보이는 모든 업무 **2개**" in said(app.markdown)
    assert "0보다 작습니다" in said(app.error)
    assert "inventory-bulk-do" not in [one.key for one in app.button]


def test_picks_can_be_let_go(register):
    app = edited(visit(), {0: {"pick": True}})
    app.button(key="inventory-unpick").click()
    run(app)
    assert "일괄 변경" in [one.label for one in app.button]


def test_a_saved_view_opens_by_its_address_alone(register):
    wanted = View(Filter(departments=("경영기획부",)), "업무명 순", columns=("evidence", "hours"))
    with storage.transaction(register):
        views.add_view(register, "경영 업무", wanted, by="이")
    app = visit(view="경영 업무")
    assert names(app) == ["채용", "휴가 처리"]
    columns = list(app.data_editor[0].value.columns)
    assert columns == ["pick", "open", "name", "evidence", "hours"]
    assert address(app) == {"view": ["경영 업무"]}
    app.selectbox(key="sort").set_value("최근 고친 순")
    run(app)
    assert address(app) == {
        "dept": ["경영기획부"],
        "sort": ["최근 고친 순"],
        "cols": ["evidence", "hours"],
    }


def test_a_view_that_is_gone_is_told_and_everything_is_shown(register):
    app = visit(view="없는 보기")
    assert "저장된 보기 '없는 보기'이(가) 없습니다" in said(app.error)
    assert len(names(app)) == 3


def test_what_is_seen_is_kept_under_a_name_changed_and_forgotten(register):
    app = opened(visit(q="ㅊㅇ"), "inventory-views")
    app.text_input(key="inventory-view-name").set_value("채용만")
    button(app, "보기 저장").click()
    run(app)
    assert [kept.view.filter.search for kept in views.all_views(register)] == ["ㅊㅇ"]
    assert address(app) == {"view": ["채용만"]}
    app = visit(view="채용만")
    app.text_input(key="q").set_value("휴가")
    app = opened(run(app), "inventory-views")
    button(app, "덮어쓰기").click()
    run(app)
    assert views.view_by_name(register, "채용만").view.filter.search == "휴가"
    app = opened(visit(view="채용만"), "inventory-views")
    assert names(app) == ["휴가 처리"]
    button(app, "'채용만' 지우기").click()
    run(app)
    assert views.all_views(register) == []
    assert address(app) == {"q": ["휴가"]}


def test_the_processes_stand_in_groups_with_subtotals(register):
    app = visit(group="부서")
    labels = [one.label for one in app.expander]
    assert labels[0].startswith("**경영기획부** · 업무 2개 · 연간 투입 모름")
    assert labels[1].startswith("**시설관리부** · 업무 1개")
    assert not app.data_editor
    opened(app, "inventory-group/부서/시설관리부")
    assert names(app) == ["대관 접수"]
    (name,) = app.session_state["_inventory-grids"]
    edited(app, {0: {"area": "체육"}}, f"inventory-grid{name}-0")
    assert facts(register, "P-0002").area == "체육"


def test_a_long_register_is_shown_page_by_page(register, monkeypatch):
    monkeypatch.setattr(inventory_table, "PAGE_ROWS", 2)
    app = visit()
    assert names(app) == ["채용", "대관 접수"]
    assert "3개 가운데 1~2번째" in said(app.caption)
    app.session_state["inventory-page"] = 2
    run(app)
    assert names(app) == ["휴가 처리"]
    edited(app, {0: {"area": "복무"}}, "inventory-grid-1")
    assert facts(register, "P-0003").area == "복무"
    assert facts(register, "P-0001").area is None


def test_conditions_in_a_closed_pop_over_are_not_lost(register):
    app = visit(unknown="area", fill="빠진 것 있음")
    assert names(app) == ["채용", "휴가 처리"]
    run(app)
    assert names(app) == ["채용", "휴가 처리"]
    assert address(app) == {"unknown": ["area"], "fill": ["빠진 것 있음"]}


def test_columns_are_chosen_and_edited(register):
    app = opened(visit(), "columns")
    app.multiselect(key="cols").set_value(["approvals", "sources"])
    run(app)
    assert list(app.data_editor[0].value.columns) == [
        "pick",
        "open",
        "name",
        "approvals",
        "sources",
    ]
    edited(app, {0: {"approvals": "3단계", "sources": "연간 건수: 로그 2026. 3. 1."}})
    found = facts(register, "P-0001")
    assert (found.approvals, found.sources) == (
        3,
        (FigureSource("yearly_volume", "로그", "2026-03-01"),),
    )
