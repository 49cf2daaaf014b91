"""What a manual says otherwise than its last edition did, process by process. Pure."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from processes.bpmn.store import STATE_NAMES
from processes.manuals.snapshot import FACTS


@dataclass(frozen=True)
class Change:
    """One thing that changed: in which process, what, before and after ('' for nothing)."""

    code: str
    name: str
    what: str
    before: str
    after: str


def between(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """Return what changed from one snapshot to the next, new and dropped processes first."""
    found = [Change(c, after[c]["name"], "새로 실음", "", "") for c in after if c not in before]
    found += [Change(c, before[c]["name"], "빠짐", "", "") for c in before if c not in after]
    for code in after:
        if code in before:
            found += _of_process(code, before[code], after[code])
    return found


def _of_process(code: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    name = new["name"]
    if old["name"] != name:
        yield Change(code, name, "업무 이름", old["name"], name)
    for field in FACTS:
        was, now = old["facts"].get(field.key, "모름"), new["facts"][field.key]
        if was != now:
            yield Change(code, name, field.label, was, now)
    yield from _of_chart(code, name, old, new)


def _of_chart(
    code: str, name: str, old: Mapping[str, Any], new: Mapping[str, Any]
) -> Iterator[Change]:
    if _line(old) != _line(new):
        yield Change(code, name, "흐름도", _line(old), _line(new))
    gone = list((Counter(old["steps"]) - Counter(new["steps"])).elements())
    come = list((Counter(new["steps"]) - Counter(old["steps"])).elements())
    if gone or come:
        yield Change(code, name, "단계", "\n".join(gone), "\n".join(come))
    elif old["steps"] != new["steps"]:
        yield Change(code, name, "단계의 순서", " → ".join(old["steps"]), " → ".join(new["steps"]))
    for activity in new["raci"]:
        was, now = _letters(old["raci"].get(activity)), _letters(new["raci"][activity])
        if activity in old["raci"] and was != now:
            yield Change(code, name, f"RACI: {activity}", was, now)


def _line(one: Mapping[str, Any]) -> str:
    return f"{STATE_NAMES[one['state']]} {one['number']}판"


def _letters(row: Mapping[str, str] | None) -> str:
    return ", ".join(f"{role} {letters}" for role, letters in sorted((row or {}).items()))
