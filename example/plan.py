"""The example's milestones, figures, risks and decisions: read, put in, taken out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import storage
from action_plan import plan
from action_plan.tracking import proofs, store
from action_plan.tracking.model import Decision, Entry, Figure, Milestone, Risk
from errors import WorkbenchError
from example.files import check_names, mapping
from example.model import BadExample

_FILE = "plan.yaml"
_KINDS: Mapping[str, type[Entry]] = {
    "milestones": Milestone,
    "figures": Figure,
    "risks": Risk,
    "decisions": Decision,
}


@dataclass(frozen=True)
class ExampleEntry:
    """One entry of an item, with the name and the text of the file that proves it ('': none)."""

    item: int
    kind: type[Entry]
    fields: Mapping[str, Any]
    proof: tuple[str, str]
    place: str


def read(folder: Path) -> tuple[ExampleEntry, ...]:
    """Return what the file holds, or raise BadExample with entry and fault."""
    raw = mapping(folder, _FILE)
    numbers = {item.number for item in plan.load().items}
    return tuple(one for item, kinds in raw.items() for one in _item(item, kinds, numbers))


def load(db: storage.Database, found: tuple[ExampleEntry, ...], *, by: str) -> None:
    """Put everything in, marked, or raise BadExample."""
    for one in found:
        try:
            made = store.add(db, one.kind, plan.SHIPPED, one.item, one.fields, by=by, example=True)
            name, text = one.proof
            if name:
                where = proofs.place(one.item, made.id)
                proofs.prove(db, plan.SHIPPED, where, name, text.encode(), by=by, example=True)
        except WorkbenchError as refusal:
            raise BadExample(_FILE, one.place, refusal.sentence) from refusal


def remove(db: storage.Database, *, by: str) -> None:
    """Take the entries out again; their files go with the example's other evidence."""
    store.remove_example(db, by=by)


def _item(item: Any, kinds: Any, numbers: set[int]) -> Iterator[ExampleEntry]:
    place = f"과제 {item}"
    if item not in numbers or not isinstance(kinds, dict):
        raise BadExample(_FILE, place, "계획에 없는 번호이거나 항목의 표가 아닙니다.")
    check_names(kinds, set(_KINDS), _FILE, place)
    for name, entries in kinds.items():
        for number, entry in enumerate(entries, start=1):
            fields = dict(entry)
            proof = fields.pop("proof", {})
            at = f"{place}의 {name} {number}번째"
            check_names(proof, {"name", "text"}, _FILE, at)
            pair = (str(proof.get("name", "")), str(proof.get("text", "")))
            yield ExampleEntry(item, _KINDS[name], fields, pair, at)
