"""The example's survey round: under way, each department somewhere else on its way."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import storage
from errors import WorkbenchError
from example.files import check_known, check_names, entries, mapping, one_of, value
from example.model import BadExample
from processes.census import states, store
from processes.inventory import store as inventory

_FILE = "census.yaml"


@dataclass(frozen=True)
class ExampleRound:
    """A round, the moves of each department (key, comment), and what was saved since."""

    title: str
    days: int
    message: str
    required: tuple[str, ...]
    departments: Mapping[str, tuple[tuple[str, str], ...]]
    saved: tuple[tuple[str, str], ...]  # process code, its note


def read(folder: Path, codes: set[str | None], departments: list[str]) -> ExampleRound:
    """Return what the file holds, or raise BadExample with entry and fault."""
    raw = mapping(folder, _FILE)
    check_names(
        raw, {"title", "days", "message", "required", "departments", "saved"}, _FILE, "조사"
    )
    return ExampleRound(
        title=value(raw, "title", str, _FILE, "title"),
        days=value(raw, "days", int, _FILE, "days"),
        message=str(raw.get("message") or ""),
        required=tuple(value(raw, "required", list, _FILE, "required")),
        departments=dict(_departments(raw, departments)),
        saved=tuple(_saved(raw, codes)),
    )


def load(db: storage.Database, found: ExampleRound, ids: Mapping[str, str], *, by: str) -> None:
    """Begin the round after the processes are there, and take every step. Raises BadExample."""
    deadline = datetime.datetime.now(datetime.UTC).date() + datetime.timedelta(found.days)
    try:
        round = store.add_round(
            db,
            found.title,
            deadline.isoformat(),
            found.departments,
            required=found.required,
            message=found.message,
            by=by,
            example=True,
        )
        for department, moves in found.departments.items():
            part = store.return_of(db, round.id, department)
            for key, comment in moves:
                part = store.move(db, part.id, part.revision, key, comment, by=by)
    except WorkbenchError as refusal:
        raise BadExample(_FILE, found.title, refusal.sentence) from refusal
    for code, note in found.saved:
        process = inventory.process_by_id(db, ids[code])
        facts = replace(process.facts, note=note)
        inventory.save_process(db, process.id, process.revision, facts=facts, by=by)


def _departments(
    raw: Mapping[str, Any], known: list[str]
) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    for name, entry in entries(raw.get("departments"), "name", _FILE):
        check_names(entry, {"name", "moves"}, _FILE, name)
        one_of(entry, "name", known, _FILE, name)
        moves = []
        for step in entry.get("moves") or []:
            check_names(step, {"move", "comment"}, _FILE, name)
            moves.append(
                (
                    one_of(step, "move", list(states.BY_KEY), _FILE, name),
                    str(step.get("comment") or ""),
                )
            )
        yield name, tuple(moves)


def _saved(raw: Mapping[str, Any], codes: set[str | None]) -> Iterator[tuple[str, str]]:
    for code, entry in entries(raw.get("saved") or [], "process", _FILE):
        check_names(entry, {"process", "note"}, _FILE, code)
        check_known(code, codes, _FILE, code)
        yield code, value(entry, "note", str, _FILE, code)
