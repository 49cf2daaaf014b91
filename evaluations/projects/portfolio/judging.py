"""The verdicts of many projects, each on the best of its candidate products."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from evaluations.answers.model import INSTITUTION, Value
from evaluations.projects.candidates.model import Candidate
from evaluations.projects.model import Project
from evaluations.projects.portfolio.model import Judged
from evaluations.questionnaire.model import Questionnaire
from evaluations.questionnaire.project_fields import ProjectFacts
from evaluations.questionnaire.subject_facts import asked_of
from evaluations.questionnaire.versions.fitting import fitting_values
from evaluations.verdict import acceptability as accepting
from evaluations.verdict import gates, scoring
from evaluations.verdict.outcomes import ends
from evaluations.verdict.scores import Bounds, Values, axis_bounds, unknown_percent

BySubject = Mapping[str, Mapping[str, Value]]
DRAWS = 2_000
SEED = 1


def values_of(
    form: Questionnaire, given: BySubject, project_id: str, candidate_id: str | None = None
) -> Values:
    """Return what each question counts as: the corporation's, the project's, the product's."""
    subjects = (INSTITUTION, project_id, *([candidate_id] if candidate_id else []))
    merged: dict[str, Value] = {}
    for subject in subjects:
        merged |= fitting_values(form, given.get(subject, {}))
    return scoring.counted(form, merged)


def judged(form: Questionnaire, values: Values, candidate: Candidate | None) -> Judged:
    """Return the verdict on these answers."""
    both, axes = ends(form, values), axis_bounds(form, values)
    low, high = (form.outcomes[rank].title for rank in (both.low, both.high))
    fit, readiness = (axes[axis.id] for axis in form.axes[:2])
    return Judged(
        candidate=candidate,
        fit=fit,
        readiness=readiness,
        outcome=low if low == high else form.hold,
        low=low,
        high=high,
        gates=tuple(one.gate.id for one in gates.gates_hit(form, values)),
        open_gates=tuple(one.gate.id for one in gates.open_gates(form, values)),
        unknown_percent=unknown_percent(form, values),
    )


def best(
    form: Questionnaire,
    project: Project,
    candidates: Sequence[Candidate],
    given: BySubject,
    facts: ProjectFacts | None = None,
) -> tuple[Judged, Values]:
    """Return the verdict with the product that does best for sure, then at best, then in points.

    `facts` is what is known of the project, where conditions of the questionnaire rest on it.
    """
    choices: Sequence[Candidate | None] = candidates or [None]
    told = []
    for one in choices:
        asked = asked_of(form, facts, one)
        values = values_of(asked, given, project.id, one.id if one else None)
        told.append((judged(form, values, one), values))
    return max(told, key=lambda pair: _merit(form, pair[0]))


def with_acceptability(form: Questionnaire, found: Sequence[tuple[Judged, Values]]) -> list[Judged]:
    """Return the verdicts with how often random weightings give the same outcome."""
    if not found:
        return []
    base = tuple(section.weight for section in form.sections)
    weights = accepting.weightings(base, DRAWS, SEED)
    shares = accepting.acceptability(
        form, accepting.scores(form, [values for _, values in found]), weights
    ).certain
    ranks = {outcome.title: rank for rank, outcome in enumerate(form.outcomes)}
    hold = np.maximum(1 - shares.sum(axis=1), 0)
    return [
        replace(one, same=float(shares[at, ranks[one.low]] if one.decided else hold[at]))
        for at, (one, _) in enumerate(found)
    ]


def _merit(form: Questionnaire, one: Judged) -> tuple[int, int, float]:
    ranks = {outcome.title: rank for rank, outcome in enumerate(form.outcomes)}
    return ranks[one.low], ranks[one.high], _low(one.fit) + _low(one.readiness)


def _low(bounds: Bounds) -> float:
    return 0.0 if bounds.lo is None else bounds.lo
