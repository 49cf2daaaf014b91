"""Common work of other institutions in the database: who gave it, when, and what it became."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from processes.bpmn import store as models
from processes.commonwork.catalogue import (
    Catalogue,
    SharedModel,
    SharedWork,
    as_json,
    work_from_json,
)
from processes.commonwork.shared_facts import adopted
from processes.commonwork.store import UnknownDecision
from processes.inventory import store as register
from processes.inventory.model import Process
from storage import Database, records

ORIGIN = "catalogue"
NEW, CHANGED, SAME = "새 업무", "바뀜", "그대로"
_TABLE = "received_works"


@dataclass(frozen=True)
class Received:
    """A work as another institution told it; `process_id` is what it became here."""

    id: str
    institution: str
    exported_at: str
    work: SharedWork
    process_id: str | None
    revision: int
    updated_at: str
    updated_by: str


@dataclass(frozen=True)
class Incoming:
    """A work of a file, and whether it is new, changed or known already."""

    work: SharedWork
    news: str


def received(db: Database) -> list[Received]:
    """Return what has been received, institution by institution, with its flow charts."""
    rows = list(db.query("select * from received_works order by institution, title, id"))
    charts: dict[str, list[SharedModel]] = {}
    for row in db.query("select * from received_models order by received_id, state"):
        charts.setdefault(row["received_id"], []).append(
            SharedModel(row["state"], bytes(row["bytes"]))
        )
    return [_received(row, charts.get(row["id"], [])) for row in rows]


def preview(catalogue: Catalogue, known: Iterable[Received]) -> list[Incoming]:
    """Return each work of a file with what taking it would change."""
    there = {one.work.key: one.work for one in known if one.institution == catalogue.institution}
    found = []
    for work in catalogue.works:
        before = there.get(work.key)
        news = NEW if before is None else SAME if before == work else CHANGED
        found.append(Incoming(work, news))
    return found


def take(db: Database, catalogue: Catalogue, content: bytes, *, by: str) -> list[Incoming]:
    """Keep the works of a file beside the register; what is known already stays as it is."""
    before = {one.work.key: one for one in received(db) if one.institution == catalogue.institution}
    found = preview(catalogue, before.values())
    for incoming in found:
        if incoming.news == SAME:
            continue
        row = {
            "institution": catalogue.institution,
            "key": incoming.work.key,
            "title": incoming.work.title,
            "content": _content(incoming.work),
            "exported_at": catalogue.exported_at,
            "file_sha256": hashlib.sha256(content).hexdigest(),
        }
        known = before.get(incoming.work.key)
        if known is None:
            id = records.insert(db, _TABLE, {**row, "process_id": None}, by=by)["id"]
        else:
            id = records.update(db, _TABLE, known.id, known.revision, row, by=by)["id"]
        _keep_charts(db, id, incoming.work.models)
    return found


def forget(db: Database, one: Received, *, by: str) -> None:
    """Drop a received work; what it became in the register stays."""
    records.delete(db, _TABLE, one.id, one.revision, by=by)


def adopt(db: Database, one: Received, department: str, *, by: str) -> Process:
    """Register a received work as a process of the department: what it is, not its figures.

    Its flow charts become the first revisions; the note says where it came from.
    """
    told = f"{one.institution}의 공통 업무 카탈로그({one.exported_at[:10]})에서 가져왔습니다."
    facts = replace(adopted(one.work.facts), note=told)
    process = register.add_process(db, one.work.title, department, facts, by=by)
    for chart in one.work.models:
        models.add_revision(
            db, process.id, chart.state, chart.content, base=None, origin=ORIGIN, by=by,
            note=one.institution,
        )  # fmt: skip
    records.update(db, _TABLE, one.id, one.revision, {"process_id": process.id}, by=by)
    return process


def origin_of(found: Sequence[Received], process_id: str) -> Received | None:
    """Return what a process was adopted from, None where it is our own."""
    return next((one for one in found if one.process_id == process_id), None)


def received_by_id(db: Database, id: str) -> Received:
    """Return the received work, or raise UnknownDecision."""
    for one in received(db):
        if one.id == id:
            return one
    raise UnknownDecision


def _content(work: SharedWork) -> str:
    """Keep the flow charts' bytes apart from the text."""
    return json.dumps(as_json(replace(work, models=())), ensure_ascii=False, sort_keys=True)


def _keep_charts(db: Database, id: str, charts: Iterable[SharedModel]) -> None:
    db.execute("delete from received_models where received_id = :id", {"id": id})
    for chart in charts:
        db.execute(
            "insert into received_models (received_id, state, sha256, bytes)"
            " values (:id, :state, :sha256, :bytes)",
            {"id": id, "state": chart.state, "sha256": chart.sha256, "bytes": chart.content},
        )


def _received(row: records.Row, charts: Sequence[SharedModel]) -> Received:
    work = work_from_json(json.loads(row["content"]), row["title"])
    return Received(
        id=row["id"],
        institution=row["institution"],
        exported_at=row["exported_at"],
        work=replace(work, models=tuple(charts)),
        process_id=row["process_id"],
        revision=row["revision"],
        updated_at=row["updated_at"],
        updated_by=row["updated_by"],
    )
