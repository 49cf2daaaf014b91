"""The shell's side of the workbench: what goes in, what comes out, with which exit status."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import storage
from manage import workbench
from processes.inventory.listing import Filter
from processes.inventory.views import store as views
from processes.inventory.views.model import View

ROOT = Path(__file__).resolve().parents[1]
BPMN = """<?xml version="1.0" encoding="UTF-8"?>
<!-- 이 주석도 남는다 -->
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="urn:x">
  <process id="p"><startEvent id="s"/><task id="t" name="접수한다"/></process>
</definitions>
"""


@pytest.fixture
def run(database_url):
    def run(*words: str):
        return CliRunner().invoke(workbench, ["--db", database_url, *words])

    return run


@pytest.fixture
def register(run, tmp_path):
    table = tmp_path / "업무.csv"
    table.write_text(
        "부서,업무명,연간 처리건수,건당 소요시간\n"
        "경영기획부,채용,월 20건,30분\n"
        "시설관리부,대관 접수,,1~3시간\n",
        encoding="utf-8-sig",
    )
    result = run("inventory", "import", str(table))
    assert result.exit_code == 0, result.stderr
    return result


def test_a_table_goes_in_and_comes_out_as_json(run, register):
    assert json.loads(register.stdout)["registered"] == 2
    hiring, hall = json.loads(run("inventory", "list", "--json").stdout)
    assert (hiring["code"], hiring["name"], hiring["department"]) == (
        "P-0001",
        "채용",
        "경영기획부",
    )
    assert (hiring["yearly_volume"], hiring["minutes_per_case"]) == (240, 30)
    assert hall["yearly_volume"] == {"low": None, "likely": None, "high": None}
    assert hall["minutes_per_case"] == {"low": 60, "likely": None, "high": 180}


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("경영기획부,승진,-5,30분", "시트 'CSV' C3 연간 처리건수 '-5': '-5'은(는) 0보다 작습니다"),
        ("경영기획부,승진,10~5~20,30분", "C3 연간 처리건수 '10~5~20'"),
        ("경영기획부,승진,5,#REF!", "D3 건당 소요시간 '#REF!': 엑셀 오류 값"),
        ("홍보팀,보도자료,5,30분", "A3 부서 '홍보팀': 부서 '홍보팀'이(가) 없습니다"),
    ],
)
def test_one_bad_cell_is_named_and_nothing_is_registered(run, register, tmp_path, row, told):
    table = tmp_path / "업무2.csv"
    table.write_text(f"부서,업무명,연간 처리건수,건당 소요시간\n경영기획부,휴가,1,1분\n{row}\n")
    result = run("inventory", "import", str(table))
    assert (result.exit_code, result.stdout) == (1, "")
    assert told in result.stderr
    assert len(json.loads(run("inventory", "list", "--json").stdout)) == 2
    assert json.loads(run("inventory", "import", str(table), "--partly").stdout)["registered"] == 1


def test_a_new_department_is_made_when_it_is_meant(run, register, tmp_path):
    table = tmp_path / "업무2.csv"
    table.write_text("부서,업무명\n홍보팀,보도자료\n")
    refused = run("inventory", "import", str(table))
    assert "--new-departments" in refused.stderr
    taken = run("inventory", "import", str(table), "--new-departments")
    assert json.loads(taken.stdout)["registered"] == 1


def test_a_file_over_the_limit_is_refused_before_it_is_read(run, tmp_path):
    large = tmp_path / "큰 파일.xlsx"
    with large.open("wb") as file:
        file.truncate(200_000_000)
    result = run("inventory", "import", str(large))
    assert result.exit_code == 1
    assert "50MB를 넘습니다" in result.stderr


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_the_register_goes_out_and_comes_into_another_one(run, register, tmp_path, suffix):
    file = tmp_path / f"목록.{suffix}"
    assert run("inventory", "export", "-o", str(file)).exit_code == 0
    other = ["--db", f"sqlite:///{tmp_path / 'other.db'}"]
    taken = CliRunner().invoke(workbench, [*other, "inventory", "import", str(file)])
    assert taken.exit_code == 0, taken.stderr
    listed = CliRunner().invoke(workbench, [*other, "inventory", "list", "--json"])
    before = json.loads(run("inventory", "list", "--json").stdout)
    assert [(p["code"], p["name"], p["facts"]) for p in json.loads(listed.stdout)] == [
        (p["code"], p["name"], p["facts"]) for p in before
    ]


def test_what_a_saved_view_shows_goes_out(run, register, database_url, tmp_path):
    view = View(Filter(departments=("시설관리부",)), columns=("minutes_per_case", "missing"))
    db = storage.open_database(database_url)
    with storage.transaction(db):
        views.add_view(db, "시설", view, by="김")
    db.close()
    file = tmp_path / "시설.csv"
    assert run("inventory", "export", "-o", str(file), "--view", "시설").exit_code == 0
    assert file.read_text(encoding="utf-8-sig").splitlines() == [
        "업무 번호,업무명,건당 처리시간(분),빠진 필수 항목 수",
        "P-0002,대관 접수,1~3시간,7",
    ]
    unknown = run("inventory", "export", "-o", str(file), "--view", "없음")
    assert (unknown.exit_code, "'없음'" in unknown.stderr) == (1, True)
    assert run("inventory", "export", "-o", str(tmp_path / "a.pdf")).exit_code == 1


def test_a_model_comes_back_byte_for_byte(run, register, tmp_path):
    given = tmp_path / "채용.bpmn"
    given.write_bytes(BPMN.encode())
    taken = run("model", "import", "P-0001", str(given), "--state", "as-is")
    assert (taken.exit_code, taken.stdout) == (0, "")
    assert "1판" in taken.stderr
    back = tmp_path / "back.bpmn"
    assert run("model", "export", "P-0001", "--state", "as-is", "-o", str(back)).exit_code == 0
    assert back.read_bytes() == given.read_bytes()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ["model", "export", "P-0001", "--state", "to-be", "-o", "x.bpmn"],
            "개선 흐름도가 없습니다",
        ),
        (["model", "export", "P-9999", "--state", "to-be", "-o", "x.bpmn"], "'P-9999'"),
        (["application", "export", "no-such-id", "--format", "md", "-o", "x.md"], "신청서"),
    ],
)
def test_a_refusal_ends_with_status_1_and_its_sentence(run, register, words, sentence):
    result = run(*words)
    assert (result.exit_code, result.stdout) == (1, "")
    assert sentence in result.stderr
    assert "Traceback" not in result.stderr


def test_a_file_that_is_no_model_is_refused_and_nothing_is_stored(run, register, tmp_path):
    bad = tmp_path / "bad.bpmn"
    bad.write_text("<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>")
    assert run("model", "import", "P-0001", str(bad), "--state", "as-is").exit_code == 1
    assert run("model", "export", "P-0001", "--state", "as-is", "-o", "x").exit_code == 1


@pytest.mark.parametrize(
    "words",
    [["inventory"], ["model", "import", "P-0001"], ["no-such"], ["inventory", "list", "--x"]],
)
def test_wrong_usage_ends_with_status_2(run, words):
    assert run(*words).exit_code == 2


def test_answers_are_judged(run, tmp_path):
    answers = tmp_path / "answers.yaml"
    answers.write_text("Q2.1: 0\nQ3.1: null\nQ2.2: NA\n", encoding="utf-8")
    found = json.loads(run("evaluate", "saas-readiness", str(answers), "--json").stdout)
    assert (found["outcome"], found["decided"]) == ("현행 유지", True)
    assert found["gates"] == ["G1"]
    assert "G2" in found["open_gates"]
    assert found["unknown_percent"] > 80
    assert any("C(기밀)" in reason for reason in found["reasons"])
    assert {"low", "high"} <= found.keys()


@pytest.mark.parametrize(
    ("text", "place"),
    [("Q9.9: 1", "Q9.9"), ("Q1.1: 5", "Q1.1"), ("Q1.1: [", "YAML 문법"), ("\udcff", "UTF-8")],
)
def test_bad_answers_are_refused_with_their_place(run, tmp_path, text, place):
    answers = tmp_path / "answers.yaml"
    answers.write_bytes(text.encode("utf-8", "surrogateescape"))
    result = run("evaluate", "saas-readiness", str(answers), "--json")
    assert (result.exit_code, result.stdout) == (1, "")
    assert place in result.stderr


def test_the_example_comes_and_goes_and_its_draft_leaves_in_every_format(run, tmp_path):
    assert run("example", "load").exit_code == 0
    (draft, *_) = json.loads(run("application", "list", "--json").stdout)
    assert {"id", "title", "state"} <= draft.keys()
    for form in ("hwpx", "docx", "pdf", "md", "json"):
        target = tmp_path / f"draft.{form}"
        words = ["application", "export", draft["id"], "--format", form, "-o", str(target)]
        assert run(*words).exit_code == 0
        assert target.stat().st_size > 1000
    assert run("example", "remove").exit_code == 0
    assert json.loads(run("inventory", "list", "--json").stdout) == []


def test_a_backup_is_taken(run, register, tmp_path):
    target = tmp_path / "backup.db"
    assert run("backup", str(target)).exit_code == 0
    listed = CliRunner().invoke(workbench, ["--db", f"sqlite:///{target}", "inventory", "list"])
    assert "채용" in listed.stdout


def test_output_is_utf8_whatever_the_locale(database_url):
    result = subprocess.run(
        [sys.executable, "manage.py", "--db", "postgresql://x", "inventory", "list"],
        cwd=ROOT,
        env={"LC_ALL": "C", "PATH": "/usr/bin"},
        capture_output=True,
        check=False,
    )
    assert result.returncode == 1
    assert "쓸 수 없습니다" in result.stderr.decode("utf-8")


def test_an_empty_address_is_refused_and_not_taken_for_the_usual_database(database_url):
    """A script whose variable is empty must not write into the real database."""
    result = CliRunner().invoke(workbench, ["--db", "", "example", "load"])
    assert result.exit_code == 1
    assert "쓸 수 없습니다" in result.stderr
    db = storage.open_database(database_url)
    assert db.table("processes").count == 0
    db.close()
