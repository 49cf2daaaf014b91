"""The board's entries out of the database."""

import dataclasses
import datetime
from collections.abc import Iterable

import storage
from applications.calls import store as calls
from applications.course import board, store
from applications.course.board import Entry
from applications.course.model import Duties
from applications.drafts import store as drafts
from applications.drafts.export import read_draft
from applications.drafts.model import Application
from applications.readiness import checking
from applications.readiness.finding import counted
from applications.submissions import store as submissions
from applications.writing.assignments import store as assigning
from applications.writing.assignments.model import WRITING


def entries(db: storage.Database, today: datetime.date) -> list[Entry]:
    """Return every draft as the board shows it, as of a day in Korea; nothing counted yet."""
    named = store.all_duties(db)
    days = {call.id: call.deadline for call in calls.all_calls(db)}
    handed_in = submissions.counts(db)
    found = []
    for one in drafts.all_applications(db):
        duties = named.get(one.id, Duties())
        deadline = days.get(one.call_id or "") or duties.deadline
        assigned, submitted = _assigned(db, one.id), handed_in.get(one.id, 0)
        found.append(
            board.entry(one, duties, deadline, today, assigned=assigned, submitted=submitted)
        )
    return found


def entry_of(db: storage.Database, application: Application, today: datetime.date) -> Entry:
    """Return one draft as the board shows it."""
    return board.entry(
        application,
        store.duties(db, application.id),
        store.deadline(db, application),
        today,
        assigned=_assigned(db, application.id),
        submitted=len(submissions.submissions(db, application.id)),
    )


def _assigned(db: storage.Database, application_id: str) -> dict[str, list[str]]:
    """Return person -> titles of the sections that they still write."""
    named = assigning.assignments(db, application_id)
    found: dict[str, list[str]] = {}
    for section in drafts.sections(db, application_id) if named else ():
        one = named.get(section.id)
        if one is not None and one.assignee and one.state == WRITING:
            found.setdefault(one.assignee, []).append(section.title)
    return found


def with_counts(db: storage.Database, shown: Iterable[Entry], most: int) -> list[Entry]:
    """Count the findings of the most urgent drafts that are still to be handed in.

    Each count reads and checks a whole draft, so no more than `most` are; the others stay without.
    """
    running = [one for one in board.urgent_first(shown) if one.due.running]
    counts = {
        one.application.id: counted(checking.findings(read_draft(db, one.application.id)))
        for one in running[:most]
    }
    return [
        dataclasses.replace(one, counts=counts.get(one.application.id, one.counts)) for one in shown
    ]
