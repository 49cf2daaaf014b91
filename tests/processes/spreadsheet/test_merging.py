"""A form that came back, merged three ways; every field goes out and comes back unchanged."""

from dataclasses import replace

import pytest
from openpyxl.utils import get_column_letter

from processes.inventory.model import (
    Facts,
    exactly,
)
from processes.spreadsheet import form, merging, template
from processes.spreadsheet.merged import MINE, THEIRS, decided, undecided
from tests.processes.spreadsheet.forms import BASE, HALL, LOST, merged, process, sent, three


def test_an_untouched_form_changes_nothing():
    result = merged([HALL, LOST])
    assert result.empty
    assert result.faults == ()
    assert result.kept == 0


def test_what_only_the_file_changed_is_taken():
    result = merged([HALL, LOST], (1, "yearly_volume", "월 30건"), (1, "name", "대관 신청 접수"))
    assert [three(change) for change in result.changes] == [
        ("name", "대관 접수", "대관 접수", "대관 신청 접수"),
        ("yearly_volume", "240 건/년", "240 건/년", "360 건/년"),
    ]
    assert result.conflicts == ()
    assert decided(result, {})["P-1"]["yearly_volume"] == exactly(360, "월 30건")


def test_what_only_the_register_changed_is_kept():
    now = replace(HALL, facts=replace(BASE, approvals=5), revision=2)
    result = merged([now, LOST], (1, "area", "시설"))
    assert [change.key for change in result.changes] == ["area"]
    assert result.kept == 1
    assert "approvals" not in decided(result, {})["P-1"]


def test_what_both_changed_differently_waits_for_a_choice():
    now = replace(HALL, facts=replace(BASE, approvals=5), revision=2)
    result = merged([now, LOST], (1, "approvals", "3"))
    assert [three(change) for change in result.conflicts] == [
        ("approvals", "2 단계", "5 단계", "3 단계")
    ]
    assert result.conflicts[0].place.startswith("시트 '조사표' ")
    assert undecided(result, {}) == list(result.conflicts)
    assert decided(result, {}) == {}
    assert decided(result, {("P-1", "approvals"): THEIRS}) == {}
    assert decided(result, {("P-1", "approvals"): MINE}) == {"P-1": {"approvals": 3}}
    assert undecided(result, {("P-1", "approvals"): MINE}) == []


def test_what_both_changed_alike_is_no_conflict():
    now = replace(HALL, facts=replace(BASE, approvals=3), revision=2)
    assert merged([now, LOST], (1, "approvals", "3단계")).empty


@pytest.mark.parametrize("text", ["240", "연 240건", "240건/년", "２４０", 240, 240.0])
def test_another_way_to_write_the_same_is_no_change(text):
    assert merged([HALL, LOST], (1, "yearly_volume", text)).empty


def test_an_emptied_cell_is_listed_and_left_until_it_is_chosen():
    edits = [(1, "approvals", None), (1, "area", "모름")]
    result = merged([HALL, LOST], *edits)
    assert [change.key for change in result.cleared] == ["approvals"]
    assert decided(result, {}) == {"P-1": {"area": None}}
    chosen = merged([HALL, LOST], *edits, clear=True)
    assert chosen.cleared == ()
    assert decided(chosen, {}) == {"P-1": {"area": None, "approvals": None}}


def test_an_emptied_cell_against_a_changed_register_is_a_conflict_once_chosen():
    now = replace(HALL, facts=replace(BASE, approvals=5), revision=2)
    result = merged([now, LOST], (1, "approvals", None), clear=True)
    assert [three(change) for change in result.conflicts] == [
        ("approvals", "2 단계", "5 단계", "모름")
    ]


def test_a_row_without_a_code_is_a_new_process():
    result = merged(
        [HALL, LOST],
        (3, "name", " 열쇠  대여 "),
        (3, "yearly_volume", "월 2건"),
        (9, "name", "청소"),
    )
    (keys, cleaning) = result.new
    assert (keys.name, keys.facts.yearly_volume) == ("열쇠 대여", exactly(24, "월 2건"))
    assert (cleaning.name, cleaning.facts) == ("청소", Facts())


