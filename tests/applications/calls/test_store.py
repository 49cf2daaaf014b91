"""Calls in the database: what they ask for, who changed what, and what keeps them."""

import pytest

import storage
from applications.calls import sectioning, store
from applications.calls.model import CallInUse, RefusedCall, UnknownCall
from applications.calls.parts import store as parts
from applications.drafts import store as drafts
from applications.drafts import templates


def begun(db, **fields):
    return store.add_call(
        db,
        "2027년 지원사업 공모",
        template=templates.load(),
        by="가",
        **{"agency": "한국", **fields},
    )


def test_a_call_begins_from_the_shipped_form_with_its_fifteen_sections(db):
    made = begun(db)
    shipped = templates.load()
    assert [one.key for one in made.sections] == [one.key for one in shipped.sections]
    assert len(made.sections) == 15
    assert (made.basis, made.programme) == ("추정", shipped.programme)
    section = sectioning.template_of(made).section("as_is")
    assert section == shipped.section("as_is")


def test_calls_come_by_deadline_those_without_one_last(db):
    for title, day in (("셋", ""), ("둘", "2027-05-01"), ("하나", "2020-01-01")):
        store.add_call(db, title, deadline=day, by="가")
    assert [one.title for one in store.all_calls(db)] == ["하나", "둘", "셋"]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("2027-03-31", "2027-03-31"),
        ("2027. 3. 5.", "2027-03-05"),
        ("2027년 3월 5일", "2027-03-05"),
        ("2028/2/29", "2028-02-29"),
        ("1999-01-01", "1999-01-01"),
        ("  ", ""),
    ],
)
def test_days_are_kept_as_iso_dates(db, given, kept):
    assert store.add_call(db, "공모", deadline=given, by="가").deadline == kept


@pytest.mark.parametrize(
    "odd",
    ["2027-02-30", "2027-13-01", "내일", "2027", "0000-01-01", "20270331x", "2027-3", "0001-01-01"],
)
def test_a_day_that_the_calendar_lacks_is_refused(db, odd):
    with pytest.raises(RefusedCall, match="마감일"):
        store.add_call(db, "공모", deadline=odd, by="가")
    assert store.all_calls(db) == []


def test_the_deadline_never_comes_before_the_opening(db):
    made = begun(db, opens_on="2027-03-01", deadline="2027-03-01")
    with pytest.raises(RefusedCall, match="앞섭니다"):
        store.change_call(db, made, deadline="2027-02-28", by="가")
    with pytest.raises(RefusedCall, match="앞섭니다"):
        store.change_call(db, made, opens_on="2027-03-02", by="가")


@pytest.mark.parametrize(
    ("field", "value", "named"),
    [
        ("title", " ", "공고 이름"),
        ("title", "가" * 201, "공고 이름"),
        ("url", "javascript:alert(1)", "주소"),
        ("url", "http://[", "주소"),
        ("basis", "소문", "소문"),
    ],
)
def test_a_bad_field_is_refused_by_name(db, field, value, named):
    made = begun(db)
    with pytest.raises(RefusedCall, match=named):
        store.change_call(db, made, by="가", **{field: value})
    assert store.call(db, made.id) == made


def test_two_people_change_different_fields_and_both_stand(db):
    read = begun(db)
    store.change_call(db, read, agency="행정안전부", by="가")
    store.change_call(db, read, rules="두 쪽 이내", by="나")
    now = store.call(db, read.id)
    assert (now.agency, now.rules) == ("행정안전부", "두 쪽 이내")


def test_the_second_change_of_one_field_is_refused_and_kept(db):
    read = begun(db)
    store.change_call(db, read, agency="행정안전부", by="가")
    with pytest.raises(storage.Conflict) as conflict:
        store.change_call(db, read, agency="NIA", by="나")
    assert conflict.value.mine == {"agency": "NIA"}
    assert store.call(db, read.id).agency == "행정안전부"


def test_a_call_that_drafts_answer_stays(db):
    made = begun(db)
    drafts.add_application(db, "초안", call_id=made.id, by="가")
    with pytest.raises(CallInUse, match="1건"):
        store.delete_call(db, made.id, made.revision, by="가")
    assert store.call(db, made.id) == made


def test_a_deleted_call_leaves_nothing_but_its_history(db):
    made = begun(db)
    parts.add_attachment(db, made.id, "사업계획서", kinds=["PDF"], by="가")
    store.delete_call(db, made.id, made.revision, by="가")
    with pytest.raises(UnknownCall):
        store.call(db, made.id)
    assert (parts.sections(db), parts.attachments(db)) == ({}, {})


def test_the_example_goes_but_a_call_that_own_drafts_answer_becomes_theirs(db):
    used, unused = begun(db, example=True), begun(db, example=True)
    own = store.add_call(db, "우리 것", by="가")
    drafts.add_application(db, "우리 초안", call_id=used.id, by="가")
    store.remove_example(db, by="가")
    left = {one.id: one.example for one in store.all_calls(db)}
    assert left == {used.id: False, own.id: False}
    assert unused.id not in left


def test_next_years_call_asks_for_the_same_without_its_days(db):
    old = begun(db, deadline="2026-05-01", rules="두 쪽")
    parts.add_head(db, old.id, "필요성", points=30, section_keys=["background"], by="가")
    parts.add_attachment(db, old.id, "계획서", kinds=["PDF"], by="가")
    new = store.copy_call(db, old.id, "2028년 공모", by="나")
    assert (new.deadline, new.rules, new.points) == ("", "두 쪽", 30)
    assert [one.key for one in new.sections] == [one.key for one in old.sections]
    assert (new.heads[0].section_keys, new.attachments[0].kinds) == (("background",), ("PDF",))
