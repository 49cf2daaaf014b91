"""Whose an answer is, and which of several holds."""

import pytest

import storage
from evaluations import questionnaire
from evaluations.answers import store
from evaluations.answers.model import INSTITUTION
from evaluations.answers.sheet import Sheet

FORM = questionnaire.shipped("saas-readiness")  # Q1.1 is of scope S, Q1.2 of V, Q3.5 of A


@pytest.mark.parametrize(
    ("candidate", "question", "owner"),
    [
        (None, "Q1.1", "p"),
        (None, "Q1.2", "p"),
        (None, "Q3.5", INSTITUTION),
        ("c", "Q1.1", "p"),
        ("c", "Q1.2", "c"),
        ("c", "Q3.5", INSTITUTION),
    ],
)
def test_an_answer_is_the_corporations_the_products_or_the_subjects(candidate, question, owner):
    assert Sheet(FORM, "p", candidate=candidate).owner(question) == owner


def _save(db, question_id, value, candidate_id=None, subject="p"):
    with storage.transaction(db):
        return store.save_answer(
            db, subject, FORM, question_id, value, revision=0, by="김", candidate_id=candidate_id
        )


def test_two_candidates_have_answers_of_their_own(db):
    _save(db, "Q1.1", 4)
    _save(db, "Q1.2", 1, "c1")
    _save(db, "Q1.2", 3, "c2")
    _save(db, "Q3.5", 2, "c1")
    for candidate, value in (("c1", 1), ("c2", 3)):
        found = store.answers(db, "p", FORM.id, candidate)
        assert {key: one.value for key, one in found.items()} == {
            "Q1.1": 4,
            "Q1.2": value,
            "Q3.5": 2,
        }
    assert store.answers(db, "p", FORM.id).keys() == {"Q1.1", "Q3.5"}


def test_the_candidates_answer_holds_before_the_projects(db):
    _save(db, "Q1.2", 1)
    assert store.answers(db, "p", FORM.id, "c1")["Q1.2"].value == 1
    _save(db, "Q1.2", 4, "c1")
    assert store.answers(db, "p", FORM.id, "c1")["Q1.2"].value == 4
    assert store.answers(db, "p", FORM.id)["Q1.2"].value == 1


def test_the_corporation_and_a_system_can_be_subjects_themselves(db):
    _save(db, "Q1.1", 3, subject=INSTITUTION)
    _save(db, "Q1.3", 2, subject="system:ERP")
    assert store.answers(db, INSTITUTION, FORM.id).keys() == {"Q1.1"}
    assert store.answers(db, "system:ERP", FORM.id).keys() == {"Q1.1", "Q1.3"}
