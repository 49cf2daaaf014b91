"""A new edition of a manual: what stands now is written, and kept with what it said."""

from documents import writing
from documents.json_reading import read
from documents.model import Document
from errors import WorkbenchError
from processes.manuals import reading, store
from processes.manuals.document import document
from processes.manuals.model import Edition
from processes.manuals.snapshot import snapshot
from storage import Database

_LONGEST = 200


class BadEdition(WorkbenchError):
    """An edition that can't be put out as asked."""


def publish(
    db: Database, department: str, day: str, *, note: str = "", by: str, number: int | None = None
) -> Edition:
    """Put out the next edition as of a day (ISO) and return it.

    `number` is the one that the caller saw announced: another's edition meanwhile is refused.
    """
    words = " ".join(note.split())
    if len(words) > _LONGEST:
        raise BadEdition(f"판의 설명이 {_LONGEST}자를 넘습니다. 줄여서 적으세요.")
    if not by.strip():
        raise BadEdition("누가 냈는지 남도록 '내 이름'을 먼저 적으세요.")
    manual = reading.manual(db, department)
    content = writing.write(document(manual, day), "json")
    return store.add(
        db,
        department,
        number or manual.number,
        snapshot(manual),
        content,
        note=words,
        by=by.strip(),
    )


def edition(db: Database, department: str, number: int) -> Document:
    """Return an edition's document as it was put out, or raise UnknownManual."""
    name = f"{department} 업무매뉴얼 제{number}판"
    return read(store.content(db, department, number), name)
