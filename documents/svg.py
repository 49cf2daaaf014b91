"""SVG from outside made safe: known shapes and text only, bundled fonts, a bounded size."""

import math
import re
from dataclasses import dataclass
from typing import Any

from lxml import etree

from documents.fonts import FAMILIES, drawable
from documents.refusals import BadPicture
from documents.text import clean

MAX_CHARACTERS = 10_000_000
MAX_ELEMENTS = 100_000
_SVG = "http://www.w3.org/2000/svg"
_SHAPES = frozenset({
    *("svg", "g", "defs", "symbol", "marker", "clipPath", "title", "desc"),
    *("linearGradient", "radialGradient", "stop", "text", "tspan"),
    *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon"),
})  # fmt: skip
_PROLOGUE = re.compile(r"^\s*<\?xml[^>]*\?>")
_FAMILY = re.compile(r"(?<![-\w])font(?:-family)?\s*:[^;]*")
_OUTSIDE = re.compile(r"url\(\s*[\"']?\s*[^#\"'\s]|@import|expression\(", re.IGNORECASE)
_FONTS = ", ".join(f"'{family}'" for family in FAMILIES)
_NUMBER = re.compile(r"\s*([0-9.eE+-]+)\s*(px|pt|mm|cm|in)?\s*")
_PIXELS = {"px": 1.0, "pt": 96 / 72, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}


@dataclass(frozen=True)
class SafeSvg:
    """Markup that any renderer may have, and its size in its own units."""

    markup: str
    width: float
    height: float

    @property
    def ratio(self) -> float:
        """Height over width."""
        return self.height / self.width


def safe(markup: str, *, longest: float = 2000) -> SafeSvg:
    """The picture without scripts, links, images and foreign content, scaled to a bounded size."""
    root = parsed(markup)
    for element in list(root.iter()):
        _tidy(element)
    box = _view_box(root)
    scale = longest / max(box[2:])
    width, height = max(1.0, box[2] * scale), max(1.0, box[3] * scale)
    root.set("font-family", _FONTS)
    root.set("width", f"{width:g}")
    root.set("height", f"{height:g}")
    root.set("viewBox", " ".join(f"{number:g}" for number in box))
    return SafeSvg(drawable(etree.tostring(root, encoding="unicode")), width, height)


def size(markup: str) -> tuple[float, float]:
    """Return the picture's width and height in its own units, or raise BadPicture."""
    return view_box(markup)[2:]


def view_box(markup: str) -> tuple[float, float, float, float]:
    """Return left, top, width and height in the picture's own units, or raise BadPicture."""
    return _view_box(parsed(markup))


def parsed(markup: str) -> etree._Element:
    """Return the root of the picture as it came, or raise BadPicture; nothing is loaded."""
    if len(markup) > MAX_CHARACTERS:
        raise BadPicture("그림이 너무 큽니다. 10MB보다 작은 SVG를 쓰십시오.")
    text = _PROLOGUE.sub("", clean(markup))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError:
        raise BadPicture("그림을 읽을 수 없습니다. 올바른 SVG가 아닙니다.") from None
    subset: Any = root.getroottree().docinfo.internalDTD
    if subset is not None and any(subset.iterentities()):
        raise BadPicture("그림에 엔티티 선언이 있습니다. 엔티티 없이 저장한 SVG를 쓰십시오.")
    if root.tag not in {"svg", f"{{{_SVG}}}svg"} or sum(1 for _ in root.iter()) > MAX_ELEMENTS:
        raise BadPicture("그림을 읽을 수 없습니다. SVG가 아니거나 요소가 너무 많습니다.")
    return root


def _tidy(element: etree._Element) -> None:
    if not isinstance(element.tag, str) or etree.QName(element).localname not in _SHAPES:
        parent = element.getparent()
        if parent is not None:
            _remove(parent, element)
        return
    for name, value in list(element.attrib.items()):
        local = etree.QName(name).localname
        if local.startswith("on") or local in {"href", "base"} or _OUTSIDE.search(str(value)):
            del element.attrib[name]
    if "style" in element.attrib:
        element.set("style", _FAMILY.sub(f"font-family: {_FONTS}", element.get("style", "")))
    if "font-family" in element.attrib:
        element.set("font-family", _FONTS)


def _remove(parent: etree._Element, element: etree._Element) -> None:
    """Take the element out and leave the text behind it."""
    before = element.getprevious()
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _view_box(root: etree._Element) -> tuple[float, float, float, float]:
    written = root.get("viewBox", "").replace(",", " ").split()
    if len(written) == 4:
        box = tuple(_number(part) for part in written)
    else:
        box = (0.0, 0.0, _number(root.get("width", "")), _number(root.get("height", "")))
    x, y, width, height = box
    if not all(abs(number) < 1e7 for number in box) or not (width > 0 and height > 0):
        raise BadPicture("그림의 크기를 알 수 없습니다. SVG에 viewBox를 적으십시오.")
    if not 1 / 200 < height / width < 200:
        raise BadPicture("그림이 너무 길쭉합니다. 여러 그림으로 나누십시오.")
    return x, y, width, height


def _number(text: str) -> float:
    match = _NUMBER.fullmatch(text)
    try:
        value = float(match[1]) * _PIXELS[match[2] or "px"] if match else math.nan
    except ValueError:
        value = math.nan
    return value
