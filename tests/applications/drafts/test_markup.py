"""The markup of a section: structure from what people typed, values put in afterwards."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from applications.drafts.markup import Exhibit, filled, markers, parse
from documents.model import Bullets, Cell, Paragraph, Table

VALUES = {"a": "1,200건/년", "pipe": "가|나", "lines": "하나\n둘", "marker": "{{a}}"}


def value(name: str) -> str:
    return VALUES.get(name, f"?{name}?")


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("", []),
        ("  \n\n \n", []),
        ("한 줄", [Paragraph("한 줄")]),
        ("한 줄\n이어서", [Paragraph("한 줄\n이어서")]),
        ("하나\n\n둘", [Paragraph("하나"), Paragraph("둘")]),
        ("- 가\n- 나", [Bullets(("가", "나"))]),
        ("○ 가\n- 나\n○ 다", [Bullets(("가",)), Bullets(("나",), 2), Bullets(("다",))]),
        ("앞\n- 가\n뒤", [Paragraph("앞"), Bullets(("가",)), Paragraph("뒤")]),
        ("-1도", [Paragraph("-1도")]),
        ("※ 주의", [Paragraph("※ 주의", note=True)]),
        ("연간 {{a}}입니다.", [Paragraph("연간 1,200건/년입니다.")]),
        ("{{ a }}", [Paragraph("1,200건/년")]),
        ("{{as_is_picture}}", [Exhibit("as_is_picture")]),
        (
            "앞\n {{ to_be_picture }} \n뒤",
            [Paragraph("앞"), Exhibit("to_be_picture"), Paragraph("뒤")],
        ),
        ("{{}} {{{a}}}", [Paragraph("{{}} {1,200건/년}")]),
        ("{{marker}}", [Paragraph("{{a}}")]),
    ],
)
def test_blocks(text, blocks):
    assert parse(text, value) == blocks


def block_text(block) -> str:
    match block:
        case Paragraph():
            return block.text
        case Bullets():
            return " ".join(block.items)
        case Table():
            return " ".join(cell.text for row in block.rows for cell in row)
        case _:
            return ""


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def one_table(text: str) -> Table:
    (table,) = parse(text, value)
    assert isinstance(table, Table)
    return table


def test_a_table_has_a_head_row():
    table = one_table("| 지표 | 값 |\n| 건수 | {{a}} |")

    assert texts(table) == [["지표", "값"], ["건수", "1,200건/년"]]
    assert table.header_rows == 1
    assert table.rows[0][0] == Cell("지표", header=True)
    assert not table.rows[1][0].header


def test_a_rule_under_the_head_is_no_row():
    assert texts(one_table("| a | b |\n|---|:--:|\n| 1 | 2 |")) == [["a", "b"], ["1", "2"]]


def test_a_single_row_is_no_head():
    assert one_table("| 가 | 나 |").header_rows == 0


def test_short_rows_are_filled_up_and_empty_cells_kept():
    assert texts(one_table("| 가 | 나 | 다 |\n| 1 |\n|  | 2 |  |")) == [
        ["가", "나", "다"],
        ["1", "", ""],
        ["", "2", ""],
    ]


def test_a_pipe_can_be_written_with_a_backslash():
    assert texts(one_table("| 가\\|나 | 다 |\n| 1 | 2 |"))[0] == ["가|나", "다"]


def test_a_row_without_its_last_pipe_is_a_row():
    assert texts(one_table("| 가 | 나\n| 1 | 2"))[1] == ["1", "2"]


def test_a_value_never_makes_structure():
    table = one_table("| 가 | 나 |\n| {{pipe}} | {{lines}} |")
    assert texts(table)[1] == ["가|나", "하나\n둘"]
    assert parse("{{lines}}", value) == [Paragraph("하나\n둘")]


def test_a_rule_alone_is_nothing():
    assert parse("|---|---|", value) == []


def test_markers_once_each_in_order():
    assert markers("{{b}} {{a}} {{ b }} {{c-1.d}}") == ["b", "a", "c-1.d"]


def test_a_filled_value_is_not_looked_at_again():
    assert filled("{{marker}} {{a}}", value) == "{{a}} 1,200건/년"


@given(st.text(alphabet="ab7 |-○※\\\n", max_size=80))
def test_no_word_is_lost(text):
    """Whatever the markup, each word that people typed is in the blocks, in order."""
    shown = "".join(block_text(block) for block in parse(text, value))
    assert re.findall("[ab7]", shown) == re.findall("[ab7]", text)


@given(st.lists(st.sampled_from(["| a | b |", "- x", "○ y", "z", "", "{{a}}", "|--|"])))
def test_every_table_is_whole(lines):
    for block in parse("\n".join(lines), value):
        if isinstance(block, Table):
            assert {len(row) for row in block.rows} == {len(block.widths)}
