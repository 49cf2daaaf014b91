import io

import openpyxl
import pytest

import storage
from processes.inventory import store
from processes.inventory.model import Estimate, Evidence, Facts, exactly
from processes.spreadsheet import registering, tables, writing
from processes.spreadsheet.opening import open_sheets

DANGEROUS = ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "http://example.com"]
FULL = Facts(
    area="인사",
    purpose="첫 줄\n둘째 줄 😀",
    legal_basis=("인사규정 제12조", "같은 규칙 제3조"),
    yearly_volume=Estimate(10, 20, 30),
    minutes_per_case=exactly(30.5),
    staff=exactly(2, approximate=True),
    approvals=0,
    systems=("A/B", "ERP"),
    retyping=False,
    channels=(),
    evidence=(Evidence("등본", "행정안전부"), Evidence("통장사본(앞면)")),
    exception_rate=0.125,
    personal_data="있음(종류 미상)",
    plan_items=(1, 5),
    source="면담",
    source_date="2026-10-30",
    note="=1+1",
)


@pytest.mark.parametrize("text", DANGEROUS)
def test_no_text_becomes_a_formula_or_a_link(text):
    book = openpyxl.load_workbook(io.BytesIO(writing.xlsx("표", ["열"], [[text]])))
    cell = book.worksheets[0]["A2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_in_a_csv_a_formula_is_disarmed():
    text = writing.csv_file(["열"], [["=1+1"], ["보통"], [3.5]]).decode("utf-8-sig")
    assert text.splitlines() == ["열", "'=1+1", "보통", "3.5"]


def test_the_register_goes_to_excel_and_comes_back(db):
    with storage.transaction(db):
        store.add_process(db, "채용", "경영기획부", FULL, by="김", code="0012")
        store.add_process(db, "=1+1", "시설관리부", Facts(), by="김")
    before = store.all_processes(db)
    content = writing.xlsx("업무 목록", *tables.of_register(before))
    other = storage.open_database("sqlite://")
    imported = registering.read_file(other, content)
    assert imported.rejected == ()
    with storage.transaction(other):
        registering.register(other, imported, registering.registered(other), by="이")
    after = store.all_processes(other)
    other.close()

    def plain(facts):
        return {
            key: (value.bounds, value.approximate) if isinstance(value, Estimate) else value
            for key, value in vars(facts).items()
        }

    assert [(p.code, p.name, p.department, plain(p.facts)) for p in after] == [
        (p.code, p.name, p.department, plain(p.facts)) for p in before
    ]


def test_what_was_left_out_is_written_with_row_column_and_reason(db):
    table = "부서,업무명,연간 건수\n인사부,채용,많음\n합계,,3\n"
    headers, rows = tables.of_left_out(registering.read_file(db, table.encode()))
    assert headers == ["행", "칸", "구분", "열", "적힌 값", "이유", "부서", "업무명", "연간 건수"]
    assert rows[0][:5] == [2, "C2", "반려", "연간 건수", "많음"]
    assert rows[0][6:] == ["인사부", "채용", "많음"]
    assert rows[1][:3] == [3, "", "건너뜀"]
    (sheet,) = open_sheets(writing.xlsx("남은 행", headers, rows))
    assert sheet.rows[1][6:] == ("인사부", "채용", "많음")
