"""manage.py model diff | merge | repair-ids."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from manage import workbench
from processes.bpmn.blank import blank

BASE = blank("그림")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Run the command in a folder with the three files."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "base.bpmn").write_bytes(BASE)
    (tmp_path / "mine.bpmn").write_bytes(named("나").replace("담당".encode(), "인사팀".encode()))
    (tmp_path / "theirs.bpmn").write_bytes(named("너"))

    def invoke(*arguments: str) -> Result:
        return CliRunner().invoke(workbench, ["model", *arguments])

    return invoke


def named(name: str) -> bytes:
    return BASE.replace("시작".encode(), name.encode())


def test_diff_tells_what_differs(run) -> None:
    told = run("diff", "base.bpmn", "mine.bpmn")
    assert told.exit_code == 0
    assert "시작 이벤트 '시작'의 이름: '시작' → '나'" in told.output
    found = json.loads(run("diff", "base.bpmn", "mine.bpmn", "--json").stdout)
    assert (found["changed"], found["added"], found["removed"], found["moved"]) == (2, 0, 0, 0)
    assert [one["id"] for one in found["differences"]] == ["Lane_1", "StartEvent_1"]
    assert "없습니다" in run("diff", "base.bpmn", "base.bpmn").output


def test_merge_lists_conflicts_and_writes_nothing_until_they_are_chosen(run) -> None:
    files = ("base.bpmn", "mine.bpmn", "theirs.bpmn", "-o", "out.bpmn")
    refused = run("merge", *files)
    assert refused.exit_code == 1
    assert "StartEvent_1/name" in refused.output
    assert not Path("out.bpmn").exists()
    found = json.loads(run("merge", *files, "--json").stdout)
    assert found["merged"] is False
    assert found["conflicts"][0]["key"] == "StartEvent_1/name"
    merged = run("merge", *files, "--choose", "StartEvent_1/name=theirs")
    assert merged.exit_code == 0
    assert Path("out.bpmn").read_bytes() == named("너").replace("담당".encode(), "인사팀".encode())


def test_a_choice_that_is_none_is_refused(run) -> None:
    files = ("base.bpmn", "mine.bpmn", "theirs.bpmn", "-o", "out.bpmn")
    told = run("merge", *files, "--choose", "both")
    assert (told.exit_code, "both" in told.output) == (1, True)


def test_merge_without_conflicts_writes_the_file(run) -> None:
    assert run("merge", "base.bpmn", "mine.bpmn", "base.bpmn", "-o", "out.bpmn").exit_code == 0
    assert Path("out.bpmn").read_bytes() == Path("mine.bpmn").read_bytes()


def test_ids_are_mended_and_listed(run) -> None:
    Path("korean.bpmn").write_bytes(BASE.replace(b'"Lane_1"', '"담당자"'.encode()))
    told = run("repair-ids", "korean.bpmn", "-o", "out.bpmn")
    assert told.exit_code == 0
    assert "id '담당자'을(를) 'Lane_1'(으)로" in told.output
    assert Path("out.bpmn").read_bytes() == BASE
    found = json.loads(run("repair-ids", "korean.bpmn", "-o", "out.bpmn", "--json").stdout)
    assert found["renamed"] == [{"old": "담당자", "new": "Lane_1"}]
    assert "없습니다" in run("repair-ids", "base.bpmn", "-o", "out.bpmn").output
    assert Path("out.bpmn").read_bytes() == BASE


def test_what_is_no_model_is_refused(run) -> None:
    Path("bad.bpmn").write_text("no xml")
    told = run("diff", "base.bpmn", "bad.bpmn")
    assert told.exit_code == 1
    assert "XML" in told.output


def test_a_choice_of_a_conflict_that_there_is_not_is_refused(run) -> None:
    files = ("base.bpmn", "mine.bpmn", "theirs.bpmn", "-o", "out.bpmn")
    told = run("merge", *files, "--choose", "Elsewhere/name=mine")
    assert (told.exit_code, "'Elsewhere/name'이라는 충돌이 없습니다" in told.output) == (1, True)
    assert not Path("out.bpmn").exists()


def test_a_hyphen_is_no_file_to_write(run) -> None:
    told = run("repair-ids", "base.bpmn", "-o", "-")
    assert (told.exit_code, "'-' 대신" in told.output) == (1, True)
    assert not Path("-").exists()


def test_a_file_without_an_end_is_refused(run) -> None:
    told = run("diff", "base.bpmn", "/dev/zero")
    assert (told.exit_code, "MB보다 커서" in told.output) == (1, True)
