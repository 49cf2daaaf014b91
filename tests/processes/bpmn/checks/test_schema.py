"""Validity by the schema, with line, element and reason in Korean."""

import csv
from pathlib import Path

import pytest

from processes.bpmn import decoding
from processes.bpmn.blank import blank
from processes.bpmn.checks import schema

pytestmark = pytest.mark.skipif(
    not (schema.FOLDER / "BPMN20.xsd").exists(), reason="not set up: make setup"
)
GOOD = blank("채용").decode()


def _validity(text: str) -> schema.Validity:
    return schema.validity(decoding.tree(text.encode())[0])


def test_a_drawing_that_starts_here_is_valid() -> None:
    assert _validity(GOOD) == schema.Validity(True, ())


@pytest.mark.parametrize(
    ("was", "becomes", "element", "sentence"),
    [
        (
            '<bpmn:startEvent id="StartEvent_1" name="시작" />',
            '<bpmn:startEvent id="StartEvent_1" nmae="시작" />',
            "StartEvent_1",
            "12행 <startEvent>(StartEvent_1): BPMN에 없는 속성 nmae이(가) 있습니다.",
        ),
        (
            '<bpmn:startEvent id="StartEvent_1" name="시작" />',
            '<bpmn:sequenceFlow id="Flow_1" sourceRef="StartEvent_1" />',
            "Flow_1",
            "12행 <sequenceFlow>(Flow_1): 꼭 있어야 하는 속성 targetRef이(가) 없습니다.",
        ),
        (
            '<bpmn:startEvent id="StartEvent_1" name="시작" />',
            '<bpmn:start id="StartEvent_1" />',
            "StartEvent_1",
            "12행 <start>(StartEvent_1): 여기에 올 수 없는 요소이거나 순서가 틀렸습니다.",
        ),
        (
            'id="StartEvent_1"',
            'id="1번"',
            "1번",
            "12행 <startEvent>(1번): 식별자 '1번'이(가) 두 번 쓰였거나 형식에",
        ),
        (
            'id="StartEvent_1"',
            'id="Lane_1"',
            "Lane_1",
            "12행 <startEvent>(Lane_1): 식별자 'Lane_1'이(가) 두 번 쓰였거나",
        ),
        (
            '<dc:Bounds x="242"',
            '<dc:Bounds x="왼쪽"',
            "StartEvent_1_di",
            "23행 <Bounds>(StartEvent_1_di의 안): 속성 x의 값 '왼쪽'이(가) 형식에 맞지 않습니다.",
        ),
        (
            'isExecutable="false"',
            'isExecutable="아니요"',
            "Process_1",
            "6행 <process>(Process_1): 속성 isExecutable의 값 '아니요'이(가) 형식에 맞지 않습니다.",
        ),
    ],
)
def test_what_is_invalid_is_said_with_its_place(
    was: str, becomes: str, element: str, sentence: str
) -> None:
    assert was in GOOD
    found = _validity(GOOD.replace(was, becomes, 1))
    assert not found.valid
    assert any(
        finding.element == element and finding.sentence.startswith(sentence)
        for finding in found.findings
    ), found.findings


def test_a_file_full_of_faults_is_told_in_part() -> None:
    faults = "".join(f'<bpmn:task id="T{n}" odd="1" />' for n in range(500))
    found = _validity(GOOD.replace("<bpmn:startEvent", faults + "<bpmn:startEvent"))
    assert len(found.findings) == 201
    assert found.findings[-1].sentence == "스키마에 맞지 않는 곳이 300군데 더 있습니다."


def test_a_path_that_is_cut_within_a_letter_is_told_by_its_line() -> None:
    """libxml2 cuts a long path by bytes; reading such a one was an error of its own."""
    for length in range(60, 90):
        name = "가" * length
        element = f'<x:{name} xmlns:x="urn:x"><bpmn:task id="T"/></x:{name}>'
        extension = f"<bpmn:extensionElements>{element * 2}</bpmn:extensionElements>"
        found = _validity(GOOD.replace("<bpmn:laneSet", extension + "<bpmn:laneSet", 1))
        assert not found.valid
        assert {finding.element for finding in found.findings} <= {"T", "Process_1"}


def test_without_the_schema_the_cure_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(schema, "FOLDER", tmp_path)
    with pytest.raises(schema.NoSchema, match="make setup"):
        _validity(GOOD)


def test_real_files_are_as_valid_as_their_manifest_says(sample: Path) -> None:
    manifest = sample.with_name("MANIFEST.tsv").read_text(encoding="utf-8")
    said = {
        row["file"]: row["xsd_ok"] for row in csv.DictReader(manifest.splitlines(), delimiter="\t")
    }
    found = schema.validity(decoding.tree(sample.read_bytes())[0])
    assert said[sample.name] in {"-", str(int(found.valid))}
    assert found.valid == (not found.findings)
