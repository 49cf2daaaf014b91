"""What the tests of answers share: a project to answer about, and files of every kind."""

import io
import zipfile
from collections.abc import Callable, Mapping

import pytest
from PIL import Image

from evaluations import questionnaire
from evaluations.answers.sheet import Sheet


@pytest.fixture
def sheet() -> Sheet:
    """The readiness questions about a project: Q1.1 is of scope S, Q1.2 of V, Q3.5 of A."""
    return Sheet(questionnaire.shipped("saas-readiness"), "p", "ERP")


def packed(entries: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP of these entries."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return out.getvalue()


def picture(kind: str, size: tuple[int, int] = (8, 8)) -> bytes:
    """A picture of one colour."""
    out = io.BytesIO()
    Image.new("RGB", size, "navy").save(out, kind)
    return out.getvalue()


PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"
SAMPLES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "PDF": ("계약서.pdf", lambda: PDF),
    "HWPX": ("공문.hwpx", lambda: packed({"mimetype": b"application/hwp+zip", "a.xml": b"<a/>"})),
    "DOCX": ("b.docx", lambda: packed({"[Content_Types].xml": b"", "word/document.xml": b"<a/>"})),
    "XLSX": ("c.xlsx", lambda: packed({"[Content_Types].xml": b"", "xl/workbook.xml": b"<a/>"})),
    "PNG": ("화면.png", lambda: picture("PNG")),
    "JPEG": ("사진.JPG", lambda: picture("JPEG")),
    "CSV·TXT": ("목록.csv", lambda: "번호,이름\n1,연계\n".encode("cp949")),
}
"""Kind -> a name and the bytes of a file that is taken."""
