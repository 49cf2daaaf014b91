"""One of our questionnaires in Konveyor's format, and what that can't hold.

An answer's risk: red where it sets a gate or stands in the lowest quarter of the scale, green
from three quarters on, else yellow (our proposal, as are the thresholds written).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from evaluations.konveyor.model import GREEN, RED, UNKNOWN, YELLOW
from evaluations.questionnaire.model import Question, Questionnaire

THRESHOLDS = {RED: 5, YELLOW: 30, UNKNOWN: 5}  # those of Konveyor's own seed questionnaire
MESSAGES = {
    RED: "위험 높음: 빨간 답부터 고치세요.",
    YELLOW: "위험 보통: 노란 답을 살펴보세요.",
    GREEN: "위험 낮음.",
    UNKNOWN: "모르는 답이 많습니다. 먼저 알아보세요.",
}
_LOW, _HIGH = 0.25, 0.75


@dataclass(frozen=True)
class Written:
    """A Konveyor questionnaire as YAML, and what got lost on the way, each in a sentence."""

    text: str
    losses: tuple[str, ...]


def written(form: Questionnaire) -> Written:
    """Return our questionnaire in Konveyor's format."""
    fields = {
        "name": f"{form.title} {form.version}",
        "description": form.note,
        "thresholds": THRESHOLDS,
        "riskMessages": MESSAGES,
        "sections": [
            {
                "order": place,
                "name": section.title,
                "comment": section.title_en,
                "questions": [
                    _question(form, one, order)
                    for order, one in enumerate(form.questions_of(section.id), 1)
                ],
            }
            for place, section in enumerate(form.sections, 1)
        ],
    }
    text = yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=100)
    return Written(text, tuple(_losses(form)))


def risk_of(form: Questionnaire, question: Question, step: int) -> str:
    """Return the colour that an answer gets."""
    if question.trigger and step <= question.trigger.at_most:
        return RED
    share = (step - form.scale.lowest) / (form.scale.highest - form.scale.lowest)
    return RED if share <= _LOW else GREEN if share >= _HIGH else YELLOW


def _question(form: Questionnaire, one: Question, order: int) -> dict[str, Any]:
    answers = [_answer(form, one, place, step) for place, step in enumerate(form.scale.steps, 1)]
    answers.append({"order": len(answers) + 1, "text": "모름", "risk": UNKNOWN})
    told = [one.text_en, one.rationale, one.evidence and f"증빙: {one.evidence}"]
    return {
        "order": order,
        "text": f"{one.id} {one.text}",
        "explanation": "\n".join(filter(None, told)),
        "answers": answers,
    }


def _answer(form: Questionnaire, one: Question, place: int, step: int) -> dict[str, Any]:
    notes = {"rationale": one.rationale_of(step), "mitigation": one.mitigation_of(step)}
    return {
        "order": place,
        "text": one.anchors[place - 1],
        "risk": risk_of(form, one, step),
        **{key: text for key, text in notes.items() if text},
    }


def _losses(form: Questionnaire) -> Iterator[str]:
    yield (
        f"문항 {len(form.questions)}개와 섹션 {len(form.sections)}개의 가중치: "
        "Konveyor는 모든 문항을 같은 무게로 셉니다."
    )
    if form.gates:
        yield (
            f"게이트 {len(form.gates)}개의 상한: 게이트에 걸리는 답을 빨강으로만 적었습니다"
            f" ({', '.join(gate.id for gate in form.gates)})."
        )
    if form.outcomes:
        names = ", ".join(outcome.title for outcome in form.outcomes)
        yield f"판정({names})과 그 기준: 빨강·노랑·모름의 비율 5·30·5%로 바꿔 적었습니다(제안)."
    if form.level_rule:
        yield "단계를 정하는 규칙과 핵심 문항(★)."
    yield "해당없음과 그 이유, 모르는 답의 위·아래 한계: Konveyor에서는 모름이 한 색입니다."
    yield from _further_losses(form)


def _further_losses(form: Questionnaire) -> Iterator[str]:
    scopes = sorted({one.scope for one in form.questions} - {"S"})
    if scopes:
        yield f"답의 범위({', '.join(scopes)}): 기관 공통 답의 상속과 후보 서비스별 답."
    filled = [one.id for one in form.questions if one.prefill]
    if filled:
        yield f"업무 목록에서 미리 채우는 규칙: {', '.join(filled)}."
    asked = [one.id for one in form.questions if one.ask_when]
    if asked:
        yield f"묻는 조건(다른 답이나 사업 정보에 따름): {', '.join(asked)}."
    if form.rules:
        yield f"날짜가 있는 규칙 {len(form.rules)}개."
    if form.sources:
        yield f"출처 {len(form.sources)}개와 그 확실성, 과제 번호."
