import pytest

from processes.inventory.fields import FIELDS
from processes.spreadsheet import columns
from processes.spreadsheet.model import BadSpreadsheet, Sheet
from processes.spreadsheet.opening import open_sheets


def sheet(*rows, merged=None):
    return Sheet("표", tuple(tuple(row) for row in rows), merged or {})


def test_the_headers_are_found_below_the_titles(kept_by_departments):
    table = columns.best_sheet(open_sheets(kept_by_departments))
    header = columns.find(table)
    assert (table.name, header.row, header.last) == ("업무목록(취합)", 3, 3)
    assert [column.key for column in header.columns] == [
        "department", "area", None, "name", "legal_basis", "yearly_volume", "minutes_per_case",
        "staff", "systems", "channels", "paper_sheets", "personal_data", "note",
    ]  # fmt: skip
    volume = header.columns[5]
    assert (volume.letter, volume.header, volume.confidence) == ("F", "연간 처리건수", 1.0)
    assert volume.examples == ("연 24건", "1,200건/년", "월 95건")


@pytest.mark.parametrize(
    ("header", "key"),
    [
        ("업무 명", "name"),
        ("*업무명(필수)", "name"),
        ("단위\n업무명", "name"),
        ("소관 부서", "department"),
        ("월 처리건수", "yearly_volume"),
        ("처리건수(연)", "yearly_volume"),
        ("최근3년 연간처리건수", "yearly_volume"),
        ("1건당 소요시간", "minutes_per_case"),
        ("소요시간(분)", "minutes_per_case"),
        ("N2SF 등급", "n2sf_grade"),
        ("개인정보처리 여부", "personal_data"),
        ("연번", None),
        ("담당자 연락처", None),
        ("", None),
    ],
)
def test_headers_as_people_spell_them(header, key):
    assert columns.field_of(header)[0] == key


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.key)
def test_our_own_titles_are_known_for_sure(field):
    assert columns.field_of(field.title)[:2] == (field.key, 1.0)


def test_no_spelling_stands_for_two_fields():
    spellings = [s for field in columns.PROCESSES.spellings.values() for s in field]
    assert len(spellings) == len(set(spellings))


def test_a_guess_is_less_sure_than_a_known_header():
    assert columns.field_of("최근3년 연간처리건수")[1] < columns.field_of("연간 처리건수")[1] == 1


def test_two_columns_never_hold_one_field():
    header = columns.find(
        sheet(["업무명", "부서", "구분", "대분류"], ["채용", "인사부", "1", "인사"])
    )
    assert [column.key for column in header.columns] == ["name", "department", None, "area"]


def test_headers_in_two_rows_are_read_together():
    table = sheet(
        ["부서", "업무명", "업무량", "업무량"],
        ["부서", "업무명", "연간건수", "소요시간(분)"],
        ["인사부", "채용", "24", "30"],
        merged={0: 2},
    )
    header = columns.find(table)
    assert (header.row, header.last) == (0, 1)
    assert [c.key for c in header.columns] == [
        "department", "name", "yearly_volume", "minutes_per_case",
    ]  # fmt: skip


def test_without_headers_the_sentence_says_what_is_looked_for():
    with pytest.raises(BadSpreadsheet, match=r"'표'.*'업무명'"):
        columns.find(sheet(["가", "나"], ["다", "라"]))


def test_the_user_may_name_the_row_of_headers():
    table = sheet(["가", "업무명"], ["나", "채용"])
    assert columns.find(table, 0).columns[1].key == "name"
    with pytest.raises(BadSpreadsheet, match="9행"):
        columns.find(table, 8)


def test_a_field_chosen_for_another_column_leaves_its_old_one():
    found = columns.find(sheet(["업무명", "부서", "기타열"], ["채용", "인사부", "값"])).columns
    changed = columns.mapped(found, {2: "name"})
    assert [column.key for column in changed] == [None, "department", "name"]
