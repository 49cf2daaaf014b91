"""inventory template, merge and coverage from a shell: files out, files in, exit status."""

import json

import openpyxl
import pytest
from click.testing import CliRunner

import storage
from manage import workbench
from processes.census import store as census
from processes.inventory import store
from processes.inventory.model import Facts
from processes.spreadsheet import form, template

KEYS = [field.key for field in form.COLUMNS]


@pytest.fixture
def run(database_url):
    def run(*words: str):
        return CliRunner().invoke(workbench, ["--db", database_url, *words])

    return run


@pytest.fixture
def db(database_url):
    database = storage.open_database(database_url)
    with storage.transaction(database):
        store.add_process(database, "대관 접수", "시설부", Facts(area="대관", approvals=2), by="김")
        store.add_process(database, "채용", "인사부", Facts(area="인사"), by="김")
    yield database
    database.close()


@pytest.fixture
def filled(run, tmp_path):
    """Get the department's form, type into cells (row from 1) and return its path."""

    def filled(*edits) -> str:
        path = tmp_path / "조사표.xlsx"
        words = ["inventory", "template", "--department", "시설부", "-o", str(path)]
        assert run(*words).exit_code == 0
        book = openpyxl.load_workbook(path)
        for row, key, text in edits:
            cell = book[form.TABLE].cell(template.FIRST_ROW + row, KEYS.index(key) + 1)
            cell.value = text
        book.save(path)
        return str(path)

    return filled


def theirs(db, **facts) -> None:
    process = store.process_by_code(db, "P-0001")
    store.save_process(db, process.id, process.revision, facts=Facts(**facts), by="박")


def test_a_form_goes_out_and_comes_back(db, run, filled):
    result = run("inventory", "merge", filled((1, "area", "시설"), (2, "name", "열쇠")), "--json")
    assert result.exit_code == 0, result.stderr
    found = json.loads(result.stdout)
    assert (found["fields"], found["added"], found["conflicts"]) == (1, ["P-0003"], [])
    assert found["changed"][0]["mine"] == "시설"
    assert store.process_by_code(db, "P-0001").facts.area == "시설"


@pytest.mark.parametrize(
    ("words", "approvals", "status"),
    [([], 5, 1), (["--take", "theirs"], 5, 0), (["--take", "mine"], 3, 0)],
)
def test_conflicts_are_left_and_told_until_a_side_is_taken(
    db, run, filled, words, approvals, status
):
    path = filled((1, "approvals", "3"), (1, "purpose", "빌려준다"))
    theirs(db, area="대관", approvals=5)
    result = run("inventory", "merge", path, *words, "--json")
    assert result.exit_code == status
    found = json.loads(result.stdout)
    assert len(found["conflicts"]) == status
    assert len(found["decided"]) == 1 - status
    assert ("그대로 두었습니다" in result.stderr) == bool(status)
    saved = store.process_by_code(db, "P-0001").facts
    assert (saved.approvals, saved.purpose) == (approvals, "빌려준다")


@pytest.mark.parametrize(("words", "approvals"), [([], 2), (["--clear"], None)])
def test_emptied_cells_are_left_unless_told(db, run, filled, words, approvals):
    result = run("inventory", "merge", filled((1, "approvals", None)), *words)
    assert result.exit_code == 0
    assert store.process_by_code(db, "P-0001").facts.approvals == approvals


def test_one_bad_cell_refuses_the_whole_file_by_sheet_cell_and_reason(db, run, filled):
    before = store.all_processes(db)
    result = run(
        "inventory", "merge", filled((1, "area", "시설"), (1, "yearly_volume", "-5")), "--json"
    )
    assert (result.exit_code, result.stdout) == (1, "")
    assert "시트 '조사표' J6 (연간 건수): '-5'" in result.stderr
    assert store.all_processes(db) == before


def test_a_file_without_the_hidden_sheet_is_imported_with_a_sentence(db, run, tmp_path):
    table = tmp_path / "표.csv"
    table.write_text("부서,업무명\n시설부,열쇠 대여\n", encoding="utf-8-sig")
    result = run("inventory", "merge", str(table))
    assert result.exit_code == 0
    assert "숨은 시트 '_dpg'이 없어" in result.stderr
    assert store.process_by_code(db, "P-0003").name == "열쇠 대여"


