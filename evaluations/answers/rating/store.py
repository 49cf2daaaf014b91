"""Ratings and their rounds in the database: a row for each person, never another's."""

import datetime
import json
from collections.abc import Iterable
from typing import Any

from errors import shortened
from evaluations.answers.model import Answer, Value
from evaluations.answers.rating.model import MOST_RATERS, NOBODY, Rating, RefusedRating, Round
from evaluations.answers.rows import answer_of, answer_row
from evaluations.answers.sheet import Sheet
from storage import Database, keyed, records
from storage.identifiers import now

ROUNDS = "rating_rounds"


def rate(
    db: Database,
    sheet: Sheet,
    question_id: str,
    value: Value,
    *,
    rater: str,
    revision: int,
    by: str | None = None,
    example: bool = False,
    **said: Any,
) -> Rating:
    """Keep a rater's own rating over the revision that was read (0: none) and return it.

    `said` is na_reason, certainty, evidence, comment. Raises storage.Conflict when the same
    rater saved meanwhile (in another tab), RefusedRating without a name.
    """
    if not rater.strip() or rater == NOBODY:
        raise RefusedRating("평가하려면 왼쪽 '내 이름'에 이름을 먼저 적으세요.")
    key = {
        "subject": sheet.owner(sheet.question(question_id).id),
        "questionnaire_id": sheet.form.id,
        "question_id": question_id,
        "rater": rater.strip(),
    }
    row = {**answer_row(sheet.form, question_id, value, **said), "example": int(example)}
    return _rating(keyed.keep(db, "ratings", key, row, revision, by=by or rater))


def ratings(db: Database, sheet: Sheet) -> dict[str, tuple[Rating, ...]]:
    """Return question id -> its ratings, by the raters' names, whosever the answers are."""
    found: dict[str, tuple[Rating, ...]] = {}
    for question in sheet.form.questions:
        found.setdefault(question.id, ())
    owners = {"s": sheet.subject, "i": "institution", "c": sheet.candidate or sheet.subject}
    rows = db.query(
        "select * from ratings where questionnaire_id = :questionnaire"
        " and subject in (:s, :i, :c) order by rater",
        {"questionnaire": sheet.form.id, **owners},
    )
    for row in rows:
        asked = row["question_id"]
        if asked in found and sheet.owner(asked) == row["subject"]:
            found[asked] = (*found[asked], _rating(row))
    return found


def round_of(db: Database, subject: str, questionnaire_id: str) -> Round | None:
    """Return the round of ratings of a questionnaire about a subject, or None."""
    rows = db.query(
        f"select * from {ROUNDS} where subject = :subject and questionnaire_id = :questionnaire",
        {"subject": subject, "questionnaire": questionnaire_id},
    )
    return next((round_of_row(row) for row in rows), None)


def all_rounds(db: Database) -> list[Round]:
    """Return every round, the latest changed first."""
    return [
        round_of_row(row) for row in db.query(f"select * from {ROUNDS} order by updated_at desc")
    ]


def save_round(
    db: Database,
    subject: str,
    questionnaire_id: str,
    *,
    raters: Iterable[str],
    lead: str,
    deadline: str | None,
    revision: int,
    by: str,
    example: bool = False,
) -> Round:
    """Begin a round (revision 0) or change its raters, lead and deadline.

    Raises RefusedRating for no or doubled raters, no lead, a bad day; storage.Conflict.
    """
    names = [name.strip() for name in raters if name.strip()]
    _refuse_bad(names, lead.strip(), deadline)
    row = {
        "raters": json.dumps(names, ensure_ascii=False),
        "lead": lead.strip(),
        "deadline": deadline,
        "example": int(example),
    }
    key = {"subject": subject, "questionnaire_id": questionnaire_id}
    return round_of_row(keyed.keep(db, ROUNDS, key, row, revision, by=by))


def open_ratings(db: Database, one: Round, *, by: str) -> Round:
    """Show every rating to every rater; only the lead may."""
    if by != one.lead:
        raise RefusedRating(f"평가는 책임자 '{shortened(one.lead)}'만 공개할 수 있습니다.")
    change = {"opened_at": one.opened_at or now()}
    return round_of_row(records.update(db, ROUNDS, one.id, one.revision, change, by=by))


def end_round(db: Database, one: Round, *, by: str) -> None:
    """Take the round away; its ratings stay, and come back with the next one."""
    records.delete(db, ROUNDS, one.id, one.revision, by=by)


def history_of(db: Database, rating_id: str) -> list[records.Change]:
    """Return what was done to a rating, newest first."""
    return records.history(db, "ratings", rating_id)


def _refuse_bad(raters: list[str], lead: str, deadline: str | None) -> None:
    if not raters:
        raise RefusedRating("평가자가 없습니다. 한 줄에 한 사람씩 이름을 적으세요.")
    if len(raters) > MOST_RATERS:
        raise RefusedRating(f"평가자는 {MOST_RATERS}명까지입니다. 지금 {len(raters)}명입니다.")
    for name in raters:
        _refuse_name(name, raters.count(name))
    if not lead or lead == NOBODY:
        raise RefusedRating("책임자가 없습니다. 평가를 종합할 사람의 이름을 적으세요.")
    if deadline is not None:
        _refuse_day(deadline)


def _refuse_name(name: str, times: int) -> None:
    if name == NOBODY:
        raise RefusedRating(f"'{NOBODY}'은(는) 평가자의 이름이 될 수 없습니다.")
    if times > 1:
        raise RefusedRating(
            f"평가자 '{shortened(name)}'이(가) 두 번 나옵니다. 이름을 서로 다르게 적으세요."
        )


def _refuse_day(deadline: str) -> None:
    try:
        datetime.date.fromisoformat(deadline)
    except ValueError:
        raise RefusedRating(
            f"마감일 '{shortened(deadline)}'을(를) 날짜로 읽을 수 없습니다. "
            "2026-12-31처럼 적으세요."
        ) from None


def round_of_row(row: records.Row) -> Round:
    """Return the round in a row, such as a Conflict's `theirs`."""
    own: dict[str, Any] = {name: row[name] for name in Round.__dataclass_fields__}
    told = {"raters": tuple(json.loads(row["raters"])), "example": bool(row["example"])}
    return Round(**{**own, **told})


def _rating(row: records.Row) -> Rating:
    return Rating(row["rater"], rating_answer(row))


def rating_answer(row: records.Row) -> Answer:
    """Return the answer in a rating's row, such as a Conflict's `theirs`."""
    return answer_of({"reason": "", "given_for": "", **row})
