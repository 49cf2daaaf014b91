"""Documents that are asked for, each with its holder in brackets: 등본(행정안전부), 통장사본."""

import json
import re

from processes.inventory import lists
from processes.inventory.model import Evidence

_SEPARATORS, _JOINT = ",;\n", ", "
_STRING = r'"(?:[^"\\\x00-\x1f]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*"'
_SPELLED = re.compile(rf"\{{({_STRING}): ({_STRING})\}}")  # where brackets would mislead


def read(text: str) -> tuple[Evidence, ...] | None:
    """Return the documents; None for unknown, () for none."""
    listed = lists.read(text, _SEPARATORS)
    return None if listed is None else tuple(map(_one, listed))


def write(value: tuple[Evidence, ...]) -> str:
    """Write the documents so that `read` gives the same ones."""
    return lists.write(tuple(map(_text, value)), _SEPARATORS, _JOINT)


def _one(item: str) -> Evidence:
    spelled = _SPELLED.fullmatch(item)
    if spelled:
        return Evidence(*(json.loads(part) for part in spelled.groups()))
    opening = _opening_bracket(item)
    name = item[:opening].strip() if opening else ""
    return Evidence(name, item[opening + 1 : -1].strip()) if name else Evidence(item)


def _text(one: Evidence) -> str:
    plain = f"{one.name}({one.holder})" if one.holder or one.name.endswith(")") else one.name
    if plain and _one(plain) == one:
        return plain
    name, holder = (json.dumps(part, ensure_ascii=False) for part in (one.name, one.holder))
    return f"{{{name}: {holder}}}"


def _opening_bracket(item: str) -> int:
    """Return where the bracket opens that the item's last sign closes; 0 for nowhere."""
    depth = 0
    for at in range(len(item) - 1, -1, -1):
        depth += {")": 1, "(": -1}.get(item[at], 0)
        if depth == 0:
            return at if at < len(item) - 1 else 0
    return 0
