"""Files that no good tool writes are laid out all the same, or left as they are."""

from processes.bpmn.change import apply, between
from processes.bpmn.layout import laid_out
from processes.bpmn.reading import read

HEAD = '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">'


def test_an_id_that_stands_twice_and_so_lies_in_itself() -> None:
    content = (
        f'{HEAD}<process id="P"><subProcess id="A"><task id="T"/>'
        '<subProcess id="A"><task id="U"/></subProcess></subProcess></process></definitions>'
    ).encode()
    drawn = {shape.element for shape in read(laid_out(content, keep=False)).shapes}
    assert {"A", "T", "U"} <= drawn


def test_two_elements_that_lie_in_each_other() -> None:
    content = (
        f'{HEAD}<process id="P"><subProcess id="A"><subProcess id="B"><subProcess id="A"/>'
        '<subProcess id="B"><task id="U"/></subProcess></subProcess></subProcess>'
        "</process></definitions>"
    ).encode()
    drawn = laid_out(content, keep=False)
    assert laid_out(drawn, keep=True)


def test_an_id_of_a_node_and_of_a_flow_is_drawn_as_it_stands() -> None:
    content = laid_out(
        f'{HEAD}<process id="P"><task id="A"/><task id="B"/>'
        '<sequenceFlow id="F" sourceRef="A" targetRef="B"/></process></definitions>'.encode(),
        keep=False,
    )
    doubled = content.replace(b"</process>", b'<task id="F"/></process>')
    assert apply(between(doubled, laid_out(doubled, keep=True)), doubled) == doubled
