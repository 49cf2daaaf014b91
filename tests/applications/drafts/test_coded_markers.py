"""Texts that name a process by its code follow it when it is merged away, and come back."""

import pytest

from applications.drafts import merged_processes, store
from applications.drafts.export import read_draft
from applications.pinning import store as pins
from tests.applications.pinning.changing import write

OLD, NEW = "P-0002", "P-0001"
TEXT = "출장 {{P-0002:yearly_volume}} 채용 {{ P-0002:approvals}} {{P-00021:x}} {{yearly_volume}}"


@pytest.fixture
def written(many):
    db, draft_id = many
    draft = store.application(db, draft_id)
    write(db, draft, "risks", TEXT)
    return db, draft


def body(db, draft):
    return next(one.body for one in store.sections(db, draft.id) if one.key == "risks")


def pinned(db, draft):
    return {pin.fact.key: pin.fact.text for pin in pins.pins(db, draft.id)}


def test_markers_and_what_was_accepted_follow_and_come_back(written):
    db, draft = written
    before = pinned(db, draft)
    moved = merged_processes.follow(db, OLD, NEW, by="김")
    codes = store.application(db, draft.id).process_codes

    assert codes == (NEW,)
    assert body(db, draft) == TEXT.replace("P-0002:", "P-0001:")
    assert pinned(db, draft)["P-0001:yearly_volume"] == before["P-0002:yearly_volume"]
    stale = {one.key: one.change for one in read_draft(db, draft.id).stale}
    assert stale["P-0001:yearly_volume"] == "value"
    merged_processes.unfollow(db, OLD, NEW, moved, by="김")
    assert store.application(db, draft.id).process_codes == (NEW, OLD)
    assert body(db, draft) == TEXT
    assert pinned(db, draft) == before


def test_a_text_that_was_changed_since_stays(written):
    db, draft = written
    moved = merged_processes.follow(db, OLD, NEW, by="김")
    write(db, draft, "risks", "새 글")
    merged_processes.unfollow(db, OLD, NEW, moved, by="김")
    assert body(db, draft) == "새 글"


def test_a_draft_that_stands_still_keeps_its_text(written):
    db, draft = written
    db.execute("update applications set state = '제출'")
    before = pinned(db, draft)
    merged_processes.follow(db, OLD, NEW, by="김")
    assert body(db, draft) == TEXT
    assert pinned(db, draft) == before
