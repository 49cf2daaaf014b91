"""Threads on sections and passages: they only grow, and go with their draft alone."""

import sqlite3

import pytest

import storage
from applications.drafts import store as drafts
from applications.writing.comments import store
from applications.writing.comments.model import NoSuchPassage
from processes.bpmn.comments.model import BadComment, UnknownThread


@pytest.fixture
def section(db):
    made = drafts.add_application(db, "과제", bodies={"risks": "앞 말. 종이를 줄인다."}, by="가")
    return next(s for s in drafts.sections(db, made.id) if s.key == "risks")


def test_a_passage_is_talked_about_done_with_and_opened_again(db, section):
    whole = store.begin(db, section.id, "전체가 짧습니다", by="나")
    begun = store.begin(db, section.id, "얼마나요?", quote=" 종이를 줄인다. ", by="나")
    store.reply(db, begun, "연 3,000장", by="가")
    store.set_done(db, begun, True, by="나")
    store.set_done(db, begun, True, by="다")

    first, second = store.threads(db, section.id)
    assert (first.id, first.quote, first.done) == (whole, "", False)
    assert (second.quote, second.start, second.text_revision) == ("종이를 줄인다.", 5, 1)
    assert [(c.text, c.by) for c in second.comments] == [("얼마나요?", "나"), ("연 3,000장", "가")]
    assert [(r.done, r.by) for r in second.resolutions] == [(True, "나")]
    assert store.open_counts(db, section.application_id) == {section.id: 1}

    store.set_done(db, begun, False, by="가")
    assert store.open_counts(db, section.application_id) == {section.id: 2}


@pytest.mark.parametrize(
    ("text", "quote", "refusal"),
    [
        (" ", "", BadComment),
        ("가" * 4001, "", BadComment),
        ("말", "없는 구절", NoSuchPassage),
        ("말", "가" * 1001, NoSuchPassage),
    ],
)
def test_what_can_not_be_said_is_refused(db, section, text, quote, refusal):
    with pytest.raises(refusal):
        store.begin(db, section.id, text, quote=quote, by="나")
    assert store.threads(db, section.id) == []


def test_a_passage_that_was_deleted_meanwhile_takes_no_new_comment(db, section):
    drafts.save_section(db, section.id, 1, "앞 말.", by="가")
    with pytest.raises(NoSuchPassage):
        store.begin(db, section.id, "말", quote="종이를 줄인다.", by="나")


def test_a_draft_that_goes_takes_its_threads_along(db, section):
    begun = store.begin(db, section.id, "말", by="나")
    drafts.delete_application(db, section.application_id, 1, by="가")
    assert list(db.query("select * from section_comments")) == []
    with pytest.raises(UnknownThread):
        store.reply(db, begun, "답", by="가")
    with pytest.raises(storage.UnknownRow):
        store.begin(db, section.id, "말", by="나")


@pytest.mark.parametrize("table", ["section_threads", "section_comments", "section_resolutions"])
def test_nothing_said_is_changed_or_deleted(db, section, table):
    store.set_done(db, store.begin(db, section.id, "말", by="나"), True, by="나")
    for statement in (f"delete from {table}", f"update {table} set created_at = ''"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            db.execute(statement)
