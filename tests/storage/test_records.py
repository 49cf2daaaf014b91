import json
import sqlite3

import pytest

import storage
from storage import records


@pytest.fixture
def department(db):
    with storage.transaction(db):
        return records.insert(db, "departments", {"name": "경영기획부", "position": 1}, by="김")


def test_an_update_names_the_revision_it_read(db, department):
    with storage.transaction(db):
        after = records.update(db, "departments", department["id"], 1, {"position": 2}, by="이")
    assert (after["revision"], after["position"], after["updated_by"]) == (2, 2, "이")
    assert records.get(db, "departments", department["id"]) == after


def test_a_stale_save_is_refused_and_both_versions_are_kept(db, department):
    with storage.transaction(db):
        records.update(db, "departments", department["id"], 1, {"name": "기획부"}, by="이")
    with pytest.raises(storage.Conflict) as refusal, storage.transaction(db):
        records.update(db, "departments", department["id"], 1, {"name": "경영부"}, by="박")
    assert refusal.value.theirs["name"] == "기획부"
    assert "이 님이 먼저" in refusal.value.sentence
    kept = records.refused(db, "departments", department["id"])
    assert [(k["changes"], k["changed_by"], k["base_revision"]) for k in kept] == [
        ({"name": "경영부"}, "박", 1)
    ]
    assert records.get(db, "departments", department["id"])["name"] == "기획부"


def test_a_save_that_changes_nothing_makes_no_revision(db, department):
    with storage.transaction(db):
        same = records.update(db, "departments", department["id"], 1, {"position": 1}, by="이")
    assert same["revision"] == 1
    assert len(records.history(db, "departments", department["id"])) == 1


def test_history_tells_who_changed_what_newest_first(db, department):
    with storage.transaction(db):
        records.update(db, "departments", department["id"], 1, {"name": "기획부"}, by="이")
        records.delete(db, "departments", department["id"], 2, by="박")
    told = records.history(db, "departments", department["id"])
    assert [(c.action, c.by) for c in told] == [
        ("delete", "박"),
        ("update", "이"),
        ("insert", "김"),
    ]
    assert (told[1].before, told[1].after) == ({"name": "경영기획부"}, {"name": "기획부"})


@pytest.mark.parametrize("statement", ["update history set at = ''", "delete from history"])
def test_history_is_append_only(db, department, statement):
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        db.execute(statement)


def test_a_row_that_is_gone_is_named(db):
    with pytest.raises(storage.UnknownRow, match="다른 사람이 지웠을"):
        records.update(db, "departments", "no-such-id", 1, {}, by="김")


def test_a_failed_block_writes_nothing(db):
    with pytest.raises(RuntimeError), storage.transaction(db):
        records.insert(db, "departments", {"name": "도시기획부", "position": 3}, by="김")
        raise RuntimeError
    assert db.execute("select count(*) from departments").fetchone() == (0,)


def test_many_rows_go_in_as_one_by_one(db):
    names = ["가\n나", '따"옴표', "\\", "100 %s", *(f"부서 {place}" for place in range(116))]
    with storage.transaction(db):
        rows = [(name, place) for place, name in enumerate(names)]
        ids, moment = records.insert_many(db, "departments", ["name", "position"], rows, by="김")
        none, _ = records.insert_many(db, "departments", ["name", "position"], [], by="김")
    assert none == []
    assert ids == sorted(set(ids))
    for id, name, place in zip(ids, names, range(120), strict=True):
        row = records.get(db, "departments", id)
        assert (row["name"], row["position"], row["created_at"]) == (name, place, moment)
        (kept,) = records.history(db, "departments", id)
        assert (kept.action, kept.revision, kept.before) == ("insert", 1, {})
        assert kept.after == row


@pytest.fixture
def inserted(db):
    """Rows that were inserted together, as they were then."""
    with storage.transaction(db):
        rows = [("가", 1), ("나", 2)]
        ids, _moment = records.insert_many(db, "departments", ["name", "position"], rows, by="김")
    return [records.get(db, "departments", id) for id in ids]


def test_the_history_of_rows_inserted_together_holds_no_copy_of_them(db, inserted):
    kept = db.execute("select action, before, after from history order by id").fetchall()
    assert kept == [("insert", "{}", "{}")] * len(inserted)


def test_the_history_tells_what_was_inserted_whatever_came_later(db, inserted):
    row, other = inserted
    with storage.transaction(db):
        records.update(db, "departments", row["id"], 1, {"name": "다"}, by="이")
        records.update(db, "departments", row["id"], 2, {"name": "라", "position": 7}, by="박")
        records.update(db, "departments", other["id"], 1, {"position": 8}, by="이")
    told = records.history(db, "departments", row["id"])
    assert told[2].after == row
    assert [change.after for change in told[:2]] == [{"name": "라", "position": 7}, {"name": "다"}]
    assert records.history(db, "departments", other["id"])[1].after == other
    with storage.transaction(db):
        records.delete(db, "departments", row["id"], 3, by="최")
    assert records.history(db, "departments", row["id"])[3].after == row
    with storage.transaction(db):
        back = records.restore(db, "departments", row["id"], by="정")
        records.update(db, "departments", row["id"], 5, {"name": "마"}, by="정")
    told = records.history(db, "departments", row["id"])
    assert [change.revision for change in told] == [6, 5, 4, 3, 2, 1]
    assert (told[1].after, told[5].after) == (back, row)


def test_a_copy_that_an_older_release_kept_is_told_as_it_stands(db, department):
    with storage.transaction(db):
        records.update(db, "departments", department["id"], 1, {"name": "기획부"}, by="이")
    (kept,) = db.execute("select after from history where action = 'insert'").fetchone()
    assert json.loads(kept) == department
    assert records.history(db, "departments", department["id"])[1].after == department


def test_a_deleted_row_comes_back_at_the_next_revision(db):
    with storage.transaction(db):
        row = records.insert(db, "departments", {"name": "가", "position": 1}, by="김")
        row = records.update(db, "departments", row["id"], 1, {"name": "나"}, by="김")
        records.delete(db, "departments", row["id"], 2, by="이")
        back = records.restore(db, "departments", row["id"], by="박")
    assert (back["name"], back["revision"], back["updated_by"]) == ("나", 4, "박")
    revisions = [change.revision for change in records.history(db, "departments", row["id"])]
    assert revisions == [4, 3, 2, 1]
    with pytest.raises(records.UnknownRow), storage.transaction(db):
        records.restore(db, "departments", "no-such", by="박")
