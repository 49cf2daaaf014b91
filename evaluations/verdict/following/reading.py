"""The reader of follow-up files, checked against the questionnaire that they follow."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NoReturn

import yaml

from errors import WorkbenchError
from evaluations.questionnaire.model import Questionnaire
from evaluations.verdict.following.model import Bearing, FollowUp, PathRule, Step

FOLDER = Path(__file__).resolve().parents[3] / "data" / "followups"

_KEYS: Mapping[str, Mapping[str, type]] = {
    "": {"questionnaire": str, "rules": list, "path": dict},
    "rules": {"key": str, "ko": str, "questions": list},
    "path": {
        "outcome": str,
        "months_before_contract_end": int,
        "announced": list,
        "steps": list,
    },
    "path.steps": {"id": str, "ko": str, "questions": list, "at_least": int},
}


class BadFollowUp(WorkbenchError):
    """A follow-up file that can't be taken; names file and key."""


def follow_up(form: Questionnaire) -> FollowUp:
    """Return what follows from this questionnaire's verdicts; empty where there is no file.

    Rules and questions that this version of the questionnaire does not have are left out.
    """
    path = FOLDER / f"{form.id}.yaml"
    if not path.is_file():
        return FollowUp()
    return _fitting(form, _loaded(path, path.stat().st_mtime_ns))


def parse(text: str, name: str) -> FollowUp:
    """Return what a file says, or raise BadFollowUp."""
    try:
        root = yaml.safe_load(text)
    except yaml.YAMLError:
        raise BadFollowUp(f"{name}: YAML 문법에 맞지 않습니다.") from None
    whole = _block(name, "", root)
    path = _block(name, "path", whole["path"])
    return FollowUp(
        tuple(
            Bearing(one["key"], one["ko"], _texts(name, "rules.questions", one["questions"]))
            for one in _blocks(name, "rules", whole["rules"])
        ),
        PathRule(
            path["outcome"],
            path["months_before_contract_end"],
            _texts(name, "path.announced", path["announced"]),
            tuple(
                Step(
                    one["id"],
                    one["ko"],
                    _texts(name, "path.steps.questions", one["questions"]),
                    one["at_least"],
                )
                for one in _blocks(name, "path.steps", path["steps"])
            ),
        ),
    )


def unknown_names(form: Questionnaire, found: FollowUp) -> list[str]:
    """Return the rules, questions and outcomes that the questionnaire does not have."""
    rules = {rule.key for rule in form.rules}
    path = found.path
    named = [one.key for one in found.bearings] + list(path.announced if path else ())
    questions = [q for one in found.bearings for q in one.questions]
    questions += [q for step in (path.steps if path else ()) for q in step.questions]
    outcomes = {outcome.id for outcome in form.outcomes}
    return [
        *(key for key in named if key not in rules),
        *(question for question in questions if not form.has_question(question)),
        *([path.outcome] if path and path.outcome not in outcomes else []),
    ]


@lru_cache(maxsize=16)
def _loaded(path: Path, _changed: int) -> FollowUp:
    return parse(path.read_text(encoding="utf-8"), path.name)


def _fitting(form: Questionnaire, found: FollowUp) -> FollowUp:
    def known(questions: Iterable[str]) -> tuple[str, ...]:
        return tuple(one for one in questions if form.has_question(one))

    bearings = tuple(Bearing(one.key, one.title, known(one.questions)) for one in found.bearings)
    path = found.path
    if path is None or path.outcome not in {outcome.id for outcome in form.outcomes}:
        return FollowUp(bearings)
    steps = tuple(
        Step(one.id, one.text, known(one.questions), one.at_least)
        for one in path.steps
        if known(one.questions)
    )
    rule = PathRule(path.outcome, path.months_before_contract_end, path.announced, steps)
    return FollowUp(bearings, rule)


def _block(name: str, level: str, given: Any) -> dict[str, Any]:
    place = level or "파일"
    if not isinstance(given, dict):
        _refuse(name, place, "이름과 값으로 적으세요.")
    keys = _KEYS[level]
    for key in given.keys() - keys.keys():
        _refuse(name, f"{place}: {key}", f"모르는 이름입니다. {', '.join(keys)}만 씁니다.")
    for key, kind in keys.items():
        value = given.get(key)
        if not isinstance(value, kind) or isinstance(value, bool):
            _refuse(name, f"{place}: {key}", "값이 없거나 종류가 다릅니다.")
    return given


def _blocks(name: str, level: str, given: list[Any]) -> list[dict[str, Any]]:
    return [_block(name, level, one) for one in given]


def _texts(name: str, place: str, given: list[Any]) -> tuple[str, ...]:
    if not all(isinstance(one, str) for one in given):
        _refuse(name, place, "글자의 목록으로 적으세요.")
    return tuple(given)


def _refuse(name: str, place: str, problem: str) -> NoReturn:
    raise BadFollowUp(f"{name}, {place}: {problem}")
