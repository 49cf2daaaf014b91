from pathlib import Path

import pytest

from processes.inventory.model import Estimate, exactly
from processes.spreadsheet import columns, importing
from processes.spreadsheet.model import BadSpreadsheet, Choices, Registered, Sheet
from processes.spreadsheet.opening import open_sheets

SAMPLE = Path(__file__).parents[4] / "shared" / "samples" / "업무목록_취합본.xlsx"
HEADER = ["부서", "업무명", "연간 처리건수", "건당 소요시간", "개인정보", "비고"]


def prepared(*rows, header=HEADER, merged=None, chosen=None, **choices):
    registered = choices.pop("registered", None)
    sheet = Sheet("표", (tuple(header), *(tuple(row) for row in rows)), merged or {})
    return importing.prepare(
        sheet,
        columns.find(sheet),
        chosen=chosen,
        registered=registered,
        choices=Choices(**choices),
    )


def imported_from(content):
    sheet = columns.best_sheet(open_sheets(content))
    return importing.prepare(sheet, columns.find(sheet))


def test_a_table_of_departments_comes_in_whole(kept_by_departments):
    imported = imported_from(kept_by_departments)
    assert [(row.number, row.department, row.name) for row in imported.rows] == [
        (5, "경영기획부", "채용"),
        (6, "경영기획부", "성과관리"),
        (7, "경영기획부", "출장 정산"),
        (9, "시설관리부", "정기권 발급"),
        (10, "시설관리부", "장애 접수"),
        (11, "시설관리부", "채용"),
    ]
    assert imported.rejected == ()
    assert [(skipped.number, skipped.reason) for skipped in imported.skipped] == [
        (8, "빈 행입니다."),
        (12, "합계 행입니다."),
        (13, "빈 행입니다."),
        (14, "주석입니다."),
    ]
    assert imported.departments == ("경영기획부", "시설관리부")


def test_each_cell_is_understood(kept_by_departments):
    hiring, reviews, travel, parking, trouble, press = imported_from(kept_by_departments).rows
    assert hiring.facts.yearly_volume == exactly(24, "연 24건")
    assert hiring.facts.minutes_per_case == exactly(1440, "3일")
    assert hiring.facts.systems == ("그룹웨어", "나라일터")
    assert hiring.facts.channels == ("방문", "우편")
    assert (reviews.facts.area, reviews.facts.staff) == ("인사", exactly(2, "2명"))
    assert reviews.facts.personal_data == "있음(종류 미상)"
    assert travel.facts.yearly_volume == exactly(1140, "월 95건")
    assert travel.facts.minutes_per_case == exactly(30, "0.5시간")
    assert travel.facts.paper_sheets == exactly(0, "0")
    assert parking.facts.yearly_volume == exactly(2400, "분기 600건")
    assert parking.facts.personal_data == "고유식별"
    assert parking.facts.note is None
    assert trouble.facts.yearly_volume == exactly(360, "수시(월 30건 내외)", approximate=True)
    assert trouble.facts.minutes_per_case == Estimate(60, None, 180, "1~3시간")
    assert trouble.facts.legal_basis is None
    assert press.facts.minutes_per_case is None
    assert press.facts.personal_data is None


def test_assumptions_and_namesakes_are_told_by_row(kept_by_departments):
    rows = imported_from(kept_by_departments).rows
    told = {row.number: [f"{r.label}: {r.text}" for r in row.remarks] for row in rows}
    assert told[5] == [
        "건당 소요시간: 1일 = 근무 8시간으로 계산합니다.",
        "업무명: 시설관리부의 '채용'과(와) 이름이 같습니다.",
    ]
    assert told[11] == ["업무명: 경영기획부의 '채용'과(와) 이름이 같습니다."]
    assert "한 부서의 수" in told[9][0]


