"""The flow chart page's table: steps typed, uploaded and put into the drawing."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

import storage
from processes.bpmn import reading, store
from processes.bpmn.steps import Follow, Step, StepTable, diagram, table_of
from processes.inventory.model import Facts, Process
from processes.inventory.store import add_process

SHELL = Path(__file__).resolve().parents[2] / "ui" / "shell.py"
TABLE = StepTable(
    (
        Step("1", "민원인", "신청한다", (Follow("2"),)),
        Step("2", "담당", "검토한다", (Follow("3", "갖춤"), Follow("1", "보완"))),
        Step("3", "과장", "결재한다", systems=("ERP",)),
    )
)


@pytest.fixture
def hiring(db):
    with storage.transaction(db):
        return add_process(db, "채용 계획", "인사부", Facts(), by="준비")


@pytest.fixture
def drawn(db, hiring):
    """The process with the table's diagram as its as-is."""
    with storage.transaction(db):
        store.save(db, hiring.id, "as-is", diagram(TABLE), base=None, origin="upload", by="이")
    return hiring


def visit(process: Process) -> AppTest:
    app = AppTest.from_file(str(SHELL), default_timeout=30)
    app._page_hash = calc_hash("model")
    app.session_state["author"] = "김민서"
    app.query_params.update({"code": process.code, "view": "표"})
    app.run()
    assert not app.exception
    return app


def type_in(app: AppTest, process: Process, number: int, **edits) -> AppTest:
    """Edit cells of the table as the browser tells it."""
    key = f"model/steps-{number}/{process.id}/as-is"
    given = {"edited_rows": {}, "added_rows": [], "deleted_rows": []} | edits
    app.session_state[key] = given
    app.run()
    assert not app.exception
    return app


def click(app: AppTest, label: str) -> AppTest:
    next(one for one in app.button if one.label == label).click()
    app.run()
    assert not app.exception
    return app


def newest(db, process: Process) -> bytes:
    found = store.newest(db, process.id, "as-is")
    assert found is not None
    return store.content(db, found.sha256)


def said(app: AppTest) -> str:
    return "\n".join(one.value for one in (*app.warning, *app.error, *app.caption))


def test_the_table_shows_the_steps_of_the_drawing(drawn):
    shown = visit(drawn).data_editor[0].value
    assert list(shown["할 일"]) == ["신청한다", "검토한다", "", "결재한다"]
    assert list(shown["다음"]) == ["", "3", "1", ""]
    assert list(shown["조건"]) == ["", "갖춤", "보완", ""]


def test_an_edited_name_becomes_the_next_revision_and_nothing_else_changes(db, drawn):
    before = newest(db, drawn)
    app = type_in(visit(drawn), drawn, 1, edited_rows={3: {"할 일": "전결한다"}})
    click(app, "그림에 반영")
    after = newest(db, drawn)
    assert after == before.replace("결재한다".encode(), "전결한다".encode())
    (revision, _first) = store.revisions(db, drawn.id, "as-is")
    assert (revision.origin, revision.created_by) == ("steps", "김민서")


def test_what_was_typed_outlives_a_revision_that_another_saves_meanwhile(db, drawn):
    app = type_in(visit(drawn), drawn, 1, edited_rows={3: {"할 일": "전결한다"}})
    other = newest(db, drawn).replace("신청한다".encode(), "접수한다".encode())
    with storage.transaction(db):
        store.save(db, drawn.id, "as-is", other, base=1, origin="editor", by="박서준")
    app.run()
    assert "1판에서 고치던 표는 남아 있습니다" in said(app)
    assert list(app.data_editor[0].value["할 일"])[-1] == "결재한다"
    click(app, "고치던 표로 채우기")
    assert list(app.data_editor[0].value["할 일"])[-1] == "전결한다"
    assert "남아 있습니다" not in said(app)
    click(app, "그림에 반영")
    assert len(store.revisions(db, drawn.id, "as-is")) == 3
    assert "남아 있습니다" not in said(app)


