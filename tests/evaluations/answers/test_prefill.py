"""What the register suggests: by rules that are data, nothing where a fact is unknown."""

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluations import questionnaire
from evaluations.answers import prefill
from evaluations.questionnaire import BadQuestionnaire
from evaluations.verdict import levels, sums
from processes.inventory.fields import BY_KEY
from processes.inventory.model import Estimate, Evidence, Facts, exactly

MATURITY = questionnaire.shipped("digital-maturity")
RPA = questionnaire.shipped("rpa-suitability")


def suggested(form, question_id, **facts):
    found = prefill.proposal(form.question(question_id), Facts(**facts))
    return None if found is None else found.value


HELD = (Evidence("초본", "행정안전부"),)

CASES = [
    (MATURITY, "D1", {"channels": ("방문", "우편")}, 0),
    (MATURITY, "D1", {"channels": ("방문", "전자우편")}, 1),
    (MATURITY, "D1", {"channels": ("누리집", "방문"), "retyping": True}, 2),
    (MATURITY, "D1", {"channels": ("누리집",), "retyping": False}, 3),
    (MATURITY, "D1", {"channels": ("누리집",)}, None),  # is it typed again? unknown
    (MATURITY, "D1", {"channels": ("비둘기",), "retyping": True}, None),  # no word that we know
    (MATURITY, "D1", {"channels": ()}, None),
    (MATURITY, "D2", {"evidence": ()}, 4),
    (MATURITY, "D2", {"evidence": HELD, "input_forms": ("전자", "종이")}, 0),
    (MATURITY, "D2", {"evidence": HELD, "input_forms": ("스캔",)}, 1),
    (MATURITY, "D2", {"evidence": HELD, "input_forms": ("전자",)}, 2),
    (MATURITY, "D2", {"input_forms": ("종이",)}, None),  # whether any is asked for: unknown
    (MATURITY, "D3", {"evidence": HELD}, 0),
    (MATURITY, "D3", {"evidence": (Evidence("신청서"),)}, None),
    (MATURITY, "D3", {"evidence": ()}, 4),
    (MATURITY, "D4", {"systems": ()}, 0),
    (MATURITY, "D4", {"systems": ("엑셀",)}, 1),
    (MATURITY, "D4", {"systems": ("ERP", "엑셀"), "retyping": True}, 2),
    (MATURITY, "D4", {"systems": ("ERP",), "retyping": False}, None),
    (MATURITY, "D5", {"output_forms": ("종이",)}, 0),
    (MATURITY, "D5", {"output_forms": ("종이", "전자")}, 1),
    (MATURITY, "D5", {"output_forms": ("전자",), "paper_sheets": exactly(0)}, 3),
    (MATURITY, "D5", {"output_forms": ("전자",), "paper_sheets": exactly(2)}, None),
    (MATURITY, "D6", {"retyping": True, "systems": ("ERP", "엑셀")}, 1),
    (MATURITY, "D6", {"retyping": True, "systems": ("ERP",)}, 0),
    (MATURITY, "D6", {"retyping": False, "systems": ("ERP",)}, None),
    (MATURITY, "D7", {"legal_basis": ()}, 0),
    (MATURITY, "D7", {"legal_basis": ("규정 제1조",), "exception_rate": 0.2}, 1),
    (MATURITY, "D8", {"source": "로그"}, 3),
    (MATURITY, "D8", {"source": "면담"}, None),
    (MATURITY, "D9", {"channels": ("방문",)}, 0),
    (MATURITY, "D9", {"channels": ("누리집", "방문")}, 2),
    (MATURITY, "D10", {"systems": ("나라장터",)}, 3),
    (RPA, "R2", {"yearly_volume": exactly(1200), "minutes_per_case": exactly(2.4)}, 1),  # 4 h
    (RPA, "R2", {"yearly_volume": exactly(1200), "minutes_per_case": exactly(48)}, 4),  # 80 h
    (RPA, "R2", {"yearly_volume": exactly(1200)}, None),
    (RPA, "R3", {"input_forms": ("정형",)}, 4),
    (RPA, "R3", {"input_forms": ("정형", "전자")}, 2),
    (RPA, "R5", {"exception_rate": 0.04}, 4),
    (RPA, "R5", {"exception_rate": 0.3}, 1),
    (RPA, "R5", {"exception_rate": 0.31}, 0),
    (RPA, "R8", {"error_rate": 0.0}, 0),
    (RPA, "R9", {"personal_data": "일반", "yearly_volume": exactly(10_000)}, 1),
    (RPA, "R9", {"personal_data": "고유식별", "yearly_volume": exactly(10)}, 2),
    (RPA, "R9", {"personal_data": "일반"}, None),  # how many? unknown
    (RPA, "R9", {"personal_data": "없음", "n2sf_grade": "O"}, 4),
    (RPA, "R9", {"personal_data": "없음", "n2sf_grade": "S"}, 3),
    (RPA, "R10", {"yearly_volume": exactly(1)}, None),  # a person must judge
]


