"""Moves, people and follow-up of a draft in the database."""

import dataclasses

import pytest

import storage
from applications.course import store
from applications.course.model import (
    BadAmount,
    BadDay,
    BadPeriod,
    Duties,
    FollowUp,
    HandedIn,
    NotAllowed,
)
from applications.course.moves import to_take
from applications.drafts import store as drafts
from applications.drafts.export import read_draft
from applications.drafts.model import UnknownApplication
from applications.submissions import store as submissions
from tests.applications.course.way import APPROVER, OWNER, REVIEWER, go, rewrite, write_draft


def test_the_whole_way_is_kept_with_persons_and_reasons(db, written):
    go(db, written, "부서 검토", "결재", "제출", "보완", "제출", "선정")
    store.save_follow_up(db, written.id, FollowUp(300_000_000, "2027-01-01", "2027-12-31"), by="가")
    go(db, drafts.application(db, written.id), "이행")

    told = store.history(db, written.id)
    assert [one.target for one in reversed(told)] == [
        "부서 검토", "결재", "제출", "보완", "제출", "선정", "이행",
    ]  # fmt: skip
    assert [one.number for one in reversed(told)] == [0, 0, 1, 0, 2, 0, 0]
    assert told[-1].by == OWNER
    assert told[-2].by == REVIEWER
    assert told[3].reason == "까닭"
    assert told[4].acknowledged
    assert told[0].acknowledged == ()


@pytest.mark.parametrize("by", ["최다른", OWNER, REVIEWER])
def test_who_may_not_changes_nothing(db, written, by):
    application = go(db, written, "부서 검토", "결재")
    with pytest.raises(NotAllowed, match=r"결재자\(박결재\)만"):
        store.move(db, application, "제출", by=by)
    assert drafts.application(db, written.id) == application
    assert submissions.submissions(db, written.id) == []
    assert len(store.history(db, written.id)) == 2


def test_errors_refuse_the_submission_and_are_handed_back(db, written):
    rewrite(db, written, "risks", "")
    application = go(db, written, "부서 검토", "결재")
    with pytest.raises(NotAllowed, match="오류가 1건") as refused:
        store.move(db, application, "제출", by=APPROVER)
    assert [one.section for one in refused.value.findings] == ["risks"]
    assert submissions.submissions(db, written.id) == []


def test_a_finding_that_nobody_acknowledged_keeps_a_draft_from_being_handed_in(db, written):
    application = go(db, written, "부서 검토", "결재")
    found = to_take(store.standing(db, read_draft(db, written.id)))
    assert len(found) > 1
    with pytest.raises(NotAllowed, match="1건"):
        store.move(db, application, "제출", by=APPROVER, taken=found[1:])
    assert store.move(db, application, "제출", by=APPROVER, taken=found).state == "제출"


def test_a_draft_that_somebody_moved_meanwhile_is_not_moved_again(db, written):
    go(db, written, "부서 검토")
    with pytest.raises(NotAllowed, match="먼저 '부서 검토'"):
        store.move(db, written, "부서 검토", by=OWNER)


def test_files_made_before_the_text_changed_are_not_handed_in(db, written):
    application = go(db, written, "부서 검토", "결재", "제출", "보완")
    draft = read_draft(db, written.id)
    frozen = store.freeze(db, draft)
    taken = to_take(store.standing(db, draft))
    rewrite(db, written, "risks", "문제 1: 다른 글.")
    with pytest.raises(NotAllowed, match="바뀌어 제출하지"):
        store.move(db, application, "제출", by=APPROVER, taken=taken, frozen=frozen)
    assert len(submissions.submissions(db, written.id)) == 1


def test_people_are_named_over_the_revision_read(db, written):
    read = store.duties(db, written.id)
    changed = dataclasses.replace(read, reviewers=(" 이  검토 ", "", "정검토", "정검토"))
    saved = store.save_duties(db, written.id, changed, by="나")
    assert saved.reviewers == ("이 검토", "정검토")
    assert saved.owner == OWNER
    with pytest.raises(storage.Conflict):
        store.save_duties(db, written.id, dataclasses.replace(read, owner="다른"), by="다")
    first = write_draft(db, title="둘")
    assert store.duties(db, first.id).owner == OWNER


def test_two_who_name_the_first_people_at_once_do_not_write_over_each_other(db):
    made = drafts.add_application(db, "하나", by="가")
    store.save_duties(db, made.id, Duties("김"), by="가")
    with pytest.raises(storage.Conflict):
        store.save_duties(db, made.id, Duties("이"), by="나")
    assert store.duties(db, made.id).owner == "김"


@pytest.mark.parametrize(
    ("told", "refusal"),
    [
        (FollowUp(granted=-1), BadAmount),
        (FollowUp(starts_on="내년"), BadDay),
        (FollowUp(starts_on="2027-02-01", ends_on="2027-01-01"), BadPeriod),
    ],
)
def test_a_follow_up_that_cannot_be_is_refused(db, written, told, refusal):
    with pytest.raises(refusal):
        store.save_follow_up(db, written.id, told, by="가")
    assert store.follow_up(db, written.id) == FollowUp()


def test_nothing_granted_is_not_the_same_as_unknown(db, written):
    saved = store.save_follow_up(db, written.id, FollowUp(granted=0, note=" 결과 "), by="가")
    assert (saved.granted, saved.note, saved.starts_on) == (0, "결과", "")
    changed = dataclasses.replace(saved, granted=None)
    assert store.save_follow_up(db, written.id, changed, by="가").granted is None


def test_a_draft_that_is_gone_has_no_people(db):
    with pytest.raises(UnknownApplication):
        store.save_duties(db, "없음", Duties("김"), by="가")


def test_what_was_handed_in_stays_and_the_rest_can_be_deleted(db, written):
    other = write_draft(db, title="둘")
    application = go(db, written, "부서 검토", "결재", "제출")
    with pytest.raises(HandedIn):
        store.delete(db, application.id, application.revision, by="가")
    store.delete(db, other.id, other.revision, by="가")
    assert [one.id for one in drafts.all_applications(db)] == [written.id]
    assert store.all_duties(db).keys() == {written.id}


def test_an_example_goes_whole_with_what_was_handed_in_of_it(db, written):
    example = write_draft(db, title="예시", example=True)
    go(db, written, "부서 검토", "결재", "제출")
    moved = go(db, example, "부서 검토", "결재", "제출")
    store.delete(db, moved.id, moved.revision, by="가")
    assert submissions.counts(db) == {written.id: 1}
    assert store.history(db, example.id) == []
    kept = submissions.submission(db, written.id, 1)
    assert all(submissions.intact(db, kept).values())
    contents = db.query("select count(*) as n from submission_contents")
    assert next(iter(contents))["n"] == len({one.sha256 for one in kept.files})
