"""When a question is asked, what is said of its answers, and gates that follow the day."""

import datetime
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluations import questionnaire
from evaluations.answers.model import NA
from evaluations.projects.model import Project
from evaluations.questionnaire import BadQuestionnaire, asking, dating
from evaluations.questionnaire.project_fields import ProjectFacts
from evaluations.verdict import outcomes, scoring
from tests.evaluations.questionnaire.small import GOOD

FORM = questionnaire.parse(GOOD, "small.yaml")
DAY = datetime.date(2026, 11, 1)


def project(kind: str, end: str | None = None) -> ProjectFacts:
    one = Project("p", "IT-1", "ERP", kind, None, "", None, end, (), (), False, 1, "", "")
    return ProjectFacts(DAY, (), one)


RENEWED = asking.about(FORM, project("고도화"))


@pytest.mark.parametrize(
    ("form", "given", "counted"),
    [
        (RENEWED, {"Q1": 2, "Q2": 1, "Q3": 2}, {"Q1": 2, "Q2": 1, "Q3": 2}),
        (RENEWED, {"Q1": 0, "Q2": 1, "Q3": 2}, {"Q1": 0, "Q2": NA, "Q3": NA}),
        (RENEWED, {"Q1": 2, "Q2": 0, "Q3": 2}, {"Q1": 2, "Q2": 0, "Q3": NA}),
        (RENEWED, {"Q2": 1, "Q3": 2}, {"Q1": None, "Q2": None, "Q3": None}),
        (RENEWED, {"Q1": NA, "Q2": 1}, {"Q1": NA, "Q2": NA, "Q3": NA}),
        (FORM, {"Q1": 2, "Q2": 2, "Q3": 2}, {"Q1": 2, "Q2": 2, "Q3": None}),
        (FORM, {"Q1": 2, "Q2": 0, "Q3": 2}, {"Q1": 2, "Q2": 0, "Q3": NA}),
        (
            asking.about(FORM, project("신규")),
            {"Q1": 2, "Q2": 2, "Q3": 2},
            {"Q1": 2, "Q2": 2, "Q3": NA},
        ),
    ],
)
def test_a_question_counts_as_its_condition_says(form, given, counted):
    assert scoring.counted(form, given) == counted


def test_a_question_that_is_not_asked_says_why():
    told = asking.standings(RENEWED, {"Q1": 0, "Q2": None, "Q3": None})
    assert told["Q2"] == asking.Asking(False, "Q1의 답이 0점 '아니요': '1 이상'일 때만 묻습니다")
    assert told["Q3"] == asking.Asking(False, "Q2이(가) 해당없음")
    new = asking.about(FORM, project("신규"))
    told = asking.standings(new, {"Q1": 2, "Q2": 2, "Q3": None})
    assert told["Q2"].asked is True
    assert told["Q3"].reason == "사업 구분 신규: '고도화 가운데 하나'일 때만 묻습니다"
    told = asking.standings(FORM, {"Q1": None, "Q2": 2, "Q3": None})
    assert (told["Q2"].asked, told["Q2"].reason) == (None, "Q1의 답을 알아야 묻는지 정해집니다")
    assert asking.condition(FORM, FORM.question("Q3").ask_when[1]) == "사업 구분 고도화 가운데 하나"


ANSWER = st.sampled_from([0, 1, 2, None, NA])


@given(st.fixed_dictionaries({"Q1": ANSWER, "Q2": ANSWER, "Q3": ANSWER}))
def test_whatever_the_unknown_turns_out_to_be_the_outcome_lies_within_the_range(values):
    now = outcomes.ends(RENEWED, scoring.counted(RENEWED, values))
    choices = [[0, 1, 2, NA] if value is None else [value] for value in values.values()]
    for completion in itertools.product(*choices):
        whole = dict(zip(values, completion, strict=True))
        found = outcomes.ends(RENEWED, scoring.counted(RENEWED, whole))
        assert now.low <= found.low <= found.high <= now.high, whole


def test_what_raises_an_answer_is_said_of_the_answer_or_of_the_question():
    question = FORM.question("Q1")
    assert question.mitigation_of(0) == "고유 업무를 나눈다."
    assert question.mitigation_of(1) == "업무를 표준에 맞춘다."
    assert question.rationale_of(0) == "맞는 서비스가 없다."
    assert question.rationale_of(1) == ""
    assert question.rationale == "표준 업무라야 서비스가 있다."


@pytest.mark.parametrize(
    ("day", "limit", "gates"),
    [(datetime.date(2026, 10, 30), 0, []), (datetime.date(2026, 10, 31), 1, ["G1"])],
)
def test_a_gates_limit_follows_the_dated_rule(day, limit, gates):
    form = dating.on(FORM, day)
    trigger = form.question("Q1").trigger
    assert trigger
    assert trigger.at_most == limit
    assert [one.gate.id for one in scoring.verdict(form, {"Q1": 1}).gates] == gates
    assert dating.turning_days(FORM) == (datetime.date(2026, 10, 31),)


