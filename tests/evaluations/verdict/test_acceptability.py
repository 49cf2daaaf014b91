"""Outcomes under random weightings, held against the verdict's own rule, one by one."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pymcdm.methods import SPOTIS

from evaluations import questionnaire
from evaluations.answers.model import NA, Value
from evaluations.verdict import acceptability as acc
from evaluations.verdict import outcomes, scores

FORM = questionnaire.shipped("saas-readiness")
BASE = [section.weight for section in FORM.sections]
IDS = [question.id for question in FORM.questions]
LIKELY = st.sampled_from([1, 2, 3, 3, 3, 4, 4, 4, 4, None, NA])
ANY = st.fixed_dictionaries(dict.fromkeys(IDS, LIKELY))
UNGATED = dataclasses.replace(
    FORM, questions=tuple(dataclasses.replace(q, trigger=None) for q in FORM.questions), gates=()
)
DRAWN = acc.weightings(BASE, 12, seed=4)


def _slowly(form, values, weights):
    """The two ends under one weighting, by the rules of outcomes.ends."""
    low_cap, high_cap = (int(cap[0]) for cap in _caps(form, values))
    sections = tuple(
        dataclasses.replace(section, weight=float(weight))
        for section, weight in zip(form.sections, weights, strict=True)
    )
    bounds = scores.axis_bounds(dataclasses.replace(form, sections=sections), values)
    low = {key: 0.0 if b.lo is None else b.lo for key, b in bounds.items()}
    high = {key: 100.0 if b.hi is None else b.hi for key, b in bounds.items()}
    unknown = scores.unknown_percent(form, values)
    return (
        min(outcomes.by_points(form, low, unknown), low_cap),
        min(outcomes.by_points(form, high, 0.0), high_cap),
    )


def _caps(form, values):
    given = acc.scores(form, [values])
    return given.low_cap, given.high_cap


@settings(max_examples=25, deadline=None)
@given(st.lists(ANY, min_size=1, max_size=3), st.sampled_from([FORM, UNGATED]))
def test_shares_are_those_of_the_verdict_s_rule(projects, form) -> None:
    found = acc.acceptability(form, acc.scores(form, projects), DRAWN)
    for place, values in enumerate(projects):
        ends = [_slowly(form, values, weights) for weights in DRAWN]
        for rank in range(len(form.outcomes)):
            sure = np.mean([low == high == rank for low, high in ends])
            open_ = np.mean([low <= rank <= high for low, high in ends])
            assert found.certain[place, rank] == pytest.approx(sure)
            assert found.possible[place, rank] == pytest.approx(open_)


@settings(max_examples=40, deadline=None)
@given(ANY)
def test_the_questionnaire_s_own_weights_give_the_verdict_s_own_ends(values) -> None:
    own = np.array([BASE]) / sum(BASE)
    found = acc.acceptability(FORM, acc.scores(FORM, [values]), own)
    ends = outcomes.ends(FORM, values)
    assert list(np.flatnonzero(found.possible[0])) == list(range(ends.low, ends.high + 1))
    assert found.certain[0].sum() == (ends.low == ends.high)


def test_without_unknowns_the_shares_sum_to_one() -> None:
    mixed = {key: 2 + (place % 3) for place, key in enumerate(IDS)}
    found = acc.acceptability(UNGATED, acc.scores(UNGATED, [mixed]), acc.weightings(BASE, 500, 1))
    assert found.certain.sum() == pytest.approx(1)
    assert (found.certain == found.possible).all()


def test_weightings_lie_around_the_base_and_a_seed_fixes_them() -> None:
    drawn = acc.weightings([2, 1, 1, 0], 20_000, seed=3)
    assert drawn.sum(axis=1) == pytest.approx(np.ones(20_000))
    assert drawn.mean(axis=0) == pytest.approx([0.5, 0.25, 0.25, 0], abs=0.01)
    assert (drawn[:, 3] == 0).all()
    assert (drawn == acc.weightings([2, 1, 1, 0], 20_000, seed=3)).all()
    # Dirichlet: variance p (1 - p) / (sum of α + 1)
    assert drawn[:, 0].var() == pytest.approx(0.25 / (3 * acc.CONCENTRATION + 1), rel=0.05)


def test_blocks_of_projects_give_what_one_block_gives(monkeypatch) -> None:
    projects = [dict.fromkeys(IDS, step) for step in (0, 2, 3, 4, None)]
    given_ = acc.scores(UNGATED, projects)
    whole = acc.acceptability(UNGATED, given_, DRAWN)
    monkeypatch.setattr(acc, "_PART", 1)
    parts = acc.acceptability(UNGATED, given_, DRAWN)
    assert (whole.certain == parts.certain).all()
    assert (whole.possible == parts.possible).all()


@pytest.mark.parametrize(
    ("base", "said"),
    [
        ([0, 0], "모두 0"),
        ([], "모두 0"),
        ([1, -1], "2번째 섹션"),
        ([float("nan"), 1], "1번째 섹션"),
        ([1, float("inf")], "2번째 섹션"),
    ],
)
def test_weights_that_mean_nothing_are_refused(base, said) -> None:
    with pytest.raises(acc.BadWeights, match=said):
        acc.weightings(base, 10, seed=1)


def test_a_concentration_of_zero_is_refused() -> None:
    with pytest.raises(acc.BadWeights, match="집중도"):
        acc.weightings([1, 2], 10, seed=1, concentration=0)


def test_an_axis_without_any_section_counts_as_unknown_between_0_and_100() -> None:
    fit = {s.id for s in FORM.sections if s.axis == "F"}
    values: dict[str, Value] = {q.id: NA if q.section in fit else 4 for q in UNGATED.questions}
    found = acc.acceptability(UNGATED, acc.scores(UNGATED, [values]), DRAWN)
    assert found.certain.tolist() == [[0, 0, 0, 0]]
    assert found.possible.tolist() == [[1, 1, 1, 1]]


@settings(max_examples=30, deadline=None)
@given(st.fixed_dictionaries(dict.fromkeys(IDS, st.integers(0, 4))), st.integers(0, 999))
def test_axis_scores_are_those_of_pymcdm_s_spotis(values, seed) -> None:
    """SPOTIS with fixed bounds 0 to 100 is the distance to 100 on each section, weighted."""
    points = acc.scores(FORM, [values]).low
    weights = acc.weightings(BASE, 5, seed)
    shares = acc._within_axes(FORM, np.ones(len(BASE), dtype=bool), weights)
    found = acc._axes(points, shares, 0.0)
    for axis in FORM.axes:
        own = [place for place, section in enumerate(FORM.sections) if section.axis == axis.id]
        method = SPOTIS(np.array([[0.0, 100.0]] * len(own)))
        for draw, one in enumerate(weights):
            share = one[own] / one[own].sum()
            away = method(points[:, own], share, np.ones(len(own)), validation=False)
            assert found[axis.id][0, draw] == pytest.approx(100 * (1 - away[0]), abs=1e-4)
