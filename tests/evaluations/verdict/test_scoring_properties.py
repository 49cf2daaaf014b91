"""What must hold of every verdict, whatever the answers."""

import dataclasses

from hypothesis import given, settings
from hypothesis import strategies as st

from evaluations import questionnaire
from evaluations.answers.model import NA
from evaluations.verdict import outcomes, scores, scoring

FORM = questionnaire.shipped("saas-readiness")
IDS = [question.id for question in FORM.questions]
UNGATED = dataclasses.replace(
    FORM, questions=tuple(dataclasses.replace(q, trigger=None) for q in FORM.questions), gates=()
)
STEP = st.integers(0, 4)
# High answers are more frequent, so that the thresholds and not only the gates are met.
LIKELY = st.sampled_from([0, 1, 2, 3, 3, 3, 4, 4, 4, 4, 4, 4])
KNOWN = st.fixed_dictionaries(dict.fromkeys(IDS, LIKELY))
ANY = st.fixed_dictionaries(
    dict.fromkeys(IDS, st.one_of(LIKELY, LIKELY, LIKELY, st.none(), st.just(NA)))
)
QUICK = settings(max_examples=150, deadline=None)


def test_the_agreed_range_has_a_rank_for_every_outcome():
    assert [FORM.rank(one.id) for one in FORM.outcomes] == [0, 1, 2, 3]


@QUICK
@given(ANY, st.sampled_from(IDS))
def test_a_better_answer_never_worsens_the_outcome(values, question_id):
    worse, better = values, dict(values)
    if not isinstance(values[question_id], int) or values[question_id] == 4:
        worse = {**values, question_id: 2}
    better[question_id] = worse[question_id] + 1
    before, after = outcomes.ends(FORM, worse), outcomes.ends(FORM, better)
    assert after.low >= before.low
    assert after.high >= before.high


@QUICK
@given(ANY, st.data())
def test_bounds_contain_what_any_completion_of_the_unknowns_gives(values, data):
    completed = {
        key: data.draw(st.one_of(STEP, st.sampled_from([0, 4]))) if value is None else value
        for key, value in values.items()
    }
    before, after = outcomes.ends(FORM, values), outcomes.ends(FORM, completed)
    assert before.low <= after.low <= before.high
    assert before.low <= after.high <= before.high
    wide, narrow = scores.axis_bounds(FORM, values), scores.axis_bounds(FORM, completed)
    for axis, bounds in wide.items():
        if bounds.lo is not None:
            exact = narrow[axis]
            assert exact.lo == exact.hi
            assert float(bounds.lo) - 1e-9 <= float(exact.lo or 0) <= float(bounds.hi or 0) + 1e-9


@QUICK
@given(KNOWN, st.sets(st.sampled_from(IDS), max_size=20))
def test_not_applicable_leaves_the_ceiling_as_if_never_asked(values, left_out):
    kept = tuple(q for q in FORM.questions if q.id not in left_out)
    shorter = dataclasses.replace(FORM, questions=kept)
    with_na = {**values, **dict.fromkeys(left_out, NA)}
    without = {q.id: values[q.id] for q in kept}
    assert scores.axis_bounds(FORM, with_na) == scores.axis_bounds(shorter, without)
    assert outcomes.ends(FORM, with_na) == outcomes.ends(shorter, without)


@QUICK
@given(ANY)
def test_gates_only_cap(values):
    gated, free = outcomes.ends(FORM, values), outcomes.ends(UNGATED, values)
    assert gated.low <= free.low
    assert gated.high <= free.high
    assert scores.axis_bounds(FORM, values) == scores.axis_bounds(UNGATED, values)
    for hit in scoring.verdict(FORM, values).gates:
        assert gated.high <= FORM.rank(hit.gate.cap)


@QUICK
@given(ANY, st.permutations(FORM.sections), st.permutations(FORM.questions))
def test_the_order_of_sections_and_questions_does_not_matter(values, sections, questions):
    shuffled = dataclasses.replace(FORM, sections=tuple(sections), questions=tuple(questions))
    assert scores.axis_bounds(shuffled, values) == scores.axis_bounds(FORM, values)
    assert outcomes.ends(shuffled, values) == outcomes.ends(FORM, values)


@QUICK
@given(ANY)
def test_decided_means_one_outcome_and_nothing_left_to_find_out(values):
    found = scoring.verdict(FORM, values)
    assert found.decided == (found.low == found.high) == (found.outcome != "판정 보류")
    assert not (found.decided and found.find_out_first)
    if not found.decided and None in values.values():
        asked = {one.question.id for one in found.find_out_first}
        assert asked == {key for key, value in values.items() if value is None}
    assert 0 <= found.unknown_percent <= 100
