"""What is too wide for an upright page lies on a turned one, in every format."""

import io
import json
import re
import zipfile
from dataclasses import replace

import docx
import pypdf
import pytest
from docx.shared import Mm
from lxml import etree

from documents import json_reading, pictures, sheets, writing
from documents.model import (
    Block,
    Document,
    Figure,
    Heading,
    Orientation,
    PageBreak,
    Paragraph,
    Table,
)
from documents.preparation import prepared
from tests.documents.conftest import rich_document
from tests.documents.test_raster import png


def drawing(width: int, height: int) -> Figure:
    box = f'<rect width="{width}" height="{height}" fill="#eef4ff"/>'
    frame = f'viewBox="0 0 {width} {height}"'
    return Figure("그림", svg=f'<svg xmlns="http://www.w3.org/2000/svg" {frame}>{box}</svg>')


def table(columns: int) -> Table:
    return Table.of([f"열 {n}" for n in range(columns)], [["값"] * columns])


WIDE, UPRIGHT, NOTE = drawing(1600, 400), drawing(600, 500), Paragraph("※ 출처", note=True)
MIXED = Document(
    "넓은 문서",
    (Paragraph("앞"), Heading("그림"), WIDE, NOTE, PageBreak(), Heading("뒤"), UPRIGHT, table(12)),
)


@pytest.mark.parametrize(
    ("block", "orientation"),
    [
        (WIDE, "landscape"),
        (drawing(1600, 801), "portrait"),  # not twice as wide as high
        (drawing(640, 200), "portrait"),  # wide, and legible upright
        (Figure("사진", png=png(1600, 400)), "landscape"),
        (Figure("사진", png=b"broken"), "portrait"),
        (Figure("사진", svg="<svg"), "portrait"),
        (Figure("없음"), "portrait"),
        (replace(WIDE, orientation="portrait"), "portrait"),
        (replace(UPRIGHT, orientation="landscape"), "landscape"),
        (table(8), "portrait"),
        (table(9), "landscape"),
        (replace(table(3), orientation="landscape"), "landscape"),
    ],
)
def test_what_is_wide_and_small_lettered_turns_by_itself(
    block: Block, orientation: Orientation
) -> None:
    (ready,) = prepared(Document("가", (block,))).blocks
    assert isinstance(ready, Figure | Table)
    assert ready.orientation == orientation


def kinds(blocks: tuple[Block, ...]) -> list[tuple[str, list[str]]]:
    ready = prepared(Document("가", blocks)).blocks
    return [(s.orientation, [type(b).__name__ for b in s.blocks]) for s in sheets.sheets(ready)]


def test_headings_turn_with_what_follows_and_notes_with_what_they_follow() -> None:
    assert kinds(MIXED.blocks) == [
        ("portrait", ["Paragraph"]),
        ("landscape", ["Heading", "Figure", "Paragraph"]),
        ("portrait", ["Heading", "Figure"]),
        ("landscape", ["Table"]),
    ]


def test_there_is_always_a_sheet_for_the_title() -> None:
    assert kinds(()) == [("portrait", [])]
    assert kinds((WIDE,)) == [("landscape", ["Figure"])]
    assert kinds((WIDE, Heading("끝"))) == [
        ("landscape", ["Figure"]),
        ("portrait", ["Heading"]),
    ]
    assert kinds((PageBreak(), Paragraph("가"))) == [("portrait", ["PageBreak", "Paragraph"])]


def test_a_turned_figure_is_as_wide_as_the_turned_page() -> None:
    (figure,) = prepared(Document("가", (WIDE,))).blocks
    assert isinstance(figure, Figure)
    drawn = pictures.picture(figure)
    assert (drawn.width_mm, drawn.height_mm) == (257, 64.25)
    (high,) = prepared(Document("가", (drawing(2000, 990),))).blocks
    assert isinstance(high, Figure)
    assert pictures.picture(high).height_mm == 106


def test_pdf_turns_its_pages() -> None:
    pages = pypdf.PdfReader(io.BytesIO(writing.write(MIXED, "pdf"))).pages
    boxes = [(round(p.mediabox.width), round(p.mediabox.height)) for p in pages]
    assert boxes == [(595, 842), (842, 595), (595, 842), (842, 595)]
    texts = [page.extract_text() for page in pages]
    assert all(w in text for w, text in zip(["앞", "1. 그림", "2. 뒤", "열 0"], texts, strict=True))


def test_docx_has_a_section_for_each_sheet_with_header_and_footer() -> None:
    document = replace(MIXED, header="머리글")
    file = docx.Document(io.BytesIO(writing.write(document, "docx")))
    sides = [round((s.page_width or 0) / Mm(1)) for s in file.sections]
    assert sides == [210, 297, 210, 297]
    assert [s.orientation for s in file.sections] == [0, 1, 0, 1]
    assert {s.header.paragraphs[0].text for s in file.sections} == {"머리글"}
    assert all("PAGE" in s.footer.paragraphs[0]._p.xml for s in file.sections)
    widths = [int(g) for g in re.findall(r'w:tblW w:w="(\d+)"', file.element.xml)]
    assert widths == pytest.approx([257 * 1440 / 25.4], abs=12)


def test_hwpx_has_a_section_for_each_sheet_as_hancom_writes_it() -> None:
    with zipfile.ZipFile(io.BytesIO(writing.write(MIXED, "hwpx"))) as archive:
        names = sorted(n for n in archive.namelist() if n.startswith("Contents/section"))
        roots = [etree.fromstring(archive.read(name)) for name in names]
        head = etree.fromstring(archive.read("Contents/header.xml"))
    pages = [next(root.iter("{*}pagePr")) for root in roots]
    assert [page.get("landscape") for page in pages] == ["WIDELY", "NARROWLY"] * 2
    assert {(page.get("width"), page.get("height")) for page in pages} == {("59528", "84189")}
    assert head.get("secCnt") == "4"
    ids = [e.get("id") for root in roots for e in root.iter() if e.get("id", "").isdigit()]
    assert len(ids) == len(set(ids))


def test_markdown_and_json_carry_it() -> None:
    text = writing.write(MIXED, "md").decode()
    assert text.index("<!-- landscape -->") < text.index("## 1. 그림") < text.index("## 2. 뒤")
    content = writing.write(MIXED, "json")
    found = [b["orientation"] for b in json.loads(content)["blocks"] if "orientation" in b]
    assert found == ["landscape", "portrait", "landscape"]
    assert writing.write(json_reading.read(content), "json") == content


@pytest.mark.parametrize("format", writing.FORMATS)
def test_the_same_bytes_each_time(format: str) -> None:
    rich = rich_document()
    document = replace(rich, blocks=(*rich.blocks, WIDE, *rich.blocks, table(12)))
    assert writing.write(document, format) == writing.write(document, format)
