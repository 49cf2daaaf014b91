"""Points with labels: bands by the sum, gates whose result takes the label's place."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluations import questionnaire
from evaluations.answers.model import NA
from evaluations.verdict import sums
from evaluations.verdict.scoring import counted

FORM = questionnaire.shipped("rpa-suitability")
IDS = [question.id for question in FORM.questions]
GATES = {q.id: q.trigger for q in FORM.questions if q.trigger}
STEP = st.integers(0, 4)
LIKELY = st.sampled_from([0, 1, 2, 3, 3, 3, 4, 4, 4])
ANY = st.fixed_dictionaries(dict.fromkeys(IDS, st.one_of(LIKELY, LIKELY, st.none(), st.just(NA))))
QUICK = settings(max_examples=200, deadline=None)


def judged(answers):
    return sums.verdict(FORM, answers)


def every(value, **others):
    return {**dict.fromkeys(IDS, value), **others}


def test_the_agreed_items_weights_gates_and_bands():
    assert [q.weight for q in FORM.questions] == [16, 14, 14, 10, 12, 10, 6, 6, 6, 6]
    assert {key: (one.gate, one.at_most) for key, one in GATES.items()} == {
        "R3": ("RG1", 0),
        "R5": ("RG2", 0),
        "R6": ("RG3", 0),
        "R9": ("RG4", 0),
        "R10": ("RG5", 2),
    }
    assert [(o.title, o.at_least.get("total")) for o in FORM.outcomes] == [
        ("부적합", None),
        ("재설계 후 재평가", 45),
        ("조건부", 60),
        ("자동화 추진", 75),
    ]
    assert FORM.proposal
    assert FORM.subject == "process"


@pytest.mark.parametrize(
    ("answers", "score", "label"),
    [
        (every(4), 100, "자동화 추진"),
        (every(3), 75, "자동화 추진"),
        (every(3, R8=2), 73.5, "조건부"),
        (every(2, R10=3, R1=3, R2=3), 59, "재설계 후 재평가"),
        (every(2, R10=3, R1=3, R2=3, R4=3), 61.5, "조건부"),
        (every(1, R10=3, R9=4, R1=4), 44.5, "부적합"),
        (every(NA, R1=3), 75, "자동화 추진"),
    ],
)
def test_bands(answers, score, label):
    found = judged(answers)
    assert (found.lo, found.hi, found.label, found.decided) == (score, score, label, True)


@pytest.mark.parametrize(
    ("question", "value", "label"),
    [
        ("R3", 0, "선행: 전자화"),
        ("R5", 0, "선행: 표준화"),
        ("R6", 0, "보류"),
        ("R9", 0, "불가"),
        ("R10", 0, "재설계 우선"),
        ("R10", 2, "재설계 우선"),
    ],
)
def test_a_gate_overrides_the_label_whatever_the_points(question, value, label):
    found = judged(every(4, **{question: value}))
    assert found.lo >= 80
    assert (found.label, found.by_points) == (label, ("자동화 추진", "자동화 추진"))


def test_redesign_comes_before_every_other_gate():
    found = judged(every(0))
    assert (found.label, found.decided) == ("재설계 우선", True)
    assert [one.gate.id for one in found.gates] == ["RG5", "RG4", "RG3", "RG1", "RG2"]


def test_unknown_answers_leave_bounds_and_hold_the_label():
    found = judged(every(4, R1=None))
    assert (found.lo, found.hi) == (84, 100)
    assert (found.label, found.decided) == ("자동화 추진", True)  # both ends agree
    found = judged(every(3, R1=None))
    assert (found.lo, found.hi, found.label) == (63, 79, "판정 보류")
    assert (found.low, found.high) == ("조건부", "자동화 추진")


def test_nothing_answered_is_on_hold_over_everything():
    found = judged({})
    assert (found.lo, found.hi, found.label, found.unknown_percent) == (0, 100, "판정 보류", 100)
    assert (found.low, found.high) == ("재설계 우선", "자동화 추진")
    assert [one.gate.id for one in found.open_gates] == ["RG5", "RG4", "RG3", "RG1", "RG2"]


def test_a_gate_between_the_ends_is_not_overlooked():
    """Both ends could read the same while an open gate in between gives another label."""
    found = judged(every(4, R5=0, R6=None, R10=4))
    assert found.possible == ("보류", "선행: 표준화")
    assert not found.decided


def test_a_set_gate_that_comes_first_decides_in_spite_of_open_ones():
    found = judged({"R10": 1})
    assert (found.label, found.decided, found.lo, found.hi) == ("재설계 우선", True, 1.5, 95.5)


def test_everything_not_applicable_has_no_points():
    found = judged(every(NA))
    assert (found.lo, found.hi, found.label) == (None, None, "판정 보류")


@QUICK
@given(ANY, st.sampled_from(IDS))
def test_a_better_answer_never_lowers_the_score(values, question_id):
    worse = dict(values)
    if not isinstance(values[question_id], int) or values[question_id] == 4:
        worse[question_id] = 2
    better = {**worse, question_id: worse[question_id] + 1}
    before, after = judged(worse), judged(better)
    assert after.lo >= before.lo
    assert after.hi >= before.hi


@QUICK
@given(ANY, st.data())
def test_bounds_and_labels_contain_every_completion(values, data):
    completed = {k: data.draw(STEP) if v is None else v for k, v in values.items()}
    before, after = judged(values), judged(completed)
    assert after.decided or after.lo is None
    assert after.label in (*before.possible, FORM.hold)
    if after.lo is not None:
        assert before.lo - 1e-9 <= after.lo <= before.hi + 1e-9
    if before.decided:
        assert after.label == before.label


@settings(max_examples=25, deadline=None)
@given(ANY, st.sets(st.sampled_from(IDS), min_size=1, max_size=3))
def test_decided_is_exactly_when_all_completions_agree(values, unknown):
    known = {k: 3 if v is None else v for k, v in values.items()} | dict.fromkeys(unknown)
    labels = {
        sums.label(FORM, counted(FORM, {**known, **dict(zip(sorted(unknown), steps, strict=True))}))
        for steps in itertools.product(range(5), repeat=len(unknown))
    }
    found = judged(known)
    assert labels <= set(found.possible)
    assert found.decided == (len(labels) == 1)


@QUICK
@given(ANY)
def test_a_gate_that_is_set_never_leaves_a_band_as_label(values):
    found = judged(values)
    if found.gates:
        bands = {outcome.title for outcome in FORM.outcomes}
        assert not bands & set(found.possible)
    assert found.decided == (found.label != FORM.hold)


def test_the_reasons_name_gate_question_and_points():
    told = "\n".join(judged(every(4, R10=2, R3=None)).reasons)
    assert "게이트 RG5 → '재설계 우선': 폐지·통합·API가 가능하면" in told
    assert "R10 답변 2 'API 연계 가능'" in told
    assert "R3의 답에 따라 게이트 RG1 '선행: 전자화'이(가) 될 수 있습니다" in told
    assert "합계 83.0~97.0점" in told
