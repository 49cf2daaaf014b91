"""Where a draft stands and what was handed in of it, as the shell tells it."""

import dataclasses
from typing import Any

from applications.course.board import NOBODY, Entry
from applications.submissions.model import Submission


def course_json(one: Entry) -> dict[str, Any]:
    """Return deadline, days left, people, whom it waits for, and how often it was handed in.

    `days_left` is null where no deadline is known, below zero once it has passed.
    """
    return {
        "deadline": one.due.day or None,
        "days_left": one.due.days,
        "d_day": one.due.text,
        "overdue": one.due.overdue,
        "owner": one.duties.owner,
        "reviewers": list(one.duties.reviewers),
        "approver": one.duties.approver,
        "waiting": [dataclasses.asdict(waiting) for waiting in one.waiting],
        "submitted": one.submitted,
    }


def course_line(one: Entry) -> str:
    """Return state, deadline, days left and whom it waits for, in columns."""
    waiting = ", ".join(f"{each.person or NOBODY}: {each.what}" for each in one.waiting)
    return f"{one.application.state}\t{one.due.day or '모름'}\t{one.due.text}\t{waiting}"


def submission_json(one: Submission, intact: dict[str, bool]) -> dict[str, Any]:
    """Return a submission with its files; `intact`: whether the bytes still have their hash."""
    files = [dataclasses.asdict(file) | {"intact": intact[file.sha256]} for file in one.files]
    return {"number": one.number, "at": one.at, "by": one.by, "files": files, **one.told}
