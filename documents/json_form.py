"""The document as JSON for machines: everything that the other formats show, and the SVG."""

import base64
import hashlib
import json
from dataclasses import asdict
from typing import Any

from documents.model import Block, Document, Figure
from documents.pictures import picture

SCHEMA = "urn:dpg-workbench:document:1"
_KINDS = {
    "Heading": "heading",
    "Paragraph": "paragraph",
    "Bullets": "bullets",
    "Table": "table",
    "Figure": "figure",
    "PageBreak": "page_break",
}


def write(document: Document) -> bytes:
    """The prepared document as UTF-8."""
    return (json.dumps(form(document), ensure_ascii=False, indent=1) + "\n").encode()


def form(document: Document) -> dict[str, Any]:
    """The prepared document as plain values."""
    return {
        "schema": SCHEMA,
        "title": document.title,
        "lang": document.lang,
        "meta": asdict(document.meta),
        "header": document.header,
        "blocks": [_block(block) for block in document.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    kind = {"kind": _KINDS[type(block).__name__]}
    if isinstance(block, Figure):
        return kind | _figure(block)
    return kind | asdict(block)


def _figure(figure: Figure) -> dict[str, Any]:
    drawn = picture(figure, vector=True)
    form: dict[str, Any] = {
        "alt": figure.alt,
        "caption": figure.caption,
        "number": figure.number,
        "width_mm": figure.width_mm,
        "orientation": figure.orientation,
        "media_type": None,
        "sha256": None,
        "content": None,  # SVG as text, PNG in base64
        "note": drawn.note or None,
    }
    if drawn.kind == "svg":
        form |= {"media_type": "image/svg+xml", "content": drawn.content.decode()}
    elif drawn.kind == "png":
        form |= {"media_type": "image/png", "content": base64.b64encode(drawn.content).decode()}
    if drawn.kind != "none":
        form["sha256"] = hashlib.sha256(drawn.content).hexdigest()
    return form
