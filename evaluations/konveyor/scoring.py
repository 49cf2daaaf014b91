"""Konveyor's own rules, exactly as its hub computes them (tackle2-hub, internal/assessment).

Risk: the shares of red, yellow and unknown answers are held against the thresholds, in that
order, with ≥; an unanswered question is unknown and counts. A threshold of 0 therefore makes
everything red. Confidence: 100 for each green answer, 70 for each unknown one, each red and
yellow one dampening what came before, all times 0.5 per red and 0.98 per yellow.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from evaluations.konveyor.model import (
    GREEN,
    RED,
    UNKNOWN,
    YELLOW,
    RiskQuestion,
    RiskQuestionnaire,
    Tag,
)

UNASSESSED = "unassessed"
_ADJUSTING = {RED: 0.5, YELLOW: 0.98}
_DAMPENING = {RED: (0.6, 1.0), YELLOW: (0.95, 80.0)}
_ADDING = {GREEN: 100.0, UNKNOWN: 70.0}


def risk(thresholds: Mapping[str, float], risks: Sequence[str]) -> str:
    """Return the risk of one assessment from the risk of each question that was asked."""
    if not risks:
        return UNKNOWN
    counts = Counter(risks)
    for level in (RED, YELLOW, UNKNOWN):
        if counts[level] / len(risks) >= thresholds[level] / 100:
            return level
    return GREEN


def confidence(risks: Sequence[str]) -> int:
    """Return the confidence, 0 to 100, from the risk of each question that was asked."""
    if not risks:
        return 0
    counts = Counter(risks)
    adjusted = 1.0
    for level, factor in _ADJUSTING.items():
        adjusted *= factor ** counts[level]
    total = 0.0
    for level, (factor, weight) in _DAMPENING.items():
        for _ in range(counts[level]):
            total = total * factor + weight * adjusted
    total += sum(weight * counts[level] * adjusted for level, weight in _ADDING.items())
    return int(total / (100 * len(risks)) * 100)


def together(risks: Sequence[str]) -> str:
    """Return the risk of several assessments of one application; UNASSESSED of none."""
    for level in (RED, UNKNOWN, YELLOW):
        if level in risks:
            return level
    return GREEN if risks else UNASSESSED


def asked(form: RiskQuestionnaire, tags: Collection[Tag]) -> RiskQuestionnaire:
    """Return what is asked of an application with these tags: includeFor goes before excludeFor."""
    return replace(
        form,
        sections=tuple(
            replace(section, questions=tuple(q for q in section.questions if _is_asked(q, tags)))
            for section in form.sections
        ),
    )


def automatic(form: RiskQuestionnaire, tags: Collection[Tag]) -> dict[str, int]:
    """Return question id -> place of the answer that the tags choose: the first that matches."""
    found = {}
    for question in form.questions():
        for place, answer in enumerate(question.answers):
            if set(answer.auto_answer_for) & set(tags):
                found[question.id] = place
                break
    return found


def _is_asked(question: RiskQuestion, tags: Collection[Tag]) -> bool:
    if question.include_for:
        return bool(set(question.include_for) & set(tags))
    return not set(question.exclude_for) & set(tags)
