"""Versions of the plan: one draft, published with a note, never changed after."""

import dataclasses
import sqlite3

import pytest

import storage
from action_plan import plan
from action_plan.plan import store


def renamed(whole, title="새 이름"):
    return dataclasses.replace(whole, title=title)


@pytest.fixture
def draft(db):
    with storage.transaction(db):
        return store.begin(db, plan.current(db), "dpg-1", by="가")


def test_without_a_version_the_shipped_plan_is_in_force(db):
    assert plan.current(db) == plan.load()
    assert [one.name for one in store.versions(db)] == ["dpg-1"]


def test_a_published_draft_is_in_force_and_the_earlier_one_stays(db, draft):
    with storage.transaction(db):
        saved = store.save_draft(db, 1, renamed(draft.plan), by="가")
        made = store.publish(db, saved.revision, note="이름을 바꿈", by="가")
    assert (made.version, plan.current(db).title) == (2, "새 이름")
    assert store.version(db, "dpg-1").plan == plan.load()
    assert store.draft(db) is None
    assert store.versions(db)[0].note == "이름을 바꿈"


def test_a_published_version_can_neither_be_changed_nor_deleted(db, draft):
    with storage.transaction(db):
        saved = store.save_draft(db, 1, renamed(draft.plan), by="가")
        store.publish(db, saved.revision, note="뜻", by="가")
    for sql in ("update plan_versions set note = 'x'", "delete from plan_versions"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            db.execute(sql)


def test_there_is_one_draft(db, draft):
    with pytest.raises(store.RefusedVersion, match="이미 있습니다"):
        store.begin(db, plan.current(db), "dpg-1", by="나")


@pytest.mark.parametrize(("title", "note"), [("새 이름", " "), (None, "같은 것")])
def test_nothing_is_published_without_a_note_or_a_change(db, draft, title, note):
    with storage.transaction(db):
        revision = 1
        if title:
            revision = store.save_draft(db, 1, renamed(draft.plan, title), by="가").revision
    with pytest.raises(store.RefusedVersion), storage.transaction(db):
        store.publish(db, revision, note=note, by="가")
    assert store.draft(db) is not None


def test_what_does_not_fit_together_is_not_saved(db, draft):
    broken = dataclasses.replace(draft.plan, execution_plans=draft.plan.execution_plans[1:])
    with pytest.raises(plan.BadPlan), storage.transaction(db):
        store.save_draft(db, 1, broken, by="가")
    assert store.draft(db) == draft


def standing(db):
    """Return the draft, which must be there."""
    found = store.draft(db)
    assert found is not None
    return found


def test_a_stale_save_of_the_draft_is_refused(db, draft):
    with storage.transaction(db):
        store.save_draft(db, 1, renamed(draft.plan, "나의 것"), by="나")
    with pytest.raises(storage.Conflict), storage.transaction(db):
        store.save_draft(db, 1, renamed(draft.plan, "가의 것"), by="가")
    assert standing(db).plan.title == "나의 것"


def test_the_draft_goes_back_step_by_step(db, draft):
    with storage.transaction(db):
        for revision, title in ((1, "첫째"), (2, "둘째")):
            store.save_draft(db, revision, renamed(draft.plan, title), by="가")
        titles = []
        while (before := store.earlier(db, standing(db))) is not None:
            store.save_draft(db, standing(db).revision, before, by="가")
            titles.append(before.title)
    assert titles == ["첫째", plan.load().title]


def test_another_institutions_plan_is_in_force_under_its_own_number(db):
    other = dataclasses.replace(plan.load(), id="other", title="남의 계획", version=7)
    with storage.transaction(db):
        store.begin(db, other, "남의 파일.xlsx", by="가")
        made = store.publish(db, 1, note="들여옴", by="가")
    assert (made.id, made.version) == ("other", 1)
    assert plan.current(db).title == "남의 계획"
