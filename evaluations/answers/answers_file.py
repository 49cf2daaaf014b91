"""Answers as a YAML file: a map from question id to 0–4, null (모름) or NA (해당없음).

Q1.1: 3
Q2.1: null
Q2.2: NA
Q3.1: {value: 2, certainty: 추정, evidence: 공급자 회신 공문, comment: 9월에 다시 확인}
Q5.2: {value: NA, na_reason: 계약 없이 자체 운영}
"""

from collections.abc import Mapping
from typing import Any

import yaml

from evaluations.answers.model import CERTAINTIES, NA, Answer, Value
from evaluations.questionnaire.model import Questionnaire
from evaluations.questionnaire.places import BadFile, Entry, File

_KEYS = ("value", "na_reason", "certainty", "evidence", "comment")
_UNSTATED = "답변 파일에 이유를 적지 않음"


class BadAnswers(BadFile):
    """A file of answers that can't be taken; names file, line and question."""


def read(text: str, form: Questionnaire, *, name: str = "답변 파일") -> dict[str, Answer]:
    """Return the answers in this text, or raise BadAnswers. What is not in it is unknown."""
    file = File(name, BadAnswers)
    return {
        entry.key: _answer(file, form, entry, entry.key)
        for entry in file.entries(file.compose(text))
    }


def decode(content: bytes, form: Questionnaire, *, name: str = "답변 파일") -> dict[str, Answer]:
    """Return the answers in these bytes (UTF-8), or raise BadAnswers."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        problem = "UTF-8이 아닌 글자가 있습니다. UTF-8로 저장하세요."
        raise BadAnswers(name, line, problem) from error
    return read(text, form, name=name)


def from_values(given: Mapping[str, Any], form: Questionnaire, *, name: str) -> dict[str, Answer]:
    """Return the answers in a map of the same shape that was read before, or raise BadAnswers."""
    return read(yaml.safe_dump(dict(given), allow_unicode=True), form, name=name) if given else {}


def _answer(file: File, form: Questionnaire, entry: Entry, question_id: str) -> Answer:
    if not form.has_question(question_id):
        problem = f"질문지 {form.id}에 없는 문항입니다. 번호를 확인하세요."
        raise file.refusal(file.name, entry.line, problem, question=question_id)
    if not isinstance(entry.node, yaml.MappingNode):
        value = _value(file, form, entry, question_id)
        return Answer(value, na_reason=_UNSTATED if value == NA else "")
    given = {one.key: one for one in file.entries(entry.node, question=question_id)}
    for one in given.values():
        if one.key not in _KEYS:
            problem = f"모르는 이름입니다. {', '.join(_KEYS)} 가운데 하나를 쓰세요."
            raise file.refusal(file.name, one.line, problem, question=question_id, key=one.key)
    if "value" not in given:
        problem = "값이 없습니다. 답을 적으세요."
        raise file.refusal(file.name, entry.line, problem, question=question_id, key="value")
    value = _value(file, form, given["value"], question_id)
    texts = {key: _text(file, one, question_id) for key, one in given.items() if key != "value"}
    certainty = texts.get("certainty") or None
    if certainty not in (None, *CERTAINTIES):
        problem = f"{', '.join(CERTAINTIES)} 가운데 하나를 쓰세요."
        line = given["certainty"].line
        raise file.refusal(file.name, line, problem, question=question_id, key="certainty")
    return Answer(
        value,
        na_reason=texts.get("na_reason", ""),
        certainty=certainty,
        evidence=texts.get("evidence", ""),
        comment=texts.get("comment", ""),
    )


def _value(file: File, form: Questionnaire, entry: Entry, question_id: str) -> Value:
    value = file.scalar(entry, question=question_id)
    if value is None or value == "모름":
        return None
    if value in (NA, "해당없음"):
        return NA
    if isinstance(value, int) and not isinstance(value, bool) and value in form.scale.steps:
        return value
    steps = f"{form.scale.lowest}부터 {form.scale.highest}까지의 정수"
    raise file.refusal(
        file.name,
        entry.line,
        f"'{value}'은(는) 쓸 수 없는 답입니다. {steps}, null(모름), NA(해당없음)만 쓰세요.",
        question=question_id,
    )


def _text(file: File, entry: Entry, question_id: str) -> str:
    value = file.scalar(entry, question=question_id)
    return "" if value is None else str(value)
