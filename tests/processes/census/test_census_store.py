from typing import Any

import pytest

import storage
from processes.census import states, store
from processes.census.model import BadRound, UnknownReturn, UnknownRound
from processes.census.states import NotAllowed
from processes.inventory import store as inventory
from processes.inventory.fields import REQUIRED


@pytest.fixture
def departments(db):
    for name in ("인사부", "회계부", "시설부"):
        inventory.add_department(db, name, by="김")
    return db


@pytest.fixture
def round_(departments):
    with storage.transaction(departments) as db:
        return store.add_round(db, " 2026  조사 ", "2026-12-11", ["회계부", "인사부"], by="김")


def part_of(db, round_, department="인사부"):
    return store.return_of(db, round_.id, department)


def moved(db, part, key, comment="", by="김"):
    with storage.transaction(db):
        return store.move(db, part.id, part.revision, key, comment, by=by)


def test_a_round_begins_now_with_its_departments_in_their_order(departments, round_):
    assert (round_.title, round_.deadline) == ("2026 조사", "2026-12-11")
    assert round_.fields == REQUIRED
    assert store.round_of(departments, round_.id) == round_
    assert store.running(departments) == round_
    found = store.returns(departments, round_.id)
    assert [(one.department, one.state) for one in found] == [
        ("인사부", states.OPEN),
        ("회계부", states.OPEN),
    ]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"title": "  "}, "조사 이름"),
        ({"title": "가" * 101}, "조사 이름"),
        ({"deadline": "내일"}, "기한 '내일'"),
        ({"departments": []}, "부서를 하나 이상"),
        ({"departments": ["없는 부서"]}, "'없는 부서'이"),
        ({"required": []}, "하나 이상"),
        ({"required": ["colour"]}, "'colour'"),
    ],
)
def test_a_round_that_cannot_stand_is_refused_whole(departments, given, said):
    values = {"title": "조사", "deadline": "2026-12-11", "departments": ["인사부"], **given}
    with pytest.raises(BadRound, match=said), storage.transaction(departments) as db:
        store.add_round(db, **values, by="김")
    assert store.all_rounds(departments) == []


def test_a_round_chooses_its_own_required_fields(departments):
    made = store.add_round(
        departments, "조사", "2026-12-11", ["인사부"], required=["purpose"], by="김"
    )
    assert [field.label for field in made.fields] == ["목적"]


def test_the_way_of_a_return_with_who_when_and_what_was_said(departments, round_):
    part = part_of(departments, round_)
    for key, comment, by in (
        ("submit", "다 적었습니다", "이"),
        ("return", "대기시간을 확인하세요", "TF"),
        ("submit", "", "이"),
        ("confirm", "", "TF"),
    ):
        part = moved(departments, part, key, comment, by)
    assert (part.state, part.moved_by, part.comment) == (states.CONFIRMED, "TF", "")
    assert [(one.what, one.by, one.comment) for one in store.history_of(departments, part)] == [
        ("확인", "TF", ""),
        ("제출", "이", ""),
        ("보완 요청", "TF", "대기시간을 확인하세요"),
        ("제출", "이", "다 적었습니다"),
        ("조사 시작", "김", ""),
    ]


def test_a_comment_that_is_said_twice_is_told_twice(departments, round_):
    part = part_of(departments, round_)
    for key in ("submit", "return", "submit", "return"):
        part = moved(departments, part, key, "다시")
    told = [one.comment for one in store.history_of(departments, part)]
    assert told == ["다시", "다시", "다시", "다시", ""]


def test_a_move_that_the_table_does_not_know_changes_nothing(departments, round_):
    part = part_of(departments, round_)
    with pytest.raises(NotAllowed, match="'확인'을"):
        moved(departments, part, "confirm")
    assert part_of(departments, round_) == part


