"""A Konveyor questionnaire as one of ours, and what ours can't hold of it.

Each question keeps its weight of one: a section weighs as many as it has questions. The scale
is red 0, yellow 1, green 2; answers of one colour share a step. Our thresholds are a proposal
of ours (제안) and beside Konveyor's own rules, not in their place.
"""

import datetime
import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from evaluations.answers.model import NA, Value
from evaluations.konveyor.model import (
    GREEN,
    RED,
    UNKNOWN,
    YELLOW,
    RiskAnswer,
    RiskQuestion,
    RiskQuestionnaire,
)

STEPS = (RED, YELLOW, GREEN)
AXIS = "risk"
_SOURCE = "KONVEYOR"
_NO_ANSWER = "(이 색의 답 없음)"
_NOTE = (
    "Konveyor 질문지에서 가져왔습니다. 모든 문항의 무게가 같고, "
    "빨강 0점, 노랑 1점, 초록 2점입니다. 80점·60점 기준은 이 도구의 제안이며 "
    "Konveyor의 판정 규칙이 아닙니다."
)


@dataclass(frozen=True)
class TakenOver:
    """Our questionnaire as YAML, and what got lost on the way, each in a sentence."""

    text: str
    losses: tuple[str, ...]


def taken_over(form: RiskQuestionnaire, begins: datetime.date) -> TakenOver:
    """Return a Konveyor questionnaire in our format, in force from a day on."""
    fields = {
        "id": identifier(form.name),
        "title": form.name,
        "version": "1",
        "status": "proposal",
        "note": f"{form.description} {_NOTE}".strip(),
        "in_force": {"from": begins},
        "scale": {"min": 0, "max": len(STEPS) - 1},
        "axes": [{"id": AXIS, "ko": "위험이 낮은 정도", "en": "Low risk"}],
        "outcomes": _outcomes(form),
        "hold": "판정 보류",
        "conditions": {"outcome": "YELLOW", "axis": AXIS, "at_most": 0},
        "sections": _sections(form),
        "questions": [
            _question(f"K{place}", one)
            for place, section in enumerate(form.sections, 1)
            for one in section.questions
        ],
        "sources": [{"id": _SOURCE, "ko": f"Konveyor 질문지 '{form.name}'", "status": "R"}],
    }
    text = yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=100)
    return TakenOver(text, tuple(_losses(form)))


def risks(form: RiskQuestionnaire, values: Mapping[str, Value]) -> list[str]:
    """Return the colour of each question asked, from answers to the taken-over questionnaire.

    해당없음 is a question that is not asked; without an answer it is unknown, as Konveyor counts.
    """
    given = (values.get(question.id) for question in form.questions())
    return [UNKNOWN if not isinstance(one, int) else STEPS[one] for one in given if one != NA]


def identifier(name: str) -> str:
    """Return an id for a name: its Latin letters and digits, or a mark of it where it has none."""
    plain = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:50].strip("-")
    return f"konveyor-{plain or hashlib.sha256(name.encode()).hexdigest()[:8]}"


def _outcomes(form: RiskQuestionnaire) -> list[dict[str, Any]]:
    best: dict[str, Any] = {"id": "GREEN", "ko": "위험 낮음", "at_least": {AXIS: 80}}
    if form.thresholds[UNKNOWN] > 0:
        best["unknown_percent_max"] = form.thresholds[UNKNOWN]
    return [
        {"id": "RED", "ko": "위험 높음"},
        {"id": "YELLOW", "ko": "위험 보통", "at_least": {AXIS: 60}},
        best,
    ]


def _sections(form: RiskQuestionnaire) -> list[dict[str, Any]]:
    return [
        {"id": f"K{place}", "ko": one.name, "weight": len(one.questions), "axis": AXIS}
        for place, one in enumerate(form.sections, 1)
    ]


def _question(section: str, one: RiskQuestion) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": one.id,
        "section": section,
        "scope": "S",
        "weight": 1,
        "ko": one.text,
        "anchors": [_anchor(one, risk) for risk in STEPS],
        "sources": [_SOURCE],
    }
    if one.explanation:
        found["rationale"] = one.explanation
    notes = [note for step, risk in enumerate(STEPS) if len(note := _note(one, step, risk)) > 1]
    if notes:
        found["answers"] = notes
    return found


def _note(one: RiskQuestion, step: int, risk: str) -> dict[str, Any]:
    """Return why answers of a colour count as they do, and what raises them."""
    answers = [answer for answer in one.answers if answer.risk == risk]
    told = {
        "rationale": " / ".join(answer.rationale for answer in answers if answer.rationale),
        "mitigation": " / ".join(answer.mitigation for answer in answers if answer.mitigation),
    }
    return {"answer": step, **{key: text for key, text in told.items() if text}}


def _anchor(one: RiskQuestion, risk: str) -> str:
    return " / ".join(a.text for a in one.answers if a.risk == risk) or _NO_ANSWER


_Count = Callable[[RiskAnswer], bool]


def _losses(form: RiskQuestionnaire) -> Iterator[str]:
    questions = list(form.questions())
    joined = [q.id for q in questions if _shares_a_step(q)]
    if joined:
        yield f"같은 색의 답이 여럿이라 한 단계로 묶은 문항: {', '.join(joined)}."
    unsaid = [q.id for q in questions if any(a.risk == UNKNOWN for a in q.answers)]
    if unsaid:
        yield f"'unknown' 답을 '모름'으로 옮긴 문항: {', '.join(unsaid)}."
    yield from _tag_losses(questions)
    yield (
        "판정 규칙과 표시 문구(thresholds, riskMessages)는 우리 형식에 없습니다. "
        "Konveyor 규칙의 판정은 원래 파일로 따로 셈해 나란히 보여 줍니다."
    )
    empty = [level for level in (RED, YELLOW) if not form.thresholds[level]]
    if empty:
        yield f"Konveyor 기준 {', '.join(empty)}이(가) 0이라 그 규칙으로는 항상 그 색이 됩니다."


def _tag_losses(questions: list[RiskQuestion]) -> Iterator[str]:
    asked = [q.id for q in questions if q.include_for or q.exclude_for]
    if asked:
        yield f"태그에 따라 묻는 조건(includeFor, excludeFor)이 빠진 문항: {', '.join(asked)}."
    automatic = [q.id for q in questions if any(a.auto_answer_for for a in q.answers)]
    if automatic:
        yield f"태그로 자동 답하는 규칙(autoAnswerFor)이 빠진 문항: {', '.join(automatic)}."
    tagging = [q.id for q in questions if any(a.apply_tags for a in q.answers)]
    if tagging:
        yield f"답에 따라 붙는 태그(applyTags)가 빠진 문항: {', '.join(tagging)}."


def _shares_a_step(question: RiskQuestion) -> bool:
    known = [answer.risk for answer in question.answers if answer.risk != UNKNOWN]
    return len(known) > len(set(known))
