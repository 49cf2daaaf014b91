"""A form out of the register, filled in, and back: in one transaction or not at all."""

import io
import zipfile

import openpyxl
import pytest

import storage
from processes.inventory import store
from processes.inventory.model import BadProcess, Facts, exactly
from processes.spreadsheet import archive, form, returned, returning, template
from processes.spreadsheet.form import Form
from processes.spreadsheet.merged import MINE, THEIRS
from processes.spreadsheet.model import BadSpreadsheet

KEYS = [field.key for field in form.COLUMNS]


@pytest.fixture
def register(db):
    with storage.transaction(db):
        store.add_process(db, "대관 접수", "시설부", Facts(area="대관", approvals=2), by="김")
        store.add_process(db, "분실물", "시설부", Facts(), by="김")
        store.add_process(db, "채용", "인사부", Facts(), by="김")
    return db


def written(db, *edits, department="시설부") -> bytes:
    """Return the form of the department with texts typed into cells (row from 1)."""
    content = template.write(Form(department, "x"), returning.of_department(db, department))
    book = openpyxl.load_workbook(io.BytesIO(content))
    for row, key, text in edits:
        cell = book[form.TABLE].cell(template.FIRST_ROW + row, KEYS.index(key) + 1)
        cell.value = text
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read(content: bytes) -> returned.Returned:
    found = returned.read(content)
    assert found is not None
    return found


def test_the_form_of_a_department_holds_its_processes_only(register):
    assert [row.code for row in read(written(register)).rows] == ["P-0001", "P-0002"]


def test_an_unknown_department_is_refused_with_those_there_are(register):
    with pytest.raises(BadProcess, match=r"'없는 부서'이\(가\) 없습니다. 있는 부서: .*인사부"):
        returning.of_department(register, "없는 부서")


def test_changes_and_new_rows_are_saved_under_the_name_of_who_brought_them(register):
    filled = read(written(register, (1, "area", "시설"), (3, "name", "열쇠 대여")))
    seen = returning.compare(register, filled)
    with storage.transaction(register):
        done = returning.apply(register, filled, seen, {}, by="이")
    assert (done.fields, len(done.saved), len(done.added), done.open) == (1, 1, 1, ())
    hall = store.process_by_code(register, "P-0001")
    assert (hall.facts, hall.updated_by) == (Facts(area="시설", approvals=2), "이")
    assert store.process_by_code(register, "P-0004").department == "시설부"


def test_the_same_file_twice_changes_nothing_more(register):
    filled = read(written(register, (1, "area", "시설"), (3, "name", "열쇠 대여")))
    for expected in ((1, 1), (0, 0)):
        with storage.transaction(register):
            seen = returning.compare(register, filled)
            done = returning.apply(register, filled, seen, {}, by="이")
        assert (done.fields, len(done.added)) == expected


@pytest.mark.parametrize(
    ("taken", "approvals", "open_"), [(None, 5, 1), (THEIRS, 5, 0), (MINE, 3, 0)]
)
def test_a_conflict_is_decided_by_a_choice_and_else_left(register, taken, approvals, open_):
    filled = read(written(register, (1, "approvals", "3"), (1, "area", "시설")))
    hall = store.process_by_code(register, "P-0001")
    store.save_process(register, hall.id, 1, facts=Facts(area="대관", approvals=5), by="박")
    choices = {("P-0001", "approvals"): taken} if taken else {}
    with storage.transaction(register):
        seen = returning.compare(register, filled)
        done = returning.apply(register, filled, seen, choices, by="이")
    assert store.process_by_code(register, "P-0001").facts == Facts(
        area="시설", approvals=approvals
    )
    assert len(done.open) == open_


def test_a_register_that_changed_since_the_preview_is_not_written_over(register):
    filled = read(written(register, (1, "area", "시설")))
    seen = returning.compare(register, filled)
    hall = store.process_by_code(register, "P-0001")
    store.save_process(register, hall.id, 1, facts=Facts(area="다른 값"), by="박")
    with pytest.raises(BadSpreadsheet, match="바뀌었습니다"), storage.transaction(register):
        returning.apply(register, filled, seen, {}, by="이")
    assert store.process_by_code(register, "P-0001").facts == Facts(area="다른 값")


def test_faults_are_refused_all_at_once(register):
    filled = read(
        written(register, (1, "yearly_volume", "-5"), (2, "minutes_per_case", "10~50~30"))
    )
    with pytest.raises(BadSpreadsheet) as refusal:
        returning.refuse_faults(returning.compare(register, filled))
    told = refusal.value.sentence
    assert "고칠 칸이 2개" in told
    assert "시트 '조사표' J6 (연간 건수): '-5'은(는) 0보다 작습니다" in told
    assert "시트 '조사표' K7 (건당 처리시간)" in told


def test_a_department_that_is_gone_is_named_by_sheet_and_cell(register):
    filled = read(written(register))
    register.execute("update departments set name = '시설관리부' where name = '시설부'")
    with pytest.raises(BadSpreadsheet, match="시트 '_dpg' A2 .*'시설부'은"):
        returning.compare(register, filled)


def _bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("xl/workbook.xml", "<a/>")
        file.writestr("xl/worksheets/sheet1.xml", b"0" * (archive.UNPACKED_LIMIT + 1))
    return out.getvalue()


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (OLD, r"\.xls"),
        (OLD + "EncryptedPackage".encode("utf-16-le"), "암호"),
        (b"PK\x03\x04 broken", "깨져"),
        (_bomb(), "너무 커서"),
        (b"a" * 200_000_000, "50MB"),
    ],
    ids=["xls", "password", "damaged", "bomb", "200 MB"],
)
def test_what_is_no_form_at_all_is_refused(content, said):
    with pytest.raises(BadSpreadsheet, match=said):
        returned.read(content)


def test_a_form_cut_short_is_refused(register):
    content = written(register)
    with pytest.raises(BadSpreadsheet, match="깨져"):
        returned.read(content[: len(content) // 2])


def test_figures_arrive_as_people_wrote_them(register):
    filled = read(written(register, (2, "yearly_volume", "월 20건"), (2, "minutes_per_case", 30)))
    with storage.transaction(register):
        returning.apply(register, filled, returning.compare(register, filled), {}, by="이")
    facts = store.process_by_code(register, "P-0002").facts
    assert facts.yearly_volume == exactly(240, "월 20건")
    assert facts.minutes_per_case == exactly(30, "30")
