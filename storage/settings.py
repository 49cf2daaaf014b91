"""Settings of one workbench: a value of JSON per key, with a revision and a history each."""

import json
from typing import Any

from sqlite_utils import Database

from storage import records

_TABLE = "settings"


def setting(db: Database, key: str, default: Any = None) -> Any:
    """Return the value under the key, or the default where it was never set."""
    row = _row(db, key)
    return default if row is None else json.loads(row["value"])


def revision(db: Database, key: str) -> int:
    """Return the revision of the value under the key, 0 where it was never set."""
    row = _row(db, key)
    return 0 if row is None else int(row["revision"])


def set_setting(db: Database, key: str, value: Any, *, by: str, base: int | None = None) -> None:
    """Keep a value under the key in place of the one before.

    `base` is the revision that the caller read: storage.Conflict when another save came
    first. Without it the last save stands, as for what the workbench counts by itself.
    """
    text = json.dumps(value, ensure_ascii=False)
    row = _row(db, key)
    if row is None:
        records.insert(db, _TABLE, {"id": key, "value": text}, by=by)
    else:
        read = int(row["revision"]) if base is None else base
        records.update(db, _TABLE, key, read, {"value": text}, by=by)


def _row(db: Database, key: str) -> records.Row | None:
    for row in db.query("select * from settings where id = :key", {"key": key}):
        return dict(row)
    return None
