"""A form with every field of generated values: out and back without a change."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from processes.inventory.changes import value_of
from processes.inventory.fields import BY_KEY, FIELDS, N2SF_GRADES, PERSONAL_DATA, SOURCES
from processes.inventory.model import (
    Estimate,
    Evidence,
    Facts,
    FigureSource,
    NotUnderstood,
    exactly,
)
from processes.spreadsheet import form, merging
from processes.spreadsheet.merged import decided, same
from tests.processes.spreadsheet.forms import merged, process, sent

TRICKY = [
    "=1+1",
    "+82",
    "@a",
    "0012",
    "ㅊㅇ",
    "😀 첫 줄\n둘째 줄",
    "_x0041_",
    "3-5",
    "1/2",
    "'a",
    "ÅA",
]
TEXT = st.sampled_from(TRICKY) | st.text(max_size=40)
ITEMS = st.lists(TEXT, max_size=3).map(tuple)
AMOUNT = st.integers(0, 100_000).map(lambda n: n / 4)
BOUND = st.none() | AMOUNT


def _ordered(bounds) -> Estimate | None:
    known = sorted(bound for bound in bounds if bound is not None)
    if not known:
        return None
    low, likely, high = (None if bound is None else known.pop(0) for bound in bounds)
    return Estimate(low, likely, high)


ESTIMATE = st.builds(
    exactly, AMOUNT, st.sampled_from(["", "월 20건"]), approximate=st.booleans()
) | (st.tuples(BOUND, BOUND, BOUND).map(_ordered))
VALUES: dict[str, Any] = {
    "text": TEXT,
    "laws": ITEMS,
    "roles": ITEMS,
    "words": ITEMS,
    "channels": ITEMS,
    "evidence": st.lists(st.builds(Evidence, TEXT, TEXT), max_size=3).map(tuple),
    "volume": ESTIMATE,
    "minutes": ESTIMATE,
    "waiting": ESTIMATE,
    "amount": ESTIMATE,
    "count": st.integers(0, 999),
    "share": st.integers(0, 10_000).map(lambda n: n / 10_000),
    "yes-no": st.booleans(),
    "forms": st.sets(st.sampled_from(["종이", "스캔", "전자", "정형"])).map(sorted).map(tuple),
    "personal-data": st.sampled_from(sorted(PERSONAL_DATA)),
    "n2sf-grade": st.sampled_from(sorted(N2SF_GRADES)),
    "source": st.sampled_from(sorted(SOURCES)),
    "sources": st.builds(
        FigureSource, st.just("staff"), st.sampled_from(sorted(SOURCES)), st.dates().map(str)
    ).map(lambda one: (one,)),
    "plan-items": st.sets(st.integers(1, 18)).map(sorted).map(tuple),
    "date": st.dates().map(str),
}
FACTS = st.builds(Facts, **{f.key: st.none() | VALUES[f.kind.name] for f in FIELDS})


@given(FACTS, TEXT.filter(str.strip))
@settings(max_examples=60, deadline=None)
def test_every_value_of_every_field_goes_out_and_comes_back_as_no_change(facts, name):
    there = process("P-1", name, facts)
    result = merged([there], base=[there])
    assert result.empty
    assert (result.faults, result.kept, result.left_out) == ((), 0, ())


@pytest.fixture(scope="module")
def blank():
    """A form whose one process knows nothing."""
    return sent([process("P-1", "업무", Facts())])


@given(FACTS)
@settings(max_examples=100, deadline=None)
def test_every_value_that_can_be_written_arrives_as_it_was_written(blank, wanted):
    texts, readable = dict(blank.rows[0].texts), {}
    for column in FIELDS:
        text = form.read_as(form.shown(column, getattr(wanted, column.key)))
        try:
            readable[column.key] = column.parse(text)
            texts[column.key] = text
        except NotUnderstood:
            continue  # a text that nobody can type
    row = replace(blank.rows[0], texts=texts)
    result = merging.merge(replace(blank, rows=(row,)), [process("P-1", "업무", Facts())])
    arrived = decided(result, {}).get("P-1", {})
    assert result.faults == ()
    for key, value in readable.items():
        assert same(arrived.get(key), value), key
        if BY_KEY[key].kind.name in CHOSEN:
            assert value == getattr(wanted, key)


CHOSEN = {"yes-no", "forms", "personal-data", "n2sf-grade", "source", "plan-items", "date", "count"}


@given(FACTS, FACTS, FACTS)
@settings(max_examples=100, deadline=None)
def test_nothing_of_the_register_is_lost_without_a_choice(base, theirs, mine):
    """Whatever was changed on either side: what the register changed stands, or is asked."""
    form_ = sent([process("P-1", "업무", base)])
    texts = {**form_.rows[0].texts}
    texts |= {f.key: form.read_as(form.shown(f, getattr(mine, f.key))) for f in FIELDS}
    now = process("P-1", "업무", theirs, revision=2)
    row = replace(form_.rows[0], texts=texts)
    result = merging.merge(replace(form_, rows=(row,)), [now], clear=True)
    for key in decided(result, {}).get("P-1", {}):
        assert same(value_of(now, key), getattr(base, key)), BY_KEY[key].label
