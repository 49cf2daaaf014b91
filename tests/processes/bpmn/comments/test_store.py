"""Comments in the database: two who write at once both stand, and nothing is ever changed."""

import sqlite3

import pytest

import storage
from processes.bpmn.comments import store
from processes.bpmn.comments.model import LONGEST, BadComment, UnknownThread
from storage import records


@pytest.fixture
def process_id(db):
    records.insert(db, "departments", {"name": "인사처", "position": 1}, by="김")
    row = {"code": "P-0001", "name": "채용", "department": "인사처", "facts": "{}"}
    return records.insert(db, "processes", row, by="김")["id"]


@pytest.fixture
def thread_id(db, process_id):
    return store.begin(
        db, process_id, "as-is", " 왜 두 번 적나요?\n", element_id="Task_1",
        element_name="입력한다", by="김",
    )  # fmt: skip


def said(thread):
    return [(one.text, one.by) for one in thread.comments]


def test_a_thread_keeps_its_element_and_its_answers_in_order(db, process_id, thread_id):
    store.reply(db, thread_id, "연계가 없어서요", by="박")
    (thread,) = store.threads(db, process_id, "as-is")
    assert (thread.element_id, thread.element_name, thread.done) == ("Task_1", "입력한다", False)
    assert said(thread) == [("왜 두 번 적나요?", "김"), ("연계가 없어서요", "박")]
    assert store.threads(db, process_id, "to-be") == []


def test_done_and_open_again_with_who_and_when(db, process_id, thread_id):
    store.set_done(db, thread_id, True, by="박")
    store.set_done(db, thread_id, True, by="최")
    assert store.open_counts(db) == {}
    store.set_done(db, thread_id, False, by="김")
    thread = store.thread(db, thread_id)
    assert [(one.done, one.by) for one in thread.resolutions] == [(True, "박"), (False, "김")]
    assert not thread.done
    assert thread.last_at == thread.resolutions[-1].at
    assert store.open_counts(db) == {(process_id, "as-is"): 1}


def test_two_who_answer_from_the_same_view_both_stand(database_url, process_id):
    first, second = storage.open_database(database_url), storage.open_database(database_url)
    try:
        records.insert(first, "departments", {"name": "인사처", "position": 1}, by="김")
        row = {"code": "P-0001", "name": "채용", "department": "인사처", "facts": "{}"}
        process = records.insert(first, "processes", row, by="김")["id"]
        thread = store.begin(first, process, "to-be", "어떤가요?", by="김")
        seen = [store.thread(db, thread) for db in (first, second)]
        assert seen[0] == seen[1]
        for db, by in ((first, "박"), (second, "최")):
            with storage.transaction(db):
                store.reply(db, thread, f"{by}의 답", by=by)
        assert said(store.thread(first, thread))[1:] == [("박의 답", "박"), ("최의 답", "최")]
    finally:
        first.close()
        second.close()


@pytest.mark.parametrize("text", ["", " \n ", "가" * (LONGEST + 1)])
def test_what_is_no_comment_is_refused_with_nothing_stored(db, process_id, text):
    with pytest.raises(BadComment), storage.transaction(db):
        store.begin(db, process_id, "as-is", text, by="김")
    assert store.threads(db, process_id, "as-is") == []


def test_an_unknown_thread_is_said_to_be_gone(db):
    with pytest.raises(UnknownThread):
        store.reply(db, "none", "답", by="김")


@pytest.mark.parametrize("table", ["model_threads", "model_comments", "model_resolutions"])
@pytest.mark.parametrize("statement", ["update {} set created_at = 'x'", "delete from {}"])
def test_what_was_said_is_never_changed(db, thread_id, table, statement):
    store.set_done(db, thread_id, True, by="박")
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        db.execute(statement.format(table))


def test_a_thread_belongs_to_a_process(db):
    with pytest.raises(sqlite3.IntegrityError, match="belongs to a process"):
        store.begin(db, "nobody", "as-is", "말", by="김")


def test_drafts_are_the_authors_own_until_sent(db, process_id):
    for text, by in (("쓰는", "김"), ("쓰는 중", "김"), ("다른 말", "박")):
        store.keep_draft(db, process_id, "as-is", "Task_1", text, by=by)
    assert store.drafts(db, process_id, "as-is", by="김") == {"Task_1": "쓰는 중"}
    store.keep_draft(db, process_id, "as-is", "Task_1", " ", by="김")
    assert store.drafts(db, process_id, "as-is", by="김") == {}
    assert store.drafts(db, process_id, "as-is", by="박") == {"Task_1": "다른 말"}
