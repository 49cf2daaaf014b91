"""Whatever people paste: a file that opens comes out, or a sentence."""

import io
import json
import time
import zipfile
from typing import Any

import docx
import pypdf
import pytest
from hwpx import HwpxDocument
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from documents import writing
from documents.model import Bullets, Cell, Document, Figure, Heading, Meta, Paragraph, Table
from documents.refusals import BadDocument
from tests.documents.conftest import SVG
from tests.documents.test_raster import png

TEXTS = {
    "nul and controls": "가\x00나\x01다\x0b라\x1f마\x7f바\x9f사\ufffe아\uffff자",
    "lone surrogates": "가\ud800나\udfff다\udc00\ud800라",
    "bidirectional overrides": "가\u202e나\u2067다\u200f라\u061c마",
    "emoji": "👩‍👩‍👧 👍🏽 🇰🇷 ❤️ 🙂",
    "old Hangul": "나랏말ᄊᆞ미 듕귁에 달아 ꥠᅢ ힰ",
    "Hanja": "適格 審査 鬱 龘 𠮷 㐂",
    "combining": "é" + "\u0301" * 150 + "가",
    "markup": "<&>\"' ]]> <!-- --> <w:p/> #let x = 1; $ \\ {{ x }} %PDF",
    "line ends": "\n\n\r\n가\n\n\n나\u2028다\n",
    "only spaces": " \u3000\u200b\ufeff ",
    "noncharacters": "\U0001fffe\U0010ffff\ufdd0가",
    "private use": "\ue000\uf8ff\U000f0000가",
}


def everywhere(text: str) -> Document:
    """A document with the text in each place that holds text."""
    table = Table(((Cell(text, header=True),), (Cell(text),)), (1,), text, 1)
    figure = Figure(text, svg=SVG.replace("인사팀", "팀"), caption=text)
    return Document(
        text,
        (Heading(text), Paragraph(text), Bullets((text, text)), table, figure),
        Meta(text, text, "2026-11-23", text),
        text,
    )


def read(content: bytes, format: str) -> Any:
    """Open the file with a reader of its kind; anything wrong raises."""
    match format:
        case "hwpx":
            with HwpxDocument.open(io.BytesIO(content)) as file:
                return file.text.plain()
        case "docx":
            return [p.text for p in docx.Document(io.BytesIO(content)).paragraphs]
        case "pdf":
            return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages]
        case "json":
            return json.loads(content)
    return content.decode()


@pytest.mark.parametrize("format", writing.FORMATS)
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_any_text_comes_out_in_a_file_that_opens(text: str, format: str) -> None:
    assert read(writing.write(everywhere(text), format), format)


@given(st.text(alphabet=st.characters(), max_size=60))
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_text_at_all_breaks_a_format(text: str) -> None:
    for format in writing.FORMATS:
        assert read(writing.write(everywhere(text), format), format)


@pytest.mark.parametrize("format", writing.FORMATS)
@pytest.mark.parametrize("letter", ["a", "가", "漢"])
def test_endless_words_break(letter: str, format: str) -> None:
    word = letter * 10_000
    table = Table(((Cell(word), Cell(word)),), (1, 20))
    document = Document("가", (Paragraph(word), Bullets((word,)), table))
    assert read(writing.write(document, format), format)


@pytest.mark.parametrize(
    "document",
    [
        Document("가" * 1_001, ()),
        Document("가", (), header="가" * 201),
        Document("가", (), Meta(author="가" * 201)),
        Document("가", (Heading("가" * 1_001),)),
        Document("가", (Table.of(["가"], [], caption="가" * 1_001),)),
        Document("가", (Figure("가" * 10_001),)),
    ],
)
def test_an_endless_title_is_refused_with_a_sentence(document: Document) -> None:
    with pytest.raises(BadDocument, match="너무 깁니다"):
        writing.write(document, "md")


@pytest.mark.parametrize("format", writing.FORMATS)
def test_the_longest_lines_that_are_taken_fit_every_format(format: str) -> None:
    figure = Figure("가" * 10_000, svg=SVG, caption="가" * 1_000)
    blocks = (Heading("가" * 1_000), Table.of(["가"], [], caption="가" * 1_000), figure)
    document = Document("가" * 1_000, blocks, Meta("가" * 200, "가" * 200), "가" * 200)
    assert read(writing.write(document, format), format)


