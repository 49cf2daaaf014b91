"""Read back by python-hwpx and by hwp-hwpx-parser, which shares no code with it."""

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hwp_hwpx_parser import HWPXReader
from hwpx import HwpxDocument
from hwpx.tools.package_validator import validate_editor_open_safety, validate_package
from lxml import etree

from documents import grid, raster, writing
from documents.model import Document, Heading, PageBreak, Paragraph, Table
from tests.documents.conftest import MERGED


@pytest.fixture
def content(rich: Document) -> bytes:
    return writing.write(rich, "hwpx")


def part(content: bytes, name: str) -> Any:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return etree.fromstring(archive.read(name))


def section(content: bytes) -> Any:
    return part(content, "Contents/section0.xml")


def test_python_hwpx_finds_every_string(content: bytes, strings: tuple[str, ...]) -> None:
    with HwpxDocument.open(io.BytesIO(content)) as file:
        text = file.text.plain()
    assert [string for string in strings if string not in text] == []


def test_an_independent_reader_finds_every_string(
    content: bytes, strings: tuple[str, ...], tmp_path: Path
) -> None:
    file = tmp_path / "document.hwpx"
    file.write_bytes(content)
    with HWPXReader(str(file)) as reader:
        text = reader.extract_text()
    assert [string for string in strings if string not in text] == []


def test_merged_cells_are_read_back_as_they_were(content: bytes) -> None:
    with HwpxDocument.open(io.BytesIO(content)) as file:
        table: Any = next(t for p in file.paragraphs for t in p.tables)
        read = {
            (spot.row, spot.column, *spot.span, spot.cell.text)
            for spot in table.iter_grid()
            if spot.is_anchor
        }
    written = {
        (spot.row, spot.column, spot.cell.rowspan, spot.cell.colspan, spot.cell.text)
        for spot in grid.placed(MERGED)
    }
    assert read == written


def test_the_package_is_one_that_editors_open(content: bytes) -> None:
    assert validate_package(io.BytesIO(content)).errors == ()
    assert validate_editor_open_safety(content).ok
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert archive.read("mimetype") == b"application/hwp+zip"


def test_the_picture_is_inside_with_its_description(content: bytes) -> None:
    (picture,) = section(content).iter("{*}pic")
    assert [e.text for e in picture.iter("{*}shapeComment")] == [
        "채용 공고에서 서류 심사로 이어지는 흐름도"
    ]
    reference = next(iter(picture.iter("{*}img"))).get("binaryItemIDRef")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert raster.size(archive.read(f"BinData/{reference}.png"))[0] == raster.LONGEST_PX


def test_page_number_and_header_stand_once_in_the_first_paragraph(content: bytes) -> None:
    body = section(content)
    first = body[0]
    assert len(list(body.iter("{*}pageNum"))) == len(list(first.iter("{*}pageNum"))) == 1
    assert len(list(body.iter("{*}header"))) == len(list(first.iter("{*}header"))) == 1
    settings = next(first.iter("{*}secPr"))
    assert list(settings.iter("{*}header")) == []
    assert "".join(next(first.iter("{*}header")).itertext()).startswith("예시시설공사")


def test_outline_levels_are_kept_and_hancom_adds_no_second_number(content: bytes) -> None:
    head = part(content, "Contents/header.xml")
    shapes = {e.get("id"): e for e in head.iter("{*}paraPr")}
    levels = []
    for paragraph in section(content).iterchildren("{*}p"):
        heading = shapes[paragraph.get("paraPrIDRef")].find("{*}heading")
        if heading is not None and heading.get("type") == "OUTLINE":
            levels.append(heading.get("level"))
    assert levels == ["0", "1", "1", "2", "0", "0"]
    assert not any(e.text for e in head.iter("{*}paraHead"))


def test_ids_are_never_shared(content: bytes) -> None:
    ids = [e.get("id") for e in section(content).iter() if e.get("id")]
    assert len(ids) == len(set(ids))


def test_a_page_break_stands_before_the_next_block() -> None:
    blocks = (Paragraph("가"), PageBreak(), Heading("나"), PageBreak(), Table.of(["다"], []))
    body = section(writing.write(Document("", blocks), "hwpx"))
    broken = [p for p in body.iterchildren("{*}p") if p.get("pageBreak") == "1"]
    assert ["".join(p.itertext()) for p in broken] == ["1. 나", "다"]


def test_metadata_is_ours(content: bytes) -> None:
    package = "".join(part(content, "Contents/content.hpf").itertext())
    assert "디지털 전환 지원사업 신청서" in package
    assert "2026-11-23T00:00:00Z" in package


def test_a_long_table_may_flow_over_pages_and_repeats_its_header(content: bytes) -> None:
    for table in section(content).iter("{*}tbl"):
        assert table.get("repeatHeader") == "1"
        assert table.find("{*}pos").get("treatAsChar") == "0"
