"""The example's raters: who rated an IT project, what they said, and a file that proves it."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import storage
from evaluations.answers import answers_file
from evaluations.answers import store as answers
from evaluations.answers.comments import store as comments
from evaluations.answers.evidence import store as evidence
from evaluations.answers.model import Answer
from evaluations.answers.rating import store
from evaluations.answers.sheet import Sheet
from evaluations.projects import store as projects
from evaluations.questionnaire.model import Questionnaire
from evaluations.questionnaire.places import BadFile
from example.files import check_known, check_names, entries, loaded, value
from example.model import BadExample

_FILE = "raters.yaml"
_NAMES = {"project", "raters", "lead", "deadline", "ratings", "comments", "evidence", "reasons"}


@dataclass(frozen=True)
class ExampleRound:
    """A round of ratings about one project, with what hangs on its questions."""

    project: str
    raters: tuple[str, ...]
    lead: str
    deadline: str
    ratings: Mapping[str, Mapping[str, Answer]]  # rater -> question id -> rating
    comments: tuple[Mapping[str, str], ...]  # question, by, text
    files: tuple[tuple[Mapping[str, str], bytes], ...]  # question, by, file; and the bytes
    reasons: Mapping[str, str]  # question id -> the lead's reason for the answer that stands


def read(folder: Path, codes: set[str], form: Questionnaire) -> tuple[ExampleRound, ...]:
    """Return what the file holds, or raise BadExample with entry and fault."""
    return tuple(_read(folder, codes, form))


def load(
    db: storage.Database, found: tuple[ExampleRound, ...], form: Questionnaire, *, by: str
) -> None:
    """Put everything in, marked, once the projects and their answers are there."""
    for one in found:
        project = projects.project_by_code(db, one.project)
        sheet = Sheet(form, project.id, project.name)
        store.save_round(
            db,
            project.id,
            form.id,
            raters=one.raters,
            lead=one.lead,
            deadline=one.deadline,
            revision=0,
            by=by,
            example=True,
        )
        for rater, given in one.ratings.items():
            for question_id, rating in given.items():
                _rate(db, sheet, question_id, rating, rater)
        _hang(db, sheet, one)
        _reasons(db, sheet, one)


def _rate(db: storage.Database, sheet: Sheet, question_id: str, given: Answer, rater: str) -> None:
    key = (rating.rater for rating in store.ratings(db, sheet)[question_id])
    if rater in key:  # somebody of this name rated the corporation's question for themselves
        return
    store.rate(
        db,
        sheet,
        question_id,
        given.value,
        rater=rater,
        revision=0,
        na_reason=given.na_reason,
        certainty=given.certainty,
        evidence=given.evidence,
        comment=given.comment,
        example=True,
    )


def _hang(db: storage.Database, sheet: Sheet, one: ExampleRound) -> None:
    for said in one.comments:
        owner = sheet.owner(said["question"])
        comments.say(
            db, owner, sheet.form.id, said["question"], said["text"], by=said["by"], example=True
        )
    for named, content in one.files:
        evidence.attach(
            db,
            sheet.owner(named["question"]),
            sheet.form.id,
            named["question"],
            named["file"],
            content,
            by=named["by"],
            example=True,
        )


def _reasons(db: storage.Database, sheet: Sheet, one: ExampleRound) -> None:
    """Let the lead say why the answers that stand are as they are."""
    standing = answers.answers(db, sheet.subject, sheet.form.id)
    for question_id, reason in one.reasons.items():
        answer = standing[question_id]
        answers.save_answer(
            db,
            sheet.subject,
            sheet.form,
            question_id,
            answer.value,
            na_reason=answer.na_reason,
            certainty=answer.certainty,
            evidence=answer.evidence,
            comment=answer.comment,
            reason=reason,
            revision=answer.revision,
            by=one.lead,
            example=True,
        )


def _read(folder: Path, codes: set[str], form: Questionnaire) -> Iterator[ExampleRound]:
    for code, entry in entries(loaded(folder, _FILE), "project", _FILE):
        check_names(entry, _NAMES, _FILE, code)
        check_known(code, set(codes), _FILE, code)
        raters = value(entry, "raters", list, _FILE, code)
        deadline = value(entry, "deadline", str, _FILE, code)
        _check_day(deadline, code)
        given = value(entry, "ratings", dict, _FILE, code)
        for rater in given:
            check_known(rater, set(raters), _FILE, code)
        hanging = {
            what: tuple(_hanging(entry, what, form, code)) for what in ("comments", "evidence")
        }
        reasons = entry.get("reasons") or {}
        for question_id in reasons:
            _check_question(question_id, form, code)
        yield ExampleRound(
            code,
            tuple(map(str, raters)),
            value(entry, "lead", str, _FILE, code),
            deadline,
            {str(rater): _ratings(of, form, f"{code} {rater}") for rater, of in given.items()},
            hanging["comments"],
            tuple((one, _content(folder, one["file"], code)) for one in hanging["evidence"]),
            {key: str(text) for key, text in reasons.items()},
        )


def _ratings(given: Any, form: Questionnaire, place: str) -> dict[str, Answer]:
    try:
        return answers_file.from_values(given or {}, form, name=_FILE)
    except BadFile as refusal:  # its line is not the line of our file
        fault = refusal.sentence.partition(": ")[2]
        raise BadExample(_FILE, f"{place} {refusal.question}".rstrip(), fault) from refusal


def _hanging(
    entry: Mapping[str, Any], what: str, form: Questionnaire, code: str
) -> Iterator[dict[str, str]]:
    names = {"question", "by", "text" if what == "comments" else "file"}
    for one in entry.get(what) or ():
        check_names(one, names, _FILE, code)
        found = {name: value(one, name, str, _FILE, f"{code} {what}") for name in names}
        _check_question(found["question"], form, code)
        yield found


def _check_question(question_id: str, form: Questionnaire, code: str) -> None:
    if not form.has_question(question_id):
        raise BadExample(_FILE, code, f"'{question_id}'은(는) 질문지에 없는 문항입니다.")


def _check_day(deadline: str, code: str) -> None:
    try:
        datetime.date.fromisoformat(deadline)
    except ValueError as error:
        raise BadExample(_FILE, code, f"'{deadline}'은(는) 날짜가 아닙니다.") from error


def _content(folder: Path, name: str, code: str) -> bytes:
    try:
        return (folder / "evidence" / Path(name).name).read_bytes()
    except OSError as error:
        raise BadExample(_FILE, code, f"근거 파일 '{name}'을(를) 열 수 없습니다.") from error
