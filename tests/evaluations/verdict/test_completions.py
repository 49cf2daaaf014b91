"""How often an unknown answer decides: counted one by one where that can be done."""

import dataclasses
import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluations import questionnaire
from evaluations.answers.model import NA, Value
from evaluations.verdict import completions as completing
from evaluations.verdict import outcomes

FORM = questionnaire.shipped("saas-readiness")
IDS = [question.id for question in FORM.questions]
KNOWN = st.fixed_dictionaries(dict.fromkeys(IDS, st.sampled_from([1, 2, 3, 3, 3, 4, 4, NA])))


def rank(values):
    ends = outcomes.ends(FORM, values)
    assert ends.low == ends.high
    return ends.low


@settings(max_examples=15, deadline=None)
@given(KNOWN, st.sets(st.sampled_from(IDS), max_size=3))
def test_every_completion_is_counted_as_the_verdict_counts_it(known, unknown) -> None:
    values = {**known, **dict.fromkeys(unknown)}
    asked = [key for key in IDS if key in unknown]
    found = completing.completions(FORM, values)
    every = [
        {**values, **dict(zip(asked, answers, strict=True))}
        for answers in itertools.product(FORM.scale.steps, repeat=len(asked))
    ]
    ranks = [rank(one) for one in every]
    assert found.exact
    assert found.count == len(every)
    for at in range(len(FORM.outcomes)):
        assert found.outcomes[at] == pytest.approx(ranks.count(at) / len(ranks))
    for key in asked:
        decided = [rank({**one, key: 0}) != rank({**one, key: 4}) for one in every]
        assert found.changes[key] == pytest.approx(np.mean(decided))


@settings(max_examples=15, deadline=None)
@given(KNOWN, st.sets(st.sampled_from(IDS), min_size=7, max_size=40))
def test_drawn_completions_come_out_within_the_ends(known, unknown) -> None:
    values = {**known, **dict.fromkeys(unknown)}
    found = completing.completions(FORM, values, draws=400)
    ends = outcomes.ends(FORM, values)
    assert not found.exact
    assert found.count == 400
    assert sum(found.outcomes) == pytest.approx(1)
    seen = [at for at, share in enumerate(found.outcomes) if share]
    assert ends.low <= min(seen)
    assert max(seen) <= ends.high
    assert found == completing.completions(FORM, values, draws=400)


def test_drawing_comes_close_to_counting(monkeypatch) -> None:
    gates = ("Q3.1", "Q2.3", "Q1.2", "Q2.2", "Q6.2")
    values = dict.fromkeys(IDS, 3) | dict.fromkeys(gates)
    exact = completing.completions(FORM, values)
    monkeypatch.setattr(completing, "EXACT", 0)
    drawn = completing.completions(FORM, values, draws=20_000)
    assert exact.exact
    assert not drawn.exact
    assert drawn.outcomes == pytest.approx(exact.outcomes, abs=0.02)
    for key, share in exact.changes.items():
        assert drawn.changes[key] == pytest.approx(share, abs=0.02)


def test_a_gate_decides_where_points_can_t() -> None:
    """All else at 4: Q3.1 decides unless nothing, Q7.1 never; Q3.1 is at most 1 in 2 of 5."""
    values = dict.fromkeys(IDS, 4) | {"Q3.1": None, "Q7.1": None}
    found = completing.completions(FORM, values)
    assert found.changes == {"Q3.1": 1.0, "Q7.1": 0.0}
    assert found.outcomes == pytest.approx((0, 0.4, 0, 0.6))


def test_nothing_unknown_is_one_completion() -> None:
    found = completing.completions(FORM, dict.fromkeys(IDS, 4))
    assert (found.count, found.exact, dict(found.changes)) == (1, True, {})
    assert found.outcomes == (0, 0, 0, 1)


def test_an_axis_without_any_question_is_decided_by_no_answer() -> None:
    fit = {q.id for q in FORM.questions if FORM.section(q.section).axis == "F"}
    values: dict[str, Value] = {key: NA if key in fit else 4 for key in IDS}
    values["Q7.1"] = None
    found = completing.completions(dataclasses.replace(FORM, gates=()), values)
    assert found.changes == {"Q7.1": 0.0}
