"""Weight sets are kept for good, chosen with a reason, and put to use."""

import sqlite3

import pytest

import storage
from evaluations import questionnaire
from evaluations.verdict import scoring
from evaluations.weights import applying, store
from evaluations.weights.model import OWN

FORM = questionnaire.shipped("saas-readiness")
EQUAL = {section.id: 1.0 for section in FORM.sections}


def add(db, name="균등", weights=EQUAL, **more):
    given = {"method": "hand", "reason": "처음 정함", "by": "김", **more}
    with storage.transaction(db):
        return store.add_weight_set(db, FORM, name, weights=weights, **given)


def test_a_set_is_normalised_and_comes_back_as_it_was_kept(db) -> None:
    kept = add(db, judgements={"S1:S5": 2}, consistency={"F": 0.05})
    assert store.weight_sets(db, FORM.id) == [kept]
    assert dict(kept.weights) == dict.fromkeys(EQUAL, 12.5)
    assert (kept.created_by, kept.reason) == ("김", "처음 정함")
    assert kept.questionnaire_version == FORM.version


def test_sets_and_choices_are_never_changed_nor_deleted(db) -> None:
    kept = add(db)
    with storage.transaction(db):
        store.choose(db, FORM.id, kept.id, reason="합의", by="김")
    for sql in (
        "update weight_sets set name = 'x'",
        "delete from weight_sets",
        "update weight_choices set reason = 'x'",
        "delete from weight_choices",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            db.execute(sql)


def test_the_newest_choice_counts_and_the_old_ones_stay(db) -> None:
    assert store.chosen(db, FORM.id) is None
    one, other = add(db), add(db, "다른")
    for set_id, reason in ((one.id, "회의 1"), (other.id, "회의 2"), (OWN, "되돌림")):
        with storage.transaction(db):
            store.choose(db, FORM.id, set_id, reason=reason, by="박")
        now = store.chosen(db, FORM.id)
        assert (now.id if now else OWN) == set_id
    assert [c.reason for c in store.choices(db, FORM.id)] == ["되돌림", "회의 2", "회의 1"]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": " "}, "이름"),
        ({"reason": ""}, "이유"),
        ({"consistency": {"R": 0.11}}, "0.110"),
        ({"method": "guess"}, "방법"),
        ({"weights": {**EQUAL, "S3": 0.0}}, "S3"),
        ({"weights": {**EQUAL, "S3": -1.0}}, "S3"),
        ({"weights": {**EQUAL, "S3": float("nan")}}, "S3"),
        ({"weights": {"S1": 1.0}}, "S2"),
        ({"weights": {**EQUAL, "S9": 1.0}}, "S9"),
    ],
)
def test_what_can_t_stand_is_refused_and_nothing_is_kept(db, changes, said) -> None:
    with pytest.raises((store.RefusedWeights, applying.UnfitWeights), match=said):
        add(db, **changes)
    assert store.weight_sets(db, FORM.id) == []


def test_an_unknown_set_can_t_be_chosen(db) -> None:
    with pytest.raises(store.UnknownWeights, match="없는 것"):
        store.choose(db, FORM.id, "없는 것", reason="x", by="김")


def test_a_set_is_found_by_its_name_the_newest_first(db) -> None:
    add(db)
    newer = add(db)
    assert store.weight_set(db, FORM.id, "균등") == newer


def test_applied_weights_change_the_axis_scores_and_nothing_else(db) -> None:
    kept = add(db, weights={**EQUAL, "S1": 100.0})
    values = {q.id: 4 if q.section == "S1" else 2 for q in FORM.questions}
    used = applying.applied(FORM, kept)
    before, after = scoring.verdict(FORM, values), scoring.verdict(used, values)
    assert after.axes[0].lo is not None
    assert after.axes[0].lo == pytest.approx(100 * (100 * 1 + 2 * 0.5) / 102)
    assert before.axes[0].lo == pytest.approx(100 * (18 * 1 + 21 * 0.5) / 39)
    assert applying.applied(FORM, None) is FORM
    assert used.questions == FORM.questions


def test_a_draft_gathers_judgements_from_two_tabs(db) -> None:
    assert store.draft(db, FORM.id, "김").revision == 0
    with storage.transaction(db):
        store.save_draft(db, FORM.id, "김", steps={"S1:S5": 3})
    with storage.transaction(db):
        store.save_draft(db, FORM.id, "김", steps={"S1:S6": -2}, hand={"S1": 20.0})
    with storage.transaction(db):
        store.save_draft(db, FORM.id, "김", steps={"S1:S5": None})
    kept = store.draft(db, FORM.id, "김")
    assert (kept.steps, kept.hand) == ({"S1:S6": -2}, {"S1": 20.0})
    assert store.draft(db, FORM.id, "박").steps == {}
