"""The questionnaire that counts: version and gates of the day, weights that were chosen."""

import dataclasses
import datetime

import pytest

import storage
from evaluations import questionnaire
from evaluations.verdict import using
from evaluations.weights import store
from evaluations.weights.model import OWN

FORM = questionnaire.shipped("saas-readiness")
DAY = datetime.date(2026, 12, 1)


@pytest.fixture
def db(tmp_path):
    database = storage.open_database(f"sqlite:///{tmp_path}/using.db")
    yield database
    database.close()


def choose(db, weights):
    with storage.transaction(db):
        kept = store.add_weight_set(
            db, FORM, "현업", method="hand", weights=weights, reason="합의", by="김"
        )
        store.choose(db, FORM.id, kept.id, reason="합의", by="김")
    return kept


def test_without_a_choice_the_questionnaire_stands_as_it_is(db) -> None:
    used = using.in_use(db, FORM.id, DAY)
    assert used.form == used.own == FORM
    assert (used.weight_set, used.weights_name) == (None, "질문지의 제안")


def test_chosen_weights_count_until_the_own_ones_are_chosen_again(db) -> None:
    kept = choose(db, {s.id: 1.0 for s in FORM.sections})
    used = using.in_use(db, FORM.id)
    assert {s.weight for s in used.form.sections} == {12.5}
    assert used.own == FORM
    assert (used.weight_set, used.weights_name) == (kept, "현업")
    with storage.transaction(db):
        store.choose(db, FORM.id, OWN, reason="되돌림", by="김")
    assert using.in_use(db, FORM.id).form == FORM


def test_weights_of_other_sections_are_not_used_and_said_to_be_unfit(db) -> None:
    kept = choose(db, {s.id: 1.0 for s in FORM.sections})
    weights = {key: w for key, w in kept.weights.items() if key != "S8"}
    used = using.with_weights(FORM, dataclasses.replace(kept, weights=weights))
    assert used.form == FORM
    assert used.weight_set is None
    assert "S8" in used.unfit


def test_answers_to_questions_of_another_version_are_left_out() -> None:
    assert using.asked(FORM, {"Q1.1": 3, "Q9.9": 4}) == {"Q1.1": 3}
