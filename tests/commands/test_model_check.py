"""manage.py model check: every file is answered, whatever stands beside it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from manage import workbench
from processes.bpmn.blank import blank

DEADLOCK = """<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="urn:x">
  <process id="p">
    <startEvent id="s" name="시작"/>
    <exclusiveGateway id="x" name="고른다"/>
    <parallelGateway id="j"/>
    <task id="t" name="신청서 접수"><documentation>창구에서</documentation></task>
    <endEvent id="e" name="끝"/>
    <sequenceFlow id="f1" sourceRef="s" targetRef="x"/>
    <sequenceFlow id="f2" sourceRef="x" targetRef="t" name="예"/>
    <sequenceFlow id="f3" sourceRef="x" targetRef="j" name="아니요"/>
    <sequenceFlow id="f4" sourceRef="t" targetRef="j"/>
    <sequenceFlow id="f5" sourceRef="j" targetRef="e"/>
  </process>
</definitions>
"""


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """A good file, a bad one between, a model that gets stuck."""
    written = {
        "좋은.bpmn": blank("채용"),
        "깨진.bpmn": b"<definitions",
        "멈춤.bpmn": DEADLOCK.encode(),
    }
    for name, content in written.items():
        (tmp_path / name).write_bytes(content)
    return [str(tmp_path / name) for name in written]


def _check(*words: str) -> Result:
    return CliRunner().invoke(workbench, ["model", "check", *words])


def test_a_refused_file_does_not_stop_the_others(files: list[str]) -> None:
    result = _check("--json", *files)
    assert result.exit_code == 1
    good, bad, stuck = json.loads(result.stdout)
    assert [one["file"] for one in (good, bad, stuck)] == files
    assert [one["wellformed"] for one in (good, bad, stuck)] == [True, False, True]
    assert bad["sentence"].startswith("XML 문법에 맞지 않습니다")
    assert bad["facts"] is bad["soundness"] is bad["rules"] is None
    assert good["schema"]["valid"] in {True, None}


def test_a_check_tells_schema_rules_soundness_metrics_and_facts(files: list[str]) -> None:
    (stuck,) = json.loads(_check("--json", files[2]).stdout)
    problem = next(one for one in stuck["soundness"]["problems"] if one["kind"] == "deadlock")
    assert (stuck["soundness"]["decided"], stuck["soundness"]["sound"]) == (True, False)
    assert "j" in problem["elements"]
    assert [step["element"] for step in problem["run"]][:2] == ["s", "x"]
    assert {"rule": "no-bpmndi", "severity": "error", "element": "t"}.items() <= next(
        one for one in stuck["rules"] if one["element"] == "t"
    ).items()
    assert stuck["metrics"]["gateways"] == 2
    assert stuck["metrics"]["handovers"] is None


def test_the_facts_list_every_node_flow_lane_and_pool(files: list[str]) -> None:
    good, stuck = json.loads(_check("--json", files[0], files[2]).stdout)
    task = next(one for one in stuck["facts"]["nodes"] if one["id"] == "t")
    assert task["type"] == "task"
    assert (task["name"], task["documentation"]) == ("신청서 접수", "창구에서")
    assert (task["container"], task["lane"]) == ("p", None)
    ends = [(one["id"], one["source"], one["target"]) for one in stuck["facts"]["flows"]]
    assert ("f3", "x", "j") in ends
    (lane,), (pool,) = good["facts"]["lanes"], good["facts"]["pools"]
    assert (lane["name"], lane["nodes"]) == ("담당", ["StartEvent_1"])
    assert (pool["name"], pool["process"]) == ("채용", "Process_1")


def test_the_text_is_for_people(files: list[str]) -> None:
    result = _check(*files)
    assert result.exit_code == 1
    assert "깨진.bpmn\n  읽을 수 없습니다: XML 문법에" in result.stdout
    assert "건전성: 문제가 " in result.stdout
    assert "예: '신청서를 접수한다'" in result.stdout
    assert "참고 [task-time] 작업 '신청서 접수'" in result.stdout
    assert "지표: 요소 5 · 작업 1" in result.stdout


def test_good_files_end_with_0_and_a_missing_one_is_said(files: list[str], tmp_path: Path) -> None:
    assert _check(files[0], "--json").exit_code == 0
    missing = _check("--json", str(tmp_path / "없음.bpmn"), str(tmp_path))
    assert missing.exit_code == 1
    assert ["읽을 수 없습니다" in one["sentence"] for one in json.loads(missing.stdout)] == [
        True
    ] * 2
    assert _check().exit_code == 2


def test_real_files_are_all_answered() -> None:
    samples = Path(__file__).resolve().parents[3] / "shared" / "bpmn_samples"
    found = sorted(samples.glob("*.bpmn"))
    if not found:
        pytest.skip("no shared samples here")
    result = _check("--json", *map(str, found))
    assert result.exit_code == 0
    answers = json.loads(result.stdout)
    assert len(answers) == len(found)
    for answer in answers:
        ids = [one["id"] for one in answer["facts"]["nodes"] if one["id"]]
        assert len(ids) == len(set(ids)) > 0
