"""A diagnosis as plain values, for scripts."""

from collections.abc import Iterable
from typing import Any

from evaluations.answers import prefill
from evaluations.diagnosis import saving, stages
from evaluations.diagnosis.priority import Ranked
from evaluations.diagnosis.reading import Answers, Diagnosis
from evaluations.diagnosis.saving import Automation
from evaluations.questionnaire.model import Questionnaire
from evaluations.questionnaire.versions.fitting import fitting
from evaluations.verdict import levels, sums
from evaluations.verdict.scoring import counted


def as_json(
    found: Diagnosis,
    maturity: Answers,
    rpa: Answers,
    given: Automation,
    ranks: Iterable[Ranked],
) -> dict[str, Any]:
    """Return the diagnosis: maturity, rpa, priority, saving, and what the register proposes."""
    first, second = found.forms
    states = stages.stage_states(second, counted(second, fitting(second, rpa)))
    facts = found.process.facts
    return {
        "code": found.process.code,
        "name": found.process.name,
        "department": found.process.department,
        "maturity": {**levels.as_json(found.maturity), "answered": len(maturity)},
        "rpa": {
            **sums.as_json(found.rpa),
            "answered": len(rpa),
            "stages": stages.as_json(states),
        },
        "priority": _priority(found, list(ranks)),
        "saving": saving.as_json(given, saving.saving(facts, given)),
        "proposals": [
            *_proposals(first, found, maturity),
            *_proposals(second, found, rpa),
        ],
    }


def _priority(found: Diagnosis, ranks: list[Ranked]) -> dict[str, Any]:
    own = next((one for one in ranks if one.key == found.process.id), None)
    bounds = found.hours.bounds if found.hours else (None, None, None)
    return {
        "lo": None if found.priority is None else round(found.priority.low, 2),
        "hi": None
        if found.priority is None or found.priority.high is None
        else round(found.priority.high, 2),
        "known": found.priority is not None,
        "yearly_hours": dict(zip(("low", "likely", "high"), bounds, strict=True)),
        "rank_best": own and own.best,
        "rank_worst": own and own.worst,
        "ranked": len(ranks),
    }


def _proposals(form: Questionnaire, found: Diagnosis, given: Answers) -> list[dict[str, Any]]:
    return [
        {
            "questionnaire": form.id,
            "question": one.question_id,
            "field": one.asked[0],
            "fields": list(one.fields),
            "value": one.value,
            "low": one.low,
            "high": one.high,
            "reason": one.reason,
            "answered": one.question_id in given,
            "answer": given[one.question_id].counted if one.question_id in given else None,
        }
        for one in prefill.proposals(form, found.process.facts).values()
    ]
