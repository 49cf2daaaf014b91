"""Milestones, figures, risks, decisions, weights: kept, refused, late by the day, taken back."""

import datetime

import pytest

import storage
from action_plan.tracking import store
from action_plan.tracking.model import BadEntry, Decision, Figure, Milestone, Risk

DAY = datetime.date(2026, 12, 1)


def milestone(**fields):
    return Milestone(id="m", plan_id="dpg", item=9, title="일", **fields)


@pytest.mark.parametrize(
    ("planned", "done", "state", "late"),
    [
        (None, None, "날짜 모름", 0),
        ("2026-12-01", None, "예정", 0),
        ("2026-11-30", None, "지연", 1),
        ("2026-12-02", None, "예정", 0),
        ("2026-11-30", "2026-11-29", "완료", 0),
        ("2026-11-30", "2026-12-05", "완료", 5),
        (None, "2026-11-30", "완료", 0),
    ],
)
def test_late_is_told_by_the_day(planned, done, state, late):
    one = milestone(planned_on=planned, done_on=done)
    assert (one.state(DAY), one.days_late(DAY)) == (state, late)


@pytest.mark.parametrize(
    ("fields", "share"),
    [
        ({}, None),
        ({"target": 10.0}, None),
        ({"low": 3.0, "high": 3.0}, None),
        ({"target": 10.0, "low": 3.0, "high": 5.0}, (0.3, 0.5)),
        ({"target": 10.0, "low": 3.0}, (0.3, 1.0)),
        ({"target": 10.0, "high": 5.0}, (0.0, 0.5)),
        ({"target": 10.0, "low": 30.0, "high": 30.0}, (1.0, 1.0)),
        ({"target": 10.0, "low": 0.0, "high": 0.0}, (0.0, 0.0)),
    ],
)
def test_a_figure_without_target_or_value_is_unknown_and_never_zero(fields, share):
    assert Figure(id="f", plan_id="dpg", item=9, title="사람", **fields).share == share


@pytest.mark.parametrize(
    ("kind", "fields", "word"),
    [
        (Milestone, {"title": " "}, "내용"),
        (Milestone, {"title": "가", "planned_on": "내일"}, "계획한 날"),
        (Milestone, {"title": "가" * 301}, "300자"),
        (Figure, {"title": "가", "target": 0}, "목표"),
        (Figure, {"title": "가", "low": -1}, "0 이상"),
        (Figure, {"title": "가", "low": "많이"}, "숫자"),
        (Figure, {"title": "가", "low": 5, "high": 4}, "적어도"),
        (Risk, {"title": "가", "probability": "매우"}, "가능성"),
        (Risk, {"title": "가", "state": "모름"}, "상태"),
    ],
)
def test_what_cannot_be_kept_names_the_field_and_leaves_nothing(db, kind, fields, word):
    with pytest.raises(BadEntry, match=word), storage.transaction(db):
        store.add(db, kind, "dpg", 9, fields, by="가")
    assert store.entries(db, kind, "dpg") == []


def test_entries_are_kept_by_plan_and_read_back(db):
    with storage.transaction(db):
        store.add(
            db, Milestone, "dpg", 9, {"title": "늦은 것", "planned_on": "2027. 1. 5."}, by="가"
        )
        store.add(
            db, Milestone, "dpg", 9, {"title": "빠른 것", "planned_on": "2026-12-05"}, by="가"
        )
        store.add(db, Milestone, "other", 9, {"title": "남의 것"}, by="가")
        store.add(db, Decision, "dpg", 9, {"title": "정함", "decided_by": "기관장"}, by="가")
    found = store.entries(db, Milestone, "dpg")
    assert [(one.title, one.planned_on) for one in found] == [
        ("빠른 것", "2026-12-05"),
        ("늦은 것", "2027-01-05"),
    ]
    assert store.entries(db, Decision, "dpg")[0].decided_by == "기관장"


def test_a_stale_save_is_refused_and_kept(db):
    with storage.transaction(db):
        one = store.add(db, Risk, "dpg", 9, {"title": "위험"}, by="가")
        store.save(db, Risk, one.id, 1, {"owner": "나"}, by="나")
    with pytest.raises(storage.Conflict), storage.transaction(db):
        store.save(db, Risk, one.id, 1, {"owner": "다"}, by="다")
    assert store.entries(db, Risk, "dpg")[0].owner == "나"


def test_bounds_are_checked_against_what_stands(db):
    with storage.transaction(db):
        one = store.add(db, Figure, "dpg", 9, {"title": "사람", "high": 5}, by="가")
    with pytest.raises(BadEntry), storage.transaction(db):
        store.save(db, Figure, one.id, 1, {"low": 6}, by="가")


@pytest.mark.parametrize("action", ["add", "save", "delete"])
def test_each_change_can_be_taken_back_and_that_too(db, action):
    with storage.transaction(db):
        one = store.add(db, Risk, "dpg", 9, {"title": "위험"}, by="가")
        if action == "save":
            store.save(db, Risk, one.id, 1, {"owner": "나", "title": "다른 위험"}, by="가")
        if action == "delete":
            store.delete(db, Risk, one.id, 1, by="가")
        before = [(r.title, r.owner) for r in store.entries(db, Risk, "dpg")]
        back = store.undo(db, store.newest(db, "plan_risks", one.id), by="가")
        after = [(r.title, r.owner) for r in store.entries(db, Risk, "dpg")]
        assert after == ([] if action == "add" else [("위험", "")])
        store.undo(db, back, by="가")
        assert [(r.title, r.owner) for r in store.entries(db, Risk, "dpg")] == before


def test_undo_never_writes_over_what_somebody_else_did_since(db):
    with storage.transaction(db):
        one = store.add(db, Risk, "dpg", 9, {"title": "위험"}, by="가")
        store.save(db, Risk, one.id, 1, {"owner": "나"}, by="가")
        mine = store.newest(db, "plan_risks", one.id)
        store.save(db, Risk, one.id, 2, {"owner": "다"}, by="남")
    with pytest.raises(storage.Conflict), storage.transaction(db):
        store.undo(db, mine, by="가")
    assert store.entries(db, Risk, "dpg")[0].owner == "다"


@pytest.mark.parametrize("weight", [-1, 101, None])
def test_a_weight_lies_between_0_and_100(db, weight):
    with pytest.raises(BadEntry):
        store.set_weight(db, "dpg", 1, "redesigned", weight, by="가")


def test_the_last_weight_holds(db):
    with storage.transaction(db):
        store.set_weight(db, "dpg", 1, "redesigned", 3, by="가")
        store.set_weight(db, "dpg", 1, "redesigned", 2.5, by="가")
    assert store.weights(db, "dpg") == {(1, "redesigned"): 2.5}