@pytest.mark.skipif(not SAMPLE.exists(), reason="the shared sample is not beside the repository")
def test_the_task_forces_own_table_comes_in_whole():
    imported = imported_from(SAMPLE.read_bytes())
    assert len(imported.rows) == 17
    assert imported.rejected == ()
    assert imported.departments == ("경영기획부", "시설관리부", "도시기획부", "전 부서")
    figures = {
        (row.department, row.name): (
            row.facts.yearly_volume and row.facts.yearly_volume.bounds,
            row.facts.minutes_per_case and row.facts.minutes_per_case.bounds,
        )
        for row in imported.rows
    }
    assert figures["경영기획부", "채용"] == ((24,) * 3, (1440,) * 3)
    assert figures["경영기획부", "연차·휴가 처리"] == ((2520,) * 3, (10,) * 3)
    assert figures["시설관리부", "대관료 환불"] == ((140,) * 3, (80,) * 3)
    assert figures["시설관리부", "정보시스템 장애 접수"] == ((360,) * 3, (60, None, 180))
    assert figures["도시기획부", "채용"] == ((24,) * 3, None)
    assert figures["전 부서", "민원 처리"] == ((2400,) * 3, (120,) * 3)


def test_a_row_that_is_not_understood_is_rejected_with_row_column_and_reason():
    imported = prepared(["인사부", "채용", "많음", "30분", "있음"], ["인사부", "", "3", "", ""])
    first, second = imported.rejected
    assert imported.rows == ()
    assert (first.number, first.problems[0].label, first.problems[0].written) == (
        2,
        "연간 처리건수",
        "많음",
    )
    assert "'많음'" in first.problems[0].reason
    assert [(p.label, p.reason) for p in second.problems] == [
        ("업무명", "업무명이(가) 비어 있습니다.")
    ]


def test_all_problems_of_a_row_are_told_at_once():
    (rejected,) = prepared(["인사부", "채용", "많음", "금방", "글쎄"]).rejected
    assert [p.label for p in rejected.problems] == ["연간 처리건수", "건당 소요시간", "개인정보"]


def test_an_unreadable_value_may_stay_unknown_and_its_text_is_kept():
    rows = [["인사부", "채용", "많음", "30분", "있음", "급함"]]
    (row,) = prepared(*rows, keep_unreadable=True).rows
    assert row.facts.yearly_volume is None
    assert row.facts.note == "급함\n[읽지 못한 값] 연간 처리건수 '많음'"
    assert "모름으로 두고" in row.remarks[0].text


def test_a_row_without_a_name_is_never_registered():
    imported = prepared(["인사부", "-", "3", "30분", "없음"], keep_unreadable=True)
    assert (imported.rows, len(imported.rejected)) == ((), 1)


@pytest.mark.parametrize("error", ["#REF!", "#DIV/0!", "#수식"])
def test_an_error_value_of_excel_is_not_taken_for_a_value(error):
    imported = prepared(
        ["인사부", error, "3", "30분", "없음"], ["인사부", "채용", "3", "1분", "", error]
    )
    assert [r.problems[0].label for r in imported.rejected] == ["업무명", "비고"]


def test_a_missing_department_is_the_one_above_and_says_so():
    first, second = prepared(["인사부", "채용", "3"], ["", "승진", "3"]).rows
    assert (first.department, second.department) == ("인사부", "인사부")
    assert second.remarks[0].label == "부서"
    assert "위 행" in second.remarks[0].text


def test_a_department_that_stands_nowhere_is_asked_for():
    row = ["채용", "3"]
    imported = prepared(row, header=["업무명", "연간 건수"])
    assert imported.rejected[0].problems[0].label == "부서"
    (kept,) = prepared(row, header=["업무명", "연간 건수"], department="인사부").rows
    assert kept.department == "인사부"


def test_an_empty_area_stays_unknown_unless_the_user_fills_it_down():
    rows = [["인사부", "채용", "인사"], ["인사부", "승진", ""]]
    header = ["부서", "업무명", "분류"]
    assert prepared(*rows, header=header).rows[1].facts.area is None
    filled = prepared(*rows, header=header, fill_down=True).rows[1]
    assert filled.facts.area == "인사"
    assert "위 행" in filled.remarks[0].text


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        (["소계", "", "12"], "합계"),
        (["", "계", "12"], "합계"),
        (["", "총 계", "12"], "합계"),
        (["인사부 소계", "", "12"], "합계"),
        (["※ 2025년 기준", "", ""], "주석"),
        (["", "", ""], "빈 행"),
        (["부서", "업무명", "연간 처리건수"], "되풀이"),
    ],
)
def test_rows_that_are_no_processes_are_skipped_with_the_reason(cells, reason):
    (skipped,) = prepared(cells).skipped
    assert skipped.number == 2
    assert reason in skipped.reason


def test_a_line_across_the_table_is_no_process():
    line = ["【경영기획부】"] * 6
    imported = prepared(line, ["인사부", "채용", "3"], merged={1: 6})
    assert "구분 행" in imported.skipped[0].reason
    assert len(imported.rows) == 1


