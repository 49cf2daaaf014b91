"""The page and the styles: A4, Korean, one font for every script, header and page number."""

from copy import deepcopy
from typing import Any

from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from documents.docx.elements import add_field, add_in_order, rule, set_font
from documents.model import Document

INK = RGBColor(0x1E, 0x21, 0x24)
GREY = RGBColor(0x46, 0x4C, 0x53)
_STYLES = {
    "Normal": (10.5, False),
    "Title": (20, True),
    "Heading 1": (14, True),
    "Heading 2": (12, True),
    "Heading 3": (11, True),
    "Caption": (9.5, False),
    "Table Text": (9.5, False),
    "Table Header": (9.5, True),
}


def set_up(file: Any, document: Document) -> None:
    """Page size, styles, header line and page number."""
    section = file.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(25), Mm(20)
    _set_language(file)
    for name in ("Table Text", "Table Header"):
        file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    for name, (size, bold) in _STYLES.items():
        _set_style(file.styles[name], size, bold)
    _space(file.styles)
    _add_header(section.header.paragraphs[0], document.header)
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    footer.add_run("- ")
    add_field(footer, "PAGE")
    footer.add_run(" -")


def end_section(file: Any, last: Any) -> None:
    """Let the section that stands so far end with the paragraph `last`, as it is set up."""
    last.get_or_add_pPr().append(deepcopy(file.sections[-1]._sectPr))


def turn(file: Any, orientation: str) -> None:
    """Lay the pages of the last section on their side, or stand them up."""
    section = file.sections[-1]
    sides = Mm(210), Mm(297)
    lying = orientation == "landscape"
    section.page_width, section.page_height = sides[::-1] if lying else sides
    section.orientation = WD_ORIENT.LANDSCAPE if lying else WD_ORIENT.PORTRAIT


def _set_language(file: Any) -> None:
    language = file.styles.element.find(".//" + qn("w:lang"))
    for script in ("val", "eastAsia"):
        language.set(qn(f"w:{script}"), "ko-KR")


def _set_style(style: Any, size: float, bold: bool) -> None:
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = GREY if style.name == "Caption" else INK
    set_font(style.element.get_or_add_rPr())


def _space(styles: Any) -> None:
    normal = styles["Normal"].paragraph_format
    normal.line_spacing, normal.space_after = 1.4, Pt(4)
    for kind in ("autoSpaceDE", "autoSpaceDN"):  # no gap between 제, 4 and 조
        add_in_order(styles["Normal"].element.get_or_add_pPr(), kind, val="0")
    title = styles["Title"]
    title.paragraph_format.space_after = Pt(8)
    borders = title.element.pPr.find(qn("w:pBdr"))
    if borders is not None:
        title.element.pPr.remove(borders)  # the template's blue line
    for name in ("Table Text", "Table Header"):
        cell = styles[name].paragraph_format
        cell.line_spacing, cell.space_after = 1.15, Pt(1)
    for level in (1, 2, 3):
        heading = styles[f"Heading {level}"].paragraph_format
        heading.space_before, heading.space_after = Pt(18 - 3 * level), Pt(4)


def _add_header(paragraph: Any, text: str) -> None:
    if not text:
        return
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    run = paragraph.add_run(text)
    run.font.size, run.font.color.rgb = Pt(8.5), GREY
    rule(paragraph, width=4, bottom="8A949E")
