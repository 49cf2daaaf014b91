import base64
import re

import pytest

from documents import raster, writing
from documents.model import Bullets, Document, Figure, Paragraph, Table
from tests.documents.conftest import MERGED


def lines(*blocks: Paragraph | Bullets | Table | Figure) -> list[str]:
    """The Markdown behind the title."""
    text = writing.write(Document("제목", blocks), "md").decode()
    return text.split("# 제목\n\n", 1)[1].splitlines()


def test_everything_is_there(rich: Document, strings: tuple[str, ...]) -> None:
    text = re.sub(r"\\(.)", r"\1", writing.write(rich, "md").decode())
    for string in strings:
        if "2026. 11. 23." not in string:  # the date is in the head
            assert string in text


def test_the_head_says_who_and_when(rich: Document) -> None:
    head = writing.write(rich, "md").decode().split("---")[1]
    assert 'author: "홍길동"' in head
    assert 'date: "2026-11-23"' in head


def test_merged_cells_are_repeated_and_header_rows_joined() -> None:
    table = lines(MERGED)[2:]
    assert table == [
        "| 구분 | 현행 (As-Is) / 건수 | 현행 (As-Is) / 시간 | 개선 (To-Be) / 시간 |",
        "| --- | --- | --- | --- |",
        "| 채용 | 1,200 | 30분 | 10분 |",
        "| 채용 | 240 | 2시간<br>(대기 제외) | 2시간<br>(대기 제외) |",
        "| " + " | ".join([r"A\<B \& C\>D"] * 4) + " |",
    ]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("a|b*c_d`e", r"a\|b\*c\_d\`e"),
        ("1. 첫째", r"1\. 첫째"),
        ("- 항목", r"\- 항목"),
        ("# 제목", r"\# 제목"),
        ("<script>", r"\<script\>"),
        ("[이름](주소)", r"\[이름\](주소)"),
        ("&lt;", r"\&lt;"),
        ("--- ", r"\--- "),
    ],
)
def test_text_is_never_markup(written: str, shown: str) -> None:
    assert lines(Paragraph(written)) == [shown]


def test_a_picture_is_inside_the_file(rich: Document) -> None:
    text = writing.write(rich, "md").decode()
    found = re.search(r"!\[채용 공고에서 .*?\]\(data:image/png;base64,([^)]+)\)", text)
    assert found
    assert raster.size(base64.b64decode(found[1]))[0] == raster.LONGEST_PX


def test_a_missing_picture_leaves_its_description() -> None:
    assert lines(Figure("흐름도")) == [r"\[흐름도\] 그림이 없습니다."]


def test_the_preview_is_the_same_text(rich: Document) -> None:
    assert writing.preview(rich).encode() == writing.write(rich, "md")
