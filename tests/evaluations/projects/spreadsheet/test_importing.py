"""A list of IT projects out and in again: nothing lost, each fault told by its cell."""

import pytest

import storage
from evaluations.projects import store as project_store
from evaluations.projects.spreadsheet import columns, importing
from processes.inventory import store as inventory
from processes.inventory.model import Facts, NotUnderstood
from processes.spreadsheet import writing
from processes.spreadsheet.model import BadSpreadsheet


@pytest.fixture
def register(db):
    """A department and a process that lists may name."""
    with storage.transaction(db):
        inventory.add_process(db, "결산", "재무부", Facts(), by="김", code="P-0001")
    return db


def csv(*lines):
    return "\n".join(lines).encode("utf-8-sig")


def read(db, content):
    return importing.read_file(content, importing.known(db))


def taken(db, content):
    seen = importing.known(db)
    with storage.transaction(db):
        return importing.register(db, importing.read_file(content, seen), seen, by="김")


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_what_is_written_is_read_back_whole(register, kind):
    with storage.transaction(register):
        project_store.add_project(
            register,
            "ERP 고도화",
            by="이",
            kind="신규",
            department="재무부",
            budget_krw=680_000_000,
            contract_end="2027-12-31",
            systems=["ERP", "그룹웨어"],
            process_codes=["P-0001"],
            summary="=위험한 글",
        )
        project_store.add_project(register, "이름만", by="이")
    before = project_store.all_projects(register)
    headers, rows = importing.written(before)
    content = (
        writing.xlsx("사업", headers, rows) if kind == "xlsx" else writing.csv_file(headers, rows)
    )
    with storage.transaction(register):
        for one in before:
            project_store.delete_project(register, one.id, one.revision, by="이")
    added = taken(register, content)
    fields = [name for name in columns.LABELS if name != "summary"]
    for old, new in zip(before, added, strict=True):
        assert [getattr(new, name) for name in fields] == [getattr(old, name) for name in fields]
    assert added[0].summary.lstrip("'") == "=위험한 글"
    assert (added[1].budget_krw, added[1].contract_end) == (None, None)


def test_a_departments_own_list_is_understood(register):
    content = csv(
        "2027년 정보화사업 현황,,,",
        "연번,사업명,총사업비,계약만료일,주관부서,유형",
        "1,ERP 고도화,6.8억,2027. 12. 31.,재무부,고도화",
        '2,그룹웨어,"210,000천원",미정,재무부,신규 구축',
        "합계,,8.9억,,,",
    )
    found = read(register, content)
    assert [(row.fields["name"], row.fields["budget_krw"]) for row in found.rows] == [
        ("ERP 고도화", 680_000_000),
        ("그룹웨어", 210_000_000),
    ]
    assert found.rows[0].fields["contract_end"] == "2027-12-31"
    assert (found.rows[1].fields["contract_end"], found.rows[1].fields["kind"]) == (None, "신규")
    assert len(found.skipped) == 1


def test_a_bad_row_is_refused_by_its_cells_and_the_others_are_not(register):
    content = csv(
        "사업 이름,담당 부서,예산(원),계약 종료일,구분,관련 업무 번호",
        "가,없는 부서,많이,언젠가,유지,P-9999",
        "나,재무부,100,2027-01-01,신규,P-0001",
    )
    found = read(register, content)
    assert [row.fields["name"] for row in found.rows] == ["나"]
    (bad,) = found.rejected
    assert [one.cell for one in bad.problems] == ["E2", "C2", "D2", "B2", "F2"]
    assert "P-9999" in bad.problems[-1].reason


def test_a_project_that_is_there_is_not_taken_twice(register):
    content = csv("사업 번호,사업 이름", "IT-7,가", "IT-7,나", ",가")
    assert [one.code for one in taken(register, content)] == ["IT-7"]
    again = read(register, content)
    assert (again.rows, len(again.skipped)) == ((), 3)


def test_a_list_that_went_stale_is_not_taken(register):
    seen = importing.known(register)
    found = importing.read_file(csv("사업 이름,예산(원)", "가,1"), seen)
    with storage.transaction(register):
        project_store.add_project(register, "다른", by="이")
    with pytest.raises(BadSpreadsheet, match="바뀌었습니다"), storage.transaction(register):
        importing.register(register, found, seen, by="김")
    assert [one.name for one in project_store.all_projects(register)] == ["다른"]


def test_a_table_without_names_is_refused(register):
    with pytest.raises(BadSpreadsheet):
        read(register, csv("예산(원),계약 종료일", "1,2027-01-01"))


@pytest.mark.parametrize(
    ("text", "won"),
    [
        ("680,000,000", 680_000_000),
        ("6.8억", 680_000_000),
        ("12억원", 1_200_000_000),
        ("350 백만원", 350_000_000),
        ("0", 0),
        ("모름", None),
        ("", None),
    ],
)
def test_amounts_are_read_as_people_write_them(text, won):
    assert columns.budget(text) == won


@pytest.mark.parametrize("text", ["많음", "-5", "1억 2천", "5달러"])
def test_an_amount_that_is_not_clear_is_refused(text):
    with pytest.raises(NotUnderstood, match="금액으로 읽지"):
        columns.budget(text)
