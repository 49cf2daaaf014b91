"""Suggestions: merged by the three-way rule, answered once, by those who answer for the text."""

import pytest

import storage
from applications.course import store as course
from applications.course.model import Duties
from applications.course.stages import NotEditable
from applications.drafts import store as drafts
from applications.writing.assignments import store as assignments
from applications.writing.assignments.model import Assignment
from applications.writing.comments.model import NoSuchPassage
from applications.writing.suggestions import store
from applications.writing.suggestions.model import (
    Answered,
    BadSuggestion,
    NotForYou,
    Overtaken,
    UnknownSuggestion,
)

BODY = "앞 문단이다.\n\n종이를 줄인다.\n\n뒤 문단이다."


@pytest.fixture
def section(db):
    made = drafts.add_application(db, "과제", bodies={"risks": BODY}, by="가")
    return next(s for s in drafts.sections(db, made.id) if s.key == "risks")


def body(db, section):
    return drafts.section(db, section.id).body


def test_an_accepted_wording_comes_into_the_text_as_it_stands_now(db, section):
    one = store.suggest(db, section.id, "종이를 없앤다.", quote="종이를 줄인다.", by="나")
    drafts.save_section(db, section.id, 1, "새 문단.\n\n" + BODY, by="가")
    saved = store.accept(db, one.id, by="가")
    assert saved.body == "새 문단.\n\n" + BODY.replace("줄인다", "없앤다")
    (answered,) = store.suggestions(db, section.id)
    assert (answered.state, answered.answered_by) == ("accepted", "가")


def test_the_second_of_two_clicks_is_told_who_was_first_and_changes_nothing(db, section):
    one = store.suggest(db, section.id, "짧게.", by="나")
    store.accept(db, one.id, by="가")
    drafts.save_section(db, section.id, 2, "그 뒤", by="가")
    for answer in (store.accept, store.reject):
        with pytest.raises(Answered, match="가 님이 이미"):
            answer(db, one.id, by="다")
    assert body(db, section) == "그 뒤"


def test_a_place_that_was_changed_since_is_never_written_over(db, section):
    one = store.suggest(db, section.id, "종이를 없앤다.", quote="종이를 줄인다.", by="나")
    now = BODY.replace("줄인다", "반으로 줄인다")
    drafts.save_section(db, section.id, 1, now, by="가")
    with pytest.raises(Overtaken) as refusal, storage.transaction(db):
        store.accept(db, one.id, by="가")
    assert body(db, section) == now
    assert store.suggestions(db, section.id)[0].state == "open"
    assert [c.mine for c in refusal.value.merged.conflicts] == ["종이를 없앤다.\n"]


def test_a_whole_text_may_be_suggested(db, section):
    one = store.suggest(db, section.id, "짧게.", reason=" 너무 깁니다 ", by="나")
    assert (one.quote, one.reason) == ("", "너무 깁니다")
    assert store.accept(db, one.id, by="가").body == "짧게."


def test_only_who_answers_for_the_text_says_yes_or_no(db, section):
    course.save_duties(db, section.application_id, Duties(owner="박서준"), by="가")
    assignments.assign(db, section.id, Assignment("김민서"), by="가")
    one = store.suggest(db, section.id, "짧게.", by="나")
    for answer in (store.accept, store.reject):
        with pytest.raises(NotForYou, match="김민서, 박서준"):
            answer(db, one.id, by="다")
    store.reject(db, one.id, by="김 민서")
    other = store.suggest(db, section.id, "더 짧게.", by="나")
    store.accept(db, other.id, by="박서준")
    mine = store.suggest(db, section.id, "가장 짧게.", by="나")
    store.reject(db, mine.id, by="나")
    states = [one.state for one in store.suggestions(db, section.id)]
    assert states == ["rejected", "accepted", "withdrawn"]


@pytest.mark.parametrize(
    ("wording", "quote", "refusal"),
    [
        (BODY, "", BadSuggestion),
        ("종이를 줄인다.", "종이를 줄인다.", BadSuggestion),
        ("가" * 100_001, "", BadSuggestion),
        ("말", "없는 구절", NoSuchPassage),
    ],
)
def test_what_is_no_suggestion_is_refused(db, section, wording, quote, refusal):
    with pytest.raises(refusal):
        store.suggest(db, section.id, wording, quote=quote, by="나")


def test_none_is_accepted_where_the_draft_stands_still_or_is_gone(db, section):
    one = store.suggest(db, section.id, "짧게.", by="나")
    db.execute("update applications set state = '결재'")
    with pytest.raises(NotEditable), storage.transaction(db):
        store.accept(db, one.id, by="가")
    assert store.open_counts(db, section.application_id) == {section.id: 1}
    drafts.delete_application(db, section.application_id, 1, by="가")
    with pytest.raises(UnknownSuggestion):
        store.accept(db, one.id, by="가")
