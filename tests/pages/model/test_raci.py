"""The RACI panel: derived, corrected by people, given back to the rules."""

import pytest

import storage
from processes.bpmn import reading
from processes.bpmn import store as models
from processes.bpmn.raci import store
from processes.bpmn.raci.table import derived
from processes.inventory.model import Facts
from processes.inventory.store import add_process
from storage import records


@pytest.fixture
def panel(visit, travel):
    return visit("model", code=travel.code, panel="RACI")


def edit(app, row: int, role: str, letters: str):
    """Choose letters in a cell, as the table's own widget reports it."""
    (shown,) = app.dataframe
    app.session_state[shown.key] = {
        "edited_rows": {row: {role: letters}},
        "added_rows": [],
        "deleted_rows": [],
    }
    app.run()
    assert not app.exception
    return app


def test_the_table_is_derived_from_the_drawing(panel):
    frame = panel.dataframe[0].value
    assert list(frame.columns)[:3] == ["활동", "출장 직원", "팀장"]
    assert "경영기획부" in frame.columns
    assert frame.iloc[0]["출장 직원"] == "R"
    assert frame.iloc[2]["부서장"] == "R·A"
    assert frame.iloc[0]["지출 담당"] == "–"


def test_a_cell_that_a_person_sets_stands_with_their_name(db, travel, panel, read):
    edit(panel, 0, "지출 담당", "C")
    (cell,) = store.cells(db, travel.id, "as-is").values()
    assert (cell.role, cell.letters, cell.updated_by) == ("지출 담당", "C", "김민서")
    assert panel.dataframe[0].value.iloc[0]["지출 담당"] == "C"
    assert "사람이 정한 칸 1개" in [one.label for one in panel.expander]


def test_what_a_person_takes_out_stays_out_and_goes_back_to_the_rules(db, travel, panel, press):
    edit(panel, 0, "팀장", "–")
    (cell,) = store.cells(db, travel.id, "as-is").values()
    assert cell.letters == ""
    press(panel, "규칙대로")
    assert store.cells(db, travel.id, "as-is") == {}
    assert panel.dataframe[0].value.iloc[0]["팀장"] == "I"


def test_choosing_what_the_rules_say_sets_nothing(db, travel, panel):
    edit(panel, 0, "지출 담당", "A")
    edit(panel, 0, "지출 담당", "–")
    assert store.cells(db, travel.id, "as-is") == {}


def test_a_cell_that_another_set_meanwhile_is_a_choice_and_both_are_kept(db, travel, panel, press):
    frame = panel.dataframe[0].value
    with storage.transaction(db):
        element = _element(db, travel)
        put = store.set_cell(
            db, travel.id, "as-is", element, "지출 담당", "I", revision=0, by="최유진"
        )
    assert frame.iloc[0]["지출 담당"] == "–"
    edit(panel, 0, "지출 담당", "C")
    assert "최유진 님이" in panel.warning[0].value
    assert store.cells(db, travel.id, "as-is")[element, "지출 담당"].letters == "I"
    assert [one["changes"] for one in records.refused(db, store.TABLE, put.id)] == [
        {"letters": "C"}
    ]
    press(panel, "내 것 저장")
    assert store.cells(db, travel.id, "as-is")[element, "지출 담당"].letters == "C"


def _element(db, travel) -> str:
    newest = models.newest(db, travel.id, "as-is")
    assert newest is not None
    return derived(reading.read(models.content(db, newest.sha256))).rows[0].element


def test_without_a_drawing_the_panel_says_what_makes_one(db, visit, travel, read):
    with storage.transaction(db):
        empty = add_process(db, "새 업무", "경영기획부", Facts(), by="준비")
    assert "RACI 표를 만듭니다" in read(visit("model", code=empty.code, panel="RACI"))
