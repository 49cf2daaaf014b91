"""The JSON form of a document as one table: what is read, and the schema that is published."""

from dataclasses import dataclass
from typing import Any

from documents.json_form import SCHEMA

_TYPES: dict[str, dict[str, Any]] = {
    "text": {"type": "string"},
    "texts": {"type": "array", "items": {"type": "string"}},
    "flag": {"type": "boolean"},
    "whole": {"type": "integer"},
    "number": {"type": "number"},
    "numbers": {"type": "array", "items": {"type": "number"}},
    "date": {"type": "string", "pattern": r"^(\d{4}-\d{2}-\d{2})?$"},
    "colour": {"type": "string", "pattern": "^#[0-9a-fA-F]{6}$"},
}


@dataclass(frozen=True)
class Field:
    """One key: what kind of value, whether it may be left out or null, and what it means."""

    kind: str  # a key of _TYPES; level, align, orientation, media, cells
    meaning: str
    required: bool = False
    nullable: bool = False


_TEXT = Field("text", "The text; a newline is a line break.", required=True)
_NUMBER = Field("text", "The number as printed; set anew when the document is written.")
_CAPTION = Field("text", "What stands over a table or under a figure.")
_LEVEL = Field("level", "1, 2 or 3.")
_ORIENTATION = Field(
    "orientation", "Of its page: portrait, landscape; auto turns what is too wide to read."
)

BLOCKS: dict[str, dict[str, Field]] = {
    "heading": {
        "text": _TEXT,
        "level": _LEVEL,
        "numbered": Field("flag", "Whether it is counted: 1. / 가. / 1)."),
        "number": _NUMBER,
    },
    "paragraph": {
        "text": _TEXT,
        "bold": Field("flag", "Bold."),
        "align": Field("align", "left, center or right."),
        "note": Field("flag", "Small: a source or an assumption."),
    },
    "bullets": {"items": Field("texts", "The items.", required=True), "level": _LEVEL},
    "table": {
        "rows": Field("cells", "Rows of cells; a spanned place is left out.", required=True),
        "widths": Field("numbers", "Proportions, one for each column.", required=True),
        "caption": _CAPTION,
        "header_rows": Field("whole", "How many rows are the head."),
        "number": _NUMBER,
        "orientation": _ORIENTATION,
    },
    "figure": {
        "alt": Field("text", "What the picture shows, for those who cannot see it.", required=True),
        "caption": _CAPTION,
        "number": _NUMBER,
        "width_mm": Field("number", "Width in millimetres on an upright page."),
        "orientation": _ORIENTATION,
        "media_type": Field("media", "image/svg+xml or image/png.", nullable=True),
        "sha256": Field("text", "Of the picture's bytes, in hex.", nullable=True),
        "content": Field("text", "SVG as text, PNG in base64.", nullable=True),
        "note": Field("text", "Why there is no picture.", nullable=True),
    },
    "page_break": {},
}
CELL: dict[str, Field] = {
    "text": Field("text", "The text."),
    "rowspan": Field("whole", "Rows that the cell takes."),
    "colspan": Field("whole", "Columns that the cell takes."),
    "header": Field("flag", "A header cell."),
    "align": Field("align", "left, center or right."),
    "bold": Field("flag", "Bold."),
    "fill": Field("colour", "Background.", nullable=True),
}
META: dict[str, Field] = {
    "author": Field("text", "Who wrote it; '' is unknown."),
    "organisation": Field("text", "Whose document it is."),
    "date": Field("date", "ISO 8601, such as 2026-11-23; '' is unknown."),
    "subject": Field("text", "What it is about."),
}
DOCUMENT: dict[str, Field] = {
    "schema": Field("text", f"Always {SCHEMA}.", required=True),
    "title": Field("text", "The title.", required=True),
    "lang": Field("text", "Language, such as ko."),
    "meta": Field("meta", "Who and when."),
    "header": Field("text", "The small line on top of each page."),
    "blocks": Field("blocks", "What stands in it, in order.", required=True),
}
ALIGNS = ("left", "center", "right")
ORIENTATIONS = ("auto", "portrait", "landscape")
MEDIA = ("image/svg+xml", "image/png")


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the form that json_form writes and json_reading reads."""
    root = _object(DOCUMENT)
    root["properties"]["schema"] = {"const": SCHEMA}
    definitions = {f"{kind}_block": _block(kind, fields) for kind, fields in BLOCKS.items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA,
        "title": "DPG Workbench document",
        **root,
        "$defs": {"cell": _object(CELL), "meta": _object(META), **definitions},
    }


def _block(kind: str, fields: dict[str, Field]) -> dict[str, Any]:
    found = _object(fields)
    found["properties"] = {"kind": {"const": kind}, **found["properties"]}
    found["required"] = ["kind", *found.get("required", [])]
    return found


def _object(fields: dict[str, Field]) -> dict[str, Any]:
    required = [name for name, field in fields.items() if field.required]
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {name: _value(field) for name, field in fields.items()},
        **({"required": required} if required else {}),
    }


def _value(field: Field) -> dict[str, Any]:
    special: dict[str, dict[str, Any]] = {
        "level": {"enum": [1, 2, 3]},
        "align": {"enum": list(ALIGNS)},
        "media": {"enum": list(MEDIA)},
        "orientation": {"enum": list(ORIENTATIONS)},
        "meta": {"$ref": "#/$defs/meta"},
        "cells": {"type": "array", "items": {"type": "array", "items": {"$ref": "#/$defs/cell"}}},
        "blocks": {
            "type": "array",
            "items": {"oneOf": [{"$ref": f"#/$defs/{kind}_block"} for kind in BLOCKS]},
        },
    }
    one = special.get(field.kind) or _TYPES[field.kind]
    whole = {"anyOf": [one, {"type": "null"}]} if field.nullable else one
    return {**whole, "description": field.meaning}
