"""Lists of articles as departments keep them: read, doubts told, nothing half-imported."""

import pytest

import storage
from processes.inventory import store as inventory
from processes.inventory.model import Facts
from processes.regulations import columns, importing, registering, store
from processes.spreadsheet.columns import find
from processes.spreadsheet.model import BadSpreadsheet, Sheet
from processes.spreadsheet.writing import xlsx

KNOWN = importing.Known(frozenset({"경영기획부"}), {"P-0001": "id1"})
HEADERS = (
    "연번", "법령명", "조항", "조문내용", "갈음여부", "검토의견", "확인", "추진상태", "시행일",
    "개정안", "소관부서", "업무번호",
)  # fmt: skip


def read(*rows, headers=HEADERS, known=KNOWN):
    filled = [(*row, *[""] * (len(headers) - len(row))) for row in rows]
    sheet = Sheet("목록", (("규정 목록",) + ("",) * (len(headers) - 1), headers, *filled))
    return importing.prepare(sheet, find(sheet, words=columns.VOCABULARY), known=known)


def test_every_column_is_understood():
    found = read()
    assert [column.key for column in found.columns] == [
        None, "law", "article", "wording", "standing", "ground", "ground_certainty", "state",
        "state_date", "amended", "department", "processes",
    ]  # fmt: skip
    assert found.header_row == 2


def test_a_whole_row_is_read():
    found = read(
        ("1", "여비규정", "제15조", "영수증 원본을 제출한다.", "○", "전자문서법 제5조", "전해 들음",
         "완료", "2026. 9. 1.", "전자 증빙을 낸다.", "경영기획부", "P-0001"),
    )  # fmt: skip
    (row,) = found.rows
    clause = row.clause
    assert (clause.law, clause.article, clause.kind) == ("여비규정", "제15조", "규정")
    assert (clause.standing, clause.state, clause.state_date) == ("가능", "개정 완료", "2026-09-01")
    assert clause.demands == ("원본", "제출")
    assert (clause.ground, clause.ground_certainty) == ("전자문서법 제5조", "전해 들음")
    assert (clause.department, row.codes) == ("경영기획부", ("P-0001",))
    assert [remark.label for remark in row.remarks] == ["종류", "요구"]


def test_what_is_empty_stays_unknown():
    (row,) = read(("1", "도시개발법", "제26조")).rows
    clause = row.clause
    assert (clause.wording, clause.demands, clause.department) == (None, None, None)
    assert (clause.standing, clause.state, clause.kind) == ("미검토", "미검토", "법률")


def test_law_and_article_in_one_cell_are_parted_and_empty_laws_are_the_one_above():
    found = read(("1", "인사규정 제12조제4항"), ("2", "", "제13조"), ("3", "여비규정 별표 1"))
    titles = [row.clause.title for row in found.rows]
    assert titles == ["인사규정 제12조제4항", "인사규정 제13조", "여비규정 별표 1"]
    assert "나누었습니다" in found.rows[0].remarks[0].text
    assert "위 행" in found.rows[1].remarks[0].text


@pytest.mark.parametrize(
    ("row", "label", "reason"),
    [
        (("1", "여비규정", ""), "조문", "비어 있습니다"),
        (("1", "#REF!", "제1조"), "법령·규정", "엑셀 오류"),
        (("1", "여비규정", "제1조", "글", "글쎄"), "전자문서 갈음", "'글쎄'"),
        (("1", "여비규정", "제1조", "글", "", "", "", "", "언젠가"), "상태 날짜", "날짜로"),
        (("1", "여비규정", "제1조", *[""] * 7, "없는부"), "소관 부서", "'없는부' 부서가 없습니다"),
        (("1", "여비규정", "제1조", *[""] * 8, "P-9"), "관련 업무 번호", "'P-9'"),
        (("1", "여비규정", "제1조", "글", "", "", "", "완료"), "법령·규정", "문구를 먼저"),
        (("1", "여비규정", "제1조", "글", "", "근거"), "법령·규정", "어떻게 알았는지"),
    ],
)
def test_a_row_that_can_not_stand_is_rejected_by_cell_and_reason(row, label, reason):
    found = read(row, ("2", "인사규정", "제1조"))
    (rejected,) = found.rejected
    assert (rejected.number, rejected.problems[0].label) == (3, label)
    assert reason in rejected.problems[0].reason
    assert len(found.rows) == 1


def test_sums_notes_and_the_same_article_twice_are_skipped():
    found = read(
        ("1", "여비규정", "제1조"),
        ("2", "여비 규정", "제1 조"),
        ("합계", "2"),
        ("※ 2026년 기준",),
    )
    assert [row.number for row in found.rows] == [3]
    assert [(s.number, s.reason) for s in found.skipped] == [
        (4, "같은 조문이 이미 있습니다."),
        (5, "합계 행입니다."),
        (6, "주석입니다."),
    ]


def test_a_table_of_something_else_is_refused():
    sheet = Sheet("급여", (("이름", "금액"), ("가", "1")))
    with pytest.raises(BadSpreadsheet, match="'법령명', '조문'"):
        find(sheet, words=columns.VOCABULARY)


def test_the_user_decides_what_a_column_holds():
    sheet = Sheet("목록", (("법령명", "조항", "메모"), ("여비규정", "제1조", "원본을 낸다")))
    header = find(sheet, words=columns.VOCABULARY)
    found = importing.prepare(sheet, header, chosen={2: "wording"})
    assert found.rows[0].clause.wording == "원본을 낸다"
    with pytest.raises(BadSpreadsheet, match="법령·규정 이름이 어느 열"):
        importing.prepare(sheet, header, chosen={0: None})


@pytest.mark.parametrize(
    ("law", "kind"),
    [
        ("지방공기업법", "법률"),
        ("소득세법 시행령", "시행령"),
        ("민원 처리에 관한 법률 시행규칙", "시행규칙"),
        ("가온시 주차장 조례", "조례"),
        ("가온도시공사 정관", "규정"),
        ("법인카드 관리내규(개정)", "내규"),
        ("무엇인가", None),
    ],
)
def test_the_kind_is_read_from_the_name(law, kind):
    assert columns.kind_of(law) == kind


def test_an_xlsx_is_registered_once_with_its_links(db):
    with storage.transaction(db):
        process = inventory.add_process(db, "출장", "경영기획부", Facts(), by="가")
    content = xlsx(
        "조문",
        ["법령명", "조문", "문구", "업무번호"],
        [["여비규정", "제15조", "=원본", process.code], ["인사규정", "제2조", "", ""]],
    )
    with storage.transaction(db):
        seen = registering.known(db)
        found = registering.read_file(content, seen)
        added = registering.register(db, found, seen, by="가")
    assert [one.clause.wording for one in added] == ["=원본", None]
    assert [step.process_id for step in store.all_steps(db)] == [process.id]
    again = registering.read_file(content, registering.known(db))
    assert (len(again.rows), len(again.skipped)) == (0, 2)
    with pytest.raises(BadSpreadsheet, match="바뀌었습니다"):
        registering.register(db, found, seen, by="가")
