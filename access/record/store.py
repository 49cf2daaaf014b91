"""The record of access in the database: lines are added and, after their time, let go."""

from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import datetime, timedelta

from access.record import chain
from access.record.model import Act, Line, Verified, Visitor
from storage import Database, records, settings
from storage.identifiers import now

KEPT_YEARS = "access-record-years"  # the setting: 1, or 2 for systems with sensitive data (§8)
_ANCHOR = "access-record-anchor"  # number and hash of the last line that was let go
_LONGEST = 500


def add(db: Database, visitor: Visitor, act: Act, object: str, detail: str = "") -> Line:
    """Add a line in the transaction of what it tells of."""
    last = _last(db)
    number, previous = last if last else anchor(db)
    line = Line(
        number=number + 1,
        at=now(),
        login=_short(visitor.login),
        name=_short(visitor.name),
        address=_short(visitor.address),
        action=act.value,
        object=_short(object),
        detail=_short(detail),
        previous=previous,
        hash="",
    )
    line = replace(line, hash=chain.hashed(line))
    names = list(asdict(line))
    values = ", ".join(f":{name}" for name in names)
    db.execute(f"insert into access_record ({', '.join(names)}) values ({values})", asdict(line))
    return line


def lines(db: Database, *, since: str = "", until: str = "9") -> Iterator[Line]:
    """Give the lines of a stretch of time (UTC, ISO 8601), oldest first."""
    rows = db.query(
        "select * from access_record where at >= :since and at < :until order by number",
        {"since": since, "until": until},
    )
    return (Line(**row) for row in rows)


def verify(db: Database) -> Verified:
    """Check the whole record."""
    return chain.verified(lines(db), anchor(db))


def anchor(db: Database) -> tuple[int, str]:
    """Return number and hash of the last line that was let go; (0, START) before any was."""
    number, hash = settings.setting(db, _ANCHOR, [0, chain.START])
    return int(number), str(hash)


def kept_years(db: Database) -> int:
    """Return for how many years lines are kept."""
    return int(settings.setting(db, KEPT_YEARS, 2))


def let_go(db: Database, today: datetime, *, by: str) -> int:
    """Let the lines go whose time is over, oldest first; return how many.

    The chain goes on from the last of them. A clock that is ahead lets nothing go that is
    younger than the youngest line less the time kept.
    """
    if (last := _last_line(db)) is None:
        return 0
    newest = min(today, datetime.fromisoformat(last.at))
    limit = newest - timedelta(days=365 * kept_years(db) + 1)
    gone = list(lines(db, until=limit.isoformat()))
    if gone:
        settings.set_setting(db, _ANCHOR, [gone[-1].number, gone[-1].hash], by=by)
        db.execute("delete from access_record where number <= :to", {"to": gone[-1].number})
    return len(gone)


def add_review(db: Database, from_day: str, to_day: str, found: str, *, by: str) -> None:
    """Keep that somebody has looked the record over from one day to another."""
    count = sum(1 for _ in lines(db, since=from_day, until=f"{to_day}~"))
    row = {"from_day": from_day, "to_day": to_day, "found": found.strip(), "lines": count}
    records.insert(db, "access_reviews", row, by=by)


def reviews(db: Database) -> list[records.Row]:
    """Return the reviews, newest first."""
    return [dict(r) for r in db.query("select * from access_reviews order by created_at desc")]


def _last(db: Database) -> tuple[int, str] | None:
    found = _last_line(db)
    return (found.number, found.hash) if found else None


def _last_line(db: Database) -> Line | None:
    rows = db.query("select * from access_record order by number desc limit 1")
    return next((Line(**row) for row in rows), None)


def _short(text: str) -> str:
    return text[:_LONGEST]
