"""The format as a JSON Schema (2020-12), made from the one table of keys.

docs/questionnaire.schema.json is its output; what a schema can't say (references between the
parts, thresholds that rise, cycles) only the reader checks.
"""

from typing import Any

from evaluations.questionnaire.keys import FORMAT, METHODS, Key

_ROOT = "questionnaire"
_SCALARS: dict[str, dict[str, Any]] = {
    "text": {"type": "string", "pattern": r"\S"},
    "number": {"type": "number", "exclusiveMinimum": 0},
    "share": {"type": "number", "minimum": 0},
    "whole": {"type": "integer"},
    "flag": {"type": "boolean"},
    "date": {"type": "string", "format": "date"},
}


def schema() -> dict[str, Any]:
    """Return the schema of a questionnaire file; dates are text, as 2026-11-23."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Questionnaire of the DPG Workbench",
        **_block(_ROOT),
        "allOf": [{"if": _uses(method), "then": _overlay(_ROOT, method)} for method in METHODS],
        "$defs": {level: _block(level) for level in FORMAT if level != _ROOT},
    }


def _block(level: str) -> dict[str, Any]:
    keys = FORMAT[level]
    return {
        "type": "object",
        "properties": {key.name: _value(key) for key in keys},
        "required": [key.name for key in keys if key.required],
        "additionalProperties": False,
    }


def _value(key: Key) -> dict[str, Any]:
    if key.kind == "block":
        return {"$ref": f"#/$defs/{key.level}"}
    if key.kind == "blocks":
        return {"type": "array", "minItems": 1, "items": {"$ref": f"#/$defs/{key.level}"}}
    if key.kind in ("texts", "wholes"):
        one = _SCALARS[key.kind.removesuffix("s")]
        return {"type": "array", "minItems": 1, "items": one}
    if key.kind == "numbers":
        return {"type": "object", "additionalProperties": _SCALARS["number"]}
    one = {"enum": list(key.choices)} if key.kind == "choice" else _SCALARS[key.kind]
    return one if key.required or key.methods else {"anyOf": [one, {"type": "null"}]}


def _uses(method: str) -> dict[str, Any]:
    """Return the test of a file that is scored by this method; the first is what is left out."""
    named = {"properties": {"scoring": {"properties": {"method": {"const": method}}}}}
    return named if method == METHODS[0] else {**named, "required": ["scoring"]}


def _overlay(level: str, method: str) -> dict[str, Any]:
    """Return what this method needs and forbids in a block and in the blocks inside it."""
    needed: list[str] = []
    inside: dict[str, Any] = {}
    for key in FORMAT[level]:
        if key.methods and method not in key.methods:
            inside[key.name] = False
            continue
        if key.methods and not key.spared:
            needed.append(key.name)
        further = _overlay(key.level, method) if key.level else {}
        if further:
            inside[key.name] = {"items": further} if key.kind == "blocks" else further
    found: dict[str, Any] = {}
    if needed:
        found["required"] = needed
    if inside:
        found["properties"] = inside
    return found
