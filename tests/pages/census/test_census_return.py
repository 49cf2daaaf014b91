"""One department's page: filled in online or in Excel, handed in, returned, confirmed."""

import io
from dataclasses import replace
from typing import Any

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

import storage
from processes.census import store as census
from processes.inventory import store
from processes.inventory.model import Facts, exactly
from processes.spreadsheet import form, template
from processes.spreadsheet.form import Form
from tests.pages import visiting

KEYS = [one.key for one in form.COLUMNS]


def visit(page: str = "census_return", **parameters: str) -> AppTest:
    return visiting.visit(page, **parameters)


def said(elements: Any) -> str:
    return "\n".join(element.value for element in elements)


def button(app: AppTest, label: str) -> Any:
    return next(one for one in app.button if one.label == label)


def field(app: AppTest, kind: str, label: str, last: bool = False) -> Any:
    found = [one for one in getattr(app, kind) if one.label == label]
    return found[-1 if last else 0]


@pytest.fixture
def part(register, round_):
    return census.return_of(register, round_.id, "인사부")


@pytest.fixture
def page(round_):
    return lambda: visit(round=round_.id, department="인사부")


def state_of(db, part) -> str:
    return census.return_of(db, part.round_id, part.department).state


def filled(db, *edits, department: str = "인사부") -> bytes:
    processes = [p for p in store.all_processes(db) if p.department == department]
    content = template.write(Form(department, "2026-11-23T00:00:00Z"), processes)
    book = openpyxl.load_workbook(io.BytesIO(content))
    for row, key, text in edits:
        book[form.TABLE].cell(template.FIRST_ROW + row, KEYS.index(key) + 1).value = text
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def uploaded(app, content: bytes, name: str = "조사표.xlsx") -> Any:
    app.file_uploader[0].upload(name, content, "").run()
    assert not app.exception
    return app


def test_the_page_shows_the_state_what_is_missing_and_the_rounds_fields(part, page):
    app = page()
    assert app.title[0].value == "인사부"
    assert "아직 모르는 항목\\: 연간 건수 1개" in said(app.caption)
    table: Any = app.data_editor[0].value
    assert list(table.columns) == ["open", "name", "area", "yearly_volume", "missing", "updated"]
    assert list(table["missing"]) == [0, 1]


def test_without_or_with_an_unknown_department_the_way_leads_back(part):
    for parameters in ({}, {"department": "없는 부서"}, {"round": "x", "department": "인사부"}):
        app = visit(**parameters)
        assert "부서를 찾지 못했습니다" in said(app.markdown)


def test_without_a_round_in_the_address_the_running_one_is_shown(part):
    assert visit(department="인사부").title[0].value == "인사부"


def test_an_edited_cell_is_saved_at_once_and_makes_it_begun(register, part, page):
    app = page()
    assert "시작 전" in said(app.markdown)
    key = f"inventory-grid-return-{part.id}-0"
    app.session_state[key] = {
        "edited_rows": {1: {"yearly_volume": "월 2건"}},
        "added_rows": [],
        "deleted_rows": [],
    }
    app.run()
    assert store.process_by_code(register, "P-0002").facts.yearly_volume == exactly(24, "월 2건")
    assert "작성 중" in said(app.markdown)


def test_only_what_is_incomplete_is_shown_on_demand(part, page):
    app = page()
    app.toggle[0].set_value(True).run()
    table: Any = app.data_editor[0].value
    assert list(table.index) == ["P-0002"]


def test_a_department_hands_in_and_takes_it_back(register, part, page):
    app = page()
    field(app, "text_area", "전할 말(없어도 됩니다)").set_value("다 적었습니다")
    button(app, "제출").click().run()
    assert state_of(register, part) == "submitted"
    assert "다 적었습니다" in said(app.info)
    button(app, "제출 취소").click().run()
    assert state_of(register, part) == "open"


