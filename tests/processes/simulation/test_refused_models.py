"""Files whose flows no case can follow: refused with a sentence that names the place."""

import pytest

from processes.bpmn.reading import read
from processes.inventory.model import Facts
from processes.simulation.compiling import compiled
from processes.simulation.graph import NotSimulated
from processes.simulation.prefilling import prefilled

START = '<startEvent id="S"/><endEvent id="E"/>'
INNER = '<subProcess id="P"><startEvent id="S2"/><task id="T2"/></subProcess>'


def _refusal(elements: str, *flows: str) -> str:
    lines = ""
    for flow in flows:
        source, target = flow.split()
        lines += f'<sequenceFlow id="{source}-{target}" sourceRef="{source}" targetRef="{target}"/>'
    model = read(
        '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">'
        f'<process id="Proc">{START}{elements}{lines}</process></definitions>'.encode()
    )
    with pytest.raises(NotSimulated) as refusal:
        compiled(model, prefilled(model, Facts()))
    return refusal.value.sentence


def test_a_flow_out_of_a_sub_process_is_refused() -> None:
    assert "'T2-E'이(가) 하위 프로세스나 풀의 경계를 넘습니다" in _refusal(INNER, "S P", "T2 E")


def test_a_flow_to_what_only_compensates_is_refused() -> None:
    task = '<task id="T1" name="되돌린다" isForCompensation="true"/>'
    assert "작업 '되돌린다'은(는) 보상용" in _refusal(task, "S T1", "T1 E")


def test_an_event_on_an_activity_of_another_process_is_refused() -> None:
    event = '<boundaryEvent id="B1" attachedToRef="T2"><timerEventDefinition/></boundaryEvent>'
    assert "경계 이벤트 'B1'이(가) 붙은 작업 'T2'과(와)" in _refusal(INNER + event, "S P", "B1 E")


def test_a_long_name_is_quoted_shortened_in_one_line() -> None:
    name = f"긴&#10;이름 {'가' * 900}"
    sentence = _refusal(f'<complexGateway id="G" name="{name}"/>', "S G", "G E")
    assert "'긴 이름 가" in sentence
    assert len(sentence) < 200