def test_a_new_row_of_a_known_name_is_compared_with_that_process():
    now = replace(HALL, facts=replace(BASE, purpose=None), revision=2)
    edits = [(3, "name", "대관접수"), (3, "purpose", "빌려준다"), (3, "approvals", "7")]
    result = merged([now], *edits, base=(LOST,))
    assert result.new == ()
    assert [change.key for change in result.changes] == ["purpose"]
    assert [change.key for change in result.conflicts] == ["approvals"]


def test_the_same_form_twice_adds_nothing_twice():
    form_ = sent([HALL, LOST], (3, "name", "열쇠 대여"), (3, "approvals", "1"), (1, "area", "시설"))
    added = process("P-3", "열쇠 대여", Facts(approvals=1))
    now = [replace(HALL, facts=replace(BASE, area="시설"), revision=2), LOST, added]
    assert merging.merge(form_, now).empty


def test_a_row_that_was_taken_out_is_listed_and_its_process_stays():
    result = merged([HALL, LOST], remove=1)
    assert result.left_out == ("P-1 대관 접수",)
    assert result.empty


def test_a_row_that_was_emptied_whole_counts_as_taken_out():
    keys = [field.key for field in form.EXCHANGED]
    result = merged([HALL, LOST], *((1, key, None) for key in keys))
    assert result.left_out == ("P-1 대관 접수",)
    assert result.cleared == ()


def test_a_process_that_was_deleted_meanwhile_is_told_and_not_made_again():
    result = merged([LOST], (1, "area", "시설"))
    assert result.gone == ("P-1 대관 접수",)
    assert result.empty


@pytest.mark.parametrize(
    ("key", "text", "reason"),
    [
        ("yearly_volume", "-5", "0보다 작습니다"),
        ("minutes_per_case", "-30분", "0보다 작습니다"),
        ("staff", -1, "0보다 작습니다"),
        ("minutes_per_case", "10~50~30", "순서가 맞지 않습니다"),
        ("yearly_volume", "많음", "수로 읽지 못했습니다"),
        ("personal_data", "조금", "가운데 하나가 아닙니다"),
        ("n2sf_grade", "A", "가운데 하나가 아닙니다"),
        ("input_forms", "종이, 구두", "가운데 하나가 아닙니다"),
        ("retyping", "가끔", "있음인지 없음인지"),
        ("plan_items", "19", "1~18"),
        ("error_rate", "120%", "100%를 넘습니다"),
        ("source_date", "2026. 13. 1.", "날짜로 읽지 못했습니다"),
        ("area", "=A1", "계산되지 않은 수식"),
        ("name", None, "업무명이 비어 있습니다"),
        ("name", "가" * 201, "200자를 넘습니다"),
        ("code", "P-9", "없던 번호"),
        ("code", "P-2", "6행과 업무 번호가 같습니다"),
    ],
)
def test_a_cell_that_cannot_stand_is_named_by_sheet_cell_and_reason(key, text, reason):
    row = 2 if text == "P-2" else 1
    now = [HALL, LOST]
    base = [LOST, HALL] if text == "P-2" else now
    (fault,) = merged(now, (row, key, text), base=base).faults
    keys = [field.key for field in form.COLUMNS]
    column = get_column_letter(keys.index(key) + 1)
    assert fault.sentence.startswith(f"시트 '조사표' {column}{template.FIRST_ROW + row} (")
    assert reason in fault.sentence


def test_an_error_value_of_excel_is_refused():
    form_ = sent([HALL])
    row = replace(form_.rows[0], texts={**form_.rows[0].texts, "approvals": "#REF!"})
    (fault,) = merging.merge(replace(form_, rows=(row,)), [HALL]).faults
    assert "엑셀 오류 값 '#REF!'" in fault.sentence


def test_a_faulty_new_row_is_not_taken():
    result = merged(
        [HALL, LOST], (3, "name", "열쇠 대여"), (3, "approvals", "셋"), (4, "area", "x")
    )
    assert result.new == ()
    assert [fault.label for fault in result.faults] == ["결재 단계", "업무명"]


def test_two_new_rows_of_one_name_are_refused():
    result = merged([HALL, LOST], (3, "name", "청소"), (4, "name", "청 소"))
    assert [row.name for row in result.new] == ["청소"]
    assert "8행과 업무명이 같습니다" in result.faults[0].sentence
