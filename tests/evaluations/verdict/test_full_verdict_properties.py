"""The laws of test_scoring_properties for the whole verdict: acceptability, completions, JSON."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluations import questionnaire
from evaluations.answers.model import NA, Value
from evaluations.verdict import acceptability as acc
from evaluations.verdict import completions, judging, scoring, stability

FORM = questionnaire.shipped("saas-readiness")
IDS = [question.id for question in FORM.questions]
BASE = [section.weight for section in FORM.sections]
UNGATED = dataclasses.replace(
    FORM, questions=tuple(dataclasses.replace(q, trigger=None) for q in FORM.questions), gates=()
)
DRAWN = acc.weightings(BASE, 300, seed=2)
ANY = st.fixed_dictionaries(
    dict.fromkeys(IDS, st.sampled_from([1, 2, 3, 3, 3, 4, 4, 4, 4, None, NA]))
)
KNOWN = st.fixed_dictionaries(dict.fromkeys(IDS, st.sampled_from([0, 1, 2, 3, 3, 4, 4, 4])))
QUICK = settings(max_examples=40, deadline=None)


def shares(form, *projects, weights=DRAWN):
    return acc.acceptability(form, acc.scores(form, projects), weights)


def at_least(found, place):
    """How often each outcome or a better one is certain, and how often it is possible."""
    sure = [found.certain[place, rank:].sum() for rank in range(found.certain.shape[1])]
    return np.array(sure), found.possible[place]


@QUICK
@given(KNOWN, st.sampled_from(IDS))
def test_a_better_answer_never_makes_a_good_outcome_rarer(values, question_id) -> None:
    worse = {**values, question_id: min(values[question_id], 3)}
    better = {**worse, question_id: worse[question_id] + 1}
    found = shares(FORM, worse, better)
    assert (at_least(found, 1)[0] >= at_least(found, 0)[0] - 1e-12).all()


@QUICK
@given(ANY, st.data())
def test_certain_and_possible_enclose_what_any_completion_gives(values, data) -> None:
    completed = {
        key: data.draw(st.integers(0, 4)) if value is None else value
        for key, value in values.items()
    }
    found = shares(FORM, values, completed)
    assert (found.certain[0] <= found.certain[1] + 1e-12).all()
    assert (found.certain[1] <= found.possible[0] + 1e-12).all()


@QUICK
@given(KNOWN, st.sets(st.sampled_from(IDS), max_size=15))
def test_not_applicable_leaves_as_if_never_asked(values, left_out) -> None:
    kept = tuple(q for q in FORM.questions if q.id not in left_out)
    shorter = dataclasses.replace(FORM, questions=kept)
    with_na, without = {**values, **dict.fromkeys(left_out, NA)}, {q.id: values[q.id] for q in kept}
    one, other = shares(FORM, with_na), shares(shorter, without)
    assert (one.certain == other.certain).all()
    assert (one.possible == other.possible).all()
    again = completions.completions(shorter, without)
    assert completions.completions(FORM, with_na).outcomes == pytest.approx(again.outcomes)


@QUICK
@given(KNOWN)
def test_gates_only_cap_under_every_weighting(values) -> None:
    free, gated = shares(UNGATED, values), shares(FORM, values)
    assert (at_least(gated, 0)[0] <= at_least(free, 0)[0] + 1e-12).all()


@QUICK
@given(ANY)
def test_a_gate_that_is_set_leaves_no_share_above_its_cap(values) -> None:
    free, gated = shares(UNGATED, values), shares(FORM, values)
    assert gated.possible[0, -1] <= free.possible[0, -1] + 1e-12
    for hit in scoring.verdict(FORM, values).gates:
        assert not gated.possible[0, FORM.rank(hit.gate.cap) + 1 :].any()


@QUICK
@given(ANY, st.permutations(range(len(FORM.sections))), st.permutations(FORM.questions))
def test_the_order_of_sections_does_not_matter(values, order, questions) -> None:
    shuffled = dataclasses.replace(
        FORM, sections=tuple(FORM.sections[at] for at in order), questions=tuple(questions)
    )
    one, other = shares(FORM, values), shares(shuffled, values, weights=DRAWN[:, list(order)])
    assert one.certain == pytest.approx(other.certain)
    assert one.possible == pytest.approx(other.possible)


@settings(max_examples=20, deadline=None)
@given(ANY)
def test_what_leaves_as_json_is_the_verdict_with_all_its_parts(values) -> None:
    found = judging.judged(FORM, values)
    plain = scoring.verdict(FORM, values)
    assert found["outcome"] == plain.outcome
    assert set(found["acceptability"]) == {o.title for o in FORM.outcomes} | {FORM.hold}
    assert sum(found["acceptability"].values()) == pytest.approx(1, abs=5e-4)
    listed = [one["changes"] for one in found["find_out_first"]]
    assert listed == sorted(listed, reverse=True)
    asked = {one.question.id for one in plain.find_out_first}
    assert {one["question"] for one in found["find_out_first"]} == asked


def test_a_verdict_at_the_edge_is_sensitive_and_a_clear_one_is_not() -> None:
    clear = stability.stability(FORM, dict.fromkeys(IDS, 4))
    assert (clear.same, clear.sensitive, clear.shares["즉시 도입"]) == (1.0, False, 1.0)
    edge: dict[str, Value] = {q.id: 2 if q.section == "S1" else 3 for q in FORM.questions}
    edge |= {q.id: 4 for q in FORM.questions_of("S6")}
    found = stability.stability(UNGATED, edge)
    assert found.draws == 10_000
    assert 0 < found.same < stability.STABLE
    assert found.sensitive


def test_a_verdict_on_hold_whatever_the_weights_is_not_called_sensitive() -> None:
    found = stability.stability(FORM, dict.fromkeys(IDS))
    assert (found.hold, found.same, found.sensitive) == (1.0, 1.0, False)
    assert all(one.possible == 1 and one.certain == 0 for one in found.outcomes)
