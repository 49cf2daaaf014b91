import datetime
import io
import zipfile

import openpyxl
import pytest

from processes.spreadsheet import archive, opening
from processes.spreadsheet.model import BadSpreadsheet
from processes.spreadsheet.opening import open_sheets

TABLE = '부서,업무명,연간 건수\n경영기획부,채용,24\n시설관리부,대관,"1,850"\n'


def repacked(content: bytes, **changed: bytes) -> bytes:
    """Return the workbook with the named parts (dots as __) replaced."""
    parts = {name.replace("__", "/"): data for name, data in changed.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, parts.get(name.removesuffix(".xml"), old.read(name)))
    return out.getvalue()


def test_merged_cells_are_filled_down_and_across(kept_by_departments):
    guide, sheet = open_sheets(kept_by_departments)
    assert (guide.name, sheet.name) == ("작성요령", "업무목록(취합)")
    assert [row[0] for row in sheet.rows[4:7]] == ["경영기획부"] * 3
    assert [row[1] for row in sheet.rows[4:7]] == ["인사", "인사", "복무"]
    assert set(sheet.rows[0]) == {"2026년 기존 업무 전수조사 취합본"}
    assert sheet.merged_across[0] == 13


def test_cells_become_the_text_that_people_see(workbook_of):
    row = [24.0, 0.5, "  둘 \n 줄 ", True, datetime.date(2026, 10, 30), datetime.time(1, 20)]
    book = openpyxl.Workbook()
    book.worksheets[0].append(row)
    out = io.BytesIO()
    book.save(out)
    (sheet,) = open_sheets(out.getvalue())
    assert sheet.rows[0] == ("24", "0.5", "둘 \n 줄", "예", "2026. 10. 30.", "1시간 20분")


def test_error_values_and_formulas_never_calculated_are_told(workbook_of):
    book = openpyxl.Workbook()
    book.worksheets[0].append(["#REF!", "=1+1", "글"])
    book.worksheets[0]["A1"].data_type = "e"
    out = io.BytesIO()
    book.save(out)
    (sheet,) = open_sheets(out.getvalue())
    assert sheet.rows[0] == ("#REF!", "#수식", "글")


def test_hidden_sheets_stay_hidden():
    book = openpyxl.Workbook()
    book.worksheets[0].append(["보임"])
    hidden = book.create_sheet("숨김")
    hidden.append(["안 보임"])
    hidden.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    assert [sheet.name for sheet in open_sheets(out.getvalue())] == ["Sheet"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "euc-kr", "cp949", "utf-16"])
@pytest.mark.parametrize("separator", [",", "\t", ";", "|"])
def test_csv_in_every_usual_dress(encoding, separator):
    table = TABLE.replace(",", separator) if separator != "," else TABLE
    table = table.replace(f'"1{separator}850"', '"1,850"')
    (sheet,) = open_sheets(table.encode(encoding))
    assert sheet.rows == (
        ("부서", "업무명", "연간 건수"),
        ("경영기획부", "채용", "24"),
        ("시설관리부", "대관", "1,850"),
    )


def test_a_csv_may_end_its_lines_as_old_macs_do():
    (sheet,) = open_sheets("부서,업무명\r총무부,채용\r".encode())
    assert sheet.rows == (("부서", "업무명"), ("총무부", "채용"))


def test_a_cell_of_a_csv_may_hold_lines():
    (sheet,) = open_sheets('부서,업무명\n인사부,"채용\n(정규)"\n'.encode())
    assert sheet.rows[1] == ("인사부", "채용\n(정규)")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "빈 파일"),
        (b"  \n", "빈 파일"),
        (b"PK\x03\x04 broken", "깨져"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, r"\.xls"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "암호"),
        (b"<## NASCA DRM FILE - VER1.00 ##>", "문서보안"),
        (b"SCDSA004", "문서보안"),
        (b"<html><table><tr><td>1</td></tr></table>", "표 파일이 아닙니다"),
        (b"%PDF-1.7", "표 파일이 아닙니다"),
        (b"\xff\xfe\x00\x00\x01\x02\x00", "읽을 수 없는"),
        (bytes(range(1, 256)) * 4, "읽을 수 없는"),
    ],
)
def test_what_is_no_table_is_refused_with_a_sentence(content, said):
    with pytest.raises(BadSpreadsheet, match=said):
        open_sheets(content)


def test_another_kind_of_zip_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("word/document.xml", "<a/>")
    with pytest.raises(BadSpreadsheet, match="통합 문서"):
        open_sheets(out.getvalue())


def test_a_file_cut_short_is_refused(kept_by_departments):
    with pytest.raises(BadSpreadsheet, match="깨져"):
        open_sheets(kept_by_departments[: len(kept_by_departments) // 2])


@pytest.mark.parametrize("part", ["xl/workbook", "xl/worksheets/sheet2", "xl/sharedStrings"])
def test_a_broken_part_is_refused(kept_by_departments, part):
    broken = repacked(kept_by_departments, **{part.replace("/", "__"): b"<broken"})
    with pytest.raises(BadSpreadsheet, match="깨져"):
        open_sheets(broken)


def test_a_zip_bomb_is_refused_before_it_unpacks():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("xl/workbook.xml", "<a/>")
        file.writestr("xl/worksheets/sheet1.xml", b"0" * (archive.UNPACKED_LIMIT + 1))
    assert len(out.getvalue()) < 1_000_000
    with pytest.raises(BadSpreadsheet, match="너무 커서"):
        open_sheets(out.getvalue())


def test_a_cell_at_the_far_end_of_the_sheet_does_not_fill_the_memory():
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "업무명"
    book.worksheets[0]["XFD1048576"] = "멀리"
    out = io.BytesIO()
    book.save(out)
    with pytest.raises(BadSpreadsheet, match="너무 커서"):
        open_sheets(out.getvalue())


def test_a_file_over_the_limit_is_refused():
    with pytest.raises(BadSpreadsheet, match="50MB"):
        open_sheets(b"a" * (opening.SIZE_LIMIT + 1))


def test_an_empty_workbook_is_refused(workbook_of):
    with pytest.raises(BadSpreadsheet, match="비었습니다"):
        open_sheets(workbook_of([]))


def test_a_quote_that_is_never_closed_swallows_no_rows():
    content = '부서,업무명\n경영기획부,"채용\n시설관리부,대관\n도시기획부,보상\n'.encode()
    with pytest.raises(BadSpreadsheet, match=r"CSV 2번째 행의 '채용' 앞에서 연 따옴표"):
        open_sheets(content)


def test_a_stray_quote_inside_a_cell_is_a_sign():
    (sheet,) = open_sheets('부서,업무명\n경영기획부,27" 모니터 관리\n'.encode())
    assert sheet.rows[1] == ("경영기획부", '27" 모니터 관리')


def test_signs_inside_peoples_lines_do_not_choose_the_separator():
    content = '부서,업무명,비고\n총무부,채용,"1\t가\n2\t나\n3\t다\n4\t라"\n'.encode()
    (sheet,) = open_sheets(content)
    assert [len(row) for row in sheet.rows] == [3, 3]
