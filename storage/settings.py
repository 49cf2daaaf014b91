"""Settings of one workbench: a value of JSON per key."""

import json
from typing import Any

from sqlite_utils import Database

from storage.identifiers import now


def setting(db: Database, key: str, default: Any = None) -> Any:
    """Return the value under the key, or the default where it was never set."""
    for row in db.query("select value from settings where key = :key", {"key": key}):
        return json.loads(row["value"])
    return default


def set_setting(db: Database, key: str, value: Any, *, by: str) -> None:
    """Keep a value under the key in place of the one before."""
    db.execute(
        "insert into settings (key, value, updated_at, updated_by)"
        " values (:key, :value, :at, :by) on conflict (key) do update"
        " set value = excluded.value, updated_at = excluded.updated_at,"
        " updated_by = excluded.updated_by",
        {"key": key, "value": json.dumps(value, ensure_ascii=False), "at": now(), "by": by},
    )
