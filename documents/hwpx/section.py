"""The page: margins, page number, the line on top; and ids that are the same each time."""

import io
import zipfile
from typing import Any

from hwpx import HwpxDocument
from lxml import etree

from documents.hwpx.elements import TEXT_WIDTH, child, paragraph, sublist
from documents.hwpx.styles import Styles

PART = "Contents/section0.xml"
_MARGINS_MM = {"left": 20, "right": 20, "top": 20, "bottom": 15}
_HEADER_HEIGHT = 4252


def set_up(file: HwpxDocument, styles: Styles, header: str) -> None:
    """Fill the first paragraph: it holds the settings of the section and no text.

    Some readers drop text that stands there, so it is one point high and the title follows.
    """
    file.page.setup(paper_size="A4", margins_mm=_MARGINS_MM)
    first: Any = file.paragraphs[0].element  # lxml, though python-hwpx types it otherwise
    run = first.find(".//{*}secPr").getparent()
    _page_number(run)
    if header:
        _header(run, styles, header)
    hidden = styles.get("hidden", line_spacing_percent=100)
    first.set("paraPrIDRef", hidden.shape)
    for part in first.iterchildren("{*}run"):
        part.set("charPrIDRef", hidden.letters)


def _page_number(run: etree._Element) -> None:
    """Hancom's own control, behind the columns; python-hwpx's page number prints blank."""
    child(child(run, "ctrl"), "pageNum", pos="BOTTOM_CENTER", formatType="DIGIT", sideChar="-")


def _header(run: etree._Element, styles: Styles, text: str) -> None:
    """A header control and no copy in the settings: a copy there prints twice."""
    header = child(child(run, "ctrl"), "header", id=0, applyPageType="BOTH")
    lines = sublist(header, vertical="TOP", width=TEXT_WIDTH, height=_HEADER_HEIGHT)
    paragraph(lines, text, styles.get("header", alignment="RIGHT", line_spacing_percent=130))


def taken_out(file: HwpxDocument) -> list[etree._Element]:
    """The paragraphs behind the first one, which stays in the file."""
    root: Any = file.sections[0].element
    paragraphs = root[1:]
    del root[1:]
    file.sections[0].mark_dirty()
    return list(paragraphs)


def filled(shell: bytes, paragraphs: list[etree._Element]) -> bytes:
    """The section of the saved file with its paragraphs behind the first one."""
    with zipfile.ZipFile(io.BytesIO(shell)) as saved:
        root = etree.fromstring(saved.read(PART))
    root.extend(paragraphs)
    _number_ids(root)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _number_ids(root: etree._Element) -> None:
    """Give paragraphs and objects ids in order, so that the same document has the same bytes."""
    count = 0
    for element in root.iter():
        if not element.get("id", "").isdigit():
            continue
        count += 1
        element.set("id", str(count))
        if element.get("instid"):
            element.set("instid", str(count))