@pytest.mark.parametrize(("form", "question_id", "facts", "answer"), CASES)
def test_the_shipped_rules(form, question_id, facts, answer):
    assert suggested(form, question_id, **facts) == answer


def test_a_proposal_names_field_value_and_answer():
    facts = Facts(exception_rate=0.15, yearly_volume=Estimate(600, 1200, 2400),
                  minutes_per_case=exactly(60))  # fmt: skip
    found = prefill.proposals(RPA, facts)
    assert found["R5"].fields == ("exception_rate",)
    assert found["R5"].reason == "예외율 15% → 2점 '10~20%'"
    assert found["R2"].fields == ("yearly_volume", "minutes_per_case")
    assert (found["R2"].value, found["R2"].low, found["R2"].high) == (4, 3, 4)
    assert found["R2"].reason == (
        "월 공수 50~100~200 시간/월 → 4점 '80h 이상' (범위의 끝에서는 3~4점)"
    )


def test_a_range_without_a_likely_figure_proposes_only_where_its_ends_agree():
    wide = {"yearly_volume": Estimate(100, None, 9000), "minutes_per_case": exactly(60)}
    near = {"yearly_volume": Estimate(1000, None, 9000), "minutes_per_case": exactly(60)}
    open_ = {"yearly_volume": Estimate(1000, None, None), "minutes_per_case": exactly(60)}
    assert suggested(RPA, "R2", **wide) is None
    assert suggested(RPA, "R2", **near) == 4
    assert suggested(RPA, "R2", **open_) == 4


@pytest.mark.parametrize(
    ("form", "question_id", "facts", "fields"),
    [
        (RPA, "R5", {}, ("exception_rate",)),
        (RPA, "R2", {"yearly_volume": exactly(3)}, ("minutes_per_case",)),
        (MATURITY, "D1", {"channels": ("누리집",)}, ("retyping",)),
        (RPA, "R1", {}, ()),
        (RPA, "R5", {"exception_rate": 0.1}, ()),
    ],
)
def test_what_is_missing_for_a_proposal_is_named(form, question_id, facts, fields):
    assert prefill.missing(form.question(question_id), Facts(**facts)) == fields


def test_nothing_known_proposes_nothing():
    assert prefill.proposals(MATURITY, Facts()) == prefill.proposals(RPA, Facts()) == {}


def bounds(form, answers):
    found = sums.verdict(form, answers)
    return found.lo, found.hi


def facts_of(values):
    return Facts(**values)


LISTED = st.sampled_from(["방문", "누리집", "전자우편", "기타"])
FORMS = st.sampled_from(list(BY_KEY["input_forms"].choices))
ESTIMATES = st.lists(st.integers(0, 20_000), min_size=3, max_size=3).map(
    lambda found: Estimate(min(found), sorted(found)[1], max(found))
)
FACTS = st.fixed_dictionaries(
    {
        "channels": st.none() | st.lists(LISTED, unique=True).map(tuple),
        "input_forms": st.none() | st.lists(FORMS, unique=True).map(tuple),
        "output_forms": st.none() | st.lists(FORMS, unique=True).map(tuple),
        "systems": st.none() | st.sampled_from([(), ("엑셀",), ("ERP", "엑셀"), ("나라장터",)]),
        "retyping": st.none() | st.booleans(),
        "evidence": st.none() | st.sampled_from([(), HELD, (Evidence("신청서"),)]),
        "yearly_volume": st.none() | ESTIMATES,
        "minutes_per_case": st.none() | ESTIMATES,
        "exception_rate": st.none() | st.floats(0, 1),
        "personal_data": st.none() | st.sampled_from(BY_KEY["personal_data"].choices),
    }
).map(facts_of)


@settings(max_examples=200, deadline=None)
@given(FACTS)
def test_every_proposal_rests_on_fields_that_are_known(facts):
    for form in (MATURITY, RPA):
        for question_id, found in prefill.proposals(form, facts).items():
            assert found.low <= found.value <= found.high
            assert found.value in form.scale.steps
            assert all(getattr(facts, key) is not None for key in found.fields)
            assert f"→ {found.value}점" in found.reason
            assert prefill.missing(form.question(question_id), facts) == ()


@settings(max_examples=100, deadline=None)
@given(FACTS)
def test_a_proposal_never_counts_as_an_answer(facts):
    assert levels.maturity(MATURITY, {}).unknown_percent == 100
    taken = {k: v.value for k, v in prefill.proposals(RPA, facts).items()}
    before, after = bounds(RPA, {}), bounds(RPA, taken)
    assert before == (0, 100)
    assert before[0] <= after[0] <= after[1] <= before[1]


# --- the rules as data ----------------------------------------------------------------------