def test_a_gate_exists_only_while_its_rule_is_in_force():
    text = GOOD.replace("cap: KEEP, ko: 기밀", "cap: KEEP, ko: 기밀, rule: old")
    form = questionnaire.parse(text, "small.yaml")
    before = dating.on(form, datetime.date(2026, 10, 30))
    after = dating.on(form, datetime.date(2026, 10, 31))
    assert [one.gate.id for one in scoring.verdict(before, {"Q1": 0}).gates] == ["G1"]
    assert scoring.verdict(after, {"Q1": 0}).gates == ()
    assert scoring.verdict(after, {}).open_gates == ()


def test_a_projects_contract_is_counted_in_months():
    ends = {"2027-11-01": 12, "2026-11-01": 0, "2026-01-01": 0, None: None}
    assert {end: project("신규", end).contract_months for end in ends} == ends
    assert project("신규", "2026-12-02").contract_months == pytest.approx(1 + 1 / 31)


WAITS = "ask_when: [{question: Q1, at_least: 1}]"
BAD = {
    "a circle": (
        "    rationale: 표준",
        "    ask_when: [{question: Q3, up_to: 1}]\n    rationale: 표준",
        "Q2",
        "ask_when.question",
        "돌고",
    ),
    "itself": (WAITS, "ask_when: [{question: Q2, at_least: 1}]", "Q2", "ask_when.question", "자기"),
    "no question": (
        WAITS,
        "ask_when: [{question: Q9, at_least: 1}]",
        "Q2",
        "ask_when.question",
        "Q9",
    ),
    "both": (
        WAITS,
        "ask_when: [{question: Q1, field: kind, at_least: 1}]",
        "Q2",
        "ask_when.question",
        "하나만",
    ),
    "neither": (WAITS, "ask_when: [{at_least: 1}]", "Q2", "ask_when.question", "하나만"),
    "no test": (WAITS, "ask_when: [{question: Q1}]", "Q2", "ask_when.question", "조건이 없습니다"),
    "words of an answer": (
        WAITS,
        "ask_when: [{question: Q1, is: [예]}]",
        "Q2",
        "ask_when.is",
        "문항의 답에는",
    ),
    "never true": (
        WAITS,
        "ask_when: [{question: Q1, at_least: 3}]",
        "Q2",
        "ask_when.at_least",
        "어떤 답으로도",
    ),
    "no fact": ("field: kind", "field: kindness", "Q3", "ask_when.field", "대상에 없는"),
    "no value": ("is: [고도화]", "is: [이도화]", "Q3", "ask_when.is", "없는 값"),
    "wrong test": ("is: [고도화]", "below: 3", "Q3", "ask_when.below", "쓸 수 없는 조건"),
    "step of a note": (
        "answer: 0, rationale",
        "answer: 3, rationale",
        "Q1",
        "answers.answer",
        "0부터 2까지",
    ),
    "note twice": (
        "    answers:\n",
        "    answers:\n      - {answer: 0, rationale: 또}\n",
        "Q1",
        "answers.answer",
        "두 번",
    ),
    "empty note": (
        "rationale: 맞는 서비스가 없다., mitigation: 고유 업무를 나눈다.",
        "",
        "Q1",
        "answers.answer",
        "mitigation",
    ),
    "limit of no rule": (
        "rule: new, at_most: 1",
        "rule: newer, at_most: 1",
        "Q1",
        "gate.dated.rule",
        "newer",
    ),
    "limit of a rule without days": (
        "rule: new, at_most: 1",
        "rule: ever, at_most: 1",
        "Q1",
        "gate.dated.rule",
        "날짜가 없습니다",
    ),
    "limit at the top": (
        "rule: new, at_most: 1",
        "rule: new, at_most: 2",
        "Q1",
        "gate.dated.at_most",
        "가장 높은",
    ),
    "gate of no rule": ("ko: 기밀,", "ko: 기밀, rule: none,", "G1", "rule", "none"),
    "rule twice": ("id: ever, key", "id: old, key", "old", "id", "두 번"),
    "scale from 1": ("{min: 0, max: 2}", "{min: 1, max: 3}", "", "scale.min", "0이어야"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_conditions_are_refused_with_their_place(case):
    old, new, question, key, words = BAD[case]
    assert GOOD.count(old) == 1
    with pytest.raises(BadQuestionnaire, match=words) as refusal:
        questionnaire.parse(GOOD.replace(old, new), "small.yaml")
    found = refusal.value
    assert (found.question, found.key) == (question, key)
    assert found.line >= GOOD[: GOOD.index(old)].count("\n")


def test_in_a_sum_a_gate_question_is_always_asked():
    text = questionnaire.reading.shipped_text("rpa-suitability").replace(
        "    gate: {id: RG1, at_most: 0}",
        "    gate: {id: RG1, at_most: 0}\n    ask_when: [{question: R1, at_least: 1}]",
    )
    with pytest.raises(BadQuestionnaire, match="언제나 물어야") as refusal:
        questionnaire.parse(text, "rpa.yaml")
    assert (refusal.value.question, refusal.value.key) == ("R3", "ask_when.question")
