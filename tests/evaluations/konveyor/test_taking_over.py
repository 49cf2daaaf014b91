"""Konveyor's questionnaire as ours and ours as Konveyor's: what is kept and what is said lost."""

import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluations import questionnaire
from evaluations.answers.model import NA
from evaluations.konveyor import scoring
from evaluations.konveyor.reading import parse
from evaluations.konveyor.side_by_side import by_their_rules
from evaluations.konveyor.taking_over import identifier, risks, taken_over
from evaluations.konveyor.writing import risk_of, written
from evaluations.verdict.scoring import verdict
from tests.evaluations.konveyor.questionnaires import TEXT

THEIRS = parse(TEXT, "k.yaml")
DAY = datetime.date(2026, 11, 30)
TAKEN = taken_over(THEIRS, DAY)
OURS = questionnaire.parse(TAKEN.text, "ours.yaml")


def test_what_is_taken_over_is_a_questionnaire_of_ours():
    assert (OURS.id, OURS.title, OURS.begins) == (
        "konveyor-cloud-readiness",
        "Cloud readiness",
        DAY,
    )
    assert OURS.proposal
    assert [(s.id, s.title, s.weight) for s in OURS.sections] == [
        ("K1", "Data", 2),
        ("K2", "Contract", 1),
    ]
    first = OURS.question("K1.1")
    assert first.anchors == ("(이 색의 답 없음)", "Some", "All / More than all")
    assert first.rationale == "Names, not units"
    assert first.mitigation_of(1) == "Teach"


def test_every_loss_is_said_with_its_questions():
    told = " ".join(TAKEN.losses)
    for part in ("묶은 문항: K1.1.", "'모름'으로 옮긴 문항: K1.1.", "includeFor, excludeFor",
                 "K1.1, K1.2", "autoAnswerFor", "applyTags", "riskMessages"):  # fmt: skip
        assert part in told


def test_a_threshold_of_zero_is_said():
    bad = parse(TEXT.replace("red: 5,", "red: 0,"), "k.yaml")
    assert "항상 그 색" in taken_over(bad, DAY).losses[-1]


@pytest.mark.parametrize(
    ("values", "risk", "counts"),
    [
        ({}, "unknown", {"unknown": 3}),
        ({"K1.1": 2, "K1.2": 2, "K2.1": 2}, "green", {"green": 3}),
        ({"K1.1": 2, "K1.2": 2, "K2.1": 0}, "red", {"green": 2, "red": 1}),
        ({"K1.1": NA, "K1.2": 1, "K2.1": 2}, "yellow", {"yellow": 1, "green": 1}),
        ({"K1.1": None, "K1.2": 2, "K2.1": 2}, "unknown", {"unknown": 1, "green": 2}),
    ],
)
def test_the_same_answers_by_their_rules(values, risk, counts):
    found = by_their_rules(THEIRS, values)
    assert found.risk == risk
    assert {one: n for one, n in found.counts.items() if n} == counts
    assert found.sentence.startswith("Konveyor 규칙: ")


_VALUES = st.fixed_dictionaries(
    {one.id: st.sampled_from([None, NA, 0, 1, 2]) for one in THEIRS.questions()}
)


@given(_VALUES)
def test_both_rules_speak_of_the_same_questions(values):
    asked = risks(THEIRS, values)
    assert len(asked) == sum(value != NA for value in values.values())
    assert scoring.risk(THEIRS.thresholds, asked) == by_their_rules(THEIRS, values).risk
    if all(isinstance(value, int) and value == 2 for value in values.values()):
        assert verdict(OURS, values).outcome == "위험 낮음"


@pytest.mark.parametrize("form_id", questionnaire.shipped_ids())
def test_ours_can_be_read_as_konveyors_and_losses_are_told(form_id):
    form = questionnaire.shipped(form_id)
    done = written(form)
    theirs = parse(done.text, "theirs.yaml")
    assert len(list(theirs.questions())) == len(form.questions)
    for ours, one in zip(form.questions, theirs.questions(), strict=True):
        assert ours.text in one.text
        assert [a.text for a in one.answers] == [*ours.anchors, "모름"]
        assert [a.risk for a in one.answers[:-1]] == [
            risk_of(form, ours, step) for step in form.scale.steps
        ]
    told = " ".join(done.losses)
    assert "가중치" in told
    assert ("게이트" in told) == bool(form.gates)


def test_a_gates_answers_are_red():
    form = questionnaire.shipped("saas-readiness")
    gated = next(q for q in form.questions if q.trigger and q.trigger.at_most == 2)
    assert [risk_of(form, gated, step) for step in form.scale.steps] == [
        "red", "red", "red", "green", "green",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Legacy Pathfinder!", r"konveyor-legacy-pathfinder"),
        ("클라우드", r"konveyor-[0-9a-f]{8}"),
        ("A" * 90, r"konveyor-a{50}"),
    ],
)
def test_an_id_for_a_name(name, expected):
    assert re.fullmatch(expected, identifier(name))


def test_names_without_latin_letters_have_ids_of_their_own():
    assert identifier("클라우드") != identifier("서버")
