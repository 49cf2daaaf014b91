"""The spreadsheets that the tests read: one as departments keep them, and small tables."""

import io
from collections.abc import Callable, Sequence

import pytest
import xlsxwriter

HEADERS = [
    "부서", "분류", "연번", "업무명", "근거 법령\n(규정)", "연간 처리건수", "건당\n소요시간",
    "담당\n인원", "사용 시스템", "접수방법", "종이문서\n(매/건)", "개인정보", "비고",
]  # fmt: skip
ROWS: list[list[str | float | None]] = [
    ["경영기획부", "인사", 1, "채용", "인사규정 제12조", "연 24건", "3일", 2, "그룹웨어, 나라일터",
     "방문·우편", "45", "있음", "RPA 희망"],
    [None, None, 2, "성과관리", "인사규정 제31조", "1,200건/년", "30분", "2명", "ERP",
     "시스템", "4매", "○", None],
    [None, "복무", 3, "출장 정산", "여비규정", "월 95건", "０．５시간", 1, "그룹웨어 / ERP",
     "전자결재+영수증", 0, "유", None],
    [None] * 13,
    ["시설관리부", "주차", 4, "정기권 발급", "주차장 조례 제6조", "분기 600건", "1시간 20분",
     "각 1", "주차관제", "온라인/방문", "약 3,000", "주민등록번호", "-"],
    [None, "전산", 5, "장애 접수", None, "수시(월 30건 내외)", "1~3시간", 1, "전화, 엑셀", "전화",
     "0", "없음", "기록 미흡"],
    [None, "홍보", 6, "채용", "인사규정 제12조", "２４", *[None] * 6, "중복?"],
]  # fmt: skip
SUM = ["합계", None, None, "6개 업무", None, "9,999", *[None] * 7]
NOTE = ["※ 처리건수는 2025년 실적 기준이며, 미기재는 미조사임", *[None] * 12]


@pytest.fixture
def kept_by_departments() -> bytes:
    """A workbook as departments keep them: titles, merged cells, a sum, a footnote."""
    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(out, {"in_memory": True})
    workbook.add_worksheet("작성요령").write(0, 0, "1. 연간 처리건수는 실적으로 적는다.")
    sheet = workbook.add_worksheet("업무목록(취합)")
    sheet.merge_range(0, 0, 0, 12, "2026년 기존 업무 전수조사 취합본")
    sheet.merge_range(1, 0, 1, 12, "작성기준일: 2026. 10. 30.")
    table: list[Sequence[str | float | None]] = [HEADERS, *ROWS, SUM, [None] * 13, NOTE]
    for number, row in enumerate(table, start=3):
        for column, cell in enumerate(row):
            sheet.write(number, column, cell)
    sheet.merge_range(4, 0, 6, 0, "경영기획부")
    sheet.merge_range(4, 1, 5, 1, "인사")
    sheet.merge_range(8, 0, 10, 0, "시설관리부")
    workbook.close()
    return out.getvalue()


@pytest.fixture
def workbook_of() -> Callable[..., bytes]:
    """Make a workbook of one sheet, or of several named ones."""

    def make(*rows: Sequence[object], **sheets: Sequence[Sequence[object]]) -> bytes:
        out = io.BytesIO()
        workbook = xlsxwriter.Workbook(
            out, {"in_memory": True, "default_date_format": "yyyy-mm-dd"}
        )
        for name, table in {**({"목록": rows} if rows else {}), **sheets}.items():
            sheet = workbook.add_worksheet(name)
            for number, row in enumerate(table):
                sheet.write_row(number, 0, row)
        workbook.close()
        return out.getvalue()

    return make
