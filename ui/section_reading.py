"""What the page of a draft shows beside the texts of its sections."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from applications.writing.assignments import store as assignments
from applications.writing.assignments.model import Assignment
from applications.writing.comments import store as comments
from applications.writing.suggestions import store as suggestions
from errors import WorkbenchError
from storage import Database
from ui import data, frame


@dataclass(frozen=True)
class Standing:
    """Section id -> its assignment, its open threads, its open suggestions; where there are any."""

    assignments: Mapping[str, Assignment]
    threads: Mapping[str, int]
    suggestions: Mapping[str, int]


def standing(application_id: str) -> Standing:
    """Return how far the sections of a draft are."""
    with data.reading() as db:
        return Standing(
            assignments.assignments(db, application_id),
            comments.open_counts(db, application_id),
            suggestions.open_counts(db, application_id),
        )


def change(write: Callable[[Database], object], done: str) -> bool:
    """Write something, for a callback; say that it is done, or why not. Return whether it is."""
    try:
        with data.transaction() as db:
            write(db)
    except WorkbenchError as refusal:
        frame.notice(refusal.sentence, refused=True)
        return False
    frame.notice(done)
    return True
