"""The example's diagnoses: confirmed answers about its processes and what a robot is to do."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import storage
from errors import WorkbenchError
from evaluations import questionnaire
from evaluations.answers import answers_file
from evaluations.answers import store as evaluations
from evaluations.answers.model import Answer
from evaluations.diagnosis import confirming, store
from evaluations.diagnosis.reading import MATURITY, RPA
from evaluations.diagnosis.saving import Automation
from evaluations.questionnaire.places import BadFile
from example.files import check_known, check_names, entries, loaded
from example.model import BadExample
from processes.inventory.kinds import estimate_from_json
from processes.inventory.model import NotUnderstood

_FILE = "diagnosis.yaml"
_FIGURES = {"rate", "exception_hours", "robot_hours"}


@dataclass(frozen=True)
class ExampleDiagnosis:
    """The answers about one process by questionnaire, and the figures of a robot."""

    code: str
    answers: Mapping[str, Mapping[str, Answer]]
    automation: Automation | None


def read(folder: Path, codes: set[str | None]) -> tuple[ExampleDiagnosis, ...]:
    """Return what the file holds, or raise BadExample with entry and fault."""
    return tuple(_read(folder, codes))


def load(
    db: storage.Database, found: tuple[ExampleDiagnosis, ...], ids: Mapping[str, str], *, by: str
) -> None:
    """Put everything in, marked; `ids` gives the process of a code.

    What the register proposes is confirmed as proposed, the rest is answered as by a person.
    """
    for one in found:
        for form_id, answers in one.answers.items():
            _answer(db, ids[one.code], form_id, answers, by)
        if one.automation is not None:
            store.save_automation(
                db, ids[one.code], one.automation, revision=0, by=by, example=True
            )


def remove(db: storage.Database, *, by: str) -> None:
    """Take out what hangs on the example's processes, while those are still there."""
    store.remove_example(db, by=by)


def _answer(
    db: storage.Database, process_id: str, form_id: str, answers: Mapping[str, Answer], by: str
) -> None:
    form = questionnaire.shipped(form_id)
    known = {key: one.value for key, one in answers.items() if isinstance(one.value, int)}
    done = confirming.confirm(db, process_id, form, known, by=by, example=True)
    for question_id in answers.keys() - set(done.saved):
        given = answers[question_id]
        evaluations.save_answer(
            db,
            process_id,
            form,
            question_id,
            given.value,
            na_reason=given.na_reason,
            certainty=given.certainty,
            evidence=given.evidence,
            comment=given.comment,
            revision=0,
            by=by,
            example=True,
        )


def _read(folder: Path, codes: set[str | None]) -> Iterator[ExampleDiagnosis]:
    for code, entry in entries(loaded(folder, _FILE), "code", _FILE):
        check_names(entry, {"code", "automation", MATURITY, RPA}, _FILE, code)
        check_known(code, codes, _FILE, code)
        answers = {form_id: _answers(entry.get(form_id), form_id, code) for form_id in _FORMS}
        yield ExampleDiagnosis(code, answers, _automation(entry.get("automation"), code))


_FORMS = (MATURITY, RPA)


def _answers(given: Any, form_id: str, code: str) -> dict[str, Answer]:
    try:
        return answers_file.from_values(given or {}, questionnaire.shipped(form_id), name=_FILE)
    except BadFile as refusal:  # its line is not the line of our file
        fault = refusal.sentence.partition(": ")[2]
        raise BadExample(_FILE, f"{code} {refusal.question}".rstrip(), fault) from refusal


def _automation(given: Any, code: str) -> Automation | None:
    if given is None:
        return None
    check_names(given, _FIGURES, _FILE, code)
    try:
        return Automation(**{name: estimate_from_json(value) for name, value in given.items()})
    except NotUnderstood as refusal:
        shown = ", ".join(f"{name}: {value}" for name, value in given.items())
        raise BadExample(_FILE, code, f"'{shown}' - {refusal.sentence}") from refusal
    except WorkbenchError as refusal:
        raise BadExample(_FILE, code, refusal.sentence) from refusal