@pytest.mark.parametrize("name", ["통계 관리", "회계", "설계", "합계 검증 보고"])
def test_names_that_only_look_like_sums_are_processes(name):
    assert prepared(["기획부", name, "3"]).rows[0].name == name


def test_what_is_registered_is_skipped_with_its_code():
    known = Registered(frozenset({"P-0007"}), {("인사부", "채용"): "P-0007"})
    imported = prepared(["인사부", "채 용", "3"], registered=known)
    assert (imported.rows, imported.skipped[0].reason) == ((), "이미 등록되어 있습니다(P-0007).")
    (row,) = prepared(["인사부", "채용", "3"], registered=known, again=True).rows
    assert "P-0007" in row.remarks[0].text


def test_the_same_process_twice_in_a_table_comes_in_once():
    imported = prepared(["인사부", "채용", "3"], ["인사부", "채용", "5"])
    assert [row.number for row in imported.rows] == [2]
    assert imported.skipped[0].reason == "2행과 부서·업무명이 같습니다."


def test_a_namesake_in_the_register_is_told():
    known = Registered(frozenset({"P-0001"}), {("기획부", "채용"): "P-0001"})
    (row,) = prepared(["인사부", "채용", "3"], registered=known).rows
    assert row.remarks[0].text == "기획부의 '채용'과(와) 이름이 같습니다."


def test_codes_of_the_table_are_kept_unless_they_are_taken():
    known = Registered(frozenset({"A-1"}), {})
    header = ["업무번호", "부서", "업무명"]
    imported = prepared(
        ["A-1", "인사부", "채용"], ["A-2", "인사부", "승진"], header=header, registered=known
    )
    assert [(row.code, row.name) for row in imported.rows] == [("A-2", "승진")]
    assert "A-1" in imported.skipped[0].reason


def test_the_users_mapping_goes_before_ours():
    header = ["부서", "업무명", "연간 처리건수", "지난해"]
    row = ["인사부", "채용", "3", "7"]
    (kept,) = prepared(row, header=header, chosen={3: "yearly_volume"}).rows
    assert kept.facts.yearly_volume.likely == 7
    (without,) = prepared(row, header=header, chosen={2: None}).rows
    assert without.facts.yearly_volume is None


def test_without_a_column_of_names_nothing_is_read():
    with pytest.raises(BadSpreadsheet, match="업무명"):
        prepared(["인사부", "채용", "3"], chosen={1: None})


@pytest.mark.parametrize(
    ("volume", "reason"),
    [
        ("-5", "0보다 작습니다"),
        ("10~5~20", "최소, 보통, 최대 순서"),
        ("#DIV/0!", "엑셀 오류 값"),
        ("#수식", "계산되지 않은 수식"),
    ],
)
def test_a_cell_that_can_not_stand_is_named_by_its_place(volume, reason):
    (rejected,) = prepared(["인사부", "채용", volume]).rejected
    (problem,) = rejected.problems
    assert (problem.cell, problem.written) == ("C2", volume)
    assert reason in problem.reason


def test_a_new_department_needs_the_users_word():
    known = Registered(departments=frozenset({"인사부"}))
    rows = [["인사부", "채용"], ["홍보팀", "보도자료"]]
    imported = prepared(*rows, registered=known)
    assert [row.name for row in imported.rows] == ["채용"]
    assert imported.unknown_departments == ("홍보팀",)
    (problem,) = imported.rejected[0].problems
    assert (problem.cell, problem.written) == ("A3", "홍보팀")
    assert "부서 '홍보팀'이(가) 없습니다" in problem.reason
    confirmed = prepared(*rows, registered=known, new_departments=True)
    assert [row.department for row in confirmed.rows] == ["인사부", "홍보팀"]
    assert confirmed.unknown_departments == ("홍보팀",)


def test_in_an_empty_register_every_department_is_new():
    imported = prepared(["인사부", "채용"])
    assert (len(imported.rows), imported.unknown_departments) == (1, ())


def test_two_rows_with_codes_of_their_own_are_two_processes():
    header = ["업무번호", "부서", "업무명"]
    imported = prepared(["A-1", "인사부", "채용"], ["A-2", "인사부", "채용"], header=header)
    assert [row.code for row in imported.rows] == ["A-1", "A-2"]
