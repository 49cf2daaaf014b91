"""Open, migrate, commit or roll back. Knows no domain.

db = storage.open_database("sqlite:///data/local/workbench.db")
with storage.transaction(db):
    records.update(db, "processes", process_id, revision, {"name": "채용"}, by="김주무관")
"""

from sqlite_utils import Database

from storage import settings
from storage.database import (
    DEFAULT_URL,
    StorageUnavailable,
    open_database,
    reading,
    transaction,
    workbench_url,
)
from storage.records import Conflict, UnknownRow
from storage.uses import reading_from, writing_to

__all__ = [
    "DEFAULT_URL",
    "Conflict",
    "Database",
    "StorageUnavailable",
    "UnknownRow",
    "open_database",
    "reading",
    "reading_from",
    "settings",
    "transaction",
    "workbench_url",
    "writing_to",
]
