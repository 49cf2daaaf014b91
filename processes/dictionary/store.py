"""The dictionary in the database: its terms, what was renamed, what is not the same."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from errors import shortened
from processes.bpmn import reading
from processes.bpmn import store as models
from processes.datasets.store import all_datasets
from processes.dictionary.elements import Element, named
from processes.dictionary.model import (
    BadTerm,
    Rename,
    Term,
    UnknownTerm,
    checked_kind,
    checked_name,
)
from processes.dictionary.usage import NamedModel, Sources, texts_of
from processes.inventory.store import all_processes
from processes.regulations.store import all_regulations
from storage import Database, records

TABLE = "terms"
_Read = tuple[tuple[Element, ...], tuple[str, ...]]
_READ: dict[str, _Read] = {}  # by SHA-256: what the same bytes say never changes
_MOST_READ = 20_000


def sources(db: Database) -> Sources:
    """Return everything that uses terms, and the dictionary, as they stand."""
    return Sources(
        processes=tuple(all_processes(db)),
        models=tuple(_named(db, revision) for revision in models.models(db)),
        regulations=tuple(all_regulations(db)),
        datasets=tuple(all_datasets(db)),
        terms=tuple(all_terms(db)),
    )


def _named(db: Database, revision: models.ModelRevision) -> NamedModel:
    read = _READ.get(revision.sha256)
    if read is None:
        model = reading.read(models.content(db, revision.sha256))
        read = named(model), texts_of(model)
        if len(_READ) >= _MOST_READ:
            _READ.clear()
        _READ[revision.sha256] = read
    line = (revision.process_id, revision.state, revision.number, revision.sha256)
    return NamedModel(*line, *read)


def all_terms(db: Database) -> list[Term]:
    """Return every term, by kind and name."""
    return [_term(row) for row in db.query(f"select * from {TABLE} order by kind, name")]


def term(db: Database, kind: str, name: str) -> Term:
    """Return the term, or raise UnknownTerm."""
    for row in db.query(
        f"select * from {TABLE} where kind = :kind and name = :name", {"kind": kind, "name": name}
    ):
        return _term(row)
    raise UnknownTerm(kind, name)


def add_term(
    db: Database, kind: str, name: str, *, aliases: Sequence[str] = (), note: str = "", by: str
) -> Term:
    """Put a name into the dictionary; one that is there already stays as it is."""
    kind, name = checked_kind(kind), checked_name(name)
    try:
        return term(db, kind, name)
    except UnknownTerm:
        row = {"kind": kind, "name": name, "aliases": _list(name, aliases), "note": note.strip()}
        return _term(records.insert(db, TABLE, row, by=by))


def add_terms(db: Database, kind: str, names: Iterable[str], *, by: str) -> int:
    """Put proposed names into the dictionary; return how many were new."""
    there = {term.name for term in all_terms(db) if term.kind == kind}
    new = [name for name in dict.fromkeys(map(checked_name, names)) if name not in there]
    for name in new:
        add_term(db, kind, name, by=by)
    return len(new)


def save_term(db: Database, changed: Term, *, by: str) -> Term:
    """Save name, aliases and note over the revision that was read; raises Conflict."""
    changes = {
        "name": checked_name(changed.name),
        "aliases": _list(changed.name, changed.aliases),
        "note": changed.note.strip(),
    }
    _refuse_taken(db, changed)
    return _term(records.update(db, TABLE, changed.id, changed.revision, changes, by=by))


def remove_term(db: Database, id: str, revision: int, *, by: str) -> None:
    """Take a term out of the dictionary; where its name is used, nothing changes."""
    records.delete(db, TABLE, id, revision, by=by)


def renames(db: Database) -> list[Rename]:
    """Return what was renamed, newest first."""
    return [
        Rename(
            id=row["id"],
            kind=row["kind"],
            old=row["old_name"],
            new=row["new_name"],
            merged=bool(row["merged"]),
            places=row["places"],
            at=row["created_at"],
            by=row["updated_by"],
        )
        for row in db.query("select * from renames order by id desc")
    ]


def add_rename(
    db: Database, kind: str, old: str, new: str, *, merged: bool, places: int, by: str
) -> None:
    """Remember a rename that was made."""
    row = {"kind": kind, "old_name": old, "new_name": new, "merged": int(merged), "places": places}
    records.insert(db, "renames", row, by=by)


def apart(db: Database, kind: str) -> set[frozenset[str]]:
    """Return the pairs of near names that a person has found to be two things."""
    rows = db.query("select one, other from terms_apart where kind = :kind", {"kind": kind})
    return {frozenset((row["one"], row["other"])) for row in rows}


def keep_apart(db: Database, kind: str, one: str, other: str, *, by: str) -> None:
    """Remember that two near names are two things."""
    if frozenset((one, other)) not in apart(db, kind):
        records.insert(db, "terms_apart", {"kind": kind, "one": one, "other": other}, by=by)


def term_of_row(row: Mapping[str, Any]) -> Term:
    """Return the term that a row of the table holds, such as Conflict.theirs."""
    return _term(row)


def _refuse_taken(db: Database, changed: Term) -> None:
    for other in all_terms(db):
        if (other.kind, other.name) == (changed.kind, changed.name) and other.id != changed.id:
            raise BadTerm(
                f"{changed.kind} '{shortened(changed.name)}'이(가) 사전에 이미 있습니다. "
                "둘을 합치세요."
            )


def _list(name: str, aliases: Sequence[str]) -> str:
    given = dict.fromkeys(checked_name(alias) for alias in aliases if alias.strip())
    return json.dumps([alias for alias in given if alias != name], ensure_ascii=False)


def _term(row: Mapping[str, Any]) -> Term:
    return Term(
        id=row["id"],
        kind=row["kind"],
        name=row["name"],
        aliases=tuple(json.loads(row["aliases"])),
        note=row["note"],
        revision=row["revision"],
        updated_at=row["updated_at"],
        updated_by=row["updated_by"],
    )
