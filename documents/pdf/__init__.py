"""PDF for print and for machines: PDF/A-3a and PDF/UA-1, tagged, the JSON inside."""

import base64
import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import typst

from documents import fonts, json_form
from documents.model import Block, Bullets, Document, Figure, Heading, Paragraph, Table
from documents.pictures import Picture, picture
from documents.sheets import sheets

_FORM = (Path(__file__).parent / "form.typ").read_bytes()
_UNDATED = "2000-01-01"  # PDF/A asks for a date; a clock would change the bytes


def write(document: Document) -> bytes:
    """The prepared document as PDF."""
    compiler = typst.Compiler(
        _FORM,
        root=Path(__file__).parent,
        font_paths=_fonts(),
        sys_inputs={"document": json.dumps(_data(document), ensure_ascii=False)},
    )
    made = datetime.fromisoformat(document.meta.date or _UNDATED).replace(tzinfo=UTC)
    content = compiler.compile(format="pdf", pdf_standards=["a-3a", "ua-1"], timestamp=made)
    if not isinstance(content, bytes):
        raise TypeError("typst gave no PDF")
    return content


@cache
def _fonts() -> typst.Fonts:
    fonts.files()  # refuses when the fonts are missing
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(fonts.FOLDER)],
    )


def _data(document: Document) -> dict[str, Any]:
    shown: dict[str, Any] = _drawable({
        "title": document.title,
        "author": document.meta.author,
        "subject": document.meta.subject,
        "byline": document.meta.line,
        "header": document.header,
        "sheets": _sheets(document),
    })  # fmt: skip
    source = json_form.write(document).decode()
    return shown | {"lang": document.lang, "fonts": fonts.FAMILIES, "source": source}


def _drawable(value: Any) -> Any:
    if isinstance(value, str):
        return fonts.drawable(value)
    if isinstance(value, dict):
        return {key: _drawable(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_drawable(inner) for inner in value]
    return value


def _sheets(document: Document) -> list[dict[str, Any]]:
    parts = sheets(document.blocks)
    written = _blocks(tuple(block for part in parts for block in part.blocks))
    return [
        {
            "turned": part.orientation == "landscape",
            "blocks": list(islice(written, len(part.blocks))),
        }
        for part in parts
    ]


def _blocks(blocks: tuple[Block, ...]) -> Iterator[dict[str, Any]]:
    depth = 0
    for block in blocks:
        match block:
            case Heading():
                depth = min(block.level, depth + 1)  # PDF/UA refuses a skipped level
                yield {"kind": "heading", "line": block.line, "level": block.level, "depth": depth}
            case Paragraph():
                yield {"kind": "paragraph"} | asdict(block)
            case Bullets():
                yield {"kind": "bullets", "mark": block.mark} | asdict(block)
            case Table():
                yield {"kind": "table"} | asdict(block) | {"caption": block.caption_line}
            case Figure():
                yield _figure(block)
            case _:
                yield {"kind": "page_break"}


def _figure(figure: Figure) -> dict[str, Any]:
    drawn = picture(figure, vector=True)
    return {
        "kind": "figure",
        "svg": None if drawn.kind == "none" else _markup(drawn),
        "width_mm": drawn.width_mm,
        "alt": figure.alt,
        "note": drawn.note,
        "caption": figure.caption_line,
    }


def _markup(drawn: Picture) -> str:
    """SVG as it is; pixels inside an SVG, since data goes to the form as text."""
    if drawn.kind == "svg":
        return drawn.content.decode()
    size = f'width="{drawn.width_mm}" height="{drawn.height_mm}"'
    data = base64.b64encode(drawn.content).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size}>'
        f'<image {size} href="data:image/png;base64,{data}"/></svg>'
    )
