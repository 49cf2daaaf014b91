"""What a proposal's figures rest on and what is otherwise since: said, never silently updated."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from processes.bpmn import store as models
from processes.inventory.model import UnknownProcess
from processes.inventory.store import process_by_id
from processes.redesign.comparing.frozen import facts_json
from processes.redesign.comparing.model import LINES
from processes.simulation import store as scenarios
from processes.simulation.scenario_writing import as_json
from processes.simulation.store import UnknownScenario
from storage import Database

_FACTS = {
    "yearly_volume": "연간 건수가",
    "minutes_per_case": "건당 처리시간이",
    "paper_sheets": "건당 종이가",
}


def changed(db: Database, process_id: str, since: str, content: Mapping[str, Any]) -> list[str]:
    """Return a sentence for each source of a kept comparison that has changed since a time."""
    sides = [content[side] for side in ("asis", "tobe")]
    drawn = [told for side in sides for told in _drawing(db, process_id, since, side)]
    return [*drawn, *_scenarios(db, sides), *_register(db, process_id, content.get("facts"))]


def _drawing(db: Database, process_id: str, since: str, side: Mapping[str, Any]) -> Iterator[str]:
    newest = models.newest(db, process_id, side["line"])
    name = f"{LINES[side['line']]} 흐름도"
    if newest is None:
        yield f"{name}가 지워졌습니다."
    elif newest.created_at > since and newest.sha256 != side.get("sha256"):
        yield f"{name}가 {side['number']}판에서 {newest.number}판으로 바뀌었습니다."


def _scenarios(db: Database, sides: list[Mapping[str, Any]]) -> Iterator[str]:
    for side in sides:
        kept = side["scenario"]
        if "id" not in kept:
            continue
        name = f"{LINES[side['line']]} 시나리오 '{kept['title']}'"
        try:
            now = scenarios.scenario(db, kept["id"])
        except UnknownScenario:
            yield f"{name}이(가) 지워졌습니다."
            continue
        if json.loads(json.dumps(as_json(now.scenario))) != kept["content"]:
            yield f"{name}의 값이 바뀌었습니다."


def _register(db: Database, process_id: str, kept: Mapping[str, Any] | None) -> Iterator[str]:
    if kept is None:  # kept before the register's figures were
        return
    try:
        now = facts_json(process_by_id(db, process_id).facts)
    except UnknownProcess:
        return
    for key, name in _FACTS.items():
        if now[key] != kept[key]:
            before, after = (one[key] or "모름" for one in (kept, now))
            yield f"업무 목록의 {name} {before}에서 {after}(으)로 바뀌었습니다."