def test_the_task_force_returns_it_with_a_reason_and_confirms(register, part, page):
    census.move(register, part.id, part.revision, "submit", by="이")
    app = page()
    button(app, "보완 요청").click().run()
    assert "이유가 필요합니다" in said(app.error)
    field(app, "text_area", "고칠 점").set_value("건수를 적어 주세요")
    button(app, "보완 요청").click().run()
    assert state_of(register, part) == "returned"
    assert "건수를 적어 주세요" in said(app.warning)
    button(app, "제출").click().run()
    button(app, "확인").click().run()
    assert state_of(register, part) == "confirmed"
    history = said(app.markdown)
    assert history.index("**확인**") < history.index("**보완 요청**") < history.index("조사 시작")


def test_a_move_over_a_state_that_has_changed_is_refused(register, part, page):
    census.move(register, part.id, part.revision, "submit", by="이")
    app = page()
    current = census.return_of(register, part.round_id, "인사부")
    census.move(register, part.id, current.revision, "confirm", by="박")
    field(app, "text_area", "고칠 점").set_value("고치세요")
    button(app, "보완 요청").click().run()
    assert "박 님이 먼저 '인사부'" in said(app.error)
    assert state_of(register, part) == "confirmed"


def test_the_department_gets_a_deadline_of_its_own(register, part, page):
    app = page()
    day = replace_day(field(app, "date_input", "이 부서의 기한").value)
    field(app, "date_input", "이 부서의 기한").set_value(day).run()
    assert census.return_of(register, part.round_id, "인사부").deadline == day.isoformat()


def replace_day(day: Any) -> Any:
    return day.replace(day=20)


def tabs_at(app: Any) -> int:
    """The place of the tabs on the page: where it moves, the browser draws them anew."""
    places = (at for at, block in app.main.children.items() if block.type == "tab_container")
    return int(next(places))


def test_what_comes_and_goes_above_the_tabs_does_not_move_them(register, part, page):
    census.move(register, part.id, part.revision, "submit", by="이")
    app = page()
    before = tabs_at(app)
    button(app, "보완 요청").click().run()
    assert "이유가 필요합니다" in said(app.error)
    assert tabs_at(app) == before
    field(app, "text_area", "고칠 점").set_value("건수를 적어 주세요")
    button(app, "보완 요청").click().run()
    assert said(app.warning)
    assert tabs_at(app) == before


def test_a_form_of_another_register_is_refused_before_the_preview(register, part, page):
    foreign = [replace(p, id=f"x{p.id}") for p in store.all_processes(register)]
    content = template.write(Form("인사부", "2026-11-23T00:00:00Z"), foreign[:2])
    app = uploaded(page(), content)
    assert "다른 업무 목록에서 만든 조사표입니다" in said(app.error)
    assert not app.metric


def test_a_filled_in_form_is_looked_at_and_then_merged(register, part, page):
    content = filled(register, (2, "yearly_volume", "월 2건"), (3, "name", "교육"))
    app = uploaded(page(), content)
    assert [metric.value for metric in app.metric] == ["1개", "1개", "0개", "0개"]
    assert store.process_by_code(register, "P-0002").facts.yearly_volume is None
    button(app, "칸 1개, 새 업무 1개 합치기").click().run()
    assert store.process_by_code(register, "P-0002").facts.yearly_volume == exactly(24, "월 2건")
    assert store.process_by_code(register, "P-0004").department == "인사부"
    assert "칸 1개를 고치고 새 업무 1개" in said(app.success)


@pytest.mark.parametrize(("choice", "volume"), [("mine", 50), ("theirs", 30)])
def test_what_both_sides_changed_is_chosen_side_by_side(
    register,
    part,
    page,
    choice,
    volume,
):
    content = filled(register, (1, "yearly_volume", "50"))
    hiring = store.process_by_code(register, "P-0001")
    facts = replace(hiring.facts, yearly_volume=exactly(30))
    store.save_process(register, hiring.id, hiring.revision, facts=facts, by="박")
    app = uploaded(page(), content)
    shown = said(app.markdown)
    for value in ("24 건/년", "30 건/년", "50 건/년"):
        assert value in shown
    assert button(app, "먼저 값 1개를 고르세요").disabled
    next(b for b in app.button_group).set_value(choice).run()
    next(b for b in app.button if "합치기" in b.label or "바뀔" in b.label).click().run()
    saved = store.process_by_code(register, "P-0001").facts.yearly_volume
    assert saved is not None
    assert saved.likely == volume


