"""Cells that people set: over the revision that was read, never over somebody else's."""

import sqlite3

import pytest

import storage
from processes.bpmn.raci import store
from storage import Conflict, records


def put(db, letters: str, revision: int, by: str = "김") -> store.SetCell:
    with storage.transaction(db):
        return store.set_cell(db, "P", "as-is", "T", "팀장", letters, revision=revision, by=by)


def test_a_cell_is_set_changed_and_given_back_to_the_rules(db):
    first = put(db, "A", 0)
    second = put(db, "", first.revision, by="박")
    assert store.cells(db, "P", "as-is") == {("T", "팀장"): second}
    assert (second.letters, second.updated_by, second.revision) == ("", "박", 2)
    store.clear_cell(db, second, by="박")
    assert store.cells(db, "P", "as-is") == {}
    told = [(one.action, one.by) for one in records.history(db, store.TABLE, second.id)]
    assert told == [("delete", "박"), ("update", "박"), ("insert", "김")]


@pytest.mark.parametrize("read", [0, 1])
def test_a_cell_that_changed_meanwhile_is_a_conflict_and_both_are_kept(db, read):
    first = put(db, "A", 0, by="박")
    put(db, "C", first.revision, by="박")
    with pytest.raises(Conflict):
        put(db, "I", read)
    assert store.cells(db, "P", "as-is")["T", "팀장"].letters == "C"
    (kept,) = records.refused(db, store.TABLE, first.id)
    assert kept["changes"] == {"letters": "I"}


def test_letters_are_those_of_raci(db):
    with pytest.raises(sqlite3.IntegrityError):
        put(db, "X", 0)


def test_a_cell_stays_with_the_model_that_it_was_set_for(db):
    cell = put(db, "A", 0)
    with pytest.raises(sqlite3.IntegrityError, match="stays with its model"):
        db.execute("update raci_cells set process_id = 'Q' where id = :id", {"id": cell.id})
