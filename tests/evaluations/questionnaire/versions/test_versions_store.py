"""Versions never change, drafts lose nothing, and what is asked follows the day."""

import datetime
import sqlite3

import pytest

import storage
from evaluations.answers import store as answers
from evaluations.questionnaire import BadQuestionnaire, UnknownQuestionnaire, reading
from evaluations.questionnaire.versions import store
from evaluations.questionnaire.versions.model import RefusedVersion, UnknownDraft, UnknownVersion

RPA = "rpa-suitability"
TEXT = reading.shipped_text(RPA)
SHIPPED = reading.shipped(RPA).version
DAY = datetime.date(2027, 3, 1)


def _text(version: str = "1.0", begins: str = "2026-11-23", ends: str = "") -> str:
    until = f"\n  to: {ends}" if ends else ""
    changed = TEXT.replace(f'version: "{SHIPPED}"', f'version: "{version}"', 1)
    return changed.replace("from: 2026-11-23", f"from: {begins}{until}", 1)


def _publish(db, text=None, note="가중치 조정", by="김"):
    with storage.transaction(db):
        draft = store.begin(db, RPA, text or _text(), SHIPPED, by=by)
        return store.publish(db, RPA, draft.revision, note=note, by=by)


def _content(db):
    standing = store.draft(db, RPA)
    return standing.content if standing else None


def test_where_nothing_is_published_the_shipped_file_is_asked(db):
    assert store.current(db, RPA) == reading.shipped(RPA)
    assert [one.origin for one in store.versions(db, RPA)] == ["shipped"]
    assert store.version(db, RPA, SHIPPED) == reading.shipped(RPA)


def test_a_published_version_is_asked_from_then_on_and_the_shipped_one_stays(db):
    _publish(db)
    assert store.current(db, RPA, on=DAY).version == "1.0"
    assert store.version(db, RPA, SHIPPED) == reading.shipped(RPA)
    newest = store.versions(db, RPA)[0]
    assert (newest.version, newest.origin, newest.note, newest.created_by) == (
        "1.0",
        "published",
        "가중치 조정",
        "김",
    )
    assert newest.content == _text()
    assert len(newest.sha256) == 64
    assert store.draft(db, RPA) is None


@pytest.mark.parametrize(
    ("day", "version"),
    [
        (datetime.date(2026, 12, 31), "1.0"),
        (datetime.date(2027, 1, 1), "2.0"),
        (datetime.date(2027, 12, 31), "2.0"),
        (datetime.date(2028, 1, 1), "1.0"),
        (datetime.date(2026, 11, 22), SHIPPED),
    ],
)
def test_the_version_in_force_follows_the_day(db, day, version):
    _publish(db)
    _publish(db, _text("2.0", "2027-01-01", "2027-12-31"))
    assert store.current(db, RPA, on=day).version == version


@pytest.mark.parametrize(
    "change",
    [
        "update questionnaire_versions set content = 'x'",
        "update questionnaire_versions set note = 'x'",
        "delete from questionnaire_versions",
    ],
)
def test_a_published_version_never_changes(db, change):
    _publish(db)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"), storage.transaction(db):
        db.execute(change)
    assert store.current(db, RPA, on=DAY).version == "1.0"


@pytest.mark.parametrize(
    ("text", "note", "error", "words"),
    [
        (_text(), " ", RefusedVersion, "한 줄로"),
        (_text(SHIPPED), "왜", RefusedVersion, "이미 있습니다"),
        (_text().replace(f"id: {RPA}", "id: other", 1), "왜", RefusedVersion, "'other'"),
        (_text().replace("weight: 16", "weight: 0", 1), "왜", BadQuestionnaire, "R1의 weight"),
    ],
)
def test_what_can_not_be_published_stays_a_draft(db, text, note, error, words):
    with pytest.raises(error, match=words):
        _publish(db, text, note)
    with storage.transaction(db):
        store.begin(db, RPA, text, SHIPPED, by="김")
    with pytest.raises(error, match=words), storage.transaction(db):
        store.publish(db, RPA, 1, note=note, by="김")
    assert _content(db) == text
    assert [one.version for one in store.versions(db, RPA)] == [SHIPPED]


def test_a_version_is_published_once(db):
    _publish(db)
    with pytest.raises(RefusedVersion, match=r"'1\.0'판은 이미"):
        _publish(db)
    with pytest.raises(UnknownDraft), storage.transaction(db):
        store.publish(db, "saas-readiness", 1, note="왜", by="김")


def test_two_people_begin_one_draft_and_a_late_save_is_kept(db):
    with storage.transaction(db):
        mine = store.begin(db, RPA, _text(), SHIPPED, by="김")
        theirs = store.begin(db, RPA, "다른 글", SHIPPED, by="이")
    assert (theirs.id, theirs.content) == (mine.id, _text())
    with storage.transaction(db):
        store.save_draft(db, mine.id, 1, "이의 글", by="이")
    with pytest.raises(storage.Conflict), storage.transaction(db):
        store.save_draft(db, mine.id, 1, "김의 글", by="김")
    assert _content(db) == "이의 글"
    kept = storage.records.refused(db, "questionnaire_drafts", mine.id)
    assert kept[0]["changes"] == {"content": "김의 글"}
    with pytest.raises(storage.Conflict), storage.transaction(db):
        store.delete_draft(db, mine.id, 1, by="김")


def test_what_was_published_over_a_stale_look_is_refused(db):
    with storage.transaction(db):
        draft = store.begin(db, RPA, _text(), SHIPPED, by="김")
        store.save_draft(db, draft.id, 1, _text("1.1"), by="이")
    with pytest.raises(storage.Conflict), storage.transaction(db):
        store.publish(db, RPA, 1, note="왜", by="김")
    assert _content(db) == _text("1.1")


def test_a_questionnaire_that_is_not_shipped_is_published_like_any_other(db):
    text = _text().replace(f"id: {RPA}", "id: own", 1)
    with storage.transaction(db):
        draft = store.begin(db, "own", text, "", by="김")
        store.publish(db, "own", draft.revision, note="새 질문지", by="김")
    assert "own" in store.ids(db)
    assert store.current(db, "own").version == "1.0"


def test_unknown_ids_and_versions_are_refused_with_those_that_exist(db):
    with pytest.raises(UnknownVersion, match=rf"'9'판이 없습니다. 있는 판: {SHIPPED}"):
        store.version(db, RPA, "9")
    with pytest.raises(UnknownQuestionnaire, match=RPA):
        store.current(db, "../../etc/passwd")


def test_answers_keep_the_shipped_version_that_they_rest_on(db, monkeypatch, tmp_path):
    form = reading.shipped(RPA)
    with storage.transaction(db):
        answers.save_answer(db, "P", form, "R1", 3, revision=0, by="김")
        answers.save_answer(db, "P", form, "R2", 3, revision=0, by="김")
    (tmp_path / f"{RPA}.yaml").write_text(_text("9.0"), encoding="utf-8")
    monkeypatch.setattr(reading, "FOLDER", tmp_path)
    assert store.current(db, RPA).version == "9.0"
    assert store.version(db, RPA, SHIPPED) == form
    assert [one.version for one in store.versions(db, RPA)] == [SHIPPED, "9.0"]
