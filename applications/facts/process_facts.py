"""Facts out of the register: one per field of a process, and what follows from them."""

from collections.abc import Callable, Iterator
from typing import Any

from applications.facts.amounts import amount, day
from applications.facts.fact import Fact, Place
from processes.inventory import totals
from processes.inventory.fields import FIELDS, Field
from processes.inventory.model import Estimate, Evidence, Facts, Process

NONE = "없음"
_ABOUT_THE_SURVEY = {"source", "source_date", "surveyed_by", "note"}
_GRADES = {"C": "기밀(C)", "S": "민감(S)", "O": "공개(O)"}
_CERTAIN = {"면담", "로그"}
SECTION = "업무 목록"
_COMPUTED: tuple[tuple[str, str, str, str, Callable[[Facts], Estimate | None]], ...] = (
    ("yearly_hours", "연간 처리시간", "시간/년", "연간 건수 × 건당 처리시간", totals.yearly_hours),
    (
        "yearly_sheets",
        "연간 종이 문서",
        "매/년",
        "연간 건수 × 건당 종이 문서",
        totals.yearly_sheets,
    ),
)


def process_facts(process: Process) -> Iterator[Fact]:
    """Give the facts of a process, the unknown ones too."""
    yield from _register(process)
    for field in FIELDS:
        if field.key not in _ABOUT_THE_SURVEY:
            value = getattr(process.facts, field.key)
            yield _surveyed(process, field.key, field.label, field.unit, _text(field, value), value)
    for key, label, unit, formula, compute in _COMPUTED:
        value = compute(process.facts)
        name = f"{label} = {formula}"
        fact = _surveyed(process, key, label, unit, amount(value, unit), value, name)
        yield fact


def _register(process: Process) -> Iterator[Fact]:
    source = f"{process.code} 업무 목록 (개정 {process.revision})"
    rows = (
        ("process_name", "업무명", process.name),
        ("process_code", "업무 번호", process.code),
        ("department", "부서", process.department),
    )
    for key, label, value in rows:
        yield Fact(
            key,
            label,
            value,
            "",
            source,
            "등록",
            day(process.updated_at),
            place=Place.of("process", code=process.code),
            section=SECTION,
        )


def _surveyed(
    process: Process, key: str, label: str, unit: str, text: str | None, value: Any, name: str = ""
) -> Fact:
    facts = process.facts
    origin = [
        facts.source or "출처 모름",
        facts.source_date or "조사일 모름",
        f"개정 {process.revision}",
    ]
    return Fact(
        key=key,
        label=label,
        value=text,
        unit=unit,
        source=f"{process.code} {name or label} ({', '.join(origin)})",
        confirmed=certainty(facts, value),
        as_of=facts.source_date or "",
        place=Place.of("process", code=process.code),
        section=SECTION,
    )


def certainty(facts: Facts, value: Any) -> str:
    """확인 only for what was asked or logged and is one plain figure or word."""
    guessed = isinstance(value, Estimate) and (value.approximate or not value.is_exact)
    return "확인" if facts.source in _CERTAIN and not guessed else "추정"


def _text(field: Field, value: Any) -> str | None:
    if value is None or isinstance(value, Estimate):
        return amount(value, field.unit)
    if isinstance(value, tuple):
        return ", ".join(_item(field, item) for item in value) or NONE
    if field.key == "n2sf_grade":
        return _GRADES.get(value, str(value))
    return f"{field.format(value)}{field.unit}"


def _item(field: Field, item: Any) -> str:
    if isinstance(item, Evidence):
        return f"{item.name}({item.holder})" if item.holder else item.name
    if field.key == "plan_items":
        return chr(0x2460 + item - 1) if 1 <= item <= 20 else str(item)
    return str(item)
