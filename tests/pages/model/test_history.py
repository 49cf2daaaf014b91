"""The panel of revisions: named, published, taken back, compared; nothing is written over."""

import pytest

import storage
from processes.bpmn.publication import store

PANEL = {"panel": "저장 기록"}


@pytest.fixture
def history(visit, travel):
    return visit("model", code=travel.code, **PANEL)


def links(app):
    return {one.proto.label: one.proto.query_string for one in app.get("page_link")}


def test_a_revision_gets_a_name_and_loses_it_again(db, travel, history, press, read):
    field = next(one for one in history.text_input if one.label == "이 판의 이름")
    field.set_value("협의를 마친 안")
    press(history, "이 판에 이름 붙이기")
    assert "협의를 마친 안" in read(history)
    assert {n: one.name for n, one in store.names(db, travel.id, "as-is").items()} == {
        2: "협의를 마친 안"
    }
    next(one for one in history.text_input if one.label == "이 판의 이름").set_value("")
    press(history, "이 판에 이름 붙이기")
    assert store.names(db, travel.id, "as-is") == {}


def test_the_newest_is_published_with_a_word_and_taken_back(db, travel, history, press, read):
    assert "공개하면 고칠 수 없는" in read(history)
    next(
        one for one in history.text_input if one.label == "남길 말" and "top" in one.key
    ).set_value("이사회 보고본")
    press(history, "2판 공개하기")
    standing = store.published(db, travel.id, "as-is")
    assert standing is not None
    assert (standing.number, standing.note, standing.created_by) == (2, "이사회 보고본", "김민서")
    assert ":green-badge[공개 중]" in read(history)
    assert "공개본" in links(history)
    press(history, "공개 거두기")
    assert store.published(db, travel.id, "as-is") is None
    assert history.expander[0].label == "공개 기록 2건"


def test_an_old_revision_can_be_the_published_one(db, travel, history, press):
    press(history, "1판 공개하기")
    standing = store.published(db, travel.id, "as-is")
    assert standing is not None
    assert standing.number == 1


def test_a_publication_that_came_first_is_said_and_stands(db, travel, history, press, read):
    with storage.transaction(db):
        store.publish(db, travel.id, "as-is", 1, seen=None, by="최유진")
    press(history, "2판 공개하기")
    assert "최유진 님이 1판을 공개했습니다" in history.error[0].value
    standing = store.published(db, travel.id, "as-is")
    assert standing is not None
    assert standing.number == 1


def test_rows_lead_to_comparisons_with_the_revision_before_and_the_newest(history, travel):
    ways = [one.proto.query_string for one in history.get("page_link") if "비교" in one.proto.label]
    assert any("from=as-is%3A1&to=as-is%3A2" in way for way in ways)
    assert any("to=as-is%3Akept-" in way for way in ways)


def test_the_hash_of_an_uploaded_file_is_shown_whole(db, history, read):
    (row,) = db.query("select sha256 from model_revisions where state = 'as-is' and number = 2")
    assert f"SHA-256 {row['sha256']}" in read(history)
