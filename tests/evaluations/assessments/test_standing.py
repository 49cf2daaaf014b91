"""How far assessments are, of the corporation and of each system."""

import datetime

import pytest

import storage
from evaluations import questionnaire
from evaluations.answers import store as answers
from evaluations.answers.model import INSTITUTION
from evaluations.assessments import standing
from processes.dictionary import store as dictionary
from processes.inventory import store as register
from processes.inventory.model import Facts

DAY = datetime.date(2026, 11, 23)
LOGS = questionnaire.shipped("access-logs")
ZERO = questionnaire.shipped("zero-trust")


@pytest.fixture
def systems(db):
    with storage.transaction(db):
        facts = Facts(systems=("ERP", "그룹웨어"))
        register.add_process(db, "급여", "총무부", by="김", facts=facts)
        dictionary.add_term(db, "시스템", "주차관제", by="김")
        answers.save_answer(db, "system:옛 시스템", LOGS, "L1.1", 3, revision=0, by="김")
    return db


def test_systems_come_from_the_register_the_dictionary_and_the_answers(systems):
    assert standing.systems(systems) == ["ERP", "그룹웨어", "옛 시스템", "주차관제"]


def test_only_what_is_about_the_corporation_or_a_system_is_an_assessment(db):
    found = {form.id: form.subject for form in standing.forms(db, DAY)}
    assert found == {
        "access-logs": "system",
        "ai-documents": "institution",
        "data-openness": "institution",
        "supply-chain": "system",
        "zero-trust": "institution",
    }


def test_what_nobody_has_begun_says_so(systems):
    found = standing.standings(systems, LOGS, DAY)
    erp = found["system:ERP"]
    assert (erp.begun, erp.words, erp.answered, erp.asked) == (False, "시작 전", 0, 9)
    begun = found["system:옛 시스템"]
    assert (begun.begun, begun.answered) == (True, 1)
    assert begun.words.startswith("판정 보류")
    assert standing.in_short(found.values()) == "시스템 4개 가운데 시작 1개, 판정 0개"


def test_a_question_that_is_not_asked_is_not_missed(systems):
    with storage.transaction(systems):
        for question in LOGS.questions:
            if question.id != "L3.3":  # asked of designated public systems only
                answers.save_answer(
                    systems, "system:ERP", LOGS, question.id, 4, revision=0, by="김"
                )
    found = standing.standings(systems, LOGS, DAY)
    erp = found["system:ERP"]
    assert (erp.answered, erp.asked, erp.words, erp.found.decided) == (8, 8, "준비됨", True)
    told = standing.in_short(found.values())
    assert told == "시스템 4개 가운데 시작 2개, 판정 1개 (준비됨 1)"


def test_the_corporation_has_one_standing_each(db):
    with storage.transaction(db):
        for question in ZERO.questions:
            answers.save_answer(db, INSTITUTION, ZERO, question.id, 1, revision=0, by="김")
    (one,) = standing.standings(db, ZERO, DAY).values()
    assert (one.subject, one.answered, one.words) == (INSTITUTION, 6, "1단계")
    assert standing.in_short([one]) == "답변 6/6, 1단계"
