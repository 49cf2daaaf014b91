"""A draft's title, state and process, and its end."""

from typing import Any

import storage
from applications.drafts import store
from processes.inventory import store as inventory
from tests.pages.application.drafts import (
    button,
    section_of,
    setting,
    texts,
    visit,
)
from ui import state


def test_title_and_programme_are_saved_as_they_are_changed(db, draft):
    app = visit(id=draft.id, part="진행")
    app.text_input(key=setting(app, draft, "title")).set_value("새 제목").run()
    app.text_input(key=setting(app, draft, "programme", 2)).set_value("새 사업").run()

    saved = store.application(db, draft.id)
    assert (saved.title, saved.programme) == ("새 제목", "새 사업")
    assert app.title[0].value == "새 제목"


def test_an_empty_title_is_refused(db, draft):
    app = visit(id=draft.id, part="진행")
    app.text_input(key=setting(app, draft, "title")).set_value(" ").run()
    assert store.application(db, draft.id).title == "채용 재설계"
    assert "제목이 비어 있습니다" in app.error[0].value
    assert app.text_input(key=setting(app, draft, "title")).value == "채용 재설계"


def change(db: Any, draft: Any, **changes: str) -> None:
    with storage.transaction(db):
        store.save_application(db, draft.id, 1, by="박서준", **changes)


def test_two_people_may_change_different_settings_at_once(db, draft):
    app = visit(id=draft.id, part="진행")
    change(db, draft, title="남의 제목")
    app.text_input(key=setting(app, draft, "programme")).set_value("내 지원사업").run()

    saved = store.application(db, draft.id)
    assert (saved.title, saved.programme) == ("남의 제목", "내 지원사업")
    assert not app.error


def test_a_setting_that_somebody_else_changed_is_shown_in_both_versions(db, draft):
    app = visit(id=draft.id, part="진행")
    change(db, draft, title="남의 *제목*")
    app.text_input(key=setting(app, draft, "title")).set_value("내 제목").run()

    assert store.application(db, draft.id).title == "남의 *제목*"
    assert "박서준" in app.error[0].value
    assert "'남의 \\*제목\\*'" in app.error[0].value
    assert "'내 제목'" in app.error[0].value
    app.text_input(key=setting(app, draft, "title", 2)).set_value("내 제목").run()
    assert store.application(db, draft.id).title == "내 제목"
    assert not app.error


def test_without_its_process_the_draft_keeps_its_text_and_names_the_gaps(db, draft):
    app = visit(id=draft.id, section="as_is", part="자료와 사실")
    app.button(key=state.application_widget(draft.id, "remove-process-P-0001")).click().run()

    assert store.application(db, draft.id).process_codes == ()
    assert not app.exception
    assert "{{yearly_volume}}" in section_of(db, draft, "as_is").body


def test_a_process_that_is_gone_is_named(db, draft):
    process = inventory.process_by_code(db, "P-0001")
    inventory.delete_process(db, process.id, process.revision, by="가")
    app = visit(id=draft.id, part="자료와 사실")
    assert not app.exception
    assert "P-0001" in app.warning[0].value


def test_a_draft_is_removed_and_the_list_opens(db, draft):
    app = visit(id=draft.id, part="진행")
    app = button(app, "지우기").click().run()
    assert store.all_applications(db) == []
    assert app.title[0].value == "지원사업 신청서"
    assert "아직 신청서가 없습니다" in texts(app.markdown)
