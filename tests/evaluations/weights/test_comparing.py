"""Judgements step by step: what is asked, what comes of it, and what would mend it."""

import dataclasses
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluations import questionnaire
from evaluations.weights import comparing
from evaluations.weights.ahp import weighting

FORM = questionnaire.shipped("saas-readiness")
SECTIONS = [section.id for section in FORM.sections]
PAIRS = [comparing.key(pair) for pair in combinations(SECTIONS, 2)]
STEP = st.integers(-8, 8)


def test_by_axes_takes_fourteen_judgements_and_all_takes_twenty_eight() -> None:
    by_axes, whole = comparing.blocks(FORM, "axes"), comparing.blocks(FORM, "all")
    assert [(one.id, len(one.pairs)) for one in by_axes] == [("F", 3), ("R", 10), ("axes", 1)]
    assert [len(one.pairs) for one in whole] == [28]


def test_judgements_within_the_axes_are_not_asked_again_when_all_are_compared() -> None:
    inside = {comparing.key(p) for b in comparing.blocks(FORM, "axes")[:2] for p in b.pairs}
    assert inside <= set(PAIRS)
    assert len(comparing.compared(FORM, "all", dict.fromkeys(inside, 0)).open) == 28 - 13


@pytest.mark.parametrize(
    ("step", "ratio", "words"),
    [
        (8, 9.0, "절대적으로 더"),
        (0, 1.0, "같음"),
        (-2, 1 / 3, "조금 더"),
        (3, 4.0, "'조금 더'와 '더' 사이"),
    ],
)
def test_a_step_is_a_ratio_and_a_word(step, ratio, words) -> None:
    assert comparing.ratio(step) == pytest.approx(ratio)
    assert comparing.words(step) == words


@settings(max_examples=30, deadline=None)
@given(st.fixed_dictionaries({**dict.fromkeys(PAIRS, STEP), "F:R": STEP}))
def test_weights_by_axes_are_the_parts_of_the_axis_times_the_axis(steps) -> None:
    found = comparing.compared(FORM, "axes", steps)
    assert found.weights is not None
    assert sum(found.weights.values()) == pytest.approx(100)
    axes = dict(
        zip(*(getattr(found.weightings["axes"], n) for n in ("names", "weights")), strict=True)
    )
    for axis in FORM.axes:
        own = [s.id for s in FORM.sections if s.axis == axis.id]
        assert sum(found.weights[name] for name in own) == pytest.approx(100 * axes[axis.id])
    assert found.consistent == all(w.consistency_ratio <= 0.1 for w in found.weightings.values())


@settings(max_examples=30, deadline=None)
@given(st.fixed_dictionaries(dict.fromkeys(PAIRS, STEP)))
def test_the_order_of_the_sections_does_not_matter(steps) -> None:
    turned = dataclasses.replace(FORM, sections=tuple(reversed(FORM.sections)))
    one = comparing.compared(FORM, "all", steps).weights
    mirrored = {":".join(reversed(k.split(":"))): -step for k, step in steps.items()}
    other = comparing.compared(turned, "all", mirrored).weights
    assert one is not None
    assert other is not None
    assert one == pytest.approx(other)


@settings(max_examples=20, deadline=None)
@given(st.fixed_dictionaries(dict.fromkeys(PAIRS, STEP)))
def test_a_mend_is_the_best_step_for_that_judgement(steps) -> None:
    (block,) = comparing.blocks(FORM, "all")
    found = comparing.compared(FORM, "all", steps).weightings["all"]
    for mend in comparing.mends(block, steps, found):
        assert mend.given == steps[comparing.key(mend.pair)]
        mended = {**steps, comparing.key(mend.pair): mend.step}
        after = weighting(block.names, comparing.matrix(block, mended)).consistency_ratio
        assert after == pytest.approx(mend.ratio)
        assert mend.ratio <= found.consistency_ratio + 1e-9


def test_a_single_slip_is_named_with_the_step_that_mends_it() -> None:
    scale = {"S2": 4, "S3": 4, "S4": 2, "S7": 1, "S8": 1}
    (block,) = [b for b in comparing.blocks(FORM, "axes") if b.id == "R"]
    steps = {}
    for one, other in block.pairs:
        ratio = scale[one] / scale[other]
        steps[f"{one}:{other}"] = int(ratio) - 1 if ratio >= 1 else 1 - int(1 / ratio)
    steps["S2:S8"] = -3  # was 4 times as much, said the other way round
    found = comparing.compared(FORM, "axes", steps).weightings["R"]
    assert not found.is_consistent
    worst = comparing.mends(block, steps, found)[0]
    assert (worst.pair, worst.given, worst.step) == (("S2", "S8"), -3, 3)
    assert worst.ratio == pytest.approx(0, abs=1e-9)


def test_unfinished_comparisons_give_the_blocks_that_are_done() -> None:
    found = comparing.compared(FORM, "axes", {"S1:S5": 2, "S1:S6": 2, "S5:S6": 0})
    assert set(found.weightings) == {"F"}
    assert found.weights is None
    assert not found.consistent
    assert len(found.open) == 11
