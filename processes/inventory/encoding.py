"""Facts as the text that the database keeps: JSON of what is known, keys in order."""

import json
from collections.abc import Sequence
from math import isfinite
from operator import itemgetter
from typing import Any

from processes.inventory.fields import FIELDS, Field
from processes.inventory.model import BadProcess, Facts

LONGEST = 32_000  # signs of a value as it is written; a cell of Excel holds 32,767
_BY_KEY = sorted(FIELDS, key=lambda field: field.key)
_VALUES = itemgetter(*(field.key for field in _BY_KEY))
_quoted = json.encoder.encode_basestring
_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode


def facts_text(facts: Facts) -> str:
    """Return the text of one process's facts. Raises BadProcess for a value that is too long."""
    return facts_texts([facts])[0]


def facts_texts(many: Sequence[Facts]) -> list[str]:
    """Return the texts of many; a value that many share is encoded once."""
    columns = zip(*map(_VALUES, map(vars, many)), strict=True)
    parts = [_parts(field, values) for field, values in zip(_BY_KEY, columns, strict=False)]
    return ["{" + ", ".join(filter(None, row)) + "}" for row in zip(*parts, strict=True)]


def _parts(field: Field, values: Sequence[Any]) -> list[str]:
    """Return the part of each; by identity, as the values of one table are shared by its rows."""
    ids = list(map(id, values))
    distinct = dict(zip(ids, values, strict=True))
    encoded = {one: _part(field, value) for one, value in distinct.items()}
    return list(map(encoded.__getitem__, ids))


def _part(field: Field, value: Any) -> str:
    if value is None:
        return ""
    text = _json(field.kind.to_json(value))
    if len(text) > LONGEST and len(field.format(value)) > LONGEST:
        raise BadProcess(f"{field.label}이(가) {LONGEST:,}자를 넘습니다. 줄여서 적으세요.")
    return f'"{field.key}": {text}'


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
    """Return what `_encode` gives, faster for texts, lists of them, figures and ranges."""
    if type(value) is str:
        return _quoted(value)
    if type(value) is float and isfinite(value):
        return repr(value)
    if type(value) is list and all(type(item) is str for item in value):
        return "[" + ", ".join(map(_quoted, value)) + "]"
    if type(value) is dict and all(type(part) is float for part in value.values()):
        return "{" + ", ".join(f'"{key}": {_encoded(value[key])}' for key in sorted(value)) + "}"
    return _encode(value)
