"""What was changed in a call, and each change taken back."""

import pytest

from applications.calls import store
from applications.calls.history import store as history
from applications.calls.model import RefusedCall
from applications.calls.parts import store as parts


@pytest.fixture
def call(db):
    return store.add_call(db, "공모", agency="처음", by="가")


def newest(db, call):
    return history.entries(db, call.id)[0]


def test_a_field_goes_back_and_other_fields_stay(db, call):
    store.change_call(db, call, agency="다음", by="가")
    entry = newest(db, call)
    store.change_call(db, store.call(db, call.id), rules="규칙", by="나")
    history.undo(db, call.id, entry.id, by="다")
    now = store.call(db, call.id)
    assert (now.agency, now.rules, now.updated_by) == ("처음", "규칙", "다")


def test_what_was_changed_once_more_is_not_taken_back(db, call):
    store.change_call(db, call, agency="다음", by="가")
    entry = newest(db, call)
    store.change_call(db, store.call(db, call.id), agency="셋째", by="나")
    with pytest.raises(RefusedCall, match="다시 고쳐"):
        history.undo(db, call.id, entry.id, by="다")
    assert store.call(db, call.id).agency == "셋째"


def test_a_line_taken_out_comes_back_as_it_was(db, call):
    made = parts.add_section(db, call.id, "개요", key="summary", longest=500, by="가")
    parts.delete_part(db, parts.SECTIONS, made.id, 1, by="가")
    entry = newest(db, call)
    assert (entry.action, entry.title) == ("delete", "개요")
    history.undo(db, call.id, entry.id, by="나")
    (back,) = store.call(db, call.id).sections
    assert (back.id, back.key, back.longest) == (made.id, "summary", 500)
    with pytest.raises(RefusedCall, match="이미"):
        history.undo(db, call.id, entry.id, by="나")


def test_an_undone_addition_and_an_undone_undoing(db, call):
    parts.add_head(db, call.id, "기술성", points=30, by="가")
    history.undo(db, call.id, newest(db, call).id, by="나")
    assert store.call(db, call.id).heads == ()
    history.undo(db, call.id, newest(db, call).id, by="나")
    assert [one.points for one in store.call(db, call.id).heads] == [30]


def test_the_days_stay_in_order_when_one_goes_back(db, call):
    store.change_call(db, call, deadline="2027-05-01", by="가")
    store.change_call(db, store.call(db, call.id), deadline="2027-06-01", by="가")
    entry = newest(db, call)
    store.change_call(db, store.call(db, call.id), opens_on="2027-05-15", by="가")
    with pytest.raises(RefusedCall, match="앞섭니다"):
        history.undo(db, call.id, entry.id, by="나")


def test_the_beginning_stays_and_so_does_another_call(db, call):
    other = store.add_call(db, "다른 공모", by="가")
    store.change_call(db, other, agency="남", by="가")
    (begun,) = history.entries(db, call.id)
    for entry in (begun, newest(db, other)):
        with pytest.raises(RefusedCall, match="목록에 없습니다"):
            history.undo(db, call.id, entry.id, by="나")
