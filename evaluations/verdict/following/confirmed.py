"""A verdict as it was confirmed: everything that it rested on, so that it can be held to it."""

import datetime
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from evaluations.answers.model import Answer, Value
from evaluations.questionnaire.model import DatedRule, Questionnaire
from evaluations.verdict import judging
from evaluations.verdict.following.rule_changes import in_force
from evaluations.verdict.scoring import counted


@dataclass(frozen=True)
class Confirmed:
    """A confirmed verdict (판정 확정); it never changes. `content` is what `frozen` gave."""

    id: str
    project_id: str
    candidate_id: str  # '': the project has no candidates
    questionnaire_id: str
    questionnaire_version: str
    weight_set_id: str  # '': the questionnaire's own weights
    outcome: str
    answers_hash: str
    content: Mapping[str, Any]
    reason: str
    judged_on: datetime.date
    created_at: str
    created_by: str

    @property
    def values(self) -> dict[str, Value]:
        """What each question counted as on that day."""
        return {key: one["counted"] for key, one in self.content["answers"].items()}

    @property
    def weights(self) -> dict[str, float]:
        """The section weights of that day."""
        return {key: float(weight) for key, weight in self.content["weights"].items()}


def frozen(
    form: Questionnaire, answers: Mapping[str, Answer], day: datetime.date
) -> dict[str, Any]:
    """Return all that a verdict of this day rests on, as plain values.

    `form` bears the weights in use and the gates of that day.
    """
    values = counted(form, answers)
    return {
        "answers": {key: _answer(values[key], answers.get(key)) for key in values},
        "weights": {section.id: section.weight for section in form.sections},
        "rules": [_rule(rule) for rule in in_force(form, day)],
        "verdict": judging.judged(form, answers),
    }


def answers_hash(values: Mapping[str, Value]) -> str:
    """Return the SHA-256 of what each question counts as; the order does not matter."""
    told = json.dumps(dict(sorted(values.items())), ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(told.encode()).hexdigest()


def _answer(value: Value, answer: Answer | None) -> dict[str, Any]:
    if answer is None:
        return {"counted": value}
    return {
        "counted": value,
        "certainty": answer.certainty,
        "evidence": answer.evidence,
        "na_reason": answer.na_reason,
        "subject": answer.subject,
        "revision": answer.revision,
        "by": answer.updated_by,
        "at": answer.updated_at,
    }


def _rule(rule: DatedRule) -> dict[str, Any]:
    return {
        "key": rule.key,
        "text": rule.text,
        "from": rule.begins and rule.begins.isoformat(),
        "to": rule.ends and rule.ends.isoformat(),
        "status": rule.status,
    }