@pytest.mark.parametrize("format", writing.FORMATS)
@pytest.mark.parametrize("word", ["가나다 ", "가", "abc "])
def test_a_paragraph_of_100_000_characters_stays_whole(format: str, word: str) -> None:
    text = (word * 100_000)[:99_999] + "끝"
    started = time.process_time()
    got = read(writing.write(Document("긴 글", (Paragraph(text),)), format), format)
    assert time.process_time() - started < 20
    joined = "".join("".join(got if isinstance(got, list) else str(got)).split())
    assert "".join(text.split())[-50:] in joined.replace("\u200b", "") or format == "pdf"


@pytest.mark.parametrize("format", writing.FORMATS)
def test_a_table_of_1_000_rows_takes_seconds(format: str) -> None:
    rows = [[str(number), "채용 공고 게시", "인사팀", "1,200건", "30분"] for number in range(1000)]
    table = Table.of(["번호", "업무", "부서", "건수", "시간"], rows, caption="업무 목록")
    document = Document("큰 표", (table,))
    started = time.process_time()
    content = writing.write(document, format)
    assert time.process_time() - started < 10
    assert len(content) > 10_000


@pytest.mark.parametrize("format", writing.FORMATS)
def test_a_thousand_merged_cells_take_seconds(format: str) -> None:
    pair = ((Cell("가", rowspan=2), Cell("나"), Cell("다")), (Cell("라", colspan=2),))
    document = Document("큰 표", (Table(pair * 500, (1, 1, 1)),))
    started = time.process_time()
    assert read(writing.write(document, format), format)
    assert time.process_time() - started < 10


PICTURES = {
    "none": Figure("설명"),
    "corrupt": Figure("설명", png=b"\x89PNG\r\n\x1a\n" + b"\x00" * 50),
    "cut": Figure("설명", png=png(300, 300)[:-40]),
    "no svg": Figure("설명", svg="<p>그림 아님"),
    "empty svg": Figure("설명", svg=""),
    "entity svg": Figure("설명", svg='<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>'),
    "text with NUL": Figure("설명", svg="\x00"),
}


@pytest.mark.parametrize("format", writing.FORMATS)
@pytest.mark.parametrize("figure", PICTURES.values(), ids=PICTURES)
def test_a_broken_picture_leaves_a_note_with_its_description(figure: Figure, format: str) -> None:
    got = read(writing.write(Document("가", (figure,)), format), format)
    assert "설명" in str(got)
    assert "그림" in str(got)


SHAPES = {
    "90,000 px": '<svg xmlns="http://www.w3.org/2000/svg" width="90000" height="90000">{}</svg>',
    "tall": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 1500">{}</svg>',
    "tiny": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1e-3 1e-3">{}</svg>',
    "no namespace": '<svg viewBox="0 0 10 10">{}</svg>',
    "wild numbers": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}<path '
    'd="M 1e38 -1e38 L nan 5" stroke="red" stroke-width="1e9" stroke-dasharray="1e-9"/></svg>',
    "marker of itself": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}'
    '<marker id="m"><path d="M0 0L1 1" marker-end="url(#m)"/></marker>'
    '<path d="M0 0L9 9" marker-end="url(#m)"/></svg>',
    "clip of itself": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}'
    '<clipPath id="c" clip-path="url(#c)"><rect width="9" height="9"/></clipPath>'
    '<rect width="9" height="9" clip-path="url(#c)"/></svg>',
    "file": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}'
    '<image href="/etc/passwd" width="9" height="9"/></svg>',
}


@pytest.mark.parametrize("format", writing.FORMATS)
@pytest.mark.parametrize("markup", SHAPES.values(), ids=SHAPES)
def test_a_wild_svg_does_no_harm(markup: str, format: str) -> None:
    figure = Figure("설명", svg=markup.format('<text x="1" y="5">글</text>'), caption="그림")
    started = time.process_time()
    content = writing.write(Document("가", (figure,)), format)
    assert time.process_time() - started < 10
    assert len(content) < 3_000_000
    assert read(content, format)


def test_no_bytes_of_a_local_file_get_in() -> None:
    figure = Figure("설명", svg=SHAPES["file"].format(""))
    for format in writing.FORMATS:
        content = writing.write(Document("가", (figure,)), format)
        parts = [content]
        if format in {"hwpx", "docx"}:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                parts = [archive.read(name) for name in archive.namelist()]
        assert not any(b"passwd" in part for part in parts)
