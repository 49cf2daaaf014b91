"""What is known of the subjects of a questionnaire, gathered from register and projects."""

import datetime

import pytest

import storage
from evaluations import questionnaire
from evaluations.projects import store as projects
from evaluations.projects.candidates import store as candidates
from evaluations.questionnaire import subject_facts
from evaluations.questionnaire.project_fields import ProjectFacts
from processes.inventory import store as register
from processes.inventory.model import Facts

DAY = datetime.date(2026, 11, 23)


@pytest.fixture
def filled(db):
    with storage.transaction(db):
        pay = register.add_process(
            db,
            "급여",
            "총무부",
            Facts(systems=("ERP",), n2sf_grade="S", personal_data="민감"),
            by="김",
        )
        hire = register.add_process(
            db, "채용", "총무부", Facts(systems=("ERP", "채용"), n2sf_grade="O"), by="김"
        )
        project = projects.add_project(
            db, "ERP", by="김", process_codes=[pay.code], contract_end="2027-11-23"
        )
        candidates.add_candidate(db, project.id, "가", certification="없음", by="김")
    return db, pay, hire, project


def _of(db, name, subjects):
    return subject_facts.gathered(db, questionnaire.shipped(name), subjects, DAY)


def test_a_process_is_known_by_the_register(filled):
    db, pay, _, _ = filled
    assert _of(db, "rpa-suitability", [pay.id, "gone"]) == {pay.id: pay.facts}


def test_a_project_is_known_by_itself_its_product_and_what_it_serves(filled):
    db, _, _, project = filled
    known = _of(db, "saas-readiness", [project.id, "gone"])
    assert list(known) == [project.id]
    facts = known[project.id]
    assert isinstance(facts, ProjectFacts)
    assert (facts.n2sf_grade, facts.personal_data) == ("S", ("민감",))
    assert facts.contract_months == 12
    assert facts.candidate
    assert facts.candidate.certification == "없음"


def test_a_system_is_known_by_the_processes_that_use_it(filled):
    db = filled[0]
    known = _of(db, "access-logs", ["system:ERP", "system:채용", "system:없음"])
    assert [one.n2sf_grade for one in known.values()] == ["S", "O", None]
    assert [one.personal_data for one in known.values()] == [None, None, None]


def test_of_the_corporation_nothing_is_gathered(filled):
    assert _of(filled[0], "zero-trust", ["institution"]) == {}
