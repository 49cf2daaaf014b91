"""Comments on questions in the database. Two who write at once both stand."""

from evaluations.answers.comments.model import Comment
from processes.bpmn.comments.model import checked
from storage import Database, records


def say(
    db: Database,
    subject: str,
    questionnaire_id: str,
    question_id: str,
    text: str,
    *,
    by: str,
    example: bool = False,
) -> Comment:
    """Add what somebody says about a question, or raise BadComment."""
    row = {
        "subject": subject,
        "questionnaire_id": questionnaire_id,
        "question_id": question_id,
        "text": checked(text),
        "example": int(example),
    }
    return _comment(records.insert(db, "answer_comments", row, by=by))


def comments(db: Database, subject: str, questionnaire_id: str) -> dict[str, tuple[Comment, ...]]:
    """Return question id -> what was said about it, oldest first."""
    found: dict[str, tuple[Comment, ...]] = {}
    rows = db.query(
        "select * from answer_comments where subject = :subject"
        " and questionnaire_id = :questionnaire order by created_at, id",
        {"subject": subject, "questionnaire": questionnaire_id},
    )
    for row in rows:
        one = _comment(row)
        found[one.question_id] = (*found.get(one.question_id, ()), one)
    return found


def _comment(row: records.Row) -> Comment:
    return Comment(**{name: row[name] for name in Comment.__dataclass_fields__})
