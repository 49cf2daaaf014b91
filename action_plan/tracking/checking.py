"""The fields of an entry as they are kept, or why they can't be."""

import datetime
import math
from collections.abc import Callable, Mapping
from typing import Any

from action_plan.tracking.model import LEVELS, LONGEST, RISK_STATES, BadEntry
from errors import shortened
from processes.inventory.dates import day
from processes.inventory.model import NotUnderstood

LABELS = {
    "title": "내용",
    "note": "메모",
    "owner": "맡은 사람·부서",
    "planned_on": "계획한 날",
    "done_on": "끝낸 날",
    "unit": "단위",
    "target": "목표",
    "low": "지금(적어도)",
    "high": "지금(많아도)",
    "as_of": "기준일",
    "probability": "가능성",
    "effect": "영향",
    "response": "대응",
    "state": "상태",
    "decided_on": "결정한 날",
    "decided_by": "결정한 사람",
}
_LARGEST = 1e15


def checked(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields that are known as they are kept, or raise BadEntry naming the field."""
    return {name: _CHECKS[name](LABELS[name], value) for name, value in given.items()}


def check_together(row: Mapping[str, Any]) -> None:
    """Raise BadEntry where the fields of a whole entry don't fit together."""
    low, high = row.get("low"), row.get("high")
    if low is not None and high is not None and low > high:
        raise BadEntry("지금(적어도)이 지금(많아도)보다 큽니다. 두 값을 바꾸거나 고치세요.")


def _text(label: str, value: Any) -> str:
    text = " ".join(str(value or "").split())
    if len(text) > LONGEST:
        raise BadEntry(f"{label}은(는) {LONGEST}자까지입니다. 지금 {len(text)}자이니 줄이세요.")
    return text


def _required(label: str, value: Any) -> str:
    text = _text(label, value)
    if not text:
        raise BadEntry(f"{label}이(가) 비었습니다. 한 줄로 적으세요.")
    return text


def _day(label: str, value: Any) -> str | None:
    if value is None:
        return None
    if isinstance(value, datetime.date):
        return value.isoformat()[:10]
    try:
        return day(str(value)[:10] if "T" in str(value) else str(value))
    except NotUnderstood as refusal:
        raise BadEntry(f"{label}: {refusal.sentence}") from refusal


def _number(label: str, value: Any) -> float | None:
    if value is None or value == "":
        return None
    try:
        number = float(value)
    except (TypeError, ValueError):
        raise BadEntry(
            f"{label} '{shortened(str(value))}'을(를) 수로 읽지 못했습니다. 숫자만 적으세요."
        ) from None
    if math.isnan(number):
        return None
    if not 0 <= number < _LARGEST:
        raise BadEntry(f"{label}은(는) 0 이상의 수입니다.")
    return number


def _target(label: str, value: Any) -> float | None:
    number = _number(label, value)
    if number == 0:
        raise BadEntry("목표는 0보다 커야 합니다. 모르면 비워 두세요.")
    return number


def _one_of(known: tuple[str, ...], *, empty: bool) -> Callable[[str, Any], str | None]:
    def check(label: str, value: Any) -> str | None:
        if empty and not value:
            return None
        if value not in known:
            raise BadEntry(f"{label}은(는) {', '.join(known)} 가운데 하나입니다.")
        return str(value)

    return check


_CHECKS: dict[str, Callable[[str, Any], Any]] = {
    **dict.fromkeys(("note", "owner", "unit", "response", "decided_by"), _text),
    **dict.fromkeys(("planned_on", "done_on", "as_of", "decided_on"), _day),
    **dict.fromkeys(("low", "high"), _number),
    **dict.fromkeys(("probability", "effect"), _one_of(LEVELS, empty=True)),
    "title": _required,
    "target": _target,
    "state": _one_of(RISK_STATES, empty=False),
}
