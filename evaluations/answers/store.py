"""Answers in the database: about IT projects, about processes, and the corporation's own."""

import storage
from evaluations.answers.model import CERTAINTIES, INSTITUTION, NA, Answer, Value
from evaluations.answers.sheet import owner
from evaluations.questionnaire.model import Questionnaire
from evaluations.verdict.scoring import BadAnswer, is_step
from storage import Database, records


def answers(
    db: Database, subject: str, questionnaire_id: str, candidate_id: str | None = None
) -> dict[str, Answer]:
    """Return the answers that hold for a subject (a project, process, system).

    The corporation's own ones are among them, and the candidate's where one is named: of two
    answers to one question the candidate's holds, then the subject's, then the corporation's.
    """
    order = [INSTITUTION, subject, *([candidate_id] if candidate_id else [])]
    rows = db.query(
        "select * from answers where questionnaire_id = :questionnaire"
        " and subject in (:institution, :subject, :candidate)",
        {
            "questionnaire": questionnaire_id,
            "institution": INSTITUTION,
            "subject": subject,
            "candidate": order[-1],
        },
    )
    found = sorted((_answer(row) for row in rows), key=lambda one: order.index(one.subject))
    return {answer.question_id: answer for answer in found}


def answers_by_subject(db: Database, questionnaire_id: str) -> dict[str, dict[str, Answer]]:
    """Return subject -> question id -> answer; a subject is a project's or a process's id."""
    given: dict[str, dict[str, Answer]] = {}
    rows = db.query(
        "select * from answers where questionnaire_id = :questionnaire",
        {"questionnaire": questionnaire_id},
    )
    for row in rows:
        given.setdefault(row["subject"], {})[row["question_id"]] = _answer(row)
    return given


def values_by_subject(db: Database, questionnaire_id: str) -> dict[str, dict[str, Value]]:
    """Return subject -> question id -> what its answer counts as; quick, for long lists."""
    given: dict[str, dict[str, Value]] = {}
    rows = db.execute(
        "select subject, question_id, case when value = 'NA' and trim(na_reason) = ''"
        " then null else value end from answers where questionnaire_id = :questionnaire",
        {"questionnaire": questionnaire_id},
    )
    for subject, question_id, value in rows:
        counted = value if value is None or value == NA else int(value)
        given.setdefault(subject, {})[question_id] = counted
    return given


def save_answer(
    db: Database,
    subject: str,
    questionnaire: Questionnaire,
    question_id: str,
    value: Value,
    *,
    revision: int,
    by: str,
    na_reason: str = "",
    certainty: str | None = None,
    evidence: str = "",
    comment: str = "",
    candidate_id: str | None = None,
    example: bool = False,
) -> Answer:
    """Keep an answer over the revision that was read (0: there was none) and return it.

    A question that is asked once per corporation is kept as the corporation's answer,
    whichever subject it was given from; one about the product (V) as the candidate's, where
    one is named. Raises storage.Conflict when another came first.
    """
    if not questionnaire.has_question(question_id):
        raise BadAnswer(f"질문지 {questionnaire.id}에 {question_id} 문항이 없습니다.")
    if certainty not in (None, *CERTAINTIES):
        raise BadAnswer(f"{question_id}의 확실성은 {', '.join(CERTAINTIES)} 가운데 하나입니다.")
    row = {
        "value": _stored(questionnaire, question_id, value),
        "na_reason": na_reason.strip(),
        "certainty": certainty,
        "evidence": evidence.strip(),
        "comment": comment.strip(),
        "questionnaire_version": questionnaire.version,
        "example": int(example),
    }
    key = {
        "subject": owner(subject, questionnaire, question_id, candidate_id),
        "questionnaire_id": questionnaire.id,
        "question_id": question_id,
    }
    current = _current(db, key)
    if current is None:
        return _answer(records.insert(db, "answers", {**key, **row}, by=by))
    if revision != current["revision"]:
        raise storage.Conflict("answers", current, row, revision, by)
    return _answer(records.update(db, "answers", current["id"], revision, row, by=by))


def delete_about(db: Database, subject: str, *, by: str) -> None:
    """Remove the answers about one project or process; the history keeps them."""
    found = "select id, revision from answers where subject = :subject"
    for row in list(db.query(found, {"subject": subject})):
        records.delete(db, "answers", row["id"], row["revision"], by=by)


def remove_example(db: Database, *, by: str) -> None:
    """Remove the example's answers that nobody has changed, and all about its processes.

    Call it while the example's processes are there.
    """
    rows = db.query(
        "select id, revision from answers where example = 1"
        " or subject in (select id from processes where example = 1)"
    )
    for row in list(rows):
        records.delete(db, "answers", row["id"], row["revision"], by=by)


def answer_from_row(row: records.Row) -> Answer:
    """Return the answer in a row, such as a Conflict's `theirs`."""
    return _answer(row)


def _current(db: Database, key: dict[str, str]) -> records.Row | None:
    rows = db.query(
        "select * from answers where subject = :subject"
        " and questionnaire_id = :questionnaire_id and question_id = :question_id",
        key,
    )
    return next((dict(row) for row in rows), None)


def _stored(questionnaire: Questionnaire, question_id: str, value: Value) -> str | None:
    if value is None or value == NA:
        return value
    if not is_step(questionnaire, value):
        raise BadAnswer(f"{question_id}의 답 '{value}'은(는) 답변 단계 밖에 있습니다.")
    return str(value)


def _answer(row: records.Row) -> Answer:
    names = Answer.__dataclass_fields__.keys() - {"value"}
    value = row["value"]
    counted: Value = value if value is None or value == NA else int(value)
    return Answer(value=counted, **{name: row[name] for name in names})
