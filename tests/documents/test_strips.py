"""What is too wide even for a turned page is cut into overlapping parts."""

from itertools import pairwise

from documents import svg
from documents.model import Figure
from documents.strips import strips
from tests.documents.test_sheets import drawing


def test_what_is_legible_stays_whole() -> None:
    for figure in (drawing(2200, 800), drawing(3000, 3100), Figure("없음"), Figure("글", svg="<")):
        assert strips(figure) == (figure,)


def test_parts_cover_everything_and_overlap() -> None:
    parts = strips(drawing(4000, 800))
    boxes = [svg.view_box(part.svg or "") for part in parts]
    assert len(parts) == 3
    assert boxes[0][0] == 0
    assert round(boxes[-1][0] + boxes[-1][2]) == 4000
    for left, right in pairwise(boxes):
        assert round(left[0] + left[2] - right[0]) == 90
    assert [part.caption for part in parts] == ["(1/3)", "(2/3)", "(3/3)"]
    assert {part.orientation for part in parts} == {"landscape"}
    assert len({part.alt for part in parts}) == 3


def test_a_drawing_90_000_wide_gives_a_bounded_number_of_parts() -> None:
    assert len(strips(drawing(90_000, 800))) == 12
