"""Candidates beside each other, the ranking held against pymcdm."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pymcdm.methods import SPOTIS

from evaluations import questionnaire
from evaluations.answers.model import NA, Value
from evaluations.verdict import acceptability as acc
from evaluations.verdict import side_by_side as beside

FORM = questionnaire.shipped("saas-readiness")
IDS = [question.id for question in FORM.questions]
BASE = [section.weight for section in FORM.sections]
ANY = st.fixed_dictionaries(dict.fromkeys(IDS, st.sampled_from([2, 3, 3, 4, None, NA])))


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(st.floats(0, 100), min_size=8, max_size=8), min_size=2, max_size=5))
def test_totals_are_those_of_pymcdm_s_spotis_and_depend_on_no_other(points) -> None:
    table, weights = np.array(points), acc.weightings(BASE, 20, seed=5)
    found = beside.totals(table, weights)
    method = SPOTIS(np.array([[0.0, 100.0]] * 8))
    for draw, one in enumerate(weights):
        away = method(table, one, np.ones(8), validation=False)
        assert found[:, draw] == pytest.approx(100 * (1 - away), abs=1e-4)
    assert beside.totals(table[:1], weights) == pytest.approx(found[:1])


@settings(max_examples=25, deadline=None)
@given(st.lists(ANY, min_size=1, max_size=4), st.data())
def test_certainly_first_and_possibly_first_enclose_every_completion(several, data) -> None:
    names = [f"후보 {at}" for at in range(len(several))]
    completed = [
        {key: data.draw(st.integers(0, 4)) if v is None else v for key, v in one.items()}
        for one in several
    ]
    weights = acc.weightings(BASE, 50, seed=1)
    open_, done = acc.scores(FORM, several), acc.scores(FORM, completed)
    certain, possible = beside.first_shares(
        beside.totals(open_.low, weights), beside.totals(open_.high, weights)
    )
    exact = beside.totals(done.low, weights)
    first = (exact >= exact.max(axis=0) - 1e-9).mean(axis=1)
    assert (certain <= first + 1e-12).all()
    assert (first <= possible + 1e-12).all()
    found = beside.side_by_side(FORM, dict(zip(names, several, strict=True)), draws=50)
    assert [one.name for one in found] == names


def test_who_can_t_be_adopted_has_no_rank_and_a_better_one_is_always_first() -> None:
    good: dict[str, Value] = dict.fromkeys(IDS, 4)
    found = beside.side_by_side(
        FORM, {"가": dict.fromkeys(IDS, 3), "나": good, "다": good | {"Q3.1": 0}}
    )
    told = {one.name: (one.verdict.outcome, one.certain, one.possible) for one in found}
    assert told == {
        "가": ("즉시 도입", 0.0, 0.0),
        "나": ("즉시 도입", 1.0, 1.0),
        "다": ("발전 연계", None, None),
    }


def test_none_to_be_adopted_is_no_ranking() -> None:
    found = beside.side_by_side(FORM, {"가": dict.fromkeys(IDS, 0)})
    assert [(one.verdict.outcome, one.certain) for one in found] == [("현행 유지", None)]
