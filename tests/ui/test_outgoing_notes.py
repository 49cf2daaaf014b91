"""Exports are counted where people may write, and kept from nobody where they may not."""

import storage
from access import enforcing
from action_plan.outgoing import store
from storage import reach
from ui import outgoing_notes


def test_an_export_is_counted(database_url):
    outgoing_notes.exported("application", "ID", "hwpx", "가")
    outgoing_notes.exported("application", "ID", "hwpx", "가")
    outgoing_notes.exported("application", "ID", "pdf", "가")
    db = storage.open_database(database_url)
    assert store.exports(db) == {"hwpx": 2, "pdf": 1}
    db.close()


def test_who_may_not_write_gets_the_file_all_the_same(database_url, monkeypatch):
    def refuse(db, person):
        reach.write_nothing(db)
        return db

    monkeypatch.setattr(enforcing, "restrict_writing", refuse)
    outgoing_notes.exported("application", "ID", "hwpx", "가")
    db = storage.open_database(database_url)
    assert store.exports(db) == {}
    db.close()
