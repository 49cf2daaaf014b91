"""Hours freed: labour only, bounds of every combination, never past the baseline."""

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import storage
from processes.inventory import store as inventory
from processes.inventory.model import Estimate, Facts, exactly
from processes.savings import store
from processes.savings.hours import Hours, Sum, check_baseline, freed, total
from processes.savings.hours import given as given_away
from processes.savings.model import BadSaving, Gift, Plan


def hours_of(known: Facts, to_be: Estimate) -> Any:
    return freed(known, to_be)


def facts(volume, minutes, waiting=None):
    return Facts(yearly_volume=volume, minutes_per_case=minutes, waiting_minutes=waiting)


def test_hours_are_cases_times_minutes_saved():
    assert freed(facts(exactly(600), exactly(30)), exactly(10)) == Hours(200, 200, 200)


def test_waiting_is_no_labour():
    slow = facts(exactly(600), exactly(30), waiting=exactly(100_000))
    assert hours_of(slow, exactly(10)).likely == 200


def test_ranges_give_the_widest_bounds():
    found = freed(facts(Estimate(60, 120, 180), Estimate(20, 30, 40)), Estimate(5, 10, 15))
    assert found == Hours(5, 40, 105)


def test_what_takes_longer_is_negative_and_most_so_with_most_cases():
    found = freed(facts(Estimate(60, 120, 180), exactly(10)), exactly(20))
    assert found == Hours(-30, -20, -10)


@pytest.mark.parametrize("unknown", [facts(None, exactly(1)), facts(exactly(1), None)])
def test_unknown_is_no_zero(unknown):
    assert freed(unknown, exactly(1)) is None
    assert total([freed(unknown, exactly(1)), Hours(1, 2, 3)]) == Sum(Hours(1, 2, 3), 1, 1)


def test_a_balance_sets_the_least_against_the_most():
    away = given_away([Gift("가", "부", Estimate(10, 20, 30), "근거")])
    assert Hours(100, 200, 300) - away == Hours(70, 180, 290)
    assert Hours(None, 1, None) + Hours(1, 1, 1) == Hours(None, 2, None)


@st.composite
def ranges(draw, most=500):
    low, likely, high = sorted(draw(st.tuples(*[st.integers(0, most)] * 3)))
    return Estimate(low, likely, high)


@given(ranges(), ranges(), ranges(), *[st.floats(0, 1)] * 3)
def test_the_truth_lies_within_the_bounds(volume, as_is, to_be, x, y, z):
    n, a, t = (e.low + at * (e.high - e.low) for e, at in ((volume, x), (as_is, y), (to_be, z)))
    found = hours_of(facts(volume, as_is), to_be)
    assert found.low - 1e-6 <= n * (a - t) / 60 <= found.high + 1e-6
    assert found.low <= found.likely <= found.high


@given(ranges(), ranges(), st.lists(ranges(), max_size=4))
def test_what_is_accepted_never_saves_past_the_baseline(volume, as_is, redesigns):
    known = facts(volume, as_is)
    try:
        check_baseline(known, redesigns)
    except BadSaving:
        assume(False)
    saved: Any = total(freed(known, one) for one in redesigns).hours
    assert saved.high <= volume.high * as_is.high / 60 + 1e-6
    assert saved.likely <= volume.likely * as_is.likely / 60 + 1e-6


def test_two_redesigns_may_share_the_baseline_but_not_pass_it():
    known = facts(exactly(100), exactly(30))
    check_baseline(known, [exactly(20), exactly(10)])
    with pytest.raises(BadSaving, match=r"건당 30분인데 재설계 2건이 합해 40분"):
        check_baseline(known, [exactly(10), exactly(10)])


PLAN = Plan("자동화", exactly(10), "추정", "2026-11-01", state="시행 중")
GIFT = Gift("찾아가는 교실", "시설관리부", exactly(100), "운영일지")


@pytest.fixture
def process(db):
    known = facts(exactly(600), exactly(30))
    return inventory.add_process(db, "대관", "시설관리부", known, by="가")


def test_a_saving_and_its_gifts_are_stored(db, process):
    made = store.add_saving(db, process.id, PLAN, by="가")
    gift = store.give(db, made.id, GIFT, by="가")
    assert store.all_savings(db) == [made]
    assert (made.plan, store.all_given(db)) == (PLAN, [gift])
    store.take_back(db, gift.id, 1, by="가")
    assert store.all_given(db) == []


