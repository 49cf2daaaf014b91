"""Answers in the database: about IT projects, about processes, and the corporation's own."""

from typing import Any

from evaluations.answers.evidence import store as evidence
from evaluations.answers.model import INSTITUTION, NA, Answer, Value
from evaluations.answers.rows import answer_of, answer_row
from evaluations.answers.sheet import owner
from evaluations.questionnaire.model import Questionnaire
from evaluations.questionnaire.versions import store as versions
from storage import Database, keyed, records
from storage.records import Change, Row


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
    found = sorted((answer_of(row) for row in rows), key=lambda one: order.index(one.subject))
    return {answer.question_id: answer for answer in found}


def answers_by_subject(db: Database, questionnaire_id: str) -> dict[str, dict[str, Answer]]:
    """Return subject -> question id -> answer; a subject is a project's or a process's id."""
    given: dict[str, dict[str, Answer]] = {}
    rows = db.query(
        "select * from answers where questionnaire_id = :questionnaire",
        {"questionnaire": questionnaire_id},
    )
    for row in rows:
        given.setdefault(row["subject"], {})[row["question_id"]] = answer_of(row)
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
    candidate_id: str | None = None,
    reason: str | None = None,
    example: bool = False,
    **said: Any,
) -> Answer:
    """Keep an answer over the revision that was read (0: there was none) and return it.

    `said` is na_reason, certainty, evidence, comment. `reason` is the lead's for a consolidated
    answer; without one, an earlier reason stays as long as the value does.
    A question that is asked once per corporation is kept as the corporation's answer,
    whichever subject it was given from; one about the product (V) as the candidate's, where
    one is named. Raises storage.Conflict when another came first, BadAnswer for what the
    questionnaire has no place for.
    """
    row = {**answer_row(questionnaire, question_id, value, **said), "example": int(example)}
    versions.keep_shipped(db, questionnaire)
    key = {
        "subject": owner(subject, questionnaire, question_id, candidate_id),
        "questionnaire_id": questionnaire.id,
        "question_id": question_id,
    }
    current = keyed.standing(db, "answers", key)
    same_value = current is not None and current["value"] == row["value"]
    row["reason"] = reason.strip() if reason is not None else ""
    if reason is None and current is not None and same_value:
        row["reason"] = current["reason"]
    if key["subject"] == INSTITUTION:
        row["given_for"] = _given_for(subject, current, row)
    return answer_of(keyed.keep(db, "answers", key, row, revision, by=by))


def _given_for(subject: str, current: Row | None, row: Row) -> str:
    """Return the subject that a corporation's answer comes from; the same answer keeps its own."""
    if current is not None and all(current[name] == value for name, value in row.items()):
        return str(current["given_for"])
    return "" if subject == INSTITUTION else subject


def history_of(
    db: Database, owner_id: str, questionnaire_id: str, question_id: str
) -> list[Change]:
    """Return what was done to an answer, newest first; nothing where there is none."""
    key = {"subject": owner_id, "questionnaire_id": questionnaire_id, "question_id": question_id}
    row = keyed.standing(db, "answers", key)
    return records.history(db, "answers", row["id"]) if row else []


def delete_about(db: Database, subject: str, *, by: str) -> None:
    """Remove the answers about a project, process or candidate, and what hangs on them.

    That is ratings, rounds, comments and files; the history keeps all but the files' bytes.
    """
    _remove(db, "subject = :subject", {"subject": subject}, by=by)


def hand_over(
    db: Database, subject: str, new: str, questionnaire_id: str, question_id: str, *, by: str
) -> None:
    """Let the answer to a question, its ratings, comments and files be another subject's."""
    named = {"subject": subject, "questionnaire": questionnaire_id, "question": question_id}
    where = "subject = :subject and questionnaire_id = :questionnaire and question_id = :question"
    for table in ("answers", "ratings", "answer_comments", "evidence"):
        for row in list(db.query(f"select id, revision from {table} where {where}", named)):
            records.update(db, table, row["id"], row["revision"], {"subject": new}, by=by)


def remove_example(db: Database, *, by: str) -> None:
    """Remove the example's answers that nobody has changed, and all about its processes.

    Call it while the example's processes are there.
    """
    where = "(example = 1 or subject in (select id from processes where example = 1))"
    _remove(db, where, {}, by=by)


def answer_from_row(row: Row) -> Answer:
    """Return the answer in a row, such as a Conflict's `theirs`."""
    return answer_of(row)


def _remove(db: Database, where: str, named: dict[str, str], *, by: str) -> None:
    for table in ("answers", "ratings", "rating_rounds", "answer_comments"):
        for row in list(db.query(f"select id, revision from {table} where {where}", named)):
            records.delete(db, table, row["id"], row["revision"], by=by)
    evidence.detach_all(db, where, named, by=by)
