"""Attached files in the database: the bytes once, gone with the last that bears them."""

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import storage
from evaluations.answers import store as answers
from evaluations.answers.evidence import store
from evaluations.answers.evidence.model import RefusedEvidence
from storage import records
from storage.backup import back_up
from tests.evaluations.answers.conftest import PDF, picture

FORM = "saas-readiness"


def attach(db, question="Q1.1", name="근거.pdf", content=PDF, subject="p", **more):
    with storage.transaction(db):
        return store.attach(db, subject, FORM, question, name, content, by="김", **more)


def stored(db) -> int:
    return int(db.execute("select count(*) from evidence_files").fetchone()[0])


def test_a_file_comes_back_as_it_was_given(db):
    one = attach(db, name="../계약\u202e서.pdf")
    assert (one.name, one.kind, one.size, one.media_type) == (
        "계약서.pdf",
        "PDF",
        len(PDF),
        "application/pdf",
    )
    assert store.content(db, one.id) == PDF
    assert store.attached(db, "p", FORM) == {"Q1.1": (one,)}


def test_the_same_bytes_are_stored_once_and_removed_with_the_last(db):
    first = attach(db)
    second = attach(db, "Q1.2", "다른 이름.pdf")
    third = attach(db, subject="q")
    assert stored(db) == 1
    for one, left in ((first, 1), (third, 1), (second, 0)):
        assert store.content(db, one.id) == PDF
        with storage.transaction(db):
            store.detach(db, one.id, by="이")
        assert stored(db) == left
    with pytest.raises(store.UnknownEvidence):
        store.content(db, first.id)
    (gone, came) = records.history(db, "evidence", first.id)
    assert (gone.action, gone.by, came.after["name"]) == ("delete", "이", "근거.pdf")


def test_a_file_hangs_on_a_question_once(db):
    attach(db)
    with pytest.raises(RefusedEvidence, match=r"'근거\.pdf'\(으\)로 이미"):
        attach(db, name="또.pdf")
    assert len(store.attached(db, "p", FORM)["Q1.1"]) == 1


def test_a_question_bears_only_so_many(db, monkeypatch):
    monkeypatch.setattr(store, "MOST_PER_QUESTION", 2)
    for size in (1, 2):
        attach(db, name="a.png", content=picture("PNG", (size, 1)))
    with pytest.raises(RefusedEvidence, match="2개까지"):
        attach(db, name="a.png", content=picture("PNG", (3, 1)))
    assert stored(db) == 2


def test_a_refused_file_leaves_nothing(db):
    with pytest.raises(RefusedEvidence):
        attach(db, name="근거.png")
    assert (stored(db), store.attached(db, "p", FORM)) == (0, {})


def test_a_file_that_somebody_took_off_is_said_to_be_gone(db):
    one = attach(db)
    with storage.transaction(db):
        store.detach(db, one.id, by="이")
    with pytest.raises(store.UnknownEvidence, match="다른 사람이 뗐을"), storage.transaction(db):
        store.detach(db, one.id, by="김")


def test_the_stored_bytes_cannot_be_changed(db):
    attach(db)
    with pytest.raises(sqlite3.IntegrityError):
        db.execute("update evidence_files set content = x'00'")


def test_deleting_a_subject_takes_its_files_and_leaves_the_others(db):
    attach(db)
    kept = attach(db, subject="q")
    attach(db, "Q1.2", "a.png", picture("PNG"))
    with storage.transaction(db):
        answers.delete_about(db, "p", by="김")
    assert (store.attached(db, "p", FORM), stored(db)) == ({}, 1)
    assert store.content(db, kept.id) == PDF


def test_the_example_takes_its_own_files_only(db):
    attach(db, example=True)
    kept = attach(db, "Q1.2")
    with storage.transaction(db):
        answers.remove_example(db, by="김")
    assert store.attached(db, "p", FORM) == {"Q1.2": (kept,)}


def test_one_backup_holds_the_files_too(database_url, tmp_path: Path):
    with storage.writing_to(database_url) as db:
        one = store.attach(db, "p", FORM, "Q1.1", "a.pdf", PDF, by="김")
    back_up(database_url, tmp_path / "copy.db")
    with storage.reading_from(f"sqlite:///{tmp_path / 'copy.db'}") as copy:
        assert store.content(copy, one.id) == PDF


STEPS = st.lists(
    st.tuples(st.booleans(), st.sampled_from("pq"), st.sampled_from(["Q1.1", "Q1.2"]),
              st.integers(1, 3)),
    max_size=20,
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(STEPS)
def test_the_stored_bytes_are_always_those_that_something_bears(steps):
    db = storage.open_database("sqlite://")
    borne: dict[tuple[str, str, int], str] = {}
    for adds, subject, question, size in steps:
        key = (subject, question, size)
        if adds and key not in borne:
            content = picture("PNG", (size, 1))
            borne[key] = attach(db, question, "a.png", content, subject).id
        elif not adds and key in borne:
            with storage.transaction(db):
                store.detach(db, borne.pop(key), by="김")
        assert stored(db) == len({size for *_, size in borne})
    db.close()