FILE = """\
id: small
title: 작은
version: "1"
status: proposal
in_force: {from: 2026-01-01}
subject: process
scoring: {method: sum}
scale: {min: 0, max: 2}
outcomes:
  - {id: STAY, ko: 아니요}
  - {id: GO, ko: 예, at_least: {total: 50}}
hold: 보류
gates:
  - {id: G1, result: 먼저, ko: 먼저 할 일}
stages:
  - {id: first, ko: 먼저}
questions:
  - id: Q1
    weight: 5
    ko: 예외율은?
    anchors: [많음, 보통, 적음]
    gate: {id: G1, at_most: 0}
    stage: [{id: first, at_most: 0}]
    prefill:
      - {answer: 2, when: [{field: exception_rate, below: 0.1}]}
      - {answer: 0, when: [{field: retyping, is: [있음]}, {field: channels, any: [방문]}]}
sources:
  - {id: B1, ko: 고시, status: R}
"""

BAD = {
    "unknown field": ("exception_rate, below", "exception, below", 25, "prefill.when.field"),
    "no test": ("exception_rate, below: 0.1", "exception_rate", 25, "prefill.when.field"),
    "test of another kind": ("below: 0.1", "any: [방문]", 25, "prefill.when.any"),
    "number test on a list": ("any: [방문]", "below: 1", 26, "prefill.when.below"),
    "no such choice": ("is: [있음]", "is: [예]", 26, "prefill.when.is"),
    "answer off the scale": ("answer: 2", "answer: 3", 25, "prefill.answer"),
    "unknown key": ("below: 0.1", "under: 0.1", 25, "prefill.when.under"),
    "negative bound": ("below: 0.1", "below: -1", 25, "prefill.when.below"),
    "unknown stage": ("stage: [{id: first", "stage: [{id: last", 23, "stage.id"),
    "stage at the top": ("first, at_most: 0", "first, at_most: 2", 23, "stage.at_most"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_rule_is_refused_with_its_place(case):
    old, new, line, key = BAD[case]
    assert old in FILE
    with pytest.raises(BadQuestionnaire) as refusal:
        questionnaire.parse(FILE.replace(old, new, 1), "small.yaml")
    found = refusal.value
    assert (found.line, found.question, found.key) == (line, "Q1", key)


METHOD = {
    "a sum without bands": ("hold: 보류\n", "", 1, "hold"),
    "a sum with axes": ("hold: 보류\n", "hold: 보류\naxes: [{id: F, ko: 축}]\n", 13, "axes"),
    "a gate that caps": ("result: 먼저", "cap: STAY", 14, "cap"),
    "an unknown method": ("method: sum", "method: mean", 7, "scoring.method"),
    "a level share in a sum": ("{method: sum}", "{method: sum, share: 70}", 7, "scoring.share"),
    "levels in a sum": ("hold: 보류\n", "hold: 보류\nlevels: [a, b, c]\n", 13, "levels"),
    "a threshold of no sum": ("{total: 50}", "{F: 50}", 11, "at_least"),
    "a stage that nobody uses": ("    stage: [{id: first, at_most: 0}]\n", "", 16, "id"),
    "an unknown subject": ("subject: process", "subject: house", 6, "subject"),
}


@pytest.mark.parametrize("case", METHOD)
def test_a_key_of_another_way_of_scoring_is_refused(case):
    old, new, line, key = METHOD[case]
    assert old in FILE
    with pytest.raises(BadQuestionnaire) as refusal:
        questionnaire.parse(FILE.replace(old, new, 1), "small.yaml")
    assert (refusal.value.line, refusal.value.key) == (line, key)


LEVEL = FILE.replace("{method: sum}", "{method: level, share: 70, core_below: 1}")
LEVEL = LEVEL[: LEVEL.index("outcomes:")] + "levels: [a, b, c]\n" + LEVEL[LEVEL.index("stages:") :]
LEVEL = LEVEL.replace("    gate: {id: G1, at_most: 0}\n", "    core: true\n")


def test_a_level_file_can_be_read():
    form = questionnaire.parse(LEVEL, "small.yaml")
    assert (form.method, form.outcomes, form.gates) == ("level", (), ())
    assert form.question("Q1").core
    assert levels.maturity(form, {"Q1": 1}).title == "b"


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("share: 70, ", "", "scoring.share"),
        ("share: 70", "share: 101", "scoring.share"),
        ("core_below: 1", "core_below: 3", "scoring.core_below"),
        ("[a, b, c]", "[a, b]", "levels"),
        ("core: true", "core: 1", "core"),
    ],
)
def test_a_bad_level_file_is_refused(old, new, key):
    assert old in LEVEL
    with pytest.raises(BadQuestionnaire) as refusal:
        questionnaire.parse(LEVEL.replace(old, new, 1), "small.yaml")
    assert refusal.value.key == key


def test_the_rules_belong_to_the_question_not_to_the_program():
    form = questionnaire.parse(FILE, "small.yaml")
    other = dataclasses.replace(form.questions[0], prefill=form.questions[0].prefill[1:])
    facts = Facts(exception_rate=0.05, retyping=True, channels=("방문",))
    other_form = dataclasses.replace(form, questions=(other,))
    found = [prefill.proposals(one, facts)["Q1"].value for one in (form, other_form)]
    assert found == [2, 0]
