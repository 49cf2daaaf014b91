"""An item's share: its parts by weight, the unknown as a range, the least sure basis."""

import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import storage
from action_plan import plan, progress
from action_plan.progress import composing
from action_plan.progress.model import Part, in_percent
from action_plan.tracking import proofs, store
from action_plan.tracking.model import Figure, Milestone

DAY = datetime.date(2026, 12, 1)
BLANK = Part("k", "measure", "지표", None, None, "unknown", "", "", (), None)
shares = st.tuples(st.floats(0, 1), st.floats(0, 1)).map(sorted)
parts = st.lists(
    st.builds(
        lambda share, weight, basis: replace(
            BLANK, low=share and share[0], high=share and share[1], weight=weight,
            basis=basis if share else "unknown",
        ),
        st.none() | shares,
        st.integers(0, 100).map(float),
        st.sampled_from(["computed", "evidenced", "claimed"]),
    ),
    max_size=6,
)  # fmt: skip


@given(parts)
def test_the_share_lies_within_its_parts_and_learning_more_never_widens_it(found):
    low, high = composing.composed(found)
    counted = [one for one in found if one.weight]
    if not any(one.known for one in counted):
        assert (low, high) == (None, None)
        return
    assert low is not None
    assert high is not None
    assert 0 <= low <= high + 1e-9 <= 1 + 2e-9
    for at, one in enumerate(found):
        if not one.known:
            learnt = [*found[:at], replace(one, low=0.5, high=0.5), *found[at + 1 :]]
            least, most = composing.composed(learnt)
            assert least is not None
            assert most is not None
            assert least >= low - 1e-9
            assert most <= high + 1e-9


@pytest.mark.parametrize(
    ("bases", "basis"),
    [
        ([], "unknown"),
        (["computed"], "computed"),
        (["computed", "evidenced"], "evidenced"),
        (["claimed", "computed", "evidenced"], "claimed"),
    ],
)
def test_the_least_sure_part_names_the_basis(bases, basis):
    found = [replace(BLANK, low=0.5, high=0.5, basis=one) for one in bases]
    ignored = replace(BLANK, low=1.0, high=1.0, basis="claimed", weight=0)
    assert composing.basis([*found, BLANK, ignored]) == basis


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (None, None, "모름"),
        (0.0, 0.0, "0%"),
        (1.0, 1.0, "100%"),
        (0.001, 0.001, "1%"),
        (0.999, 1.0, "99~100%"),
        (0.2, 0.6, "20~60%"),
    ],
)
def test_percent(low, high, words):
    assert in_percent(low, high) == words


def of(db, number):
    return progress.all_progress(db, DAY)[number - 1]


def test_every_item_of_the_plan_is_there_and_unknown_at_first(db):
    found = progress.all_progress(db, DAY)
    assert [one.item.number for one in found] == list(range(1, 19))
    assert {one.percent for one in found} == {"모름"}
    assert {one.basis for one in found} == {"unknown"}


def test_a_figure_is_a_claim_until_a_file_proves_it(db):
    with storage.transaction(db):
        one = store.add(
            db, Figure, "dpg", 9, {"title": "이수", "target": 40, "low": 10, "high": 10}, by="가"
        )
    assert (of(db, 9).percent, of(db, 9).basis) == ("25%", "claimed")
    with storage.transaction(db):
        proofs.prove(db, "dpg", proofs.place(9, one.id), "명단.csv", "이름\n가\n".encode(), by="가")
    assert of(db, 9).basis == "evidenced"
    assert [file.name for file in of(db, 9).parts[0].files] == ["명단.csv"]


def test_milestones_are_a_part_and_the_late_ones_are_named(db):
    with storage.transaction(db):
        for title, planned, done in (
            ("가", "2026-11-01", "2026-11-02"),
            ("나", "2026-11-30", None),
            ("다", "2026-12-01", None),
            ("라", None, None),
        ):
            fields = {"title": title, "planned_on": planned, "done_on": done}
            store.add(db, Milestone, "dpg", 13, fields, by="가")
    found = of(db, 13)
    assert (found.percent, found.basis) == ("25%", "claimed")
    assert [one.title for one in found.late] == ["나"]


def test_weights_change_the_share_and_stand_in_the_formula(db):
    with storage.transaction(db):
        first = store.add(
            db, Figure, "dpg", 9, {"title": "이수", "target": 1, "low": 1, "high": 1}, by="가"
        )
        store.add(
            db, Figure, "dpg", 9, {"title": "적용", "target": 1, "low": 0, "high": 0}, by="가"
        )
    assert of(db, 9).percent == "50%"
    with storage.transaction(db):
        store.set_weight(db, "dpg", 9, first.id, 3, by="가")
    assert of(db, 9).percent == "75%"
    assert of(db, 9).formula == "(이수 × 3 + 적용 × 1) ÷ 4."


def test_one_item_alone_is_as_it_is_among_all(db):
    dpg = plan.current(db)
    assert progress.progress_of(db, dpg, dpg.item("3"), DAY) == of(db, 3)


def test_what_rests_on_hidden_rows_is_left_unknown(db):
    prepared = progress.all_progress(db, DAY, measured=False)
    assert {part.basis for one in prepared for part in one.parts} == {"unknown"}
    assert "일부라 셈하지 않았습니다" in prepared[0].parts[0].words
