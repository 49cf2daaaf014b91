"""Files that no good tool writes: what can't be told apart is left out, never a crash."""

from processes.bpmn.reading import read
from processes.redesign.finding import findings
from processes.redesign.model import Case


def test_a_boundary_event_without_an_id_is_left_out() -> None:
    model = read(
        b'<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="P">'
        b'<task id="A" name="a"/><task id="B" name="b"/><boundaryEvent attachedToRef="A"/>'
        b'<sequenceFlow id="F" sourceRef="A" targetRef="B"/></process></definitions>'
    )
    assert isinstance(findings(Case(model)), list)
