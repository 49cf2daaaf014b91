"""Cells that people and programs write: what a diagram can't hold is left out before, not lost."""

from dataclasses import replace

import pytest

from processes.bpmn.steps import BadSteps, diagram, files, table_of, updated

HEAD = "순서,담당,할 일,다음,조건,시스템,문서,분,대기\n"


@pytest.mark.parametrize(
    "role", ['"담\n당"', "담\x01당", '"담당\n: 팀장"', "=1+1", "시청:", ": 담당"]
)
def test_a_role_comes_back_from_its_diagram_as_it_was_read(role: str) -> None:
    table = files.read(f"{HEAD}1,{role},읽는다,,,e\x02호조,,,\n".encode())
    assert table_of(diagram(table)) == table


@pytest.mark.parametrize("written", ["1e400", "nan", "한나절"])
def test_minutes_that_are_no_number_are_refused_with_a_form_that_is_read(written: str) -> None:
    with pytest.raises(BadSteps) as refused:
        files.read(f"{HEAD}1,가,읽는다,,,,,{written},\n".encode())
    sentence = refused.value.sentence
    assert f"2행 '분': '{written}'" in sentence
    assert "'약 20'처럼" in sentence
    assert "~" not in sentence


def test_bpmn_pythons_orders_are_not_dropped_where_one_stands_twice() -> None:
    lines = "Order,Activity,Condition,Who,Subprocess,Terminated\n0,start,,,,\n1,a,,x,,\n1,b,,x,,\n"
    with pytest.raises(BadSteps, match="4행 'Order': 순서 '1'이\\(가\\) 3행에도"):
        files.read(f"{lines}2,end,,,,yes\n".encode())


def test_tasks_without_an_id_stay_in_the_diagram_and_are_told_of() -> None:
    content = (
        '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="P">'
        '<task name="읽는다"/><task id="T" name="쓴다"/><task name="보낸다"/>'
        "</process></definitions>"
    ).encode()
    table = table_of(content)
    assert [step.work for step in table.steps] == ["쓴다"]
    assert table.notes == (
        "식별자(id)가 없는 할 일 2개는 표에 없고 그림에만 있습니다: '읽는다', '보낸다'.",
    )
    renamed = updated(content, replace(table, steps=(replace(table.steps[0], work="고친다"),)))
    assert (
        '<task name="읽는다"/><task id="T" name="고친다"/><task name="보낸다"/>'.encode() in renamed
    )
