"""Editions of manuals in the database, append-only."""

import json
from collections.abc import Mapping
from typing import Any

from processes.manuals.model import Edition, UnknownManual
from storage import Database
from storage.identifiers import new_id, now

_SHOWN = "id, department, number, note, snapshot, created_at, created_by"


def editions(db: Database, department: str) -> list[Edition]:
    """Return the editions of a department's manual, newest first."""
    rows = db.query(
        f"select {_SHOWN} from manual_editions where department = :department order by number desc",
        {"department": department},
    )
    return [Edition(**{**row, "snapshot": json.loads(row["snapshot"])}) for row in rows]


def content(db: Database, department: str, number: int) -> bytes:
    """Return the JSON of an edition's document, or raise UnknownManual."""
    rows = db.query(
        "select document from manual_editions where department = :department and number = :number",
        {"department": department, "number": number},
    )
    for row in rows:
        return str(row["document"]).encode()
    raise UnknownManual(f"'{department[:40]}' 업무매뉴얼 제{number}판이 없습니다.")


def add(
    db: Database,
    department: str,
    number: int,
    snapshot: Mapping[str, Any],
    document: bytes,
    *,
    note: str,
    by: str,
) -> Edition:
    """Keep an edition; UnknownManual where somebody has put out that number meanwhile."""
    known = editions(db, department)
    if known and known[0].number >= number:
        raise UnknownManual(
            f"그 사이 {known[0].created_by} 님이 제{known[0].number}판을 냈습니다. "
            "새로 열어 바뀐 것을 확인하고 다시 내세요."
        )
    row = {
        "id": new_id(),
        "department": department,
        "number": number,
        "note": note,
        "snapshot": json.dumps(snapshot, ensure_ascii=False, sort_keys=True),
        "document": document.decode(),
        "created_at": now(),
        "created_by": by,
    }
    names, values = ", ".join(row), ", ".join(f":{name}" for name in row)
    db.execute(f"insert into manual_editions ({names}) values ({values})", row)
    return editions(db, department)[0]
