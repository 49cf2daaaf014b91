"""Files that no good tool writes are laid out all the same, or left as they are."""

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