def test_all_conflicts_can_be_chosen_at_once(register, part, page):
    content = filled(register, (1, "yearly_volume", "50"), (1, "area", "채용"))
    hiring = store.process_by_code(register, "P-0001")
    facts = Facts(area="총무", yearly_volume=exactly(30))
    store.save_process(register, hiring.id, hiring.revision, facts=facts, by="박")
    app = uploaded(page(), content)
    button(app, "모두 파일 값").click().run()
    button(app, "칸 2개 합치기").click().run()
    assert store.process_by_code(register, "P-0001").facts.area == "채용"


def test_emptied_cells_are_asked_about(register, part, page):
    app = uploaded(page(), filled(register, (1, "area", None), (2, "area", "복무")))
    button(app, "칸 1개 합치기")
    next(box for box in app.checkbox if "비운 칸 1개" in box.label).check().run()
    button(app, "칸 2개 합치기").click().run()
    assert store.process_by_code(register, "P-0001").facts.area is None


def test_bad_cells_stop_the_merge_until_they_are_left_out(register, part, page):
    edits = [(1, "yearly_volume", "-5"), (2, "area", "복무")]
    app = uploaded(page(), filled(register, *edits))
    assert "고쳐야 할 칸이 1개" in said(app.error)
    (faults,) = (table.value for table in app.dataframe if "자리" in table.value.columns)
    assert faults.iloc[0]["자리"].startswith("시트 '조사표' ")
    assert button(app, "칸 1개 합치기").disabled
    next(box for box in app.checkbox if "나머지만" in box.label).check().run()
    button(app, "칸 1개 합치기").click().run()
    assert store.process_by_code(register, "P-0002").facts.area == "복무"
    assert store.process_by_code(register, "P-0001").facts.yearly_volume == exactly(24)


def test_the_form_of_another_department_is_refused(register, part, page):
    app = uploaded(page(), filled(register, department="시설부"))
    assert "'시설부'의 조사표입니다" in said(app.error)


def test_a_damaged_file_is_refused(part, page):
    assert "깨져" in said(uploaded(page(), b"PK\x03\x04 broken").error)


def test_a_table_of_their_own_falls_back_to_the_import_with_a_sentence(register, part, page):
    table = "업무명,대분류,연간 건수\n채용,인사,1\n교육,인사,1\n출장,인사,-5\n"
    app = uploaded(page(), table.encode(), "표.csv")
    assert "숨은 시트가 없어" in said(app.info)
    assert "가져오는 방법" not in said(app.markdown)
    button(app, "업무 1개 등록").click().run()
    assert store.process_by_code(register, "P-0004").department == "인사부"


def test_a_register_that_changed_during_the_preview_is_not_written_over(
    register,
    part,
    page,
):
    app = uploaded(page(), filled(register, (2, "area", "복무")))
    leave = store.process_by_code(register, "P-0002")
    store.save_process(register, leave.id, leave.revision, facts=Facts(area="다른 값"), by="박")
    button(app, "칸 1개 합치기").click().run()
    assert "바뀌었습니다" in said(app.error)
    assert store.process_by_code(register, "P-0002").facts.area == "다른 값"


def test_in_an_ended_round_nothing_moves(register, part, round_, page):
    with storage.transaction(register):
        census.close_round(register, round_.id, round_.revision, closed=True, by="TF")
    app = page()
    assert "끝난 조사입니다" in said(app.info)
    assert not [one for one in app.button if one.label == "제출"]
    (table,) = (one.value for one in app.dataframe)
    assert table["name"].tolist() == ["채용", "휴가"]
    assert table["area"].tolist() == ["인사", "인사"]
    assert not app.file_uploader
    assert not [one for one in app.button if "추가" in one.label]
