import io
import zipfile
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from documents import grid, writing
from documents.model import Document, PageBreak, Paragraph, Table
from tests.documents.conftest import MERGED

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture
def content(rich: Document) -> bytes:
    return writing.write(rich, "docx")


def body(content: bytes) -> Any:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def opened(content: bytes) -> Any:
    return docx.Document(io.BytesIO(content))


def test_python_docx_finds_every_string(content: bytes, strings: tuple[str, ...]) -> None:
    file = opened(content)
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    text = "\n".join([*(paragraph.text for paragraph in file.paragraphs), *cells])
    assert [string for string in strings if string not in text] == []


def test_the_raw_xml_holds_every_string(content: bytes, strings: tuple[str, ...]) -> None:
    text = "".join(body(content).itertext(f"{W}t"))
    assert [string for string in strings if string not in text] == []


def test_merged_cells_are_written_as_word_wants_them(content: bytes) -> None:
    table = next(body(content).iter(f"{W}tbl"))
    rows = [list(row.iter(f"{W}tc")) for row in table.iter(f"{W}tr")]
    spans = [
        [
            (
                int(next(iter(cell.iter(f"{W}gridSpan")), {W + "val": "1"}).get(f"{W}val", "1")),
                next((m.get(f"{W}val") or "continue" for m in cell.iter(f"{W}vMerge")), None),
            )
            for cell in row
        ]
        for row in rows
    ]
    assert spans == [
        [(1, "restart"), (2, None), (1, None)],
        [(1, "continue"), (1, None), (1, None), (1, None)],
        [(1, "restart"), (1, None), (1, None), (1, None)],
        [(1, "continue"), (1, None), (2, None)],
        [(4, None)],
    ]


def test_cells_are_read_back_where_they_were(content: bytes) -> None:
    cells = opened(content).tables[0]._cells
    columns = len(MERGED.widths)
    for spot in grid.placed(MERGED):
        assert cells[spot.row * columns + spot.column].text == spot.cell.text


def test_hangul_has_a_font_of_its_own(content: bytes) -> None:
    styles = opened(content).styles
    for name in ("Normal", "Title", "Heading 1", "Caption"):
        fonts = styles[name].element.rPr.rFonts
        assert fonts.get(qn("w:eastAsia")) == fonts.get(qn("w:ascii")) == "맑은 고딕"
        assert fonts.get(qn("w:eastAsiaTheme")) is None


def test_the_picture_is_described(content: bytes) -> None:
    (shape,) = opened(content).inline_shapes
    assert shape._inline.docPr.get("descr") == "채용 공고에서 서류 심사로 이어지는 흐름도"


def test_header_rows_repeat_and_are_shaded(content: bytes) -> None:
    table = next(body(content).iter(f"{W}tbl"))
    assert len(list(table.iter(f"{W}tblHeader"))) == MERGED.header_rows
    fills = [shade.get(f"{W}fill") for shade in table.iter(f"{W}shd")]
    assert fills == ["ECEEF0"] * 7 + ["EAF6EC"]


def test_headings_are_headings(content: bytes) -> None:
    names = [p.style.name for p in opened(content).paragraphs if "Heading" in p.style.name]
    assert names == [f"Heading {level}" for level in (1, 2, 2, 3, 1, 1)]


def test_properties_are_ours(content: bytes) -> None:
    core = opened(content).core_properties
    assert (core.title, core.author, core.comments) == (
        "디지털 전환 지원사업 신청서", "홍길동", "",
    )  # fmt: skip
    assert core.created.isoformat()[:10] == "2026-11-23"
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {info.date_time[0] for info in archive.infolist()} == {1980}
        assert "docProps/thumbnail.jpeg" not in archive.namelist()


def test_a_page_break_stands_before_the_next_block() -> None:
    table = Table.of(["다"], [], caption="표")
    file = opened(
        writing.write(Document("", (PageBreak(), Paragraph("나"), PageBreak(), table)), "docx")
    )
    broken = [p.text for p in file.paragraphs if p.paragraph_format.page_break_before]
    assert broken == ["나", "표 1. 표"]


def test_children_stand_in_the_order_of_the_schema(content: bytes) -> None:
    order = ["pStyle", "keepNext", "pageBreakBefore", "pBdr", "tabs", "spacing", "ind", "jc", "rPr"]
    for properties in body(content).iter(f"{W}pPr"):
        names = [etree.QName(e).localname for e in properties]
        assert names == sorted(names, key=order.index)
    cell_order = ["tcW", "gridSpan", "vMerge", "shd", "vAlign"]
    for properties in body(content).iter(f"{W}tcPr"):
        names = [etree.QName(e).localname for e in properties]
        assert names == sorted(names, key=cell_order.index)