def test_a_row_added_by_its_number_goes_between(db, drawn):
    new = {"순서": "2a", "담당": "담당", "할 일": "보고한다"}
    app = type_in(visit(drawn), drawn, 1, added_rows=[new], edited_rows={1: {"다음": "2a"}})
    click(app, "그림에 반영")
    table = table_of(newest(db, drawn))
    assert [step.order for step in table.steps] == ["1", "2", "2a", "3"]
    assert table.steps[2].follows == (Follow("3"),)


def test_a_mistake_names_its_row_and_nothing_can_be_saved(db, drawn):
    app = type_in(visit(drawn), drawn, 1, edited_rows={3: {"다음": "9", "분": "-1"}})
    assert "4행 '다음'" in said(app)
    assert "4행 '분'" in said(app)
    assert "그림에 반영" not in [one.label for one in app.button]
    assert len(store.revisions(db, drawn.id, "as-is")) == 1


def test_what_would_vanish_is_listed_before_it_does(db, drawn):
    app = type_in(visit(drawn), drawn, 1, deleted_rows=[3], edited_rows={1: {"다음": "끝"}})
    assert "할 일 '결재한다'" in said(app)
    assert "시스템 'ERP'" in said(app)
    click(app, "지우고 그림에 반영")
    names = {node.name for node in reading.read(newest(db, drawn)).nodes}
    assert "결재한다" not in names
    assert "검토한다" in names


def test_what_was_typed_can_be_forgotten(db, drawn):
    app = type_in(visit(drawn), drawn, 1, edited_rows={3: {"할 일": "전결한다"}})
    app = click(app, "고친 것 되돌리기")
    assert "결재한다" in list(app.data_editor[0].value["할 일"])
    assert len(store.revisions(db, drawn.id, "as-is")) == 1


def test_an_empty_process_starts_by_typing_steps(db, hiring):
    app = visit(hiring)
    assert list(app.data_editor[0].value["순서"])[:2] == ["1", "2"]
    rows = {0: {"담당": "담당", "할 일": "접수한다"}, 1: {"담당": "과장", "할 일": "결재한다"}}
    click(type_in(app, hiring, 0, edited_rows=rows), "그림에 반영")
    model = reading.read(newest(db, hiring))
    assert [pool.name for pool in model.participants] == ["채용 계획"]
    assert [lane.name for lane in model.lanes] == ["담당", "과장"]


def upload(app: AppTest, name: str, text: str) -> AppTest:
    which = next(at for at, one in enumerate(app.file_uploader) if one.label == "단계표")
    app.file_uploader[which].set_value((name, text.encode(), "text/csv"))
    return click(app, "표에 채우기")


def test_an_uploaded_table_fills_the_rows_for_a_look_first(db, hiring):
    text = "순서,담당,할 일\n1,가,읽는다\n2,나,쓴다\n"
    app = upload(visit(hiring), "단계.csv", text)
    assert list(app.data_editor[0].value["할 일"]) == ["읽는다", "쓴다"]
    assert store.newest(db, hiring.id, "as-is") is None
    click(app, "그림에 반영")
    assert [step.work for step in table_of(newest(db, hiring)).steps] == ["읽는다", "쓴다"]


def test_a_file_that_is_no_step_table_says_what_is_missing(hiring):
    app = upload(visit(hiring), "a.csv", "a,b\n1,2\n")
    assert "제목 줄" in app.error[0].value


def test_a_save_that_came_between_keeps_both(db, drawn):
    app = type_in(visit(drawn), drawn, 1, edited_rows={3: {"할 일": "전결한다"}})
    with storage.transaction(db):
        other = diagram(StepTable((*TABLE.steps[:1], Step("2", "담당", "끝낸다"))))
        store.save(db, drawn.id, "as-is", other, base=1, origin="upload", by="박")
    app = click(app, "그림에 반영")
    assert "박" in app.error[0].value
    assert len(store.refused(db, drawn.id, "as-is")) == 1
