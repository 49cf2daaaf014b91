import io
import json
from collections.abc import Iterator
from typing import Any

import pypdf
import pytest

from documents import writing
from documents.model import Bullets, Document, Figure, Heading, Paragraph
from tests.documents.test_raster import png


@pytest.fixture
def content(rich: Document) -> bytes:
    return writing.write(rich, "pdf")


def opened(content: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(content))


def text(content: bytes) -> str:
    """All text, without line ends: a reader breaks lines where it likes."""
    pages = "".join(page.extract_text() for page in opened(content).pages)
    return "".join(pages.split())


def structure(content: bytes) -> Iterator[Any]:
    """The elements of the structure tree."""
    root: Any = opened(content).trailer["/Root"]
    waiting = [root["/StructTreeRoot"]]
    while waiting:
        element = waiting.pop().get_object()
        if isinstance(element, list):
            waiting += element
        elif isinstance(element, dict):
            yield element
            waiting += [element["/K"]] if "/K" in element else []


def test_the_text_can_be_read(content: bytes, strings: tuple[str, ...]) -> None:
    found = text(content)
    assert [string for string in strings if "".join(string.split()) not in found] == []


def test_it_is_tagged_and_says_its_language(content: bytes) -> None:
    root: Any = opened(content).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] is True or root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "ko-KR"
    tags = {element.get("/S") for element in structure(content)}
    assert {"/H1", "/H2", "/H3", "/P", "/L", "/LI", "/Table", "/TH", "/TD", "/Figure"} <= tags


def test_it_claims_both_standards(content: bytes) -> None:
    metadata = opened(content).xmp_metadata
    assert metadata
    xml = metadata.stream.get_data().decode()
    assert "<pdfaid:part>3</pdfaid:part>" in xml
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in xml
    assert "<pdfuaid:part>1</pdfuaid:part>" in xml


def test_the_picture_is_described_and_stays_vector(content: bytes) -> None:
    texts = [str(e["/Alt"]) for e in structure(content) if "/Alt" in e]
    assert texts == ["채용 공고에서 서류 심사로 이어지는 흐름도"]
    assert "채용공고게시" in text(content)


def test_the_json_is_attached(content: bytes, rich: Document) -> None:
    (attached,) = opened(content).attachments["document.json"]
    assert attached == writing.write(rich, "json")
    assert json.loads(attached)["title"] == rich.title


def test_title_author_and_outline_are_set(content: bytes) -> None:
    reader = opened(content)
    assert reader.metadata
    assert (reader.metadata.title, reader.metadata.author) == (
        "디지털 전환 지원사업 신청서", "홍길동",
    )  # fmt: skip
    assert [entry.title for entry in reader.outline if not isinstance(entry, list)] == [
        "1. 신청 개요", "2. 현황", "3. 추진 일정",
    ]  # fmt: skip


def test_only_bundled_fonts_are_used(content: bytes) -> None:
    pages: list[Any] = list(opened(content).pages)
    fonts = [font for page in pages for font in page["/Resources"]["/Font"].values()]
    names = {str(font.get_object()["/BaseFont"]) for font in fonts}
    assert all(name.split("+")[1].startswith(("PretendardGOV", "NotoSans")) for name in names)


def test_pages_break_where_asked(content: bytes) -> None:
    pages = opened(content).pages
    assert len(pages) == 2
    assert "3. 추진 일정" in pages[1].extract_text()
    assert "- 2 -" in pages[1].extract_text()


def test_a_skipped_heading_level_is_no_obstacle() -> None:
    blocks = (Heading("셋째", 3), Heading("첫째"), Heading("다시 셋째", 3), Heading(""))
    assert "다시셋째" in text(writing.write(Document("", blocks), "pdf"))


def test_pixels_can_be_shown_too() -> None:
    content = writing.write(Document("", (Figure("사진", png=png()),)), "pdf")
    assert len(opened(content).pages[0].images) == 1


def test_typst_markup_stays_text() -> None:
    marks = '#read("/etc/passwd") $x$ *굵게* _기울임_ @표 \\ // `코드` = 제목'
    document = Document(marks, (Paragraph(marks), Bullets((marks,))), header=marks)
    assert text(writing.write(document, "pdf")).count("".join(marks.split())) == 4
