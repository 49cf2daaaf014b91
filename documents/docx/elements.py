"""WordprocessingML that python-docx has no call for."""

from typing import Any

from docx.oxml.ns import qn
from lxml import etree

FONT = "맑은 고딕"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH = (
    "pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE "
    "autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents "
    "suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle "
    "rPr sectPr pPrChange"
)


def child(parent: Any, tag: str, **attributes: object) -> Any:
    """A new last child such as w:shd; its attributes are in the namespace w."""
    made = etree.SubElement(parent, f"{_W}{tag[2:]}")
    for name, value in attributes.items():
        made.set(f"{_W}{name}", str(value))
    return made


def set_font(properties: Any) -> None:
    """Name the font for every script: eastAsia is the one that Hangul is set in."""
    fonts = properties.get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)


def add_in_order(properties: Any, name: str, **attributes: object) -> Any:
    """A new child of w:pPr where the schema wants it among its siblings; Word insists."""
    made = child(properties, f"w:{name}", **attributes)
    order = _PARAGRAPH.split()
    later = order[order.index(name) + 1 :]
    properties.insert_element_before(made, *(f"w:{other}" for other in later))
    return made


def set_style(paragraph: Any, identifier: str) -> None:
    """Refer to a style by its id: python-docx searches all styles for each name."""
    paragraph._p.style = identifier


def add_field(paragraph: Any, code: str) -> None:
    """A field such as PAGE, which Word works out."""
    run = paragraph.add_run()._r
    child(run, "w:fldChar", fldCharType="begin")
    child(run, "w:instrText").text = code
    child(run, "w:fldChar", fldCharType="separate")
    child(run, "w:t").text = "1"
    child(run, "w:fldChar", fldCharType="end")


def rule(paragraph: Any, *, width: int, **colours: str) -> None:
    """Lines above or below a paragraph: rule(p, width=12, top="1E2124")."""
    borders = add_in_order(paragraph._p.get_or_add_pPr(), "pBdr")
    for side, colour in colours.items():
        child(borders, f"w:{side}", val="single", sz=width, space=6, color=colour)
