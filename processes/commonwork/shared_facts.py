"""The facts of a process that leave the institution, and how strictly they are read back."""

from collections.abc import Mapping
from dataclasses import is_dataclass, replace
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from processes.inventory.fields import BY_KEY, facts_from_json, facts_to_json
from processes.inventory.kinds import PLAN_NUMBERS
from processes.inventory.model import BadProcess, Estimate, Facts

# Who surveyed, and what was remarked, may name people.
KEPT_AT_HOME = ("surveyed_by", "note")
# What another institution can make its own: not its figures, systems and sources.
ADOPTED = (
    *("area", "group", "subgroup", "purpose", "legal_basis", "users_served", "plan_items"),
    *("roles", "channels", "input_forms", "output_forms", "evidence", "personal_data"),
    "n2sf_grade",
)
_HINTS = get_type_hints(Facts)
_LONGEST_TEXT = 10_000


def shareable(facts: Facts) -> Facts:
    """Return the facts without what may name people."""
    return replace(facts, **dict.fromkeys(KEPT_AT_HOME))


def adopted(facts: Facts) -> Facts:
    """Return what of another institution's facts may stand in the own register; no figures."""
    return Facts(**{key: getattr(facts, key) for key in ADOPTED})


def facts_to_file(facts: Facts) -> dict[str, Any]:
    """Return what is shareable and known, as the file holds it."""
    return facts_to_json(shareable(facts))


def facts_from_file(values: Mapping[str, Any]) -> Facts:
    """Return the facts, each of its own kind, or raise BadProcess that names the field."""
    for key, value in values.items():
        if key in KEPT_AT_HOME or key not in BY_KEY:
            raise BadProcess(f"'{key}'은(는) 카탈로그에 담는 항목이 아닙니다.")
        if isinstance(value, str | int | float | bool) and tuple in _types(key):
            raise BadProcess(f"{BY_KEY[key].label}({key}): 목록이 아닙니다.")
    facts = facts_from_json(values)
    for key in values:
        if not _fits(getattr(facts, key), key) or not _writable(getattr(facts, key), key):
            raise BadProcess(f"{BY_KEY[key].label}({key}): 항목에 맞는 값이 아닙니다.")
    if not set(facts.plan_items or ()) <= set(PLAN_NUMBERS):
        raise BadProcess(
            f"{BY_KEY['plan_items'].label}(plan_items): 1~18이 아닌 과제 번호가 있습니다."
        )
    return facts


def _types(key: str) -> set[Any]:
    return {get_origin(one) or one for one in get_args(_HINTS[key])}


def _fits(value: Any, key: str) -> bool:
    if value is None:
        return True
    field = BY_KEY[key]
    if isinstance(value, tuple):
        item = next(get_args(one)[0] for one in get_args(_HINTS[key]) if get_origin(one) is tuple)
        allowed = field.choices
        return all(_sound(each, item) and (not allowed or each in allowed) for each in value)
    kind = next(one for one in get_args(_HINTS[key]) if one is not NoneType)
    return _sound(value, kind) and (not field.choices or value in field.choices)


def _writable(value: Any, key: str) -> bool:
    try:
        BY_KEY[key].shown(value)
    except (KeyError, ValueError, TypeError, AttributeError):
        return False
    return True


def _sound(value: Any, kind: Any) -> bool:
    if kind is float:
        return type(value) in (int, float) and 0 <= value <= 1
    if kind is int:
        return type(value) is int and 0 <= value < 1_000_000
    if isinstance(value, Estimate):
        return kind is Estimate and _sound(value.written, str)
    if is_dataclass(value):  # evidence, the source of a figure
        return type(value) is kind and all(
            part is None or _sound(part, str) for part in vars(value).values()
        )
    if isinstance(value, str):
        return kind is str and len(value) <= _LONGEST_TEXT and "\0" not in value
    return type(value) is kind
