"""The sources of drafts in the database, each kind in its own order.

Adding what is there and removing what is gone do nothing, so that two people who change the
list at once both get what they asked for.
"""

from collections.abc import Iterable, Mapping

from applications.course.stages import NotEditable, editable
from applications.drafts.model import UnknownApplication
from applications.sources.model import MOST, Kind, Source, TooManySources
from storage import Database, records

_TABLE = "application_sources"


def sources(db: Database, application_id: str) -> tuple[Source, ...]:
    """Return the sources of a draft, processes first, each kind in its order."""
    return tuple(Source(row["kind"], row["code"]) for row in _rows(db, application_id))


def all_sources(db: Database) -> Mapping[str, tuple[Source, ...]]:
    """Return draft id -> its sources, for every draft that has any."""
    found: dict[str, tuple[Source, ...]] = {}
    for row in db.query(f"select * from {_TABLE} order by application_id, kind, position, id"):
        one = Source(row["kind"], row["code"])
        found[row["application_id"]] = (*found.get(row["application_id"], ()), one)
    return found


def add(db: Database, application_id: str, kind: Kind, code: str, *, by: str) -> bool:
    """Put a source behind the others of its kind; return whether it is new.

    This and the next two raise NotEditable where the draft stands still.
    """
    _require_editable(db, application_id)
    return _add(db, application_id, kind, code, by)


def _add(db: Database, application_id: str, kind: Kind, code: str, by: str) -> bool:
    own = [row for row in _rows(db, application_id) if row["kind"] == kind]
    if any(row["code"] == code for row in own):
        return False
    if len(own) >= MOST:
        raise TooManySources(kind)
    position = max((row["position"] for row in own), default=0) + 1
    row = {"application_id": application_id, "kind": kind, "code": code, "position": position}
    records.insert(db, _TABLE, row, by=by)
    return True


def remove(db: Database, application_id: str, kind: Kind, code: str, *, by: str) -> bool:
    """Take a source out; return whether it was there."""
    _require_editable(db, application_id)
    for row in _rows(db, application_id):
        if (row["kind"], row["code"]) == (kind, code):
            records.delete(db, _TABLE, row["id"], row["revision"], by=by)
            return True
    return False


def move(db: Database, application_id: str, kind: Kind, code: str, places: int, *, by: str) -> bool:
    """Move a source so many places (-1: up); return whether anything changed."""
    _require_editable(db, application_id)
    own = [row["code"] for row in _rows(db, application_id) if row["kind"] == kind]
    if code not in own:
        return False
    at = own.index(code)
    to = min(max(at + places, 0), len(own) - 1)
    own.insert(to, own.pop(at))
    _order(db, application_id, kind, own, by)
    return to != at


def replace(
    db: Database, application_id: str, kind: Kind, codes: Iterable[str], *, by: str
) -> None:
    """Let a draft have these sources of a kind, in this order, and no others.

    For processes that are merged: what was handed in follows them too.
    """
    wanted = list(dict.fromkeys(codes))
    for row in _rows(db, application_id):
        if row["kind"] == kind and row["code"] not in wanted:
            records.delete(db, _TABLE, row["id"], row["revision"], by=by)
    for code in wanted:
        _add(db, application_id, kind, code, by)
    _order(db, application_id, kind, wanted, by)


def _order(db: Database, application_id: str, kind: Kind, codes: Iterable[str], by: str) -> None:
    rows = {r["code"]: r for r in _rows(db, application_id) if r["kind"] == kind}
    for position, code in enumerate(codes, start=1):
        row = rows[code]
        records.update(db, _TABLE, row["id"], row["revision"], {"position": position}, by=by)


def _require_editable(db: Database, application_id: str) -> None:
    for row in db.query("select state from applications where id = :id", {"id": application_id}):
        if not editable(row["state"]):
            raise NotEditable(row["state"])
        return
    raise UnknownApplication(application_id)


def _rows(db: Database, application_id: str) -> list[records.Row]:
    return list(
        db.query(
            f"select * from {_TABLE} where application_id = :id order by kind, position, id",
            {"id": application_id},
        )
    )
