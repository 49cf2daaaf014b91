"""The register in the browser: found, filtered, edited in place, added to, taken away."""

from dataclasses import replace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

import storage
from processes.inventory import store
from processes.inventory.model import Facts, exactly
from tests.pages import visiting

GRID = "inventory-grid-0"
HIRING = Facts(area="인사", yearly_volume=exactly(24, "연 24건"), minutes_per_case=exactly(60))


@pytest.fixture
def register(db):
    """Three processes of two departments."""
    with storage.transaction(db):
        store.add_process(db, "채용", "경영기획부", HIRING, by="이")
        store.add_process(db, "대관 접수", "시설관리부", Facts(area="대관"), by="이")
        store.add_process(db, "휴가 처리", "경영기획부", Facts(area="인사"), by="이", example=True)
    return db


def visit(page: str = "inventory", **parameters: Any) -> AppTest:
    return visiting.visit(page, **parameters)


def edited(app: AppTest, row: int, key: str = GRID, **cells: str | None) -> AppTest:
    """Type into cells of one row, as the browser reports it."""
    app.session_state[key] = {"edited_rows": {row: cells}, "added_rows": [], "deleted_rows": []}
    app.run()
    assert not app.exception
    return app


def said(elements: Any) -> str:
    return "\n".join(element.value for element in elements)


def names(app: AppTest) -> list[str]:
    return list(app.data_editor[0].value["name"])


def button(app: AppTest, label: str) -> Any:
    return next(one for one in app.button if one.label == label)


def test_an_empty_register_offers_the_ways_to_begin(db):
    app = visit()
    assert "아직 등록된 업무가 없습니다" in said(app.markdown)
    assert button(app, "예시 불러오기")
    assert not app.data_editor


def test_the_table_shows_what_is_known_and_the_totals(register):
    app = visit()
    table: Any = app.data_editor[0].value
    assert list(table.index) == ["P-0001", "P-0002", "P-0003"]
    assert table.loc["P-0001", "yearly_volume"].strip() == "24"
    assert table.loc["P-0002", ["yearly_volume", "hours"]].isna().all()
    assert table.loc["P-0001", "hours"].strip() == "24"
    assert "예시" in table.loc["P-0003", "open"]
    summary = said(app.markdown)
    assert "업무 **3개**" in summary
    assert "**24건** :gray[(모름 2개 제외)]" in summary
    assert "연간 투입 **24시간** :gray[(모름 2개 제외)]" in summary


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ({"q": "대관"}, ["대관 접수"]),
        ({"q": "ㅎㄱ"}, ["휴가 처리"]),
        ({"dept": "경영기획부"}, ["채용", "휴가 처리"]),
        ({"area": "인사", "sort": "업무명 순"}, ["채용", "휴가 처리"]),
        ({"sort": "연간 시간 많은 순"}, ["채용", "대관 접수", "휴가 처리"]),
        ({"pd": "모름", "dept": "시설관리부"}, ["대관 접수"]),
    ],
)
def test_the_address_holds_search_filters_and_order(register, parameters, expected):
    assert names(visit(**parameters)) == expected


def test_what_does_not_match_leaves_a_hint(register):
    app = visit(q="없는 업무")
    assert not app.data_editor
    assert "맞는 업무가 없습니다" in said(app.markdown)


def test_typing_into_the_search_narrows_the_table(register):
    app = visit()
    app.text_input(key="q").set_value("휴가").run()
    assert names(app) == ["휴가 처리"]


def test_an_edited_cell_is_saved_at_once(register):
    edited(visit(), 1, yearly_volume="월 20건", systems="ERP, 한글")
    process = store.process_by_code(register, "P-0002")
    assert process.facts.yearly_volume == exactly(240, "월 20건")
    assert process.facts.systems == ("ERP", "한글")
    assert (process.revision, process.updated_by) == (2, "김")


def test_an_edit_is_saved_once_however_often_the_page_runs(register):
    app = edited(visit(), 1, yearly_volume="월 20건")
    edited(app, 1, yearly_volume="월 20건")
    assert store.process_by_code(register, "P-0002").revision == 2
    edited(app, 1, yearly_volume="월 30건")
    assert store.process_by_code(register, "P-0002").facts.yearly_volume == exactly(360, "월 30건")


def test_emptying_a_cell_makes_the_value_unknown(register):
    edited(visit(), 0, yearly_volume=None)
    assert store.process_by_code(register, "P-0001").facts.yearly_volume is None


def test_names_and_departments_are_edited_too(register):
    edited(visit(), 0, name="직원 채용", department="시설관리부")
    process = store.process_by_code(register, "P-0001")
    assert (process.name, process.department) == ("직원 채용", "시설관리부")


def test_a_cell_that_is_not_understood_is_told_and_not_saved(register):
    app = edited(visit(), 1, yearly_volume="많음", minutes_per_case="30분")
    assert "P-0002 연간 건수\\: '많음'" in said(app.error)
    process = store.process_by_code(register, "P-0002")
    assert process.facts.yearly_volume is None
    assert process.facts.minutes_per_case == exactly(30, "30분")
    edited(app, 1, yearly_volume="월 1건", minutes_per_case="30분")
    assert not app.error


def test_an_empty_name_is_refused(register):
    app = edited(visit(), 0, name=None)
    assert "업무명" in said(app.error)
    assert store.process_by_code(register, "P-0001").name == "채용"


def someone_else_saves(db, code, **facts):
    process = store.process_by_code(db, code)
    with storage.transaction(db):
        store.save_process(
            db, process.id, process.revision, facts=replace(process.facts, **facts), by="박"
        )


def test_a_late_edit_shows_both_versions_and_nothing_is_written_over(register):
    app = visit()
    someone_else_saves(register, "P-0001", yearly_volume=exactly(30))
    edited(app, 0, yearly_volume="40")
    assert "박 님이" in said(app.warning)
    compared: Any = app.table[0].value
    assert compared.iloc[0].tolist() == ["연간 건수", "24 건/년", "40 건/년", "30 건/년"]
    assert store.process_by_code(register, "P-0001").facts.yearly_volume == exactly(30)


@pytest.mark.parametrize(("choice", "volume"), [("내 것 저장", 40), ("상대 것 유지", 30)])
def test_the_user_chooses_which_version_stays(register, choice, volume):
    app = visit()
    someone_else_saves(register, "P-0001", yearly_volume=exactly(30), approvals=3)
    edited(app, 0, yearly_volume="40")
    button(app, choice).click().run()
    assert not app.warning
    facts = store.process_by_code(register, "P-0001").facts
    assert facts.yearly_volume is not None
    assert (facts.yearly_volume.likely, facts.approvals) == (volume, 3)


def test_a_process_is_added_and_opened(register):
    app = visit()
    app.text_input(key=name_field(app)).set_value("물품 대여")
    next(box for box in app.selectbox if box.label == "부서").set_value("시설관리부")
    button(app, "추가하고 열기").click().run()
    assert store.process_by_code(register, "P-0004").name == "물품 대여"
    assert app.title[0].value == "물품 대여"


def name_field(app: AppTest) -> str:
    return "new-process-name"


def test_a_process_without_department_is_not_added(register):
    app = visit()
    app.text_input(key=name_field(app)).set_value("물품 대여")
    button(app, "추가하고 열기").click().run()
    assert "모두 적으세요" in said(app.error)
    assert len(store.all_processes(register)) == 3


def test_the_example_fills_an_empty_register(db):
    app = visit()
    button(app, "예시 불러오기").click().run()
    assert not app.exception
    assert len(store.all_processes(db)) >= 60
    assert len(app.data_editor[0].value) >= 60
