"""The list of calls: empty, begun from the shipped form, sorted by what is still open."""

from applications.calls import store
from tests.pages.visiting import said, visit


def test_an_empty_list_says_how_to_begin(db):
    app = visit("calls")
    assert "아직 공고가 없습니다" in said(app.markdown)
    assert app.expander[0].proto.expanded


def test_a_call_begins_from_the_shipped_fifteen_sections(db):
    app = visit("calls")
    app.text_input[0].set_value("2027년 공모")
    next(one for one in app.button if one.label == "공고 만들기").click().run()
    assert not app.exception
    (made,) = store.all_calls(db)
    assert (made.title, len(made.sections), made.updated_by) == ("2027년 공모", 15, "김")


def test_a_call_without_a_title_is_refused_and_nothing_is_kept(db):
    app = visit("calls")
    next(one for one in app.button if one.label == "공고 만들기").click().run()
    assert "공고 이름이 비어" in said(app.error)
    assert store.all_calls(db) == []


def test_the_next_call_may_ask_for_the_same_as_an_earlier_one(db):
    old = store.add_call(db, "2026년 공모", agency="지원기관", rules="두 쪽", by="가")
    app = visit("calls")
    app.text_input[0].set_value("2027년 공모")
    app.selectbox[0].set_value(old.id)
    next(one for one in app.button if one.label == "공고 만들기").click().run()
    new = next(one for one in store.all_calls(db) if one.id != old.id)
    assert (new.agency, new.rules) == ("지원기관", "두 쪽")


def test_past_calls_come_apart_with_how_long_they_are_over(db):
    store.add_call(db, "지난 공모", deadline="2020-01-01", by="가")
    store.add_call(db, "날짜 모르는 공모", by="가")
    app = visit("calls")
    assert "마감이 지난 공고 1건" in said(app.subheader)
    badges = said(app.markdown)
    assert "일 지남 (2020-01-01)" in badges
    assert "마감 모름" in badges
