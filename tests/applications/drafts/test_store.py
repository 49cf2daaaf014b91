"""Drafts in the database: whole, in order, never written over."""

import pytest

import storage
from applications.course import stages
from applications.drafts import model, store, templates
from storage import Conflict


def test_a_draft_begins_with_every_section_in_order(db):
    with storage.transaction(db):
        made = store.add_application(db, "  채용 업무  재설계 ", by="가")

    assert made.title == "채용 업무 재설계"
    assert made.state == "작성"
    sections = store.sections(db, made.id)
    assert [s.key for s in sections] == [s.key for s in templates.load().sections]
    assert [s.position for s in sections] == list(range(1, 16))
    assert all(s.empty for s in sections)


def test_a_draft_begins_with_the_texts_given(db):
    made = store.add_application(db, "과제", bodies={"as_is": "현황"}, by="가")
    assert {s.key: s.body for s in store.sections(db, made.id) if s.body} == {"as_is": "현황"}


@pytest.mark.parametrize("title", ["", "   ", "\n"])
def test_a_draft_without_title_is_refused(db, title):
    with pytest.raises(model.NoTitle):
        store.add_application(db, title, by="가")
    assert store.all_applications(db) == []


def test_an_unknown_state_is_refused(db):
    with pytest.raises(model.BadState):
        store.add_application(db, "채용", state="끝", by="가")


@pytest.mark.parametrize("state", model.STATES)
def test_title_and_programme_change_only_where_the_state_leaves_them_open(db, state):
    made = store.add_application(db, "채용", state=state, by="가")
    if stages.editable(state):
        saved = store.save_application(db, made.id, made.revision, title="새 제목", by="가")
        assert (saved.title, saved.state) == ("새 제목", state)
    else:
        with pytest.raises(stages.NotEditable):
            store.save_application(db, made.id, made.revision, title="새 제목", by="가")
        assert store.application(db, made.id) == made


def test_only_its_own_fields_can_be_changed(db):
    made = store.add_application(db, "과제", by="가")
    with pytest.raises(TypeError):
        store.save_application(db, made.id, made.revision, example=True, by="가")


def test_a_stale_section_save_loses_neither_text(db):
    made = store.add_application(db, "과제", by="가")
    section = store.sections(db, made.id)[3]
    with storage.transaction(db):
        store.save_section(db, section.id, section.revision, "먼저 쓴 글", by="나")

    with pytest.raises(Conflict) as refusal, storage.transaction(db):
        store.save_section(db, section.id, section.revision, "나중에 쓴 글", by="다")

    assert refusal.value.theirs["body"] == "먼저 쓴 글"
    assert store.sections(db, made.id)[3].body == "먼저 쓴 글"
    (kept,) = store.refused_texts(db, section.id)
    assert kept["changes"] == {"body": "나중에 쓴 글"}
    assert kept["changed_by"] == "다"


def test_a_save_that_arrives_twice_is_one_save_and_no_clash(db):
    made = store.add_application(db, "과제", by="가")
    section = store.sections(db, made.id)[3]
    first = store.save_section(db, section.id, section.revision, "같은 글", by="나")
    assert store.save_section(db, section.id, section.revision, "같은 글", by="나") == first
    assert store.refused_texts(db, section.id) == []


@pytest.mark.parametrize(
    ("text", "revision", "kept"),
    [
        ("하나", 1, True),
        ("하나", 2, False),  # it was saved before: written anew since, it has to be saved
        ("둘", 2, True),
        ("둘\r\n셋", 1, False),
        ("거절된 글", 1, True),
        ("거절된 글", 2, False),
        ("", 1, False),
    ],
)
def test_a_text_is_known_when_it_was_saved_or_refused_since(db, text, revision, kept):
    made = store.add_application(db, "과제", by="가")
    section = store.sections(db, made.id)[3]
    for body in ("하나", "둘"):
        with storage.transaction(db):
            section = store.save_section(db, section.id, section.revision, body, by="가")
    with pytest.raises(Conflict), storage.transaction(db):
        store.save_section(db, section.id, 1, "거절된 글", by="나")
    assert store.kept_since(db, section.id, revision, text) is kept


def test_a_section_remembers_each_text(db):
    made = store.add_application(db, "과제", by="가")
    section = store.sections(db, made.id)[0]
    for text in ("하나", "둘"):
        section = store.save_section(db, section.id, section.revision, text, by="가")

    assert [c.after.get("body") for c in store.section_history(db, section.id)] == [
        "둘",
        "하나",
        "",
    ]


def test_the_draft_written_last_comes_first_and_says_when(db):
    old = store.add_application(db, "먼저", by="가")
    store.add_application(db, "나중", by="가")
    section = store.sections(db, old.id)[0]
    saved = store.save_section(db, section.id, section.revision, "새 글", by="가")

    first = store.all_applications(db)[0]

    assert first.title == "먼저"
    assert first.updated_at == saved.updated_at


def test_a_deleted_draft_stays_in_the_history(db):
    made = store.add_application(db, "과제", bodies={"risks": "위험"}, by="가")
    section = next(s for s in store.sections(db, made.id) if s.key == "risks")

    store.delete_application(db, made.id, made.revision, by="가")

    assert store.all_applications(db) == []
    assert store.section_history(db, section.id)[0].before["body"] == "위험"
    with pytest.raises(model.UnknownApplication):
        store.application(db, made.id)


def test_line_ends_of_windows_are_not_a_change(db):
    made = store.add_application(db, "과제", bodies={"risks": "가\n나"}, by="가")
    section = next(s for s in store.sections(db, made.id) if s.key == "risks")
    saved = store.save_section(db, section.id, section.revision, "가\r\n나", by="가")
    assert saved.revision == section.revision
