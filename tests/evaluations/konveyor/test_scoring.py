"""Konveyor's rules, reckoned by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluations.konveyor import scoring
from evaluations.konveyor.model import RISKS, Tag
from evaluations.konveyor.reading import parse
from tests.evaluations.konveyor.questionnaires import TEXT

LIMITS = {"red": 5, "yellow": 30, "unknown": 5}


@pytest.mark.parametrize(
    ("risks", "expected"),
    [
        ([], "unknown"),
        (["green"] * 20, "green"),
        (["green"] * 19 + ["red"], "red"),  # exactly 5 %: the threshold itself counts
        (["green"] * 20 + ["red"], "green"),  # 4.8 %
        (["green"] * 7 + ["yellow"] * 3, "yellow"),
        (["green"] * 6 + ["yellow"] * 3 + ["unknown"], "yellow"),  # yellow goes before unknown
        (["green"] * 9 + ["unknown"], "unknown"),
        (["red", "yellow", "unknown"], "red"),
    ],
)
def test_risk_takes_the_first_threshold_that_is_reached(risks, expected):
    assert scoring.risk(LIMITS, risks) == expected


def test_a_threshold_of_zero_makes_everything_red():
    assert scoring.risk({**LIMITS, "red": 0}, ["green"] * 5) == "red"


@pytest.mark.parametrize(
    ("risks", "expected"),
    [
        ([], 0),
        (["green"] * 4, 100),
        (["unknown"] * 4, 70),
        (["red"], 0),  # 1 * 0.5 of 100
        (["yellow"], 78),  # 80 * 0.98 = 78.4
        (["green", "red"], 25),  # (0.5 + 50) / 200
        (["green", "yellow"], 88),  # (78.4 + 98) / 200 = 88.2
        (["yellow", "yellow"], 74),  # 80 * 0.9604 = 76.832; * 0.95 + 76.832 = 149.82; / 200
        (["red", "yellow"], 19),  # 0.49, * 0.95 + 39.2 = 39.6655; / 200
    ],
)
def test_confidence_by_hand(risks, expected):
    assert scoring.confidence(risks) == expected


@given(st.lists(st.sampled_from(RISKS), min_size=1, max_size=40))
def test_confidence_stays_within_its_scale_whatever_the_order(risks):
    found = scoring.confidence(risks)
    assert 0 <= found <= 100
    assert found == scoring.confidence(sorted(risks))


@pytest.mark.parametrize(
    ("several", "expected"),
    [
        ([], "unassessed"),
        (["green", "green"], "green"),
        (["green", "yellow"], "yellow"),
        (["yellow", "unknown"], "unknown"),  # as Konveyor has it
        (["unknown", "red"], "red"),
    ],
)
def test_several_assessments_together(several, expected):
    assert scoring.together(several) == expected


def test_tags_choose_what_is_asked_and_answered():
    form = parse(TEXT, "k.yaml")
    java, go = Tag("Language", "Java"), Tag("Language", "Go")
    assert [q.id for q in scoring.asked(form, [java]).questions()] == ["K1.1", "K1.2", "K2.1"]
    assert [q.id for q in scoring.asked(form, [go]).questions()] == ["K2.1"]
    assert [q.id for q in scoring.asked(form, []).questions()] == ["K1.2", "K2.1"]
    assert scoring.automatic(form, [java]) == {"K1.1": 2}
    assert scoring.automatic(form, [go]) == {}
