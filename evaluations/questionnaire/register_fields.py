"""What a questionnaire may ask the register: its fields, and what is computed from them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from processes.inventory.fields import BY_KEY
from processes.inventory.kinds import AMOUNT
from processes.inventory.model import Estimate, Facts
from processes.inventory.totals import yearly_hours

NUMBER, LIST, WORD = "number", "list", "word"

_LISTS = {"words", "channels", "laws", "roles", "forms", "evidence", "plan-items"}
_NUMBERS = {"volume", "minutes", "waiting", "amount", "count", "share"}
_MONTHS = 12


@dataclass(frozen=True)
class Asked:
    """Something that may be known of a process, a project or a system."""

    name: str
    label: str
    shape: str  # number, list or word
    fields: tuple[str, ...]  # the keys of the fields that it rests on
    value: Callable[[Any], Any]  # of Facts, or of ProjectFacts
    write: Callable[[Any], str]
    choices: tuple[str, ...] = ()


def _held(facts: Facts) -> tuple[str, ...] | None:
    """Return the documents that another agency already holds; where none is named, unknown."""
    if facts.evidence is None:
        return None
    held = tuple(f"{one.name}({one.holder})" for one in facts.evidence if one.holder)
    return held if held or not facts.evidence else None


def _monthly_hours(facts: Facts) -> Estimate | None:
    hours = yearly_hours(facts)
    if hours is None:
        return None
    low, likely, high = (None if bound is None else bound / _MONTHS for bound in hours.bounds)
    return Estimate(low, likely, high, "", hours.approximate)


def _rounded(hours: Estimate) -> Estimate:
    low, likely, high = (None if bound is None else round(bound, 1) for bound in hours.bounds)
    return Estimate(low, likely, high, "", hours.approximate)


def _of_register(key: str) -> Asked:
    field = BY_KEY[key]
    kind = field.kind.name
    shape = LIST if kind in _LISTS else NUMBER if kind in _NUMBERS else WORD
    choices = ("있음", "없음") if kind == "yes-no" else field.choices
    return Asked(
        key, field.label, shape, (key,), lambda facts: getattr(facts, key), field.shown, choices
    )


ASKED: dict[str, Asked] = {key: _of_register(key) for key in BY_KEY} | {
    "monthly_hours": Asked(
        "monthly_hours",
        "월 공수",
        NUMBER,
        ("yearly_volume", "minutes_per_case"),
        _monthly_hours,
        lambda hours: f"{AMOUNT.format(_rounded(hours))} 시간/월",
    ),
    "held_evidence": Asked(
        "held_evidence",
        "다른 기관이 이미 가진 증빙",
        LIST,
        ("evidence",),
        _held,
        lambda names: ", ".join(names) or "없음",
    ),
}


def as_word(value: Any) -> str:
    """Return a value as questionnaires name it: yes and no are 있음 and 없음."""
    return ("있음" if value else "없음") if isinstance(value, bool) else str(value)


def as_words(value: tuple[Any, ...]) -> set[str]:
    """Return the words of a list; of evidence the names."""
    return {str(getattr(one, "name", one)) for one in value}
