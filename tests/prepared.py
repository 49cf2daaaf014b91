"""Databases that are made once and then copied: the example takes half a second to load."""

import sqlite3
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import storage
from example import loading
from storage import database


@cache
def _migrated() -> bytes:
    made = storage.open_database("sqlite://")
    content = made.conn.serialize()
    made.close()
    return content


@cache
def _with_example() -> bytes:
    made = empty()
    with storage.transaction(made):
        loading.load(made, by="예시")
    content = made.conn.serialize()
    made.close()
    return content


def _opened(content: bytes) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.deserialize(content)
    return connection


def empty() -> storage.Database:
    """A database in memory, migrated and empty."""
    return database.prepared(_opened(_migrated()))


@cache
def _migrated_file() -> bytes:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "workbench.db"
        storage.open_database(f"sqlite:///{file}").close()
        return file.read_bytes()


def put_empty(file: Path) -> None:
    """Write a database file, migrated and empty."""
    file.write_bytes(_migrated_file())


def put_example(db: storage.Database) -> None:
    """Make an empty database one into which the example was loaded."""
    source = _opened(_with_example())
    source.backup(db.conn)
    source.close()
