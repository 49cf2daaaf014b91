"""The example's articles, data and savings: read from their files, put in, taken out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import storage
from errors import WorkbenchError
from example.files import check_known, check_names, loaded, value
from example.model import BadExample
from processes.datasets import store as datasets
from processes.datasets.model import Content
from processes.inventory.kinds import estimate_from_json
from processes.inventory.model import Estimate
from processes.regulations import steps
from processes.regulations import store as regulations
from processes.regulations.model import Clause
from processes.savings import store as savings
from processes.savings.model import Gift, Plan


@dataclass(frozen=True)
class ExampleRegulation:
    """An article and what it forces onto paper: process codes with element ids ('': all)."""

    clause: Clause
    steps: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ExampleSaving:
    """A redesign of a process and the hours of it that were given away."""

    code: str
    plan: Plan
    given: tuple[Gift, ...]


@dataclass(frozen=True)
class RulesDataTime:
    """What hangs on the example's processes for the items 3, 6 and 8."""

    regulations: tuple[ExampleRegulation, ...] = ()
    datasets: tuple[tuple[str, Content], ...] = ()
    savings: tuple[ExampleSaving, ...] = ()


def read(folder: Path, codes: set[str | None]) -> RulesDataTime:
    """Return what the three files hold, or raise BadExample with file, entry and fault."""
    return RulesDataTime(
        regulations=tuple(_regulations(folder, codes)),
        datasets=tuple(_datasets(folder, codes)),
        savings=tuple(_savings(folder, codes)),
    )


def load(db: storage.Database, found: RulesDataTime, ids: Mapping[str, str], *, by: str) -> None:
    """Put everything in, marked; `ids` gives the process of a code. Raises BadExample."""
    for entry in found.regulations:
        made = regulations.add_regulation(db, entry.clause, by=by, example=True)
        for code, element in entry.steps:
            name = steps.activities(db, ids[code]).get(element, "") if element else ""
            if element and not name:
                raise BadExample("regulations.yaml", code, f"흐름도에 '{element}'이(가) 없습니다.")
            regulations.link_step(
                db, made.id, ids[code], element_id=element, element_name=name, by=by, example=True
            )
    for code, content in found.datasets:
        datasets.add_dataset(db, ids[code], content, by=by, example=True)
    for redesign in found.savings:
        made_saving = savings.add_saving(db, ids[redesign.code], redesign.plan, by=by, example=True)
        for gift in redesign.given:
            savings.give(db, made_saving.id, gift, by=by, example=True)


def remove(db: storage.Database, *, by: str) -> None:
    """Take it out again, with what people hung on processes that are gone now."""
    regulations.remove_example(db, by=by)
    datasets.remove_example(db, by=by)
    savings.remove_example(db, by=by)


def departments_used(db: storage.Database) -> set[str | None]:
    """Return the departments that articles and gifts name."""
    named = {one.clause.department for one in regulations.all_regulations(db)}
    return named | {one.gift.department for one in savings.all_given(db)}


def _regulations(folder: Path, codes: set[str | None]) -> Iterator[ExampleRegulation]:
    file = "regulations.yaml"
    for place, entry in _list(folder, file, "law"):
        links = entry.pop("steps", [])
        clause = _made(Clause, entry, {"demands"}, file, place)
        pairs = []
        for link in links:
            check_names(link, {"process", "element"}, file, place)
            check_known(link.get("process"), codes, file, place)
            pairs.append((str(link["process"]), str(link.get("element") or "")))
        yield ExampleRegulation(clause, tuple(pairs))


def _datasets(folder: Path, codes: set[str | None]) -> Iterator[tuple[str, Content]]:
    file = "datasets.yaml"
    for place, entry in _list(folder, file, "name"):
        code = entry.pop("process", None)
        check_known(code, codes, file, place)
        yield str(code), _made(Content, entry, {"reasons"}, file, place)


def _savings(folder: Path, codes: set[str | None]) -> Iterator[ExampleSaving]:
    file = "savings.yaml"
    for place, entry in _list(folder, file, "title"):
        code, given = entry.pop("process", None), entry.pop("given", [])
        check_known(code, codes, file, place)
        plan: Plan = _made(Plan, entry, set(), file, place)
        gifts = [_made(Gift, gift, set(), file, place) for gift in given]
        yield ExampleSaving(
            str(code),
            replace(plan, minutes=_estimate(plan.minutes, file, place)),
            tuple(replace(gift, hours=_estimate(gift.hours, file, place)) for gift in gifts),
        )


def _list(folder: Path, file: str, name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    raw = loaded(folder, file)
    if not isinstance(raw, list):
        raise BadExample(file, "", "항목의 목록이 아닙니다.")
    for number, entry in enumerate(raw, start=1):
        if not isinstance(entry, dict):
            raise BadExample(file, f"{number}번째 항목", "이름과 값으로 된 항목이 아닙니다.")
        yield f"{number}번째 '{value(entry, name, str, file, f'{number}번째 항목')}'", dict(entry)


def _made(kind: Any, entry: Mapping[str, Any], lists: set[str], file: str, place: str) -> Any:
    values = {k: tuple(v) if k in lists and v is not None else v for k, v in entry.items()}
    try:
        return kind(**values)
    except TypeError as error:
        raise BadExample(file, place, f"항목의 이름이 맞지 않습니다({error}).") from error


def _estimate(raw: Any, file: str, place: str) -> Estimate:
    try:
        return estimate_from_json(raw)
    except WorkbenchError as refusal:
        raise BadExample(file, place, refusal.sentence) from refusal
