"""Elements of the OWPML paragraph namespace."""

from typing import Any

from lxml import etree

from documents.sheets import TEXT_WIDTH_MM

HP = "http://www.hancom.co.kr/hwpml/2011/paragraph"
UNITS_PER_MM = 7200 / 25.4


def units(millimetres: float) -> int:
    """Millimetres in HWP units, 7,200 to the inch."""
    return round(millimetres * UNITS_PER_MM)


def text_width(orientation: str) -> int:
    """The room between the margins, in HWP units."""
    return units(TEXT_WIDTH_MM[orientation])


def child(parent: etree._Element, tag: str, **attributes: object) -> etree._Element:
    """A new last child of the parent."""
    made = etree.SubElement(parent, f"{{{HP}}}{tag}")
    for name, value in attributes.items():
        made.set(name, str(value))
    return made


def paragraph(
    parent: etree._Element, text: str, style: Any, *, new_page: bool = False
) -> etree._Element:
    """A paragraph with one run of text; a newline becomes a line break."""
    made = empty_paragraph(parent, style, new_page=new_page)
    run = child(made, "run", charPrIDRef=style.letters)
    *broken, last = text.split("\n")
    for line in broken:  # each line in its own hp:t: a reader drops text behind a break
        words = child(run, "t")
        words.text = line
        child(words, "lineBreak")
    child(run, "t").text = last
    return made


def empty_paragraph(
    parent: etree._Element, style: Any, *, new_page: bool = False
) -> etree._Element:
    """A paragraph without a run."""
    return child(
        parent,
        "p",
        id=0,
        paraPrIDRef=style.shape,
        styleIDRef=style.style,
        pageBreak=int(new_page),
        columnBreak=0,
        merged=0,
    )


def sublist(parent: etree._Element, *, vertical: str, width: int = 0, height: int = 0) -> Any:
    """The list of paragraphs inside a cell or a header."""
    return child(
        parent,
        "subList",
        id="",
        textDirection="HORIZONTAL",
        lineWrap="BREAK",
        vertAlign=vertical,
        linkListIDRef=0,
        linkListNextIDRef=0,
        textWidth=width,
        textHeight=height,
        hasTextRef=0,
        hasNumRef=0,
    )
