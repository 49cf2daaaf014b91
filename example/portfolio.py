"""The example's candidates, contract clauses, costs and dependencies: portfolio.yaml."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import storage
from errors import WorkbenchError
from evaluations.answers import answers_file
from evaluations.answers import store as answers
from evaluations.projects import store as projects
from evaluations.projects.candidates import store as candidates
from evaluations.projects.clauses import store as clauses
from evaluations.projects.clauses.model import IN_FORCE
from evaluations.projects.dependencies import store as dependencies
from evaluations.projects.tco import store as costs
from evaluations.questionnaire.model import Questionnaire
from example.files import check_known, check_names, entries, mapping, one_of, value
from example.model import BadExample

FILE = "portfolio.yaml"
_CURRENT = "현행"
_PARTS = ("candidates", "clauses", "assumptions", "costs", "before")
_FIELDS = {
    "candidates": {
        *("name", "supplier", "certification", "certified_until"),
        *("listing", "listing_note", "note", "answers"),
    },
    "clauses": {"contract", "kind", "state", "wording", "source"},
    "assumptions": {"name", "range", "source", "source_date"},
    "costs": {"side", "kind", "basis", "name", "range", "source", "source_date", "candidate"},
    "before": {"code", "reason"},
}


@dataclass(frozen=True)
class Hanging:
    """What hangs on one project; each part as its entries stand in the file."""

    code: str
    parts: Mapping[str, list[dict[str, Any]]]


def read(folder: Path, codes: set[str]) -> tuple[Hanging, ...]:
    """Return what hangs on the projects of these codes, or raise BadExample."""
    raw = mapping(folder, FILE).get("projects")
    return tuple(_read(code, entry, codes) for code, entry in entries(raw, "code", FILE))


def load(
    db: storage.Database, hanging: tuple[Hanging, ...], form: Questionnaire, *, by: str
) -> None:
    """Put it in, every row marked; the projects and their answers must be there."""
    for one in hanging:
        try:
            _load(db, one, form, by)
        except WorkbenchError as refusal:
            raise BadExample(FILE, one.code, refusal.sentence) from refusal


def _read(code: str, entry: Mapping[str, Any], codes: set[str]) -> Hanging:
    check_known(code, codes, FILE, code)
    check_names(entry, {"code", *_PARTS}, FILE, code)
    parts = {part: list(_part(entry, part, code)) for part in _PARTS}
    names = [value(one, "name", str, FILE, code) for one in parts["candidates"]]
    for one in parts["clauses"]:
        one_of(one, "contract", [_CURRENT, *names], FILE, code)
    for one in parts["costs"]:
        check_known(one.get("candidate"), {None, *names}, FILE, code)
    for one in parts["before"]:
        check_known(one.get("code"), codes, FILE, code)
    return Hanging(code, parts)


def _part(entry: Mapping[str, Any], part: str, code: str) -> Iterator[dict[str, Any]]:
    for one in entry.get(part) or []:
        if not isinstance(one, dict):
            raise BadExample(FILE, code, f"{part}의 항목이 이름과 값이 아닙니다.")
        check_names(one, _FIELDS[part], FILE, code)
        yield one


def _load(db: storage.Database, one: Hanging, form: Questionnaire, by: str) -> None:
    project = projects.project_by_code(db, one.code)
    ids = {_CURRENT: IN_FORCE}
    for given in one.parts["candidates"]:
        fields = {name: part for name, part in given.items() if name != "answers"}
        added = candidates.add_candidate(db, project.id, **fields, by=by, example=True)
        ids[added.name] = added.id
        _answer(db, project.id, added.id, given.get("answers") or {}, form, by)
    for given in one.parts["clauses"]:
        fields = {**given, "contract": ids[given["contract"]]}
        clauses.set_clause(db, project.id, fields.pop("kind"), 0, by=by, example=True, **fields)
    for given in one.parts["assumptions"]:
        fields = _amounts(given)
        name = fields.pop("name")
        costs.save_assumption(db, project.id, name, 0, by=by, example=True, **fields)
    for given in one.parts["costs"]:
        fields = _amounts(given)
        chosen = fields.pop("candidate", None)
        fields["candidate_id"] = ids[chosen] if chosen else ""
        costs.add_line(db, project.id, by=by, example=True, **fields)
    for given in one.parts["before"]:
        other = projects.project_by_code(db, given["code"])
        dependencies.add_dependency(
            db, project.id, other.id, by=by, reason=given.get("reason", ""), example=True
        )


def _amounts(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields with the range as its three amounts."""
    amounts = given["range"] if given.get("range") is not None else (None, None, None)
    rest = {name: part for name, part in given.items() if name != "range"}
    return {**rest, **dict(zip(("least", "likely", "most"), amounts, strict=True))}


def _answer(
    db: storage.Database,
    project_id: str,
    candidate_id: str,
    given: Mapping[str, Any],
    form: Questionnaire,
    by: str,
) -> None:
    for question_id, answer in answers_file.from_values(given, form, name=FILE).items():
        answers.save_answer(
            db,
            project_id,
            form,
            question_id,
            answer.value,
            candidate_id=candidate_id,
            revision=0,
            by=by,
            na_reason=answer.na_reason,
            certainty=answer.certainty,
            evidence=answer.evidence,
            comment=answer.comment,
            example=True,
        )
