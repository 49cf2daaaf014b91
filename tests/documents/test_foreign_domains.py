"""The domains' own documents, read by what shares no code with the writers.

HWPX by unhwp and hwp-hwpx-parser, the tags of the PDF by pypdf. No reader of DOCX other than the
library that writes it is at hand, so the test walks the packed XML itself.
"""

import datetime
import io
import re
import zipfile
from collections import Counter
from pathlib import Path

import pypdf
import pytest
from hwp_hwpx_parser import HWPXReader
from lxml import etree

import storage
from documents import writing
from documents.model import Document, Heading, Table
from evaluations.reports import document as report_document
from evaluations.reports import reading as report_reading
from processes.bpmn.publication import store as publication
from processes.dossiers import document as dossier_document
from processes.dossiers import reading as dossier_reading
from processes.inventory import store as inventory
from processes.manuals import document as manual_document
from processes.manuals import reading as manual_reading
from tests import prepared
from tests.documents.test_foreign_readers import _bare, _markdown, _tags

_DAY = datetime.date(2026, 12, 1)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEAST_CELLS = 20  # each of the three is full of tables; fewer would mean that we look at nothing


def _paper(db: storage.Database, which: str) -> Document:
    if which == "dossier":
        return dossier_document.document(dossier_reading.dossier(db, "EX-041"))
    if which == "report":
        return report_document.document(report_reading.report(db, "IT-EX-01", _DAY))
    process = inventory.process_by_code(db, "EX-041")
    with storage.transaction(db):
        publication.publish(db, process.id, "as-is", 1, seen=None, by="김")
    found = manual_reading.manual(db, process.department)
    return manual_document.document(found, _DAY.isoformat())


@pytest.fixture(params=["dossier", "report", "manual"])
def paper(request: pytest.FixtureRequest, db: storage.Database) -> Document:
    prepared.put_example(db)
    return _paper(db, request.param)


def _headings(paper: Document) -> list[str]:
    return [block.text for block in paper.blocks if isinstance(block, Heading)]


def _cells(paper: Document) -> list[str]:
    tables = [block for block in paper.blocks if isinstance(block, Table)]
    return [_bare(cell.text) for table in tables for row in table.rows for cell in row]


def _missing(paper: Document, text: str) -> list[str]:
    """Return the headings and cells that a reader's text does not hold."""
    cells = _cells(paper)
    assert len(cells) >= _LEAST_CELLS
    bare = _bare(text)
    return [one for one in (*map(_bare, _headings(paper)), *cells) if one not in bare]


def test_unhwp_finds_every_heading_and_cell(paper: Document, tmp_path: Path) -> None:
    assert _missing(paper, _markdown(writing.write(paper, "hwpx"), tmp_path)) == []


def test_hwp_hwpx_parser_finds_every_heading_and_cell(paper: Document, tmp_path: Path) -> None:
    file = tmp_path / "document.hwpx"
    file.write_bytes(writing.write(paper, "hwpx"))
    with HWPXReader(str(file)) as reader:
        text = reader.extract_text()
        read = Counter(
            _bare(cell) for table in reader.get_tables() for row in table.rows for cell in row
        )
    assert [one for one in _headings(paper) if _bare(one) not in _bare(text)] == []
    assert Counter(filter(None, _cells(paper))) - read == Counter()


def test_the_xml_of_the_docx_holds_every_heading_and_cell(paper: Document) -> None:
    content = io.BytesIO(writing.write(paper, "docx"))
    with zipfile.ZipFile(content) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    assert _missing(paper, "".join(one.text or "" for one in body.iter(f"{_W}t"))) == []
    read = Counter(
        _bare("".join(one.text or "" for one in cell.iter(f"{_W}t")))
        for cell in body.iter(f"{_W}tc")
    )
    assert Counter(filter(None, _cells(paper))) - read == Counter()


def test_the_pdf_has_a_tag_for_each_heading_and_table(paper: Document) -> None:
    reader = pypdf.PdfReader(io.BytesIO(writing.write(paper, "pdf")))
    tags = Counter(_tags(reader.trailer["/Root"]["/StructTreeRoot"]))  # type: ignore[index]
    levels = sum(number for tag, number in tags.items() if re.fullmatch(r"/H[1-6]", tag))
    assert levels >= len(_headings(paper)) > 0
    assert tags["/Table"] >= sum(isinstance(block, Table) for block in paper.blocks) > 0
