"""Sections, papers and heads of a call: added, edited cell by cell, taken out."""

import pytest

import storage
from applications.calls import store
from applications.calls.model import RefusedCall
from applications.calls.parts import store as parts


@pytest.fixture
def call(db):
    return store.add_call(db, "공모", by="가")


def test_a_new_section_comes_last_under_a_key_of_its_own(db, call):
    one = parts.add_section(db, call.id, "개요", key="summary", by="가")
    two = parts.add_section(db, call.id, " 추진   전략 ", longest=500, by="가")
    assert [one.position, two.position] == [1, 2]
    assert (two.title, two.longest, two.required) == ("추진 전략", 500, True)
    assert two.key not in ("", one.key)


def test_a_key_is_never_used_twice_not_even_after_its_section_is_gone(db, call):
    gone = parts.add_section(db, call.id, "같은 이름", by="가")
    parts.delete_part(db, parts.SECTIONS, gone.id, 1, by="가")
    for _ in range(3):
        parts.add_section(db, call.id, "같은 이름", by="가")
    keys = [one.key for one in store.call(db, call.id).sections]
    assert len({*keys, gone.key}) == 4
    with pytest.raises(RefusedCall, match="key"):
        parts.add_section(db, call.id, "또", key=keys[0], by="가")


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"title": ""}, "이름이 비어"),
        ({"title": None}, "이름이 비어"),
        ({"longest": 0}, "분량 제한"),
        ({"longest": -5}, "분량 제한"),
        ({"longest": 10.5}, "분량 제한"),
        ({"position": None}, "순서"),
        ({"guidance": "가" * 2001}, "작성 안내"),
    ],
)
def test_a_bad_cell_of_a_section_is_refused(db, call, changes, named):
    made = parts.add_section(db, call.id, "개요", by="가")
    with pytest.raises(RefusedCall, match=named):
        parts.save_section(db, made.id, 1, by="가", **changes)
    assert store.call(db, call.id).sections == (made,)


@pytest.mark.parametrize("points", [-1, float("nan"), float("inf"), 10_001])
def test_points_are_numbers_in_reach(db, call, points):
    with pytest.raises(RefusedCall, match="배점"):
        parts.add_head(db, call.id, "기술성", points=points, by="가")


def test_the_sum_is_unknown_while_one_head_is(db, call):
    assert store.call(db, call.id).points is None
    parts.add_head(db, call.id, "기술성", points=60, by="가")
    head = parts.add_head(db, call.id, "필요성", points=None, by="가")
    assert store.call(db, call.id).points is None
    parts.save_head(db, head.id, 1, points=40.5, by="가")
    assert store.call(db, call.id).points == 100.5


def test_a_head_is_served_by_sections_of_its_own_call_only(db, call):
    parts.add_section(db, call.id, "개요", key="summary", by="가")
    head = parts.add_head(db, call.id, "필요성", section_keys=["summary", "summary"], by="가")
    assert head.section_keys == ("summary",)
    with pytest.raises(RefusedCall, match="budget"):
        parts.save_head(db, head.id, 1, section_keys=["budget"], by="가")


def test_a_paper_takes_known_kinds_only(db, call):
    paper = parts.add_attachment(db, call.id, "계획서", kinds=["PDF", "HWPX"], by="가")
    assert paper.kinds == ("PDF", "HWPX")
    with pytest.raises(RefusedCall, match="EXE"):
        parts.save_attachment(db, paper.id, 1, kinds=["EXE"], by="가")


def test_two_people_in_one_row_meet_a_conflict(db, call):
    made = parts.add_section(db, call.id, "개요", by="가")
    parts.save_section(db, made.id, 1, title="과제 개요", by="나")
    with pytest.raises(storage.Conflict):
        parts.save_section(db, made.id, 1, title="사업 개요", by="다")
    with pytest.raises(storage.Conflict):
        parts.delete_part(db, parts.SECTIONS, made.id, 1, by="다")
    assert store.call(db, call.id).sections[0].title == "과제 개요"


def test_a_call_has_an_end(db, call, monkeypatch):
    monkeypatch.setattr(parts, "MOST", 2)
    for _ in range(2):
        parts.add_section(db, call.id, "항목", by="가")
    with pytest.raises(RefusedCall, match="2개까지"):
        parts.add_section(db, call.id, "항목", by="가")