@pytest.mark.parametrize(
    ("plan", "sentence"),
    [
        (Plan("", exactly(1), "추정", "2026-11-01"), "이름을"),
        (Plan("가", exactly(1), "소문", "2026-11-01"), "출처를"),
        (Plan("가", exactly(1), "추정", ""), "날짜를"),
        (Plan("가", exactly(1), "추정", "2026-11-01", state="끝"), "상태 '끝'"),
    ],
)
def test_a_plan_needs_name_source_and_date(db, process, plan, sentence):
    with pytest.raises(BadSaving, match=sentence):
        store.add_saving(db, process.id, plan, by="가")


def test_a_second_redesign_that_saves_too_much_is_refused_and_not_stored(db, process):
    store.add_saving(db, process.id, PLAN, by="가")
    with pytest.raises(BadSaving, match="기준선을 넘습니다"):
        store.add_saving(db, process.id, PLAN, by="가")
    assert len(store.all_savings(db)) == 1


def test_changing_a_redesign_does_not_count_it_twice(db, process):
    made = store.add_saving(db, process.id, PLAN, by="가")
    to_nothing = Plan("자동화", exactly(0), "추정", "2026-11-01", state="시행 중")
    saved = store.save_saving(db, made.id, 1, to_nothing, by="가")
    assert (saved.plan.minutes, saved.plan.state) == (exactly(0), "시행 중")


def test_no_more_is_given_than_is_freed(db, process):
    made = store.add_saving(db, process.id, PLAN, by="가")  # frees 200 hours
    store.give(db, made.id, GIFT, by="가")
    with pytest.raises(BadSaving, match="합해 201시간으로, 이 재설계가 줄이는 최대 200시간"):
        store.give(db, made.id, Gift("가", "시설관리부", exactly(101), "나"), by="가")
    slower = Plan("자동화", exactly(25), "추정", "2026-11-01", state="시행 중")  # frees 50 hours
    with pytest.raises(BadSaving, match="최대 50시간"):
        store.save_saving(db, made.id, 1, slower, by="가")
    assert len(store.all_given(db)) == 1


def test_a_redesign_that_takes_longer_has_nothing_to_give(db, process):
    longer = Plan("의무 확대", exactly(40), "추정", "2026-11-01", state="시행 중")
    made = store.add_saving(db, process.id, longer, by="가")
    with pytest.raises(BadSaving, match="최대 -100시간"):
        store.give(db, made.id, GIFT, by="가")


@pytest.mark.parametrize(
    ("gift", "sentence"),
    [
        (Gift(" ", "시설관리부", exactly(1), "근거"), "이름을"),
        (Gift("가", "없는부", exactly(1), "근거"), "부서 '없는부'"),
        (Gift("가", "시설관리부", exactly(1), " "), "근거를"),
    ],
)
def test_a_gift_names_service_department_and_evidence(db, process, gift, sentence):
    made = store.add_saving(db, process.id, PLAN, by="가")
    with pytest.raises(BadSaving, match=sentence):
        store.give(db, made.id, gift, by="가")


def test_a_stale_save_is_refused(db, process):
    made = store.add_saving(db, process.id, PLAN, by="가")
    with storage.transaction(db):
        store.save_saving(db, made.id, 1, Plan("나", exactly(9), "추정", "2026-11-01"), by="나")
    with pytest.raises(storage.Conflict), storage.transaction(db):
        store.save_saving(db, made.id, 1, Plan("다", exactly(8), "추정", "2026-11-01"), by="다")


def test_only_what_is_in_force_has_hours_to_give(db, process):
    made = store.add_saving(
        db, process.id, Plan("자동화", exactly(10), "추정", "2026-11-01"), by="가"
    )
    with pytest.raises(BadSaving, match="아직 시행하지 않은"):
        store.give(db, made.id, GIFT, by="가")
    store.save_saving(db, made.id, 1, PLAN, by="가")
    store.give(db, made.id, GIFT, by="가")
    with pytest.raises(BadSaving, match="먼저 거두세요"):
        store.save_saving(
            db, made.id, 2, Plan("자동화", exactly(10), "추정", "2026-11-01"), by="가"
        )


def test_hours_that_are_unknown_can_not_be_given(db):
    with storage.transaction(db):
        unsurveyed = inventory.add_process(db, "미조사 업무", "시설관리부", Facts(), by="가")
        made = store.add_saving(
            db,
            unsurveyed.id,
            Plan("자동화", exactly(5), "추정", "2026-11-01", state="시행 중"),
            by="가",
        )
        with pytest.raises(BadSaving, match="건수나 건당 처리시간을 몰라"):
            store.give(db, made.id, Gift("교실", "시설관리부", exactly(1e9), "일지"), by="가")
    assert store.all_given(db) == []
