"""What two people write in one draft at once: never one over the other, nothing lost."""

from typing import Any

from streamlit.testing.v1 import AppTest

import storage
from applications.drafts import store
from tests.pages.application.drafts import button, section_of, shown_texts, texts, visit


def clash(db: Any, draft: Any) -> AppTest:
    """Write in a section that somebody else has saved since the page was opened."""
    app = visit(id=draft.id, section="risks")
    section = section_of(db, draft, "risks")
    with storage.transaction(db):
        store.save_section(db, section.id, section.revision, "먼저 쓴 글", by="박서준")
    return app.text_area[0].set_value("내가 쓴 글").run()


def test_a_clash_shows_both_texts_and_writes_neither_over_the_other(db, draft):
    app = clash(db, draft)

    assert "박서준 님이" in app.error[0].value
    both = shown_texts(app)
    assert "내가 쓴 글" in both
    assert "먼저 쓴 글" in both
    assert app.text_area[0].value == "내가 쓴 글"
    assert section_of(db, draft, "risks").body == "먼저 쓴 글"


def test_after_a_clash_mine_can_be_kept_with_what_was_mended_since(db, draft):
    app = clash(db, draft)
    app.text_area[0].set_value("합친 글").run()
    assert section_of(db, draft, "risks").body == "먼저 쓴 글"

    button(app, "내 글로 저장").click().run()

    assert section_of(db, draft, "risks").body == "합친 글"
    assert not app.error
    bodies = [
        c.after.get("body") for c in store.section_history(db, section_of(db, draft, "risks").id)
    ]
    assert bodies[:2] == ["합친 글", "먼저 쓴 글"]


def test_after_a_clash_theirs_can_be_kept_and_mine_is_still_there(db, draft):
    app = clash(db, draft)
    button(app, "저장된 글 쓰기").click().run()

    section = section_of(db, draft, "risks")
    assert app.text_area[0].value == section.body == "먼저 쓴 글"
    assert not app.error
    assert store.refused_texts(db, section.id)[0]["changes"]["body"] == "내가 쓴 글"
    app.text_area[0].set_value("이어서").run()
    assert section_of(db, draft, "risks").body == "이어서"


def test_a_clash_waits_while_another_section_is_open(db, draft):
    app = clash(db, draft)
    button(app, "앞 항목").click().run()
    assert not app.error
    button(app, "다음 항목").click().run()
    assert app.text_area[0].value == "내가 쓴 글"
    assert app.error


def test_a_save_of_others_is_shown_to_who_has_typed_nothing(db, draft):
    app = visit(id=draft.id, section="risks")
    section = section_of(db, draft, "risks")
    with storage.transaction(db):
        store.save_section(db, section.id, section.revision, "남의 글", by="박서준")
    app.run()
    assert app.text_area[0].value == "남의 글"


def test_what_was_written_while_the_draft_was_deleted_can_still_be_copied(db, draft):
    app = visit(id=draft.id, section="risks")
    with storage.transaction(db):
        store.delete_application(db, draft.id, 1, by="박서준")
    app.text_area[0].set_value("지워진 뒤에 쓴 글").run()

    assert "저장하지 못했습니다" in app.error[0].value
    assert app.code[0].value == "지워진 뒤에 쓴 글"


def test_filling_a_draft_that_was_deleted_meanwhile_ends_at_the_empty_state(db, draft):
    app = visit(id=draft.id, part="자료와 사실")
    with storage.transaction(db):
        store.delete_application(db, draft.id, 1, by="박서준")
    button(app, "빈 항목에 첫 글 넣기").click().run()

    assert not app.exception
    assert "이 주소의 신청서가 없습니다" in texts(app.markdown)
