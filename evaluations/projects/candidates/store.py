"""Candidate products in the database, and the supplier's answers that belong to them."""

import datetime
from typing import Any

from errors import WorkbenchError
from evaluations.answers import store as answers
from evaluations.projects.candidates.model import CERTIFICATIONS, LISTINGS, NONE, Candidate
from evaluations.projects.clauses import store as clauses
from evaluations.projects.tco import store as costs
from evaluations.questionnaire.versions import store as versions
from storage import Database, UnknownRow, records

TABLE = "candidates"


class UnknownCandidate(WorkbenchError):
    """No candidate has that id."""

    def __init__(self) -> None:
        super().__init__(
            "이 후보 서비스가 없습니다. 다른 사람이 지웠을 수 있으니 사업 화면을 새로 여세요."
        )


class RefusedCandidate(WorkbenchError):
    """A candidate that can't be kept as given; says which field and why."""


def candidates_of(db: Database, project_id: str) -> list[Candidate]:
    """Return a project's candidates, the first entered first."""
    rows = db.query(
        f"select * from {TABLE} where project_id = :project order by created_at, id",
        {"project": project_id},
    )
    return [of_row(row) for row in rows]


def all_candidates(db: Database) -> dict[str, list[Candidate]]:
    """Return project id -> its candidates, for lists of many projects."""
    found: dict[str, list[Candidate]] = {}
    for row in db.query(f"select * from {TABLE} order by created_at, id"):
        found.setdefault(row["project_id"], []).append(of_row(row))
    return found


def candidate(db: Database, candidate_id: str) -> Candidate:
    """Return one candidate, or raise UnknownCandidate."""
    try:
        return of_row(records.get(db, TABLE, candidate_id))
    except UnknownRow:
        raise UnknownCandidate from None


def add_candidate(
    db: Database,
    project_id: str,
    name: str,
    *,
    by: str,
    supplier: str = "",
    certification: str | None = None,
    certified_until: str | None = None,
    listing: str | None = None,
    listing_note: str = "",
    note: str = "",
    example: bool = False,
) -> Candidate:
    """Add a candidate; the project's first one takes over its supplier's (V) answers.

    Raises RefusedCandidate for an empty or doubled name, an unknown certification, a bad day.
    """
    records.get(db, "projects", project_id)
    row = _columns(
        name=name,
        supplier=supplier,
        certification=certification,
        certified_until=certified_until,
        listing=listing,
        listing_note=listing_note,
        note=note,
    )
    others = candidates_of(db, project_id)
    _refuse_bad(row, others)
    whole = {**row, "project_id": project_id, "example": int(example)}
    added = of_row(records.insert(db, TABLE, whole, by=by))
    if not others:
        _take_over(db, project_id, added.id, by=by)
    return added


def save_candidate(
    db: Database, candidate_id: str, revision: int, *, by: str, **changes: Any
) -> Candidate:
    """Write fields (name, supplier, certification, …) over the revision that was read.

    Raises storage.Conflict when another save came first, RefusedCandidate for a bad field.
    """
    current = candidate(db, candidate_id)
    row = _columns(**changes)
    others = [one for one in candidates_of(db, current.project_id) if one.id != candidate_id]
    _refuse_bad({**_given(current), **row}, others)
    return of_row(records.update(db, TABLE, candidate_id, revision, row, by=by))


def delete_candidate(db: Database, candidate_id: str, revision: int, *, by: str) -> None:
    """Remove a candidate with all that is its own; the history keeps it."""
    records.delete(db, TABLE, candidate_id, revision, by=by)
    answers.delete_about(db, candidate_id, by=by)
    clauses.forget_candidate(db, candidate_id, by=by)
    costs.forget_candidate(db, candidate_id, by=by)


def delete_of_project(db: Database, project_id: str, *, by: str) -> None:
    """Remove a project's candidates, each with its answers."""
    for one in candidates_of(db, project_id):
        delete_candidate(db, one.id, one.revision, by=by)


def of_row(row: records.Row) -> Candidate:
    """Return the candidate in a row, such as a Conflict's `theirs`."""
    own: dict[str, Any] = {name: row[name] for name in Candidate.__dataclass_fields__}
    return Candidate(**{**own, "example": bool(row["example"])})


def _take_over(db: Database, project_id: str, candidate_id: str, *, by: str) -> None:
    """Let the supplier's answers about the project be the candidate's, with all on them."""
    for form_id in versions.ids(db):
        for question in versions.current(db, form_id).questions:
            if question.scope == "V":
                answers.hand_over(db, project_id, candidate_id, form_id, question.id, by=by)


def _columns(**fields: Any) -> records.Row:
    row: records.Row = {
        key: value.strip() if isinstance(value, str) else value for key, value in fields.items()
    }
    for key in ("certification", "certified_until", "listing"):
        if row.get(key) == "":
            row[key] = None
    return row


def _given(current: Candidate) -> records.Row:
    names = ("name", "certification", "certified_until", "listing")
    return {name: getattr(current, name) for name in names}


def _refuse_bad(row: records.Row, others: list[Candidate]) -> None:
    if not row["name"]:
        raise RefusedCandidate("후보 서비스의 이름이 비었습니다. 이름을 적으세요.")
    if any(one.name == row["name"] for one in others):
        raise RefusedCandidate(
            f"후보 서비스 '{row['name']}'은(는) 이 사업에 이미 있습니다. 이름을 다르게 적으세요."
        )
    if row["certification"] not in (None, *CERTIFICATIONS):
        raise RefusedCandidate(f"보안인증은 {', '.join(CERTIFICATIONS)} 가운데 하나입니다.")
    if row["listing"] not in (None, *LISTINGS):
        raise RefusedCandidate(f"이용지원시스템 등록은 {', '.join(LISTINGS)} 가운데 하나입니다.")
    if row["certified_until"] is not None:
        _refuse_day(row)


def _refuse_day(row: records.Row) -> None:
    if row["certification"] == NONE:
        raise RefusedCandidate(
            "보안인증이 '없음'인데 유효 기간이 있습니다. 인증을 고르거나 날짜를 지우세요."
        )
    try:
        datetime.date.fromisoformat(row["certified_until"])
    except ValueError:
        raise RefusedCandidate(
            f"인증 유효 기간 '{row['certified_until']}'을(를) 날짜로 읽을 수 없습니다. "
            "2028-05-31처럼 적으세요."
        ) from None
