"""One row for each key, whoever saves first."""

import pytest

import storage
from storage import keyed

KEY = {"subject": "p", "questionnaire_id": "f"}


def keep(db, lead, revision):
    with storage.transaction(db):
        return keyed.keep(db, "rating_rounds", KEY, {"lead": lead}, revision, by=lead)


def test_the_first_save_makes_the_row_whole_and_the_next_changes_it(db):
    assert keyed.standing(db, "rating_rounds", KEY) is None
    first = keep(db, "김", 0)
    assert (first["lead"], first["revision"], first["raters"]) == ("김", 1, "[]")
    second = keep(db, "이", 1)
    assert (second["id"], second["revision"]) == (first["id"], 2)
    assert keyed.standing(db, "rating_rounds", KEY) == second


@pytest.mark.parametrize("revision", [0, 2])
def test_a_save_over_another_revision_is_refused(db, revision):
    keep(db, "김", 0)
    with pytest.raises(storage.Conflict):
        keep(db, "이", revision)
    row = keyed.standing(db, "rating_rounds", KEY)
    assert row is not None
    assert row["lead"] == "김"


def test_a_row_that_was_deleted_is_made_again(db):
    first = keep(db, "김", 0)
    with storage.transaction(db):
        storage.records.delete(db, "rating_rounds", first["id"], 1, by="이")
    assert keep(db, "김", 1)["id"] != first["id"]