def test_a_stale_state_is_refused_with_who_was_first_and_what_stands(departments, round_):
    part = moved(departments, part_of(departments, round_), "submit", by="이")
    moved(departments, part, "confirm", by="박")
    with pytest.raises(storage.Conflict, match=r"박 님이 먼저 '인사부'.*'확인'입니다"):
        moved(departments, part, "return", "고치세요", by="최")
    assert part_of(departments, round_).state == states.CONFIRMED
    (kept,) = storage.records.refused(departments, "census_returns", part.id)
    assert kept["changes"]["comment"] == "고치세요"


def test_a_department_gets_a_deadline_of_its_own_and_loses_it(departments, round_):
    part = part_of(departments, round_)
    part = store.extend(departments, part.id, part.revision, "2026-12-20", by="김")
    assert part.due(round_) == "2026-12-20"
    part = store.extend(departments, part.id, part.revision, None, by="김")
    assert part.due(round_) == "2026-12-11"
    assert [one.what for one in store.history_of(departments, part)][:2] == ["기한 변경"] * 2


def test_departments_join_and_leave_and_those_who_stay_keep_their_state(departments, round_):
    moved(departments, part_of(departments, round_), "submit")
    store.set_departments(departments, round_.id, ["시설부", "인사부"], by="김")
    found = {one.department: one.state for one in store.returns(departments, round_.id)}
    assert found == {"인사부": states.SUBMITTED, "시설부": states.OPEN}
    with pytest.raises(UnknownReturn, match="회계부"):
        part_of(departments, round_, "회계부")
    with pytest.raises(BadRound):
        store.set_departments(departments, round_.id, [], by="김")


def test_a_renamed_department_takes_its_return_along(departments, round_):
    departments.execute("update departments set name = '총무부' where name = '인사부'")
    assert part_of(departments, round_, "총무부").state == states.OPEN


def test_a_closed_round_stands_still_until_it_is_opened_again(departments, round_):
    closed = store.close_round(departments, round_.id, round_.revision, closed=True, by="김")
    assert closed.closed_at
    assert store.running(departments) is None
    part = part_of(departments, round_)
    with pytest.raises(BadRound, match="끝난 조사"):
        moved(departments, part, "submit")
    store.close_round(departments, round_.id, closed.revision, closed=False, by="김")
    assert moved(departments, part, "submit").state == states.SUBMITTED


def test_a_round_is_changed_over_the_revision_that_was_read(departments, round_):
    changes: dict[str, Any] = {
        "title": "새 이름",
        "deadline": "2026-12-31",
        "required": ["area"],
        "message": " 문의 ",
    }
    saved = store.save_round(departments, round_.id, round_.revision, **changes, by="김")
    assert (saved.title, saved.deadline, saved.required, saved.message) == (
        "새 이름",
        "2026-12-31",
        ("area",),
        "문의",
    )
    with pytest.raises(storage.Conflict):
        store.save_round(departments, round_.id, round_.revision, title="늦음", by="박")


def test_what_is_not_there_is_refused_with_a_sentence(departments, round_):
    with pytest.raises(UnknownRound):
        store.round_of(departments, "없음")
    with pytest.raises(UnknownReturn, match="'시설부'"):
        part_of(departments, round_, "시설부")


def test_running_rounds_come_first(departments, round_):
    newer = store.add_round(departments, "다음", "2027-01-10", ["인사부"], by="김")
    assert [one.title for one in store.all_rounds(departments)] == ["다음", "2026 조사"]
    store.close_round(departments, newer.id, newer.revision, closed=True, by="김")
    assert [one.title for one in store.all_rounds(departments)] == ["2026 조사", "다음"]


def test_the_examples_rounds_go_whole(departments, round_):
    store.add_round(departments, "예시", "2026-12-11", ["인사부"], by="김", example=True)
    assert store.has_example(departments)
    store.remove_example(departments, by="김")
    assert not store.has_example(departments)
    assert store.all_rounds(departments) == [round_]
    assert departments["census_returns"].count == 2
    assert store.departments_used(departments) == {"인사부", "회계부"}
