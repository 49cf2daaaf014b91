"""What a DOCX holds: outline levels, tables, pictures, core properties."""

import io
from typing import Any

import docx

from documents.checking.model import Counts

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY_LEVEL = 9  # 'body text' in w:outlineLvl


def counts(content: bytes, _name: str) -> Counts:
    """Return what was counted."""
    file = docx.Document(io.BytesIO(content))
    body = file.element.body
    outlined = _outlined_styles(file)
    tables = list(body.iter(f"{_W}tbl"))
    pictures = [found for found in body.iter() if str(found.tag).endswith("}docPr")]
    about = file.core_properties
    return Counts(
        form="DOCX",
        characters=sum(len(one.text or "") for one in body.iter(f"{_W}t")),
        headings=sum(_is_heading(one, outlined) for one in body.iter(f"{_W}p")),
        tables=len(tables),
        tables_with_head=sum(_has_head(table) for table in tables),
        pictures=len(pictures),
        pictures_described=sum(bool((one.get("descr") or "").strip()) for one in pictures),
        title=about.title or "",
        author=about.author or "",
        language=about.language or _language(file),
    )


def _outlined_styles(file: Any) -> set[str]:
    """Return the ids of styles with an outline level, their own or their base style's."""
    styles = {one.get(f"{_W}styleId"): one for one in file.styles.element.iter(f"{_W}style")}
    found = set()
    for name in styles:
        at, met = name, set()
        while at in styles and at not in met:
            met.add(at)
            level = styles[at].find(f"{_W}pPr/{_W}outlineLvl")
            if level is not None and int(level.get(f"{_W}val", _BODY_LEVEL)) < _BODY_LEVEL:
                found.add(name)
            base = styles[at].find(f"{_W}basedOn")
            at = None if base is None else base.get(f"{_W}val")
    return found


def _is_heading(paragraph: Any, outlined: set[str]) -> bool:
    level = paragraph.find(f"{_W}pPr/{_W}outlineLvl")
    if level is not None:
        return int(level.get(f"{_W}val", _BODY_LEVEL)) < _BODY_LEVEL
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return style is not None and style.get(f"{_W}val") in outlined


def _has_head(table: Any) -> bool:
    first = table.find(f"{_W}tr")
    return first is not None and first.find(f"{_W}trPr/{_W}tblHeader") is not None


def _language(file: Any) -> str:
    """Return the language of the default style, where the properties name none."""
    for one in file.styles.element.iter(f"{_W}lang"):
        return str(one.get(f"{_W}eastAsia") or one.get(f"{_W}val") or "")
    return ""
