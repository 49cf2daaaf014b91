"""Two people save one section: put together in the database, refused where they clash."""

import pytest

import storage
from applications.course.stages import NotEditable
from applications.drafts import store

BASE = "첫 문단은 채용을 다룬다.\n\n둘째 문단은 예산을 다룬다."


@pytest.fixture
def section(db):
    made = store.add_application(db, "과제", bodies={"risks": BASE}, by="가")
    return next(s for s in store.sections(db, made.id) if s.key == "risks")


def save(db, section, text, by="나", **more):
    with storage.transaction(db):
        return store.save_section(db, section.id, section.revision, text, by=by, **more)


def test_changes_in_different_places_come_together_by_themselves(db, section):
    save(db, section, BASE.replace("채용을", "채용 업무를"))
    saved = save(db, section, BASE.replace("예산을", "올해 예산을"), by="다")

    assert saved.body == "첫 문단은 채용 업무를 다룬다.\n\n둘째 문단은 올해 예산을 다룬다."
    assert (saved.revision, saved.updated_by) == (3, "다")
    assert store.refused_texts(db, section.id) == []


def test_a_clash_in_one_place_writes_nothing_and_keeps_what_was_refused(db, section):
    save(db, section, BASE.replace("채용을", "급여를"))
    late = BASE.replace("채용을", "출장을")
    with pytest.raises(storage.Conflict):
        save(db, section, late, by="다")

    assert store.section(db, section.id).body == BASE.replace("채용을", "급여를")
    (kept,) = store.refused_texts(db, section.id)
    assert kept["changes"]["body"] == late


def test_a_text_typed_on_another_one_than_the_revision_is_merged_on_that(db, section):
    """What the browser sends was typed on its own earlier text, not on what was merged since."""
    first = BASE.replace("채용을", "채용 업무를")
    save(db, section, BASE.replace("예산을", "올해 예산을"))
    merged = save(db, section, first, by="다")
    saved = save(db, merged, first + "\n\n셋째", by="다", base=first)
    assert saved.body == "첫 문단은 채용 업무를 다룬다.\n\n둘째 문단은 올해 예산을 다룬다.\n\n셋째"


def test_a_late_save_that_says_nothing_new_adds_no_revision(db, section):
    newer = save(db, section, BASE + " 끝.")
    assert save(db, section, BASE, by="다") == newer


@pytest.mark.parametrize("state", ["결재", "제출", "선정"])
def test_no_text_is_saved_where_the_draft_stands_still(db, section, state):
    db.execute("update applications set state = :state", {"state": state})
    with pytest.raises(NotEditable):
        save(db, section, "늦은 글")
    assert store.section(db, section.id).body == BASE


@pytest.mark.parametrize("text", ["🙂👩\u200d🚒", "\u202e거꾸로", "ᄒᆞᆫ글 漢字", "가" * 100_000])
def test_any_text_comes_back_as_it_was_written(db, section, text):
    assert save(db, section, text).body == text
    assert store.text_at(db, section.id, 2) == text


def test_half_a_letter_is_kept_as_a_sign_and_the_rest_as_it_is(db, section):
    assert save(db, section, "앞\ud800뒤").body == "앞\ufffd뒤"


def test_the_text_of_each_revision_can_be_read(db, section):
    save(db, section, "둘")
    assert [store.text_at(db, section.id, n) for n in (0, 1, 2, 9)] == [None, BASE, "둘", "둘"]
