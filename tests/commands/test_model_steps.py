"""manage.py model from-steps | to-steps | export --profile."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import storage
from manage import workbench
from processes.bpmn import reading, store
from processes.bpmn.blank import blank
from processes.inventory.model import Facts
from processes.inventory.store import add_process

TABLE = """순서,담당,할 일,다음,조건,시스템,문서,분,대기
1,민원인,신청서를 낸다,,,,신청서,10,
2,담당,서류를 검토한다,3,갖춤,전자결재,,20,60
2,,,1,보완,,,,
3,과장,결재한다,,,전자결재,,5,
"""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Run the command in a folder of its own."""
    monkeypatch.chdir(tmp_path)

    def invoke(*arguments: str) -> Result:
        url = f"sqlite:///{tmp_path / 'w.db'}"
        return CliRunner().invoke(workbench, ["--db", url, "model", *arguments])

    return invoke


def test_a_table_becomes_a_diagram_and_a_table_again(run, tmp_path):
    Path("단계.csv").write_text(TABLE, encoding="cp949")
    assert run("from-steps", "단계.csv", "-o", "a.bpmn").exit_code == 0
    model = reading.read((tmp_path / "a.bpmn").read_bytes())
    assert [pool.name for pool in model.participants] == ["단계"]
    assert run("to-steps", "a.bpmn", "-o", "b.csv").exit_code == 0
    text = (tmp_path / "b.csv").read_text(encoding="utf-8-sig")
    assert text.splitlines()[2] == "2,담당,서류를 검토한다,3,갖춤,전자결재,,20,60"
    assert run("to-steps", "a.bpmn", "-o", "b.xlsx").exit_code == 0
    assert run("from-steps", "b.xlsx", "--name", "단계", "-o", "c.bpmn").exit_code == 0
    assert (tmp_path / "c.bpmn").read_bytes() == (tmp_path / "a.bpmn").read_bytes()


def test_every_bad_row_is_named_and_nothing_is_written(run):
    Path("a.csv").write_text(
        "순서,담당,할 일,다음,분\n1,담당,,9,\n2,담당,한다,,-3\n", encoding="utf-8"
    )
    result = run("from-steps", "a.csv", "-o", "a.bpmn")
    assert result.exit_code == 1
    for sentence in ("2행 '할 일'", "2행 '다음'", "3행 '분'"):
        assert sentence in result.stderr
    assert not Path("a.bpmn").exists()


def test_what_a_table_cannot_say_is_told(run, recruitment):
    Path("a.bpmn").write_bytes(recruitment)
    result = run("to-steps", "a.bpmn", "-o", "a.csv")
    assert result.exit_code == 0
    assert "표에 없고 그림에만 있습니다" in result.stderr


def test_another_ending_is_refused(run):
    Path("a.bpmn").write_bytes(blank("a"))
    assert ".csv" in run("to-steps", "a.bpmn", "-o", "a.txt").stderr


def test_a_file_leaves_for_bpmn_python_with_its_reductions(run, recruitment):
    Path("a.bpmn").write_bytes(recruitment)
    result = run("export", "a.bpmn", "--profile", "bpmn-python", "-o", "b.bpmn")
    assert result.exit_code == 0
    assert "사용자 작업" in result.stderr
    assert "userTask" not in Path("b.bpmn").read_text(encoding="utf-8")


def test_a_stored_model_leaves_as_it_came_or_for_bpmn_python(run, tmp_path, recruitment):
    db = storage.open_database(f"sqlite:///{tmp_path / 'w.db'}")
    with storage.transaction(db):
        process = add_process(db, "채용", "인사부", Facts(), by="준비")
        store.add_revision(
            db, process.id, "as-is", recruitment, base=None, origin="upload", by="준비"
        )
    db.close()
    assert run("export", process.code, "--state", "as-is", "-o", "a.bpmn").exit_code == 0
    assert Path("a.bpmn").read_bytes() == recruitment
    profile = ("--profile", "bpmn-python", "-o", "b.bpmn")
    assert run("export", process.code, "--state", "as-is", *profile).exit_code == 0
    assert "task" in {node.type for node in reading.read(Path("b.bpmn").read_bytes()).nodes}
    assert "--state" in run("export", process.code, "-o", "c.bpmn").stderr


@pytest.fixture
def recruitment() -> bytes:
    """A Korean model with pools, lanes, typed tasks, data and notes."""
    files = Path(__file__).resolve().parents[1] / "processes" / "bpmn" / "files"
    return (files / "recruitment.bpmn").read_bytes()
