"""Answers as a YAML file."""

import pytest

from evaluations import questionnaire
from evaluations.answers import answers_file
from evaluations.answers.answers_file import BadAnswers
from evaluations.verdict import scoring

FORM = questionnaire.shipped("saas-readiness")


def test_the_three_kinds_of_answers():
    found = answers_file.read("Q1.1: 3\nQ2.1: null\nQ2.2: NA\nQ2.3: 모름\nQ2.4:\n", FORM)
    assert {key: answer.counted for key, answer in found.items()} == {
        "Q1.1": 3,
        "Q2.1": None,
        "Q2.2": "NA",
        "Q2.3": None,
        "Q2.4": None,
    }


def test_an_answer_can_bring_its_evidence():
    text = "Q3.1: {value: 2, certainty: 추정, evidence: 회신 공문, comment: 다시 확인}"
    found = answers_file.read(text, FORM)["Q3.1"]
    assert (found.value, found.certainty, found.evidence) == (2, "추정", "회신 공문")


def test_not_applicable_with_an_empty_reason_does_not_count():
    found = answers_file.read("Q2.2: {value: NA}", FORM)["Q2.2"]
    assert (found.value, found.counted) == ("NA", None)


def test_a_question_that_is_missing_is_unknown():
    answers = answers_file.read("Q1.1: 4", FORM)
    assert scoring.counted(FORM, answers)["Q1.2"] is None


BAD = {
    "unknown question": ("Q1.1: 3\nQ9.9: 1", 2, "Q9.9", ""),
    "number for an id": ("1: 3", 1, "1", ""),
    "too high": ("Q1.1: 5", 1, "Q1.1", ""),
    "negative": ("Q1.1: -1", 1, "Q1.1", ""),
    "fraction": ("Q1.1: 2.5", 1, "Q1.1", ""),
    "yes": ("Q1.1: yes", 1, "Q1.1", ""),
    "quoted": ("Q1.1: '3'", 1, "Q1.1", ""),
    "list": ("Q1.1: [3]", 1, "Q1.1", "Q1.1"),
    "date": ("Q1.1: 2026-11-23", 1, "Q1.1", ""),
    "twice": ("Q1.1: 3\nQ1.1: 4", 2, "", "Q1.1"),
    "unknown key": ("Q1.1: {value: 3, note: x}", 1, "Q1.1", "note"),
    "no value": ("Q1.1: {comment: x}", 1, "Q1.1", "value"),
    "certainty": ("Q1.1:\n  value: 3\n  certainty: 아마", 3, "Q1.1", "certainty"),
    "alias": ("Q1.1: &a 3\nQ1.2: *a", 1, "", ""),
    "list file": ("- 3", 1, "", ""),
    "empty": ("", 1, "", ""),
    "syntax": ("Q1.1: {3", 2, "", ""),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_answers_are_refused_with_their_place(case):
    text, line, question, key = BAD[case]
    with pytest.raises(BadAnswers) as refusal:
        answers_file.read(text, FORM, name="erp.yaml")
    found = refusal.value
    assert (found.line, found.question, found.key) == (line, question, key)
    assert found.sentence.startswith(f"erp.yaml {line}행")


def test_values_that_were_read_before_are_taken_the_same_way():
    given = {"Q1.1": 3, "Q2.1": None, "Q2.2": {"value": "NA", "na_reason": "개인정보 없음"}}
    found = answers_file.from_values(given, FORM, name="projects.yaml")
    assert [answer.counted for answer in found.values()] == [3, None, "NA"]
    assert answers_file.from_values({}, FORM, name="projects.yaml") == {}
