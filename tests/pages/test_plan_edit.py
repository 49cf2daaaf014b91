"""The plan's editor: a draft begun, edited in its tables, compared, published; files in and out."""

import io
from functools import partial

import openpyxl

import storage
from action_plan import plan
from action_plan.plan import store, tables, workbook
from action_plan.plan.writing import as_yaml
from tests.pages import visiting
from ui.plan_draft_saving import edited

visit = partial(visiting.visit, "plan-edit")


def begun(db):
    """Return the draft, which must be there."""
    draft = store.draft(db)
    assert draft is not None
    return draft


def text(app):
    return visiting.said(app.markdown, app.caption, app.error, app.info, app.success).replace(
        "\\", ""
    )


def test_a_draft_is_begun_edited_and_published(db, database_url):
    app = visit()
    visiting.press(app, "새 판 만들기")
    draft = begun(db)
    assert draft.base == "dpg-1"
    row = {"edited_rows": {0: {"주관부서": "기획부"}}, "added_rows": [], "deleted_rows": []}
    with storage.transaction(db):
        changed = edited(tables.rows(draft.plan, "과제"), row)
        found = tables.with_table(draft.plan, "과제", changed, "초안")
        store.save_draft(db, draft.revision, found, by="가")
    app.run()
    app.pills[0].set_value("changes").run()
    assert "바뀜 1" in text(app)
    app = visiting.press(app, "공개하기")
    assert "한 줄로 적으세요" in text(app)
    app.text_input(key=f"plan-draft/{draft.id}/note").set_value("주관부서를 바꿈").run()
    visiting.press(app, "공개하기")
    assert plan.current(db).item("1").departments == ("기획부",)
    assert plan.current(db).version == 2


def test_the_draft_goes_back_and_is_deleted(db, database_url):
    app = visiting.press(visit(), "새 판 만들기")
    title = next(one for one in app.text_input if one.label == "제목")
    title.set_value("다른 제목").run()
    assert begun(db).plan.title == "다른 제목"
    visiting.press(app, "되돌리기")
    assert begun(db).plan.title == plan.load().title
    visiting.press(app, "되돌리기")
    assert "더 되돌릴 것이 없습니다" in text(app)
    visiting.press(app, "지우기")
    assert store.draft(db) is None


def test_an_empty_title_is_refused_and_nothing_lost(db, database_url):
    app = visiting.press(visit(), "새 판 만들기")
    next(one for one in app.text_input if one.label == "제목").set_value(" ").run()
    assert "'제목' 칸: 비었습니다" in text(app)
    assert begun(db).plan == plan.load()


def test_a_file_is_shown_before_it_counts(db, database_url):
    other = as_yaml(plan.load()).replace("id: dpg", "id: other", 1)
    app = visit(part="import")
    app.file_uploader[0].upload("남의.yaml", other.encode(), "application/yaml").run()
    assert "과제 18개" in text(app)
    assert store.draft(db) is None
    visiting.press(app, "초안으로 가져오기")
    assert begun(db).plan.id == "other"
    assert begun(db).base == "남의.yaml"


def test_every_faulty_cell_of_a_workbook_is_told(db, database_url):
    book = openpyxl.load_workbook(io.BytesIO(workbook.as_xlsx(plan.load())))
    book["과제"]["B3"], book["과제"]["D7"] = None, None
    out = io.BytesIO()
    book.save(out)
    app = visit(part="import")
    app.file_uploader[0].upload("p.xlsx", out.getvalue(), "application/zip").run()
    assert "'과제' 시트 3행 '과제' 칸" in text(app)
    assert "'과제' 시트 7행 '주관부서' 칸" in text(app)
    assert not any(one.label == "초안으로 가져오기" for one in app.button)


def test_an_earlier_version_begins_a_draft(db, database_url):
    app = visit(part="versions")
    assert "워크벤치와 함께 온 판" in text(app)
    visiting.press(app, "이 판에서 새로 시작")
    assert begun(db).base == "dpg-1"


def test_a_strategy_is_renamed_in_all_of_its_rows():
    before = tables.rows(plan.load(), tables.STRATEGIES)
    row = {"edited_rows": {1: {"전략": "새 전략"}}, "added_rows": [], "deleted_rows": []}
    found = tables.with_table(plan.load(), tables.STRATEGIES, edited(before, row), "초안")
    assert found.strategies[0].name == "새 전략"
    assert len(found.strategies) == 4


def test_lines_are_added_and_taken_out():
    dpg = plan.load()
    before = tables.rows(dpg, tables.ITEMS)
    line = {"번호": 19, "과제": "새 일", "실행계획": dpg.execution_plans[0].name,
            "주관부서": "기획부", "자리": "회의"}  # fmt: skip
    row = {"edited_rows": {}, "added_rows": [line], "deleted_rows": [17]}
    found = tables.with_table(dpg, tables.ITEMS, edited(before, row), "초안")
    assert [item.number for item in found.items] == [*range(1, 18), 19]
