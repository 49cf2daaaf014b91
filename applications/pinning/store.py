"""Pinned facts in the database, one for each key of a draft, and the models of pinned pictures."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from applications.facts.fact import Fact, Place
from applications.pinning.model import Accepted, Pin
from storage import Database, records

_TABLE = "application_pins"


def pins(db: Database, application_id: str) -> list[Pin]:
    """Return what is pinned in a draft."""
    rows = db.query(
        f"select * from {_TABLE} where application_id = :id order by created_at, id",
        {"id": application_id},
    )
    return [_pin(row) for row in rows]


def add(db: Database, application_id: str, facts: Iterable[Fact], *, by: str) -> int:
    """Pin facts that are not pinned yet; return how many were. A pin that stands is left alone."""
    standing = {pin.fact.key for pin in pins(db, application_id)}
    fresh = [fact for fact in facts if fact.key not in standing]
    for fact in fresh:
        records.insert(db, _TABLE, {"application_id": application_id, **_row(fact)}, by=by)
    return len(fresh)


def accept(db: Database, application_id: str, facts: Iterable[Fact], *, by: str) -> list[Accepted]:
    """Let pins say what these facts say; return what it takes to take that back."""
    standing = {pin.fact.key: pin for pin in pins(db, application_id)}
    done = []
    for fact in facts:
        pin = standing.get(fact.key)
        if pin is None or _row(pin.fact) == _row(fact):
            continue
        row = records.update(db, _TABLE, pin.id, pin.revision, _row(fact), by=by)
        done.append(Accepted(pin.id, fact.key, row["revision"], pin.fact))
    return done


def put_back(db: Database, application_id: str, done: Iterable[Accepted], *, by: str) -> int:
    """Pin again what stood before; return how many. What was accepted since stays."""
    standing = {pin.id: pin for pin in pins(db, application_id)}
    back = [one for one in done if _untouched(standing.get(one.pin_id), one)]
    for one in back:
        records.update(db, _TABLE, one.pin_id, one.revision, _row(one.before), by=by)
    return len(back)


def rename(db: Database, application_id: str, keys: Mapping[str, str], *, by: str) -> list[str]:
    """Name pins anew (old key -> new key) where the new name is free; return the old names."""
    standing = {pin.fact.key: pin for pin in pins(db, application_id)}
    done = []
    for old, new in keys.items():
        pin = standing.get(old)
        if pin is not None and new not in standing:
            records.update(db, _TABLE, pin.id, pin.revision, {"key": new}, by=by)
            done.append(old)
    return done


def keep_model(db: Database, content: bytes) -> str:
    """Keep the bytes of a model that a pinned picture shows; return their SHA-256."""
    sha256 = hashlib.sha256(content).hexdigest()
    db.execute(
        "insert into pinned_models (sha256, bytes) values (:sha256, :bytes)"
        " on conflict (sha256) do nothing",
        {"sha256": sha256, "bytes": content},
    )
    return sha256


def kept_model(db: Database, sha256: str) -> bytes | None:
    """Return the bytes of a pinned picture's model, None where none were kept."""
    rows = db.query("select bytes from pinned_models where sha256 = :sha256", {"sha256": sha256})
    return next((bytes(row["bytes"]) for row in rows), None)


def forget_gone(db: Database) -> None:
    """Remove the pins of drafts that have been deleted, and the models nobody pins any more."""
    db.execute(f"delete from {_TABLE} where application_id not in (select id from applications)")
    db.execute(
        "delete from pinned_models where sha256 not in"
        f" (select content from {_TABLE} where kind = 'picture')"
    )


def _untouched(pin: Pin | None, one: Accepted) -> bool:
    return pin is not None and pin.revision == one.revision


def _pin(row: Mapping[str, Any]) -> Pin:
    address = tuple((str(name), str(value)) for name, value in json.loads(row["address"]).items())
    fact = Fact(
        key=row["key"],
        label=row["label"],
        value=row["value"],
        unit=row["unit"],
        source=row["source"],
        confirmed=row["certainty"],
        as_of=row["as_of"],
        kind=row["kind"],
        content=row["content"],
        place=Place(row["page"], address) if row["page"] else None,
        code=row["code"],
        section=row["section"],
    )
    return Pin(row["id"], fact, row["revision"], row["updated_at"], row["updated_by"])


def _row(fact: Fact) -> records.Row:
    place = fact.place
    return {
        "key": fact.key,
        "kind": fact.kind,
        "label": fact.label,
        "value": fact.value,
        "unit": fact.unit,
        "source": fact.source,
        "certainty": fact.confirmed,
        "as_of": fact.as_of,
        "content": fact.content,
        "page": place.page if place else "",
        "address": json.dumps(dict(place.address) if place else {}, ensure_ascii=False),
        "code": fact.code,
        "section": fact.section,
    }
