"""The survey form: what stands in it, what Excel lets people do with it, how it is read back."""

import io

import openpyxl
import pytest
from openpyxl.utils import column_index_from_string, get_column_letter

from processes.inventory.fields import BY_KEY, FIELDS
from processes.inventory.model import Facts, Process, exactly
from processes.spreadsheet import columns, form, importing, opening, returned, template
from processes.spreadsheet.form import Form
from processes.spreadsheet.model import BadSpreadsheet, Choices

FORM = Form("시설관리부", "2026-11-23T00:00:00Z", "2026년 조사", "2026. 12. 11.", "round-1")
HALL = Facts(area="대관", yearly_volume=exactly(240, "월 20건"), personal_data="일반", systems=())


def process(code: str, name: str, facts: Facts, department: str = "시설관리부") -> Process:
    return Process(f"id-{code}", code, name, department, 3, False, "2026", "김", facts)


PROCESSES = [process("0012", "대관 접수", HALL), process("P-2", "=1+1", Facts())]
CONTENT = template.write(FORM, PROCESSES)
BOOK = openpyxl.load_workbook(io.BytesIO(CONTENT))
SHEET = BOOK[form.TABLE]
TOP = template.FIRST_ROW


def letter(key: str) -> str:
    index = [field.key for field in form.COLUMNS].index(key)
    return get_column_letter(index + 1)


def cell(key: str, row: int = 1):
    return SHEET[f"{letter(key)}{TOP + row}"]


def validation(key: str):
    found = [v for v in SHEET.data_validations.dataValidation if cell(key).coordinate in v.sqref]
    assert len(found) == 1
    return found[0]


def test_one_row_per_process_and_empty_rows_for_new_ones():
    assert (cell("code").value, cell("name").value) == ("0012", "대관 접수")
    assert (cell("name", 2).value, cell("name", 2).data_type) == ("=1+1", "s")
    assert cell("yearly_volume").value == "240"
    assert cell("systems").value == "없음"
    assert cell("area", 2).value is None
    assert SHEET.max_row == TOP + 2 + 50
    assert cell("name", 52).protection.locked is False


def test_headings_carry_the_unit_and_the_star_of_the_round():
    assert cell("yearly_volume", 0).value == "연간 건수(건/년) ★"
    assert cell("name", 0).value == "업무명 ★"
    assert cell("purpose", 0).value == "목적"
    other = template.write(Form("시설관리부", "x", required=("purpose",)), PROCESSES)
    sheet = openpyxl.load_workbook(io.BytesIO(other))[form.TABLE]
    assert sheet[f"{letter('purpose')}{TOP}"].value == "목적 ★"
    assert sheet[f"{letter('yearly_volume')}{TOP}"].value == "연간 건수(건/년)"


def test_only_the_cells_to_fill_in_can_be_changed_and_no_password_is_asked():
    assert SHEET.protection.sheet is True
    assert SHEET.protection.password is None
    locked = {key: cell(key).protection.locked for key in ("code", "name", "note")}
    assert locked == {"code": True, "name": False, "note": False}
    assert cell("name", 0).protection.locked is True


def test_cells_are_texts_so_that_nothing_becomes_a_date():
    assert {cell(field.key, row).number_format for field in FIELDS for row in (1, 9)} == {"@"}


@pytest.mark.parametrize("field", [f for f in FIELDS if form.choices(f)], ids=lambda f: f.key)
def test_choices_have_a_drop_down_with_unknown(field):
    rule = validation(field.key)
    assert rule.type == "list"
    assert rule.formula1 == '"' + ",".join(form.choices(field)) + '"'
    assert "모름" in rule.formula1


@pytest.mark.parametrize("key", ["yearly_volume", "minutes_per_case", "approvals", "error_rate"])
def test_figures_have_a_rule(key):
    assert validation(key).type == "custom"
    assert f"{letter(key)}{TOP + 1}" in validation(key).formula1


def test_a_guide_tells_every_column_and_the_base_is_hidden():
    told = [row[0].value for row in BOOK[form.GUIDE].iter_rows()]
    assert {field.label for field in FIELDS} <= set(told)
    assert BOOK[form.HIDDEN].sheet_state == "veryHidden"


def test_the_form_is_read_back_with_its_base():
    found = returned.read(CONTENT)
    assert found is not None
    assert (found.department, found.round_id) == ("시설관리부", "round-1")
    assert [row.code for row in found.rows] == ["0012", "P-2"]
    assert found.bases["0012"].revision == 3
    assert found.bases["0012"].values["yearly_volume"] == exactly(240, "월 20건")
    assert found.bases["P-2"].values["area"] is None
    assert found.lost == ()


def test_a_table_of_their_own_is_no_form(kept_by_departments):
    assert returned.read(kept_by_departments) is None
    assert returned.read("부서,업무명\n가,나\n".encode()) is None


def edited(change) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(CONTENT))
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_moved_columns_are_known_by_their_title():
    def move(book):
        book[form.TABLE].insert_cols(2)

    found = returned.read(edited(move))
    assert found is not None
    assert found.rows[0].texts["name"] == "대관 접수"
    assert found.place(found.rows[0], "name") == f"시트 '조사표' C{TOP + 1}"


def test_a_column_that_was_taken_out_is_told():
    def remove(book):
        book[form.TABLE].delete_cols(column_index_from_string(letter("purpose")))

    found = returned.read(edited(remove))
    assert found is not None
    assert found.lost == (BY_KEY["purpose"].label,)


@pytest.mark.parametrize(
    ("sheet", "at", "text", "said"),
    [
        (form.HIDDEN, "A2", "{", "'_dpg'의 A2"),
        (form.HIDDEN, "D4", "nonsense", "'_dpg'의 4행"),
        (form.HIDDEN, "B4", "x", "'_dpg'의 4행"),
        (form.HIDDEN, "B1", "9", "다른 판"),
        (form.TABLE, f"A{TOP}", "번호?", "제목 행"),
    ],
)
def test_a_form_that_was_tampered_with_is_refused_by_place(sheet, at, text, said):
    def change(book):
        book[sheet][at].value = text

    with pytest.raises(BadSpreadsheet, match=said):
        returned.read(edited(change))


def test_an_unhidden_base_still_serves():
    def unhide(book):
        book[form.HIDDEN].sheet_state = "visible"

    found = returned.read(edited(unhide))
    assert found is not None
    assert len(found.bases) == 2


def test_without_its_hidden_sheet_the_ordinary_import_reads_it():
    def forget(book):
        del book[form.HIDDEN]

    content = edited(forget)
    assert returned.read(content) is None
    sheet = columns.best_sheet(opening.open_sheets(content))
    choices = Choices(department="시설관리부")
    found = importing.prepare(sheet, columns.find(sheet), choices=choices)
    assert [(row.code, row.name) for row in found.rows] == [("0012", "대관 접수"), ("P-2", "=1+1")]
    assert found.rejected == ()
    keys = {column.key for column in found.columns}
    assert {field.key for field in FIELDS} <= keys


def test_what_is_longer_than_a_cell_is_locked_and_left_alone():
    long = process("P-1", "긴 업무", Facts(note="가" * 40_000, area="인사"))
    found = returned.read(template.write(FORM, [long]))
    assert found is not None
    assert "note" not in found.bases["P-1"].values
    assert found.bases["P-1"].values["area"] == "인사"
