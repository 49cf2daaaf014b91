"""Who writes which section."""

import pytest

import storage
from applications.course.model import BadDay
from applications.drafts import store as drafts
from applications.writing.assignments import model, store
from applications.writing.assignments.model import Assignment


@pytest.fixture
def section(db):
    made = drafts.add_application(db, "과제", by="가")
    return drafts.sections(db, made.id)[0]


def test_a_section_is_assigned_and_found_by_its_person(db, section):
    assert store.assignment(db, section.id) == Assignment()
    kept = store.assign(db, section.id, Assignment(" 김  민서 ", "2026-12-04"), by="가")
    assert kept == Assignment("김 민서", "2026-12-04", model.WRITING, 1)
    named = store.assignments(db, section.application_id)
    assert named == {section.id: kept}
    assert model.own([section.id, "x"], named, "김민서") == [section.id]
    assert model.own([section.id], named, "") == []


def test_the_later_of_two_who_assign_at_once_is_refused(db, section):
    first = store.assign(db, section.id, Assignment("가"), by="가")
    with pytest.raises(storage.Conflict):
        store.assign(db, section.id, Assignment("나"), by="나")
    assert store.assignment(db, section.id) == first


@pytest.mark.parametrize(
    ("named", "refusal"),
    [
        (Assignment(state="다 됨"), model.BadAssignment),
        (Assignment(due="2026-02-30"), BadDay),
    ],
)
def test_what_is_no_state_or_day_is_refused(db, section, named, refusal):
    with pytest.raises(refusal):
        store.assign(db, section.id, named, by="가")
    assert store.assignment(db, section.id) == Assignment()


def test_a_section_that_is_gone_takes_no_assignment_and_leaves_none(db, section):
    store.assign(db, section.id, Assignment("가"), by="가")
    drafts.delete_application(db, section.application_id, 1, by="가")
    assert store.assignment(db, section.id) == Assignment()
    with pytest.raises(storage.UnknownRow):
        store.assign(db, section.id, Assignment("가"), by="가")


@pytest.mark.parametrize(
    ("due", "state", "late"),
    [
        ("", model.WRITING, False),
        ("2026-12-01", model.WRITING, False),
        ("2026-11-30", model.REVIEW, True),
        ("2026-11-30", model.DONE, False),
    ],
)
def test_what_is_late(due, state, late):
    assert Assignment("가", due, state).late("2026-12-01") is late
