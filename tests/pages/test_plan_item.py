"""One item's page: its parts with basis, formula and sources; entries that save and go back."""

from functools import partial

import pytest

import storage
from action_plan.tracking import store
from action_plan.tracking.model import Figure, Milestone, Risk
from tests.pages import visiting

visit = partial(visiting.visit, "plan-item")


@pytest.fixture
def figure(db):
    with storage.transaction(db):
        return store.add(
            db,
            Figure,
            "dpg",
            9,
            {"title": "교육 이수", "unit": "명", "target": 4, "low": 1, "high": 1},
            by="가",
        )


def text(app):
    return visiting.said(app.markdown, app.caption, app.error, app.info).replace("\\", "")


def links(app):
    return [one.proto.label for one in app.get("page_link")]


def type_in(app, table, item, edits):
    """Report edits of a table as the browser does."""
    kept, turn = f"_grid-round/{table}/dpg/{item}", 0
    if kept in app.session_state:  # AppTest's state has no get
        turn = app.session_state[kept]
    app.session_state[f"grid/{table}/dpg/{item}/{turn}"] = edits
    app.run()
    assert not app.exception
    return app


def edits(**given):
    return {"edited_rows": {}, "added_rows": [], "deleted_rows": [], **given}


def test_a_computed_part_says_so_with_its_formula_and_its_sources(database_url):
    app = visit(item="1")
    assert app.title[0].value.startswith("① 기존 업무")
    assert "필수 항목이 모두 찬 업무 ÷ 등록한 업무" in text(app)
    assert {"전수조사", "업무 목록", "아낀 시간"} <= set(links(app))
    assert "모름" in text(app)
    assert "0%" not in visiting.said(app.markdown)


def test_a_typed_figure_is_a_claim_with_its_own_words(figure, database_url):
    app = visit(item="9")
    assert "25%" in text(app)
    assert "주장" in text(app)
    assert "지금 1명, 목표 4명" in text(app)


def test_the_item_stands_in_the_plan_and_leads_to_its_neighbours(database_url):
    app = visit(item="15")
    assert any(label.startswith("⑭") for label in links(app))
    assert any(label.startswith("⑯") for label in links(app))
    assert "서비스형 소프트웨어(SaaS) 전략적 육성" in str(app.table[0].value)
    assert "포트폴리오" in links(app)


@pytest.mark.parametrize("item", ["0", "19", "가", ""])
def test_an_unknown_item_leads_back(item, database_url):
    app = visit(item=item)
    assert "과제가 없습니다" in text(app)
    assert "18개 과제 모두 보기" in links(app)


def test_a_weight_changes_the_share_and_goes_back(figure, db, database_url):
    with storage.transaction(db):
        store.add(
            db, Figure, "dpg", 9, {"title": "적용", "target": 1, "low": 1, "high": 1}, by="가"
        )
    app = visit(item="9")
    assert "62%" in text(app)
    field = next(one for one in app.number_input if figure.id in str(one.key))
    field.set_value(3).run()
    assert store.weights(db, "dpg") == {(9, figure.id): 3.0}
    assert "44%" in text(app)
    visiting.press(app, "되돌리기 (1)")
    assert store.weights(db, "dpg") == {}
    assert "62%" in text(app)


def test_new_lines_are_saved_and_taken_back(db, database_url):
    app = visit(item="9")
    line = {"title": "발표회", "owner": "가부서", "planned_on": "2020-03-01"}
    type_in(app, "plan_milestones", 9, edits(added_rows=[line]))
    found = store.entries(db, Milestone, "dpg")
    assert [(one.title, one.planned_on) for one in found] == [("발표회", "2020-03-01")]
    assert "지연 1" in text(app)
    visiting.press(app, "되돌리기 (1)")
    assert store.entries(db, Milestone, "dpg") == []


def test_two_changes_of_one_entry_go_back_one_by_one(figure, db, database_url):
    app = visit(item="9")
    type_in(app, "plan_figures", 9, edits(edited_rows={0: {"low": 2, "high": 2}}))
    assert store.entries(db, Figure, "dpg")[0].low == 2
    type_in(app, "plan_figures", 9, edits(edited_rows={0: {"low": 2, "high": 3}}))
    assert store.entries(db, Figure, "dpg")[0].high == 3
    visiting.press(app, "되돌리기 (2)")
    assert store.entries(db, Figure, "dpg")[0].high == 2
    visiting.press(app, "되돌리기 (1)")
    assert store.entries(db, Figure, "dpg")[0].low == 1


def test_what_cannot_be_kept_is_said_and_the_rest_stands(figure, db, database_url):
    app = visit(item="9")
    type_in(app, "plan_figures", 9, edits(edited_rows={0: {"target": 0}}))
    assert "목표는 0보다" in text(app)
    assert store.entries(db, Figure, "dpg")[0].target == 4


def test_undo_does_not_write_over_another(db, database_url):
    app = visit(item="9")
    type_in(app, "plan_risks", 9, edits(added_rows=[{"title": "위험"}]))
    one = store.entries(db, Risk, "dpg")[0]
    assert one.state == "열림"
    with storage.transaction(db):
        store.save(db, Risk, one.id, one.revision, {"owner": "남"}, by="남")
    visiting.press(app, "되돌리기 (1)")
    assert "되돌리지 못했습니다" in text(app)
    assert store.entries(db, Risk, "dpg")[0].owner == "남"


def test_the_example_is_marked(db, database_url):
    with storage.transaction(db):
        store.add(db, Milestone, "dpg", 9, {"title": "예"}, by="가", example=True)
    assert "예시 자료" in text(visit(item="9"))
    assert "예시 자료" not in text(visit(item="10"))


def test_two_tabs_both_keep_their_text_and_one_is_chosen(figure, db, database_url):
    first, second = visit(item="9", by="가"), visit(item="9", by="나")
    type_in(first, "plan_figures", 9, edits(edited_rows={0: {"title": "가의 말"}}))
    type_in(second, "plan_figures", 9, edits(edited_rows={0: {"title": "나의 말"}}))
    assert store.entries(db, Figure, "dpg")[0].title == "가의 말"
    assert "먼저 고쳤습니다" in visiting.said(second.warning)
    visiting.press(second, "내 것 저장")
    assert store.entries(db, Figure, "dpg")[0].title == "나의 말"
    visiting.press(second, "되돌리기 (1)")
    assert store.entries(db, Figure, "dpg")[0].title == "가의 말"
