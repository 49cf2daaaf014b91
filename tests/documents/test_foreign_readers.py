"""What readers that share no code with the writers make of the files.

HWPX by unhwp (Rust) and hwp-hwpx-parser, both of which never saw python-hwpx; PDF by pypdf, down
to the structure tree. The domains' own documents and DOCX: test_foreign_domains.
"""

import io
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdf
import pytest
import unhwp  # type: ignore[import-untyped]
from hwp_hwpx_parser import HWPXReader

from documents import writing
from documents.model import Document, Paragraph
from tests.documents.conftest import MERGED
from tests.documents.test_hostile import TEXTS, everywhere
from tests.documents.test_sheets import WIDE, table


def _markdown(content: bytes, folder: Path) -> str:
    file = folder / "document.hwpx"
    file.write_bytes(content)
    return str(unhwp.to_markdown(str(file)))


def _bare(text: str) -> str:
    """Only letters and figures: what no way of marking up takes away."""
    return "".join(re.findall(r"[^\W_]+", text))


def test_unhwp_finds_every_string(rich: Document, strings: tuple[str, ...], tmp_path: Path) -> None:
    text = _bare(_markdown(writing.write(rich, "hwpx"), tmp_path))
    assert [one for one in strings if _bare(one) not in text] == []


def test_both_readers_find_what_stands_on_turned_pages(rich: Document, tmp_path: Path) -> None:
    turned = replace(rich, blocks=(*rich.blocks, WIDE, table(12), Paragraph("맨 끝에 선 글")))
    content = writing.write(turned, "hwpx")
    assert "맨 끝에 선 글" in _markdown(content, tmp_path)
    with HWPXReader(str(tmp_path / "document.hwpx")) as reader:
        text = reader.extract_text()
    assert "맨 끝에 선 글" in text
    assert "열 11" in text


def _cells(tree: Any) -> Iterator[tuple[str, int, int]]:
    """Every table cell that unhwp names in its JSON: text, rows and columns taken."""
    if isinstance(tree, dict) and "rowspan" in tree:
        yield _bare(" ".join(_texts(tree))), tree["rowspan"], tree["colspan"]
    elif isinstance(tree, dict | list):
        for inner in tree.values() if isinstance(tree, dict) else tree:
            yield from _cells(inner)


def _texts(tree: Any) -> Iterator[str]:
    if isinstance(tree, dict | list):
        for inner in tree.values() if isinstance(tree, dict) else tree:
            yield from _texts(inner)
        if isinstance(tree, dict) and isinstance(tree.get("text"), str):
            yield tree["text"]


def test_unhwp_sees_the_merged_cells_as_they_were(rich: Document, tmp_path: Path) -> None:
    file = tmp_path / "document.hwpx"
    file.write_bytes(writing.write(replace(rich, blocks=(MERGED,)), "hwpx"))
    with unhwp.parse(str(file)) as parsed:
        read = list(_cells(json.loads(parsed.json)))
    written = [(_bare(c.text), c.rowspan, c.colspan) for row in MERGED.rows for c in row]
    assert read == written


def test_both_readers_have_the_same_cells(rich: Document, tmp_path: Path) -> None:
    file = tmp_path / "document.hwpx"
    file.write_bytes(writing.write(rich, "hwpx"))
    with HWPXReader(str(file)) as reader:
        rows = [[_bare(text) for text in row] for row in reader.get_tables()[0].rows]
    assert rows == [[_bare(cell.text) for cell in row] for row in MERGED.rows]


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_both_readers_open_hostile_text(text: str, tmp_path: Path) -> None:
    content = writing.write(everywhere(text), "hwpx")
    assert _markdown(content, tmp_path)
    with HWPXReader(str(tmp_path / "document.hwpx")) as reader:
        assert reader.extract_text()


def _tags(node: Any) -> Iterator[str]:
    """The structure tree of a PDF, depth first."""
    found = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(found, list):
        for one in found:
            yield from _tags(one)
    elif isinstance(found, dict):
        if "/S" in found:
            yield str(found["/S"])
        if "/K" in found:
            yield from _tags(found["/K"])


def test_the_pdf_is_tagged_as_the_document_is_built(rich: Document) -> None:
    reader = pypdf.PdfReader(io.BytesIO(writing.write(rich, "pdf")))
    catalogue = reader.trailer["/Root"]
    assert catalogue["/MarkInfo"]["/Marked"]  # type: ignore[index]
    assert catalogue["/Lang"].startswith("ko")  # type: ignore[index]
    tags = Counter(_tags(catalogue["/StructTreeRoot"]))  # type: ignore[index]
    assert tags["/Table"] == 2
    assert tags["/TH"] == sum(c.header for row in MERGED.rows for c in row) + 2
    assert tags["/Figure"] == 1
    assert [tags[f"/H{level}"] for level in (1, 2, 3)] == [3, 2, 1]
