from typing import Any

import pytest

from documents.model import Block, Cell, Document, Figure, Heading, Meta, Paragraph, Table
from documents.preparation import prepared, syllable
from documents.refusals import BadDocument, TableError


def blocks_of(*blocks: Block) -> list[Any]:
    """The blocks as every writer sees them."""
    return list(prepared(Document("", blocks)).blocks)


def test_headings_are_numbered_as_in_official_documents() -> None:
    levels = (1, 2, 2, 3, 3, 1, 2, 3)
    numbers = [block.number for block in blocks_of(*(Heading("제목", level) for level in levels))]
    assert numbers == ["1.", "가.", "나.", "1)", "2)", "2.", "가.", "1)"]


def test_a_heading_can_stand_without_a_number() -> None:
    blocks = (Heading("개요"), Heading("가"), Heading("붙임", numbered=False), Heading("나", 2))
    lines = [block.line for block in blocks_of(*blocks)]
    assert lines == ["1. 개요", "2. 가", "붙임", "가. 나"]


@pytest.mark.parametrize(
    ("number", "letter"), [(1, "가"), (2, "나"), (14, "하"), (15, "거"), (28, "허"), (29, "고")]
)
def test_after_ha_comes_geo(number: int, letter: str) -> None:
    assert syllable(number) == letter


def test_only_captions_are_counted() -> None:
    bare, named = Table.of(["가"], []), Table.of(["가"], [], caption="이름")
    got = blocks_of(bare, named, Figure("설명"), Figure("설명", caption="그림 이름"), named)
    assert [block.caption_line for block in got] == [
        "", "표 1. 이름", "", "그림 1. 그림 이름", "표 2. 이름",
    ]  # fmt: skip


def test_every_string_is_cleaned() -> None:
    table = Table(((Cell("가\x00"),),), (1,), "이름\x00")
    blocks = (Heading("제목\x00"), Paragraph("글\x00"), table, Figure("설명\x00", caption="\x00"))
    document = Document("이름\x00", blocks, Meta("쓴 이\x00", "기관\x00"), "머리\x00")
    assert "\x00" not in repr(prepared(document))


def test_preparing_twice_changes_nothing(rich: Document) -> None:
    once = prepared(rich)
    assert prepared(once) == once


def test_a_figure_without_a_description_takes_its_caption() -> None:
    got = blocks_of(Figure("", caption="흐름도"), Figure(""))
    assert [block.alt for block in got] == ["흐름도", "그림"]


def test_the_date_is_printed_the_korean_way() -> None:
    meta = prepared(Document("", (), Meta(date="2026-01-05", organisation="공사"))).meta
    assert meta.line == "2026. 1. 5. · 공사"
    assert Meta().line == ""


def test_a_date_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(BadDocument, match="작성일"):
        prepared(Document("", (), Meta(date="내일")))


@pytest.mark.parametrize("level", [0, 4])
def test_a_heading_of_another_level_is_refused(level: int) -> None:
    with pytest.raises(BadDocument, match="수준"):
        blocks_of(Heading("제목", level))


def test_a_broken_table_is_refused_by_name() -> None:
    table = Table(((Cell("가"), Cell("나")),), (1,), "업무량")
    with pytest.raises(TableError, match="업무량.*1행 2열"):
        prepared(Document("", (table,)))
