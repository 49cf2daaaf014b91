"""What a save would make vanish is found; what was only changed is no loss."""

import pytest

from processes.bpmn import facts, reading
from processes.bpmn.facts import Loss


def changed(content: bytes, old: str, new: str) -> list[Loss]:
    text = content.decode()
    assert old in text
    after = text.replace(old, new).encode()
    return facts.lost(reading.read(content), reading.read(after))


def test_facts_are_found_by_element_and_name(recruitment: bytes) -> None:
    found = facts.facts(reading.read(recruitment))
    assert found["Task_Plan", "type"] == "userTask"
    assert found["Task_Plan", "lane"] == "Lane_Request"
    assert found["Task_Plan", "documentation"] == "연 2회, 정원표와 대조한다."
    assert (found["Flow_No", "source"], found["Flow_No", "condition"]) == ("Gate_Fit", "정원 초과")
    assert found["Late", "attached"] == "Sub_Screen"
    assert found["Flow_1", "drawn"] == "선"
    assert ("Task_Sum", "documentation") not in found


def test_nothing_is_lost_between_equal_models_or_by_a_change(recruitment: bytes) -> None:
    assert changed(recruitment, "면접전형", "심층면접") == []


@pytest.mark.parametrize(
    ("old", "new", "loss"),
    [
        (
            "<bpmn:documentation>연 2회, 정원표와 대조한다.</bpmn:documentation>",
            "",
            Loss("Task_Plan", "documentation", "연 2회, 정원표와 대조한다."),
        ),
        ("<bpmn:flowNodeRef>End</bpmn:flowNodeRef>", "", Loss("End", "lane", "Lane_Hr")),
        (' name="면접전형"', "", Loss("Task_Interview", "name", "면접전형")),
        (' targetRef="Note_1"', "", Loss("Assoc_1", "target", "Note_1")),
    ],
)
def test_a_fact_that_vanishes_is_a_loss(recruitment: bytes, old, new, loss) -> None:
    assert changed(recruitment, old, new) == [loss]


def test_an_element_that_vanishes_is_one_loss(recruitment: bytes) -> None:
    losses = changed(recruitment, 'id="Message_Result"', 'id="Other"')
    assert ("Message_Result", "type") in {(loss.id, loss.fact) for loss in losses}
    gone = next(loss for loss in losses if loss.fact == "type")
    assert gone.sentence == "Message_Result: 요소 'message'이(가) 없어집니다."
