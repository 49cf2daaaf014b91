"""A call that changed after drafts were begun: said, taken over, and no text lost."""

import pytest

from applications.calls import following, scoring, store
from applications.calls.model import RefusedCall
from applications.calls.parts import store as parts
from applications.course.stages import NotEditable
from applications.drafts import beginning
from applications.drafts import store as drafts
from applications.drafts.export import read_draft
from storage import records


@pytest.fixture
def call(db):
    made = store.add_call(db, "공모", basis="공고", programme="디지털 지원", by="가")
    for key, title in (("summary", "과제 개요"), ("plan", "추진 계획"), ("budget", "예산")):
        parts.add_section(db, made.id, title, key=key, longest=100, by="가")
    return store.call(db, made.id)


@pytest.fixture
def draft(db, call):
    return beginning.begin(db, "초안", call=call, by="나")


def write(db, draft, key, text):
    section = next(one for one in drafts.sections(db, draft.id) if one.key == key)
    drafts.save_section(db, section.id, section.revision, text, by="나")


def told(db, draft):
    call = store.call_of(db, draft)
    assert call is not None
    return following.changes(drafts.sections(db, draft.id), call)


def test_a_draft_takes_sections_programme_and_limits_from_its_call(db, draft, call):
    read = read_draft(db, draft.id)
    assert [(one.key, one.title) for one in read.sections] == [
        (one.key, one.title) for one in call.sections
    ]
    assert (read.application.programme, read.call) == ("디지털 지원", call)
    assert [one.longest for one in read.template.sections] == [100, 100, 100]
    assert not told(db, draft).any


def test_a_call_without_sections_begins_no_draft(db):
    with pytest.raises(RefusedCall, match="항목이 없습니다"):
        beginning.begin(db, "초안", call=store.add_call(db, "빈 공모", by="가"), by="나")
    assert drafts.all_applications(db) == []


def test_what_the_call_changed_is_told_kind_by_kind(db, draft, call):
    write(db, draft, "plan", "쓴 글")
    summary, plan, budget = call.sections
    parts.save_section(db, summary.id, 1, title="개요", by="가")
    parts.delete_part(db, parts.SECTIONS, plan.id, 1, by="가")
    parts.delete_part(db, parts.SECTIONS, budget.id, 1, by="가")
    parts.add_section(db, call.id, "기대 효과", by="가")
    found = told(db, draft)
    assert [one.title for one in found.added] == ["기대 효과"]
    assert [(old.title, new.title) for old, new in found.altered] == [("과제 개요", "개요")]
    assert [one.key for one in found.left] == ["plan"]
    assert [one.key for one in found.empty] == ["budget"]


def test_taking_over_keeps_every_text(db, draft, call):
    write(db, draft, "summary", "개요 글")
    write(db, draft, "plan", "계획 글")
    summary, plan, _ = call.sections
    parts.save_section(db, summary.id, 1, title="개요", position=9, by="가")
    parts.delete_part(db, parts.SECTIONS, plan.id, 1, by="가")
    added = parts.add_section(db, call.id, "기대 효과", position=4, by="가")
    before = {one.key: one for one in drafts.sections(db, draft.id)}
    following.take_over(db, draft.id, by="다")
    after = drafts.sections(db, draft.id)
    assert [(one.key, one.title, one.body, one.required) for one in after] == [
        ("budget", "예산", "", True),
        (added.key, "기대 효과", "", True),
        ("summary", "개요", "개요 글", True),
        ("plan", "추진 계획", "계획 글", False),
    ]
    assert {one.id for one in after if one.key in before} == {one.id for one in before.values()}
    assert not told(db, draft).any
    assert not following.take_over(db, draft.id, by="다").any


def test_an_empty_section_that_is_gone_goes_and_its_history_stays(db, draft, call):
    parts.delete_part(db, parts.SECTIONS, call.sections[2].id, 1, by="가")
    gone = drafts.sections(db, draft.id)[2]
    following.take_over(db, draft.id, by="다")
    assert [one.key for one in drafts.sections(db, draft.id)] == ["summary", "plan"]
    assert records.history(db, "application_sections", gone.id)[0].action == "delete"


def test_a_draft_that_stands_still_takes_nothing_over(db, draft, call):
    parts.add_section(db, call.id, "기대 효과", by="가")
    records.update(db, "applications", draft.id, draft.revision, {"state": "제출"}, by="가")
    with pytest.raises(NotEditable):
        following.take_over(db, draft.id, by="다")
    assert len(drafts.sections(db, draft.id)) == 3


def test_a_call_emptied_of_sections_takes_none_from_the_draft(db, draft, call):
    for one in call.sections:
        parts.delete_part(db, parts.SECTIONS, one.id, one.revision, by="가")
    following.take_over(db, draft.id, by="다")
    assert len(drafts.sections(db, draft.id)) == 3


def test_points_at_stake_are_told_of_each_section(db, call):
    parts.add_head(db, call.id, "필요성", points=30, section_keys=["summary", "plan"], by="가")
    parts.add_head(db, call.id, "확산", points=None, by="가")
    parts.add_head(db, call.id, "비용", points=12.5, section_keys=["budget"], by="가")
    asked = store.call(db, call.id)
    assert [scoring.in_words(one) for one in scoring.heads_of(asked, "plan")] == ["필요성 30점"]
    assert [scoring.in_words(one) for one in scoring.unserved(asked, ["summary"])] == [
        "확산 (배점 모름)",
        "비용 12.5점",
    ]
