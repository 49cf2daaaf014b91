"""The page: margins, page number, the line on top; and ids that are the same each time."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any

from hwpx import HwpxDocument
from lxml import etree

from documents.hwpx.elements import child, paragraph, sublist, text_width
from documents.hwpx.styles import Styles

_PART = "Contents/section{}.xml"
_MARGINS_MM = {"left": 20, "right": 20, "top": 20, "bottom": 15}
_HEADER_HEIGHT = 4252


def set_up(file: HwpxDocument, styles: Styles, header: str, orientation: str) -> None:
    """Fill the newest section's first paragraph: it holds the settings and no text.

    Some readers drop text that stands there, so it is one point high and the title follows.
    """
    newest = file.sections[-1]
    file.page.setup(
        paper_size="A4",
        orientation=orientation.upper(),
        margins_mm=_MARGINS_MM,
        section=newest,
    )
    first: Any = newest.element[0]  # lxml, though python-hwpx types it otherwise
    run = first.find(".//{*}secPr").getparent()
    _page_number(run)
    if header:
        _header(run, styles, header, text_width(orientation))
    hidden = styles.get("hidden", line_spacing_percent=100)
    first.set("paraPrIDRef", hidden.shape)
    for part in first.iterchildren("{*}run"):
        part.set("charPrIDRef", hidden.letters)


def _page_number(run: etree._Element) -> None:
    """Hancom's own control, behind the columns; python-hwpx's page number prints blank."""
    child(child(run, "ctrl"), "pageNum", pos="BOTTOM_CENTER", formatType="DIGIT", sideChar="-")


def _header(run: etree._Element, styles: Styles, text: str, width: int) -> None:
    """A header control and no copy in the settings: a copy there prints twice."""
    header = child(child(run, "ctrl"), "header", id=0, applyPageType="BOTH")
    lines = sublist(header, vertical="TOP", width=width, height=_HEADER_HEIGHT)
    paragraph(lines, text, styles.get("header", alignment="RIGHT", line_spacing_percent=130))


def taken_out(file: HwpxDocument) -> list[list[etree._Element]]:
    """The paragraphs of each section behind its first one, which stays in the file."""
    found = []
    for one in file.sections:
        root: Any = one.element
        found.append(list(root[1:]))
        del root[1:]
        one.mark_dirty()
    return found


def filled(shell: bytes, paragraphs: Sequence[Sequence[etree._Element]]) -> dict[str, bytes]:
    """The sections of the saved file, each with its paragraphs behind its first one."""
    parts, ids = {}, count(1)
    with zipfile.ZipFile(io.BytesIO(shell)) as saved:
        for number, inside in enumerate(paragraphs):
            name = _PART.format(number)
            root = etree.fromstring(saved.read(name))
            root.extend(inside)
            _number_ids(root, ids)
            parts[name] = etree.tostring(
                root, encoding="UTF-8", xml_declaration=True, standalone=True
            )
    return parts


def _number_ids(root: etree._Element, ids: Iterator[int]) -> None:
    """Give paragraphs and objects ids in order, so that the same document has the same bytes."""
    for element in root.iter():
        if not element.get("id", "").isdigit():
            continue
        number = str(next(ids))
        element.set("id", number)
        if element.get("instid"):
            element.set("instid", number)
