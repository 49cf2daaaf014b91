"""The windows that have a model open: a row each, which expires when the window falls silent."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from storage import Database

EXPIRES_AFTER = timedelta(seconds=45)  # three signs of life missed


@dataclass(frozen=True)
class Other:
    """Somebody else at the model, and in how many windows."""

    name: str
    windows: int


def seen(db: Database, visit: str, process_id: str, state: str, *, who: str, at: str) -> None:
    """Note a window's sign of life at a time (ISO 8601, UTC); windows fallen silent go."""
    db.execute("delete from presence where seen_at < :oldest", {"oldest": _oldest(at)})
    db.execute(
        "insert into presence (visit, model, who, seen_at) values (:visit, :model, :who, :at)"
        " on conflict (visit) do update set model = :model, who = :who, seen_at = :at",
        {"visit": visit, "model": _model(process_id, state), "who": who, "at": at},
    )


def left(db: Database, visit: str) -> None:
    """Forget a window that was closed."""
    db.execute("delete from presence where visit = :visit", {"visit": visit})


def others(db: Database, visit: str, process_id: str, state: str, *, at: str) -> tuple[Other, ...]:
    """Return who has the model open at that time in other windows than this one, by name."""
    rows = db.query(
        "select who from presence where model = :model and visit <> :visit and seen_at >= :oldest",
        {"model": _model(process_id, state), "visit": visit, "oldest": _oldest(at)},
    )
    counted = Counter(str(row["who"]) for row in rows)
    return tuple(Other(name, windows) for name, windows in sorted(counted.items()))


def _model(process_id: str, state: str) -> str:
    return f"{process_id}/{state}"


def _oldest(at: str) -> str:
    """The earliest sign of life that still counts, written as storage writes times."""
    moment = datetime.fromisoformat(at) - EXPIRES_AFTER
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
