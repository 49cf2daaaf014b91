"""The two lines of revisions: append-only, byte for byte, nothing lost to a late save."""

import hashlib
import sqlite3

import pytest

import storage
from processes.bpmn import store
from processes.bpmn.blank import blank
from processes.bpmn.model import BadModel
from storage import records

FIRST, SECOND, THIRD = blank("첫째"), blank("둘째"), blank("셋째")


@pytest.fixture
def process_id(db):
    records.insert(db, "departments", {"name": "인사처", "position": 1}, by="김")
    row = {"code": "P-0001", "name": "채용", "department": "인사처", "facts": "{}"}
    return records.insert(db, "processes", row, by="김")["id"]


def save(
    db: storage.Database,
    process_id: str,
    content: bytes,
    base: int | None,
    *,
    by: str = "김주무관",
    state: str = "as-is",
    origin: str = "editor",
) -> store.ModelRevision | store.Stale:
    with storage.transaction(db):
        return store.save(db, process_id, state, content, base=base, origin=origin, by=by)


def test_a_line_grows_and_gives_the_bytes_back(db, process_id):
    assert store.newest(db, process_id, "as-is") is None
    first = store.accepted(save(db, process_id, FIRST, 0, origin="upload"))
    second = store.accepted(save(db, process_id, SECOND, 1))
    assert (first.number, second.number, second.base_number) == (1, 2, 1)
    assert first.sha256 == hashlib.sha256(FIRST).hexdigest()
    assert store.content(db, first.sha256) == FIRST
    assert store.revisions(db, process_id, "as-is") == [second, first]
    assert store.newest(db, process_id, "as-is") == second


def test_bytes_are_kept_as_they_came_whatever_their_encoding(db, process_id):
    odd = (
        "<?xml version='1.0' encoding='euc-kr'?>\r\n<!-- 메모 -->"
        + FIRST.decode().partition("\n")[2]
    )
    content = odd.encode("euc-kr")
    revision = store.accepted(save(db, process_id, content, None))
    assert store.content(db, revision.sha256) == content


def test_as_is_and_to_be_are_separate_lines(db, process_id):
    save(db, process_id, FIRST, 0)
    save(db, process_id, SECOND, 0, state="to-be")
    assert [(m.state, m.number) for m in store.models(db)] == [("as-is", 1), ("to-be", 1)]


def test_equal_bytes_are_stored_once_and_add_no_revision(db, process_id):
    first = save(db, process_id, FIRST, 0)
    assert save(db, process_id, FIRST, 1) == first
    assert save(db, process_id, FIRST, 0) == first
    save(db, process_id, FIRST, 0, state="to-be")
    assert [row["n"] for row in db.query("select count(*) as n from contents")] == [1]


def test_a_late_save_is_refused_and_survives_the_transaction(db, process_id):
    save(db, process_id, FIRST, 0)
    winner = save(db, process_id, SECOND, 1, by="이과장")
    outcome = save(db, process_id, THIRD, 1, by="김주무관")
    with pytest.raises(store.StaleModel, match="이과장 님이 먼저 2판을") as stale:
        store.accepted(outcome)
    assert stale.value.newest == winner
    kept = store.refused(db, process_id, "as-is")
    assert [(k.base_number, k.newest_number, k.created_by) for k in kept] == [(1, 2, "김주무관")]
    assert store.content(db, kept[0].sha256) == THIRD
    assert store.newest(db, process_id, "as-is") == winner
    assert store.accepted(save(db, process_id, THIRD, 2)).number == 3


def test_a_refused_save_is_there_for_the_next_connection(database_url):
    with_models = storage.open_database(database_url)
    with storage.transaction(with_models):
        records.insert(with_models, "departments", {"name": "인사처", "position": 1}, by="김")
        row = {"id": "p", "code": "P-1", "name": "채용", "department": "인사처", "facts": "{}"}
        records.insert(with_models, "processes", row, by="김")
    save(with_models, "p", FIRST, 0)
    save(with_models, "p", SECOND, 0)
    with_models.close()
    again = storage.open_database(database_url)
    assert store.content(again, store.refused(again, "p", "as-is")[0].sha256) == SECOND
    again.close()


@pytest.mark.parametrize("base", [None, 0, 7])
def test_any_base_but_the_newest_is_late(db, process_id, base):
    save(db, process_id, FIRST, 0)
    assert isinstance(save(db, process_id, SECOND, base), store.Stale)


def test_add_revision_raises_when_late(db, process_id):
    assert (
        store.add_revision(
            db, process_id, "as-is", FIRST, base=0, origin="example", by="예시"
        ).origin
        == "example"
    )
    with pytest.raises(store.StaleModel):
        store.add_revision(db, process_id, "as-is", SECOND, base=0, origin="upload", by="김")


def test_restoring_appends_the_old_bytes(db, process_id):
    save(db, process_id, FIRST, 0)
    save(db, process_id, SECOND, 1)
    with storage.transaction(db):
        outcome = store.restore(db, process_id, "as-is", 1, base=2, by="박")
    restored = store.accepted(outcome)
    assert (restored.number, restored.origin, restored.note) == (3, "restore", "1판으로 되돌림")
    assert store.content(db, restored.sha256) == FIRST
    with pytest.raises(store.UnknownModel, match="9판"):
        store.restore(db, process_id, "as-is", 9, base=3, by="박")


def test_a_bad_model_is_refused_and_nothing_is_stored(db, process_id):
    with pytest.raises(BadModel):
        save(db, process_id, FIRST[:-40], 0)
    assert [row["n"] for row in db.query("select count(*) as n from contents")] == [0]


@pytest.mark.parametrize(("process", "state"), [("nobody", "as-is"), (None, "as is")])
def test_an_unknown_line_is_refused(db, process_id, process, state):
    with pytest.raises(store.UnknownModel):
        save(db, process or process_id, FIRST, 0, state=state)


def test_unknown_content_is_refused(db):
    with pytest.raises(store.UnknownModel):
        store.content(db, "0" * 64)


@pytest.mark.parametrize(
    "statement",
    [
        "update model_revisions set note = 'x'",
        "delete from model_revisions",
        "update refused_models set note = 'x'",
        "delete from refused_models",
        "update contents set bytes = x'00'",
    ],
)
def test_history_is_append_only(db, process_id, statement):
    save(db, process_id, FIRST, 0)
    save(db, process_id, SECOND, 0)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        db.execute(statement)


def test_models_outlive_their_process_until_they_are_forgotten(db, process_id):
    save(db, process_id, FIRST, 0)
    save(db, process_id, SECOND, 0)
    records.delete(db, "processes", process_id, 1, by="김")
    assert store.models(db) == []
    assert len(store.revisions(db, process_id, "as-is")) == 1
    with storage.transaction(db):
        store.forget(db, process_id)
    for table in ("model_revisions", "refused_models", "contents"):
        assert [row["n"] for row in db.query(f"select count(*) as n from {table}")] == [0]
