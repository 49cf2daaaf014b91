"""Facts as the text that the database keeps: JSON of what is known, keys in order."""

import json
from collections.abc import Mapping, Sequence
from math import isfinite
from typing import Any

from processes.inventory.fields import FIELDS, Field
from processes.inventory.kinds import same
from processes.inventory.model import BadProcess, Estimate, Facts

LONGEST = 32_000  # signs of a value as it is written; a cell of Excel holds 32,767
_BY_KEY = sorted(FIELDS, key=lambda field: field.key)
_PLAIN = {int, float, type(None)}
_quoted = json.encoder.encode_basestring
_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode


def facts_text(facts: Facts) -> str:
    """Return the text of one process's facts. Raises BadProcess for a value that is too long."""
    known = vars(facts)
    return _text([part(field, known[field.key]) for field in _BY_KEY])


def facts_texts(parts: Mapping[str, Sequence[str]], count: int) -> list[str]:
    """Return the texts of many from the parts of their fields by key; the rest is unknown."""
    known = [parts[field.key] for field in _BY_KEY if field.key in parts]
    return list(map(_text, zip(*known, strict=True))) if known else [_text([])] * count


def part(field: Field, value: Any) -> str:
    """Return a value's part of the text, '' for unknown. Raises BadProcess if it is too long."""
    if value is None:
        return ""
    if type(value) is str and field.kind.to_json is same:
        text = _quoted(value)
        if "\\" not in text and len(text) <= LONGEST:  # the way of nearly all
            return f', "{field.key}": {text}'
    text = _figures(value) if type(value) is Estimate else ""
    text = text or _json(field.kind.to_json(value))
    if len(text) > LONGEST and len(field.format(value)) > LONGEST:
        raise BadProcess(f"{field.label}이(가) {LONGEST:,}자를 넘습니다. 줄여서 적으세요.")
    return f', "{field.key}": {text}'


def _text(parts: Sequence[str]) -> str:
    return f"{{{''.join(parts)[2:]}}}"


def _figures(value: Estimate) -> str:
    """Return what `_json` gives of an estimate that is nothing but figures; '' for others."""
    low, likely, high = value.low, value.likely, value.high
    if value.written or value.approximate or not {type(low), type(likely), type(high)} <= _PLAIN:
        return ""
    if likely is not None and low == likely == high:
        return repr(likely)
    bounds = (("high", high), ("likely", likely), ("low", low))
    known = [f'"{key}": {bound!r}' for key, bound in bounds if bound is not None]
    return f"{{{', '.join(known)}}}"


def _json(value: Any) -> str:
    text = _encoded(value)
    return _encoded(_plain(value)) if "\\r" in text or "\\u0000" in text else text


def _plain(value: Any) -> Any:
    """Return the value with its line breaks as the register keeps them, and without NUL."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value


def _encoded(value: Any) -> str:
    """Return what `_encode` gives, faster for texts, lists of them and figures."""
    if type(value) is str:
        return _quoted(value)
    if type(value) is float and isfinite(value):
        return repr(value)
    if type(value) is list and all(type(item) is str for item in value):
        return "[" + ", ".join(map(_quoted, value)) + "]"
    return _encode(value)
