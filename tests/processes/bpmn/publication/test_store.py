"""Publications and names: append-only beside the revisions, never over what somebody has seen."""

import sqlite3

import pytest

import storage
from processes.bpmn import store as models
from processes.bpmn.blank import blank
from processes.bpmn.comments import store as comments
from processes.bpmn.publication import store
from processes.bpmn.raci import store as raci
from storage import records


@pytest.fixture
def process_id(db):
    records.insert(db, "departments", {"name": "인사처", "position": 1}, by="김")
    row = {"code": "P-0001", "name": "채용", "department": "인사처", "facts": "{}"}
    made = records.insert(db, "processes", row, by="김")["id"]
    for number in range(3):
        content = blank(f"그림 {number}")
        models.add_revision(db, made, "as-is", content, base=number, origin="upload", by="김")
    return made


def publish(db, process_id, number, seen, by="김"):
    with storage.transaction(db):
        return store.publish(db, process_id, "as-is", number, seen=seen, by=by, note=" 확정\n본 ")


def test_the_last_publication_stands_and_all_stay(db, process_id):
    assert store.published(db, process_id, "as-is") is None
    first = publish(db, process_id, 1, None)
    second = publish(db, process_id, 3, first.id, by="박")
    assert store.published(db, process_id, "as-is") == second
    assert (second.number, second.note, second.created_by) == (3, "확정 본", "박")
    assert store.publications(db, process_id, "as-is") == [second, first]
    assert store.all_published(db) == {(process_id, "as-is"): second}
    assert store.published(db, process_id, "to-be") is None


def test_taken_back_nothing_is_published_and_the_history_tells(db, process_id):
    first = publish(db, process_id, 2, None)
    with storage.transaction(db):
        store.withdraw(db, process_id, "as-is", seen=first.id, by="박")
    assert store.published(db, process_id, "as-is") is None
    assert store.all_published(db) == {}
    told = [(one.number, one.created_by) for one in store.publications(db, process_id, "as-is")]
    assert told == [(0, "박"), (2, "김")]


def test_a_publication_that_was_not_seen_is_not_written_over(db, process_id):
    first = publish(db, process_id, 1, None)
    publish(db, process_id, 2, first.id, by="박서준")
    with pytest.raises(store.PublishedMeanwhile, match="박서준 님이 2판을 공개했습니다"):
        publish(db, process_id, 3, first.id)
    with (
        pytest.raises(store.PublishedMeanwhile),
        storage.transaction(db),
    ):
        store.withdraw(db, process_id, "as-is", seen=None, by="김")
    assert [one.number for one in store.publications(db, process_id, "as-is")] == [2, 1]


def test_only_a_revision_of_the_line_can_be_published(db, process_id):
    with pytest.raises(models.UnknownModel):
        publish(db, process_id, 9, None)
    with pytest.raises(sqlite3.IntegrityError, match="names a revision"):
        db.execute(
            "insert into model_publications select id, process_id, 'to-be', number, note,"
            " created_at, created_by from model_revisions"
        )


def test_a_revision_bears_the_last_name_given_to_it(db, process_id):
    for name in ("이사회 보고본", " 이사회  보고본 ", "최종"):
        store.name_revision(db, process_id, "as-is", 2, name, by="김")
    assert {number: one.name for number, one in store.names(db, process_id, "as-is").items()} == {
        2: "최종"
    }
    assert db.table("model_names").count == 2
    store.name_revision(db, process_id, "as-is", 2, "", by="박")
    assert store.names(db, process_id, "as-is") == {}
    assert db.table("model_names").count == 3


def test_names_keep_to_one_line_and_a_length(db, process_id):
    with pytest.raises(store.BadName, match="200자"):
        store.name_revision(db, process_id, "as-is", 1, "가" * 201, by="김")
    with pytest.raises(models.UnknownModel):
        store.name_revision(db, process_id, "as-is", 9, "없는 판", by="김")


@pytest.mark.parametrize("table", ["model_publications", "model_names"])
@pytest.mark.parametrize("statement", ["update {} set created_by = 'x'", "delete from {}"])
def test_both_tables_only_grow(db, process_id, table, statement):
    publish(db, process_id, 1, None)
    store.name_revision(db, process_id, "as-is", 1, "처음", by="김")
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        db.execute(statement.format(table))


def test_all_that_is_said_of_models_is_forgotten_with_them(db, process_id):
    publish(db, process_id, 1, None)
    store.name_revision(db, process_id, "as-is", 1, "처음", by="김")
    raci.set_cell(db, process_id, "as-is", "T", "팀장", "A", revision=0, by="김")
    thread = comments.begin(db, process_id, "as-is", "말", by="김")
    comments.set_done(db, thread, True, by="김")
    comments.keep_draft(db, process_id, "as-is", "new:", "쓰는 중", by="김")
    db.execute("delete from processes where id = :id", {"id": process_id})
    assert store.published(db, process_id, "as-is") is not None  # until it is forgotten
    models.forget(db, process_id)
    for table in ("model_publications", "model_names", "model_threads", "model_comments",
                  "model_resolutions", "comment_drafts", "raci_cells", "contents"):  # fmt: skip
        assert db.table(table).count == 0, table
