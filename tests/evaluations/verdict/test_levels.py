"""The level of a process: enough weight at it, no core item too far below, honest bounds."""

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluations import questionnaire
from evaluations.answers.model import NA
from evaluations.verdict import levels
from evaluations.verdict.scoring import BadAnswer

FORM = questionnaire.shipped("digital-maturity")
IDS = [question.id for question in FORM.questions]
CORE = [question.id for question in FORM.questions if question.core]
STEP = st.integers(0, 4)
ANY = st.fixed_dictionaries(dict.fromkeys(IDS, st.one_of(STEP, STEP, st.none(), st.just(NA))))
KNOWN = st.fixed_dictionaries(dict.fromkeys(IDS, st.one_of(STEP, STEP, st.just(NA))))
QUICK = settings(max_examples=200, deadline=None)


def bounds(answers):
    return levels.bounds(FORM, answers)


def every(value, **others):
    return {**dict.fromkeys(IDS, value), **others}


def test_the_agreed_items_weights_and_core_items():
    assert [(q.id, q.weight) for q in FORM.questions] == list(
        zip(IDS, [14, 12, 10, 12, 12, 10, 10, 8, 6, 6], strict=True)
    )
    assert CORE == ["D1", "D2", "D5"]
    assert FORM.level_rule is not None
    assert (FORM.level_rule.share, FORM.level_rule.core_below) == (70, 1)
    assert FORM.proposal
    assert FORM.subject == "process"


@pytest.mark.parametrize("level", range(5))
def test_the_same_answer_everywhere_is_that_level(level):
    found = levels.maturity(FORM, every(level))
    assert (found.lo, found.hi, found.median, found.unknown_percent) == (level, level, level, 0)


@pytest.mark.parametrize(
    ("answers", "level"),
    [
        (every(4, D2=0), 1),  # a paper original keeps it down, however modern the rest
        (every(4, D2=1), 2),
        (every(4, D5=2), 3),
        (every(4, D3=0), 4),  # not a core item: 90 % are at 4
        (every(3, D3=0, D4=0, D8=0), 3),  # 10 + 12 + 8: exactly 70 % are at 3
        (every(3, D3=0, D4=0, D6=0), 0),  # 68 % are above 0
        (every(0, D1=4, D2=4, D5=4), 0),  # core items alone carry nothing
        (every(NA, D9=3), 3),  # one applicable item
        (every(NA, D1=0, D9=4, D10=4), 0),  # 12 of 26 % are above 0
    ],
)
def test_the_level_rule(answers, level):
    found = levels.maturity(FORM, answers)
    assert (found.lo, found.hi) == (level, level)
    assert found.decided


def test_nothing_applicable_is_no_level():
    found = levels.maturity(FORM, every(NA))
    assert (found.lo, found.hi, found.median, found.decided) == (None, None, None, False)
    assert found.words == "단계 없음"


def test_unknown_is_a_range_never_zero():
    found = levels.maturity(FORM, {})
    assert (found.lo, found.hi, found.unknown_percent, found.median) == (0, 4, 100, None)
    assert found.words == "0~4단계"
    assert [q.id for q in found.open_core] == CORE


def test_the_weakest_core_item_is_named_with_all_that_tie():
    found = levels.maturity(FORM, every(3, D1=1, D2=1, D5=None))
    assert [q.id for q in found.weakest_core] == ["D1", "D2"]
    assert found.weakest_value == 1
    assert [q.id for q in found.open_core] == ["D5"]


def test_what_keeps_the_level_down_is_said():
    (reason,) = levels.maturity(FORM, every(4, D2=1)).reasons
    assert reason == "3단계가 못 되는 까닭: 핵심 문항 D2 증빙·구비서류(1점)이(가) 2점보다 낮습니다."
    (reason,) = levels.maturity(FORM, every(2)).reasons
    assert "3점 이상인 문항의 비중이 0%로 70%보다 작습니다" in reason


def test_an_answer_outside_the_scale_is_refused():
    with pytest.raises(BadAnswer, match="D1"):
        levels.maturity(FORM, {"D1": 5})


@QUICK
@given(ANY, st.sampled_from(IDS))
def test_a_better_answer_never_lowers_the_level(values, question_id):
    worse = dict(values)
    if not isinstance(values[question_id], int) or values[question_id] == 4:
        worse[question_id] = 1
    better = {**worse, question_id: worse[question_id] + 1}
    before, after = bounds(worse), bounds(better)
    assert after[0] >= before[0]
    assert after[1] >= before[1]


@QUICK
@given(ANY, st.data())
def test_bounds_contain_every_completion(values, data):
    completed = {k: data.draw(STEP) if v is None else v for k, v in values.items()}
    low, high = bounds(values)
    exact, same = bounds(completed)
    assert exact == same
    assert (low is None) == (exact is None)
    if exact is not None:
        assert low <= exact <= high


@QUICK
@given(KNOWN)
def test_the_level_is_the_highest_that_the_rule_allows(values):
    given = [(q, values[q.id]) for q in FORM.questions if values[q.id] != NA]
    weight = sum(q.weight for q, _ in given)
    allowed = [
        level
        for level in range(5)
        if given
        and 100 * sum(q.weight for q, v in given if v >= level) >= 70 * weight
        and all(v >= level - 1 for q, v in given if q.core)
    ]
    assert bounds(values)[0] == max(allowed, default=None)


@QUICK
@given(KNOWN, st.sets(st.sampled_from(IDS), max_size=9))
def test_not_applicable_is_as_if_never_asked(values, left_out):
    shorter = dataclasses.replace(
        FORM, questions=tuple(q for q in FORM.questions if q.id not in left_out)
    )
    without = {q.id: values[q.id] for q in shorter.questions}
    assert bounds({**values, **dict.fromkeys(left_out, NA)}) == levels.bounds(shorter, without)


def test_as_plain_values():
    found = levels.as_json(levels.maturity(FORM, every(3, D2=1)))
    assert (found["level"], found["level_lo"], found["level_hi"]) == (2, 2, 2)
    assert found["weakest_core"] == {
        "question": "D2",
        "text": "증빙·구비서류",
        "value": 1,
        "anchor": "스캔 제출",
        "ties": [],
    }
    assert levels.as_json(levels.maturity(FORM, {}))["level"] is None
