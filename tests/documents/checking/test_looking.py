"""A document is looked at by machine's eyes: what is there, what is missing, what to do."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace

import docx
import pytest
from hwpx import HwpxDocument
from pypdf import PdfReader, PdfWriter
from pypdf.constants import UserAccessPermissions

from documents import writing
from documents.checking import judging
from documents.checking.looking import check
from documents.checking.model import GOOD, MEND, STOP, BadFile, Counts
from documents.model import Document, Figure, Heading, Meta, Paragraph, Table
from tests.documents.test_raster import png

WHOLE = Document(
    "디지털 전환 계획",
    (
        Heading("개요"),
        Paragraph("본문입니다. " * 300),
        Heading("업무량", 2),
        Table.of(["구분", "건수"], [["채용", "240"]], caption="업무량"),
        Figure("막대그림: 채용 240건", png=png()),
    ),
    Meta("홍길동", "예시공사", "2026-11-23"),
)


@pytest.mark.parametrize(("form", "headings"), [("hwpx", 2), ("docx", 2), ("pdf", 3)])
def test_what_this_workbench_writes_is_good(form: str, headings: int) -> None:
    """A PDF has the title in its structure too."""
    report = check(writing.write(WHOLE, form), f"문서.{form}")
    counts = report.counts
    assert (counts.headings, counts.tables, counts.tables_with_head) == (headings, 1, 1)
    assert (counts.pictures, counts.pictures_described) == (1, 1)
    assert counts.title == "디지털 전환 계획"
    assert report.state == GOOD, report.to_mend


def test_a_word_file_as_people_make_them() -> None:
    file = docx.Document()
    file.add_paragraph("제목처럼 굵은 글씨").runs[0].bold = True
    file.add_paragraph("본문 " * 1_000)
    file.add_table(2, 2)
    file.add_picture(io.BytesIO(png()))
    file.core_properties.title = file.core_properties.author = ""
    out = io.BytesIO()
    file.save(out)
    mend = {point.name: point.found for point in check(out.getvalue(), "a.docx").to_mend}
    assert mend["제목 구조"] == "제목 0개"
    assert mend["표"] == "표 1개 가운데 머리글 없는 표 1개"
    assert mend["문서 정보"].startswith("제목, 지은이")


def test_a_described_picture_counts_and_hancoms_own_words_do_not() -> None:
    file = HwpxDocument.new()
    file.add_paragraph("본문")
    for text in ("", "그림입니다.\n원본 그림의 이름: a.png", "2026년 채용 흐름도"):
        placed = file.add_picture(png(), "png", width_mm=20, height_mm=10)
        placed.element.findall("{*}shapeComment")[0].text = text
    counts = check(bytes(file.to_bytes()), "a.hwpx").counts
    assert (counts.pictures, counts.pictures_described) == (3, 1)


def edited(change: Callable[[PdfWriter], object]) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(writing.write(WHOLE, "pdf"))))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_an_untagged_pdf_has_no_structure_for_a_machine() -> None:
    content = edited(lambda writer: writer.root_object.pop("/StructTreeRoot"))
    counts = check(content, "a.pdf").counts
    assert (counts.tagged, counts.headings, counts.tables) == (False, 0, 0)
    assert "제목 구조" in [point.name for point in check(content, "a.pdf").to_mend]


def scan() -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (200, 300), "white").save(out, "PDF")
    return out.getvalue()


def test_a_scan_cannot_be_read() -> None:
    report = check(scan(), "스캔.pdf")
    assert report.state == STOP
    assert report.points[0].found == "1쪽 가운데 1쪽이 글자 없는 그림"
    assert "OCR" in report.points[0].cure


def test_a_page_of_a_scan_among_others_is_to_be_mended() -> None:
    content = edited(lambda writer: writer.append(io.BytesIO(scan())))
    text = check(content, "a.pdf").points[0]
    assert text.state == MEND
    assert "1쪽이 글자 없는 그림" in text.found


def test_a_locked_pdf_is_said() -> None:
    may = UserAccessPermissions.PRINT
    no_copy = edited(lambda w: w.encrypt("", "owner", algorithm="RC4-128", permissions_flag=may))
    secret = edited(lambda w: w.encrypt("secret", algorithm="RC4-128"))
    for content in (no_copy, secret):
        report = check(content, "a.pdf")
        assert report.counts.locked
        assert report.state == STOP


GOOD_COUNTS = Counts("HWPX", 5_000, 3, 2, 2, 1, 1, "제목", "김", "ko")


@pytest.mark.parametrize(
    ("changes", "name", "state"),
    [
        ({"characters": 0}, "글자", STOP),
        ({"pages": 3, "scanned_pages": 1}, "글자", MEND),
        ({"locked": True}, "암호·권한", STOP),
        ({"headings": 0}, "제목 구조", MEND),
        ({"headings": 0, "characters": 100}, "제목 구조", GOOD),
        ({"tagged": False}, "제목 구조", MEND),
        ({"tables_with_head": 1}, "표", MEND),
        ({"pictures_described": 0}, "그림 설명", MEND),
        ({"language": " "}, "문서 정보", MEND),
        ({"archival": False}, "형식", MEND),
        ({"archival": True}, "형식", GOOD),
    ],
)
def test_each_point_has_its_rule_and_its_cure(changes, name: str, state: str) -> None:
    report = judging.report(replace(GOOD_COUNTS, **changes))
    point = next(one for one in report.points if one.name == name)
    assert (point.state, bool(point.cure)) == (state, state != GOOD)
    assert judging.report(GOOD_COUNTS).state == GOOD


def packed(*parts: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "확인할 수 있는 문서가 아닙니다"),
        (b"hello", "확인할 수 있는 문서가 아닙니다"),
        (packed(("a", b"")), "확인할 수 있는 문서가 아닙니다"),
        (b"\xd0\xcf\x11\xe0", "옛 형식"),
        (b"%PDF-1.7 nothing", "손상되어"),
        (writing.write(WHOLE, "pdf")[:900], "손상되어"),
        (packed(("word/document.xml", b"<")), "손상되어"),
        (packed(("Contents/section0.xml", b"<")), "손상되어"),
    ],
)
def test_what_cannot_be_looked_at_is_refused(content: bytes, told: str) -> None:
    with pytest.raises(BadFile, match=told) as refused:
        check(content, "문서.pdf")
    assert "‘문서.pdf’" in refused.value.sentence
