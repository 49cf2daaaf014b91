"""Where the verdict becomes another one: held against searches and against scipy's programme."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from evaluations import questionnaire
from evaluations.answers.model import NA, Value
from evaluations.verdict import flips, outcomes

FORM = questionnaire.shipped("saas-readiness")
IDS = [question.id for question in FORM.questions]
UNGATED = dataclasses.replace(
    FORM, questions=tuple(dataclasses.replace(q, trigger=None) for q in FORM.questions), gates=()
)
LIKELY = st.sampled_from([1, 2, 2, 3, 3, 3, 4, 4, None, NA])
ANY = st.fixed_dictionaries(dict.fromkeys(IDS, LIKELY))
QUICK = settings(max_examples=60, deadline=None)


def weighted(form, weights):
    sections = tuple(dataclasses.replace(s, weight=weights[s.id]) for s in form.sections)
    return dataclasses.replace(form, sections=sections)


@QUICK
@given(ANY, st.sampled_from([FORM, UNGATED]))
def test_today_s_weights_give_the_verdict_s_own_ends(values, form) -> None:
    ends = outcomes.ends(form, values)
    for one in flips.section_flips(form, values):
        assert (one.now.low, one.now.high) == (ends.low, ends.high)
        assert one.stretches[0].start == 0
        assert one.stretches[-1].stop == 1


@QUICK
@given(ANY, st.sampled_from(FORM.sections), st.lists(st.floats(0.001, 0.999), max_size=12))
def test_each_stretch_holds_the_verdict_that_it_names(values, section, shares) -> None:
    found = next(f for f in flips.section_flips(UNGATED, values) if f.section.id == section.id)
    ends = flips.Ends(UNGATED, values)
    rest = sum(s.weight for s in FORM.sections if s.id != section.id)
    for share in shares:
        if any(abs(share - one.stop) < 1e-7 for one in found.stretches):
            continue
        weights = {s.id: (1 - share) * s.weight / rest for s in FORM.sections}
        at = next(one for one in found.stretches if one.start <= share <= one.stop)
        assert ends.at({**weights, section.id: share}) == (at.low, at.high)
    for one, other in zip(found.stretches, found.stretches[1:], strict=False):
        assert one.stop == other.start
        assert (one.low, one.high) != (other.low, other.high)


@QUICK
@given(ANY)
def test_the_smallest_change_changes_the_verdict_and_is_reported_with_what_follows(values) -> None:
    found = flips.smallest_change(UNGATED, values)
    now = outcomes.ends(UNGATED, values)
    if found is None:
        return
    assert (found.low, found.high) != (now.low, now.high)
    assert sum(found.weights.values()) == pytest.approx(100)
    assert min(found.weights.values()) >= 0
    assert flips.Ends(UNGATED, values).at(found.weights) == (found.low, found.high)


@settings(max_examples=40, deadline=None)
@given(ANY, st.integers(0, 10_000))
def test_no_smaller_change_of_the_weights_changes_the_verdict(values, seed) -> None:
    found = flips.smallest_change(UNGATED, values)
    ends, now = flips.Ends(UNGATED, values), outcomes.ends(UNGATED, values)
    size = found.size if found else 2.0
    random = np.random.default_rng(seed)
    for _ in range(60):
        weights, moved = {s.id: s.weight for s in FORM.sections}, 0.0
        for axis in FORM.axes:
            own = ends.applicable(axis.id)
            if len(own) < 2 or moved >= size:
                continue
            whole = sum(s.weight for s in own)
            budget = min(random.uniform(0, 1), 0.999 * (size - moved) / 2)
            aim = random.dirichlet(np.full(len(own), 0.3))
            now_ = np.array([s.weight / whole for s in own])
            step = budget / max(np.abs(aim - now_).sum() / 2, budget, 1e-12)
            for section, share in zip(own, now_ + step * (aim - now_), strict=True):
                weights[section.id] = max(share, 0.0) * whole
            moved += step * np.abs(aim - now_).sum()
        assert moved < size
        assert ends.at(weights) == (now.low, now.high)


def _least(ends, axis, least, *, low, up):
    """Return the least sum of differences within an axis that meets a threshold, by scipy."""
    own = ends.applicable(axis)
    whole, count = sum(s.weight for s in own), len(own)
    scores = np.array([ends.score(s, low=low) for s in own])
    now = np.array([s.weight / whole for s in own])
    sign = 1 if up else -1
    solved = linprog(  # minimise Σ(added + removed), shares stay shares, the score gets there
        np.ones(2 * count),
        A_ub=np.vstack(
            [
                sign * np.concatenate([-scores, scores]),
                np.hstack([-np.eye(count), np.eye(count)]),
            ]
        ),
        b_ub=np.concatenate([[sign * (now @ scores - least)], now]),
        A_eq=[np.concatenate([np.ones(count), -np.ones(count)])],
        b_eq=[0],
    )
    return solved.fun if solved.status == 0 else None


@QUICK
@given(ANY, st.sampled_from("FR"), st.floats(5, 95), st.booleans(), st.booleans())
def test_moves_are_the_optimum_of_the_linear_programme(values, axis, least, low, up) -> None:
    ends = flips.Ends(UNGATED, values)
    own = ends.applicable(axis)
    if not own:
        return
    whole = sum(s.weight for s in own)
    mean = sum(s.weight * ends.score(s, low=low) for s in own) / whole
    if (mean >= least) == up:
        return  # the threshold is met already
    found = flips._moved(ends, axis, least, low=low, up=up)
    expected = _least(ends, axis, least, low=low, up=up)
    if found is None:
        edge = [ends.score(s, low=low) for s in own]
        assert expected is None or min(abs(one - least) for one in edge) < 1e-5
    else:
        assert 2 * sum(move.part for move in found) == pytest.approx(expected, abs=1e-4)


def test_where_a_section_s_weight_turns_the_verdict() -> None:
    """S1 at 0 points, S5 and S6 at 100: F = 100·(1 - w1/39); by hand below."""
    values = {q.id: 0 if q.section == "S1" else 4 for q in FORM.questions}
    found = {f.section.id: f for f in flips.section_flips(FORM, values)}
    one = found["S1"]
    # t / (1 - t) = (21/82)·(100 - θ) / θ for θ = 70, 60, 50
    odds = [21 / 82 * (100 - least) / least for least in (70, 60, 50)]
    assert [s.stop for s in one.stretches] == pytest.approx([*(o / (1 + o) for o in odds), 1.0])
    assert [s.low for s in one.stretches] == [3, 2, 1, 0]
    assert one.share == pytest.approx(0.18)
    assert one.below is not None
    assert one.below.low == 2
    least = flips.smallest_change(FORM, values)
    assert least is not None
    # F = 53.85 now: 50 is missed once 3.85 points go, each point of share 1 %
    assert least.size == pytest.approx(2 * (21 / 39 - 0.5), abs=1e-6)
    assert (least.low, least.high) == (0, 0)
    assert {(m.source.id, m.target.id) for m in least.moves} <= {("S5", "S1"), ("S6", "S1")}


def test_a_gate_that_caps_at_the_worst_leaves_nothing_to_the_weights() -> None:
    values = dict.fromkeys(IDS, 4) | {"Q2.1": 0}
    assert flips.smallest_change(FORM, values) is None
    assert all(len(one.stretches) == 1 for one in flips.section_flips(FORM, values))


def test_a_section_without_applicable_questions_has_one_stretch() -> None:
    values: dict[str, Value] = {q.id: NA if q.section == "S7" else 3 for q in FORM.questions}
    found = next(f for f in flips.section_flips(FORM, values) if f.section.id == "S7")
    assert len(found.stretches) == 1