def test_an_unknown_department_is_refused(db, run, tmp_path):
    target = tmp_path / "x.xlsx"
    result = run("inventory", "template", "--department", "없는 부서", "-o", str(target))
    assert result.exit_code == 1
    assert "있는 부서: 시설부, 인사부" in result.stderr
    assert not target.exists()


def test_coverage_counts_the_registers_fields_without_a_round(db, run):
    found = json.loads(run("inventory", "coverage", "--json").stdout)
    assert found["round"] is None
    assert found["departments"][0]["department"] == "시설부"
    assert found["total"] == found["total"] | {"registered": 2, "complete": 0, "share": 0}


def test_coverage_counts_what_the_running_round_asks_for(db, run):
    with storage.transaction(db):
        census.add_round(db, "조사", "2026-12-11", ["시설부"], required=["area"], by="김")
    found = json.loads(run("inventory", "coverage", "--json").stdout)
    (hall,) = found["departments"]
    assert (found["round"], found["required"]) == ("조사", ["area"])
    assert (hall["complete"], hall["share"], hall["unknown"]) == (1, 1.0, {})
    assert (hall["state"], hall["due"]) == ("시작 전", "2026-12-11")
    assert "시설부\t1/1\t100%" in run("inventory", "coverage").stdout


@pytest.fixture
def elsewhere(tmp_path):
    """Another register, where the same code names other work of a department of that name."""

    def elsewhere(name: str):
        url = f"sqlite:///{tmp_path / 'elsewhere.db'}"
        database = storage.open_database(url)
        with storage.transaction(database):
            made = store.add_process(database, name, "시설부", Facts(), by="최")
        return database, made, lambda *words: CliRunner().invoke(workbench, ["--db", url, *words])

    return elsewhere


def test_a_form_of_another_register_is_refused_and_nothing_changes(db, filled, elsewhere):
    database, made, run_there = elsewhere("수영장 관리")
    result = run_there("inventory", "merge", filled((1, "purpose", "빌려준다"), (3, "name", "새")))
    assert result.exit_code == 1
    assert "다른 업무 목록에서 만든 조사표입니다" in result.stderr
    assert "'시설부'은(는) 여기의 부서와 이름만 같습니다" in result.stderr
    assert store.all_processes(database) == [made]
    database.close()


def test_a_form_of_a_round_that_is_not_here_is_refused(db, run, filled, elsewhere):
    with storage.transaction(db):
        census.add_round(db, "조사", "2030-12-11", ["시설부"], by="TF")
    database, _, run_there = elsewhere("대관 접수")
    result = run_there("inventory", "merge", filled((1, "purpose", "빌려준다")))
    assert result.exit_code == 1
    assert "만든 조사가 여기에 없습니다" in result.stderr
    database.close()


def test_a_process_renamed_since_is_known_by_its_former_name(db, run, filled):
    path = filled((1, "purpose", "빌려준다"))
    process = store.process_by_code(db, "P-0001")
    store.save_process(db, process.id, process.revision, name="시설 대관", by="박")
    result = run("inventory", "merge", path)
    assert result.exit_code == 0, result.stderr
    saved = store.process_by_code(db, "P-0001")
    assert (saved.name, saved.facts.purpose) == ("시설 대관", "빌려준다")


def test_a_form_without_its_hidden_sheet_says_why_no_row_can_be_taken(db, run, filled):
    path = filled((2, "name", "열쇠"))
    book = openpyxl.load_workbook(path)
    book[form.HIDDEN].title = "다른 이름"
    book.save(path)
    result = run("inventory", "merge", path)
    assert result.exit_code == 1
    assert "부서" in result.stderr.splitlines()[1]
    assert "숨은 시트 '_dpg'" in result.stderr
    assert len(store.all_processes(db)) == 2


def test_coverage_says_100_only_when_nothing_is_left(db, run):
    with storage.transaction(db):
        census.add_round(db, "조사", "2030-12-11", ["시설부"], required=["area"], by="TF")
        store.add_processes(
            db,
            [store.NewProcess(f"업무 {n}", "시설부", Facts(area="x")) for n in range(1998)],
            by="TF",
        )
        store.add_process(db, "빈 업무", "시설부", Facts(), by="TF")
    assert run("inventory", "coverage").stdout.splitlines()[0] == "시설부\t1999/2000\t99%"
    found = json.loads(run("inventory", "coverage", "--json").stdout)
    assert found["departments"][0]["share"] == 0.9995
