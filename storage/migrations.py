"""The numbered steps from an empty file to today's tables: storage/schema/NNNN_name.sql.

A step that has been released is never edited; the next one changes what it made.
"""

import sqlite3
from pathlib import Path

from sqlite_utils import Database, Migrations

SCHEMA = Path(__file__).parent / "schema"


def statements(script: str) -> list[str]:
    """Split an SQL script into its statements (a trigger's body stays whole)."""
    found: list[str] = []
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            found.append(pending.strip())
            pending = ""
    return found


def _register(migrations: Migrations, file: Path) -> None:
    def step(db: Database) -> None:
        for statement in statements(file.read_text(encoding="utf-8")):
            db.execute(statement)

    migrations(name=file.stem)(step)


MIGRATIONS = Migrations("workbench")
for _file in sorted(SCHEMA.glob("*.sql")):
    _register(MIGRATIONS, _file)
