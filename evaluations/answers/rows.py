"""Answers as rows: what a table holds of one, checked before it is kept."""

from collections.abc import Mapping
from typing import Any

from evaluations.answers.model import CERTAINTIES, NA, Answer, Value
from evaluations.questionnaire.model import Questionnaire
from evaluations.verdict.scoring import BadAnswer, is_step


def answer_row(
    questionnaire: Questionnaire,
    question_id: str,
    value: Value,
    *,
    na_reason: str = "",
    certainty: str | None = None,
    evidence: str = "",
    comment: str = "",
) -> dict[str, Any]:
    """Return the columns of an answer, or raise BadAnswer for what the questionnaire lacks."""
    if not questionnaire.has_question(question_id):
        raise BadAnswer(f"질문지 {questionnaire.id}에 {question_id} 문항이 없습니다.")
    if certainty not in (None, *CERTAINTIES):
        raise BadAnswer(f"{question_id}의 확실성은 {', '.join(CERTAINTIES)} 가운데 하나입니다.")
    return {
        "value": _stored(questionnaire, question_id, value),
        "na_reason": na_reason.strip(),
        "certainty": certainty,
        "evidence": evidence.strip(),
        "comment": comment.strip(),
        "questionnaire_version": questionnaire.version,
    }


def answer_of(row: Mapping[str, Any]) -> Answer:
    """Return the answer in a row of answers, such as a Conflict's `theirs`."""
    names = Answer.__dataclass_fields__.keys() - {"value"}
    value = row["value"]
    counted: Value = value if value is None or value == NA else int(value)
    return Answer(value=counted, **{name: row[name] for name in names})


def _stored(questionnaire: Questionnaire, question_id: str, value: Value) -> str | None:
    if value is None or value == NA:
        return value
    if not is_step(questionnaire, value):
        raise BadAnswer(f"{question_id}의 답 '{value}'은(는) 답변 단계 밖에 있습니다.")
    return str(value)
