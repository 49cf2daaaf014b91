"""The questionnaires that come with the workbench: sourced, said to be proposals, and sensible."""

import datetime

import pytest

from evaluations import questionnaire
from evaluations.answers import prefill
from evaluations.projects.candidates.model import Candidate
from evaluations.projects.model import Project
from evaluations.questionnaire import dating
from evaluations.questionnaire.project_fields import ProjectFacts
from evaluations.verdict import judging, levels, scoring
from processes.inventory.model import Facts

SHORT = ("access-logs", "ai-documents", "data-openness", "supply-chain", "zero-trust")
SUBJECTS = {
    "access-logs": "system",
    "ai-documents": "institution",
    "data-openness": "institution",
    "supply-chain": "system",
    "zero-trust": "institution",
}
LOGS = questionnaire.shipped("access-logs")
BEFORE, AFTER = datetime.date(2026, 10, 30), datetime.date(2026, 10, 31)
NEXT_YEAR = datetime.date(2027, 1, 1)


def everything(form, value):
    return {question.id: value for question in form.questions}


@pytest.mark.parametrize("name", SHORT)
def test_a_short_one_is_short_sourced_and_a_proposal(name):
    form = questionnaire.shipped(name)
    assert form.subject == SUBJECTS[name]
    assert 5 <= len(form.questions) <= 10
    assert form.proposal
    assert "제안" in form.note
    for question in form.questions:
        assert question.sources, question.id
        assert question.mitigation, question.id
        assert question.evidence, question.id
        assert question.plan_items, question.id
    used = {one for question in form.questions for one in question.sources}
    used |= {one for gate in form.gates for one in gate.sources}
    used |= {one for rule in form.rules for one in rule.sources}
    assert used == {source.id for source in form.sources}


@pytest.mark.parametrize("name", questionnaire.shipped_ids())
def test_the_best_answers_give_the_best_word_and_none_leaves_it_open(name):
    form = questionnaire.shipped(name)
    best = judging.judged(form, everything(form, form.scale.highest))
    assert best["decided"]
    top = form.outcomes[-1].title if form.outcomes else f"{form.scale.highest}단계"
    assert best["outcome"] == top
    assert not judging.judged(form, {})["decided"]


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("access-logs", "요건 미달"),
        ("ai-documents", "선행: 원본 전자화"),
        ("data-openness", "선행: 비공개 판정"),
        ("supply-chain", "선행: 명세화"),
        ("zero-trust", "0단계"),
    ],
)
def test_the_lowest_answers_give_the_worst_word(name, word):
    form = questionnaire.shipped(name)
    found = judging.judged(form, everything(form, form.scale.lowest))
    assert (found["outcome"], found["decided"]) == (word, True)


@pytest.mark.parametrize(
    ("day", "value", "gates"),
    [(BEFORE, 2, []), (AFTER, 2, ["LG4"]), (BEFORE, 1, ["LG4"]), (AFTER, 3, [])],
)
def test_a_monthly_review_of_logs_is_enough_until_the_rule_changes(day, value, gates):
    given = everything(LOGS, 4) | {"L3.1": value}
    found = scoring.verdict(dating.on(LOGS, day), given)
    assert [one.gate.id for one in found.gates] == gates
    assert found.outcome == ("보완 필요" if gates else "준비됨")


@pytest.mark.parametrize(("day", "outcome"), [(BEFORE, "준비됨"), (AFTER, "요건 미달")])
def test_logging_only_those_who_handle_data_is_enough_until_the_rule_changes(day, outcome):
    given = everything(LOGS, 4) | {"L1.2": 2}
    assert scoring.verdict(dating.on(LOGS, day), given).outcome == outcome


def test_the_yearly_test_is_asked_of_designated_systems_and_a_gate_from_next_year():
    given = everything(LOGS, 4) | {"L2.2": 2, "L3.3": 0}
    assert scoring.verdict(dating.on(LOGS, AFTER), given).gates == ()
    found = scoring.verdict(dating.on(LOGS, NEXT_YEAR), given)
    assert [one.gate.id for one in found.gates] == ["LG5"]
    not_designated = scoring.verdict(dating.on(LOGS, NEXT_YEAR), given | {"L2.2": 4})
    assert not_designated.gates == ()
    assert dating.turning_days(LOGS) == (AFTER, NEXT_YEAR)


def test_zero_trust_is_as_good_as_its_weakest_pillar():
    form = questionnaire.shipped("zero-trust")
    found = levels.maturity(form, everything(form, 3) | {"Z4": 1})
    assert (found.lo, found.hi, found.title) == (1, 1, "초기")
    assert [question.id for question in found.weakest_core] == ["Z4"]
    unknown = levels.maturity(form, everything(form, 3) | {"Z4": None})
    assert (unknown.lo, unknown.hi) == (0, 3)


def _facts(end=None, grades=(), personal=(), certification=None):
    project = Project("p", "IT-1", "ERP", "고도화", None, "", None, end, (), (), False, 1, "", "")
    product = Candidate("c", "p", "가", "나", certification, None, None, "", "", False, 1, "", "")
    served = [
        Facts(n2sf_grade=grade, personal_data=kind)
        for grade, kind in zip(grades, personal or [None] * len(grades), strict=True)
    ]
    return ProjectFacts(datetime.date(2026, 11, 23), tuple(served), project, product)


@pytest.mark.parametrize(
    ("facts", "proposed"),
    [
        (_facts(), {}),
        (_facts("2026-12-31"), {"Q1.5": 4}),
        (_facts("2027-11-23"), {"Q1.5": 4}),
        (_facts("2027-11-24"), {"Q1.5": 3}),
        (_facts("2029-01-01"), {"Q1.5": 2}),
        (_facts("2031-11-23"), {"Q1.5": 1}),
        (_facts("2040-01-01"), {"Q1.5": 0}),
        (_facts(grades=["O", "C"]), {"Q2.1": 0}),
        (_facts(grades=["O", "S"]), {"Q2.1": 2}),
        (_facts(grades=["O", "O"], personal=["없음", "없음"]), {"Q2.1": 4, "Q2.2": 4}),
        (_facts(grades=["O", None]), {}),
        (_facts(grades=[None, "C"]), {"Q2.1": 0}),
        (_facts(certification="없음"), {"Q3.1": 0}),
        (_facts(certification="CSAP 중등급"), {}),
    ],
)
def test_a_project_proposes_answers_to_the_saas_questions(facts, proposed):
    found = prefill.proposals(questionnaire.shipped("saas-readiness"), facts)
    assert {key: one.value for key, one in found.items()} == proposed
