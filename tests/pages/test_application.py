"""The page of one draft: written, saved, cited, restored, and never over somebody else's."""

from functools import partial
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

import storage
from applications import beginning, store
from processes.inventory import store as inventory
from processes.inventory.model import Facts, exactly
from tests.pages import visiting
from ui import state


@pytest.fixture
def draft(db):
    facts = Facts(yearly_volume=exactly(240), source="면담", source_date="2026-10-30")
    inventory.add_process(db, "채용", "경영기획부", facts, by="가")
    return beginning.begin(db, "채용 재설계", process_code="P-0001", by="가")


visit = partial(visiting.visit, "application", by="")


def section_of(db: Any, draft: Any, key: str) -> Any:
    return next(s for s in store.sections(db, draft.id) if s.key == key)


def texts(elements: Any) -> str:
    return "\n".join(element.value for element in elements)


def document_of(app: AppTest) -> str:
    """The preview, as HTML."""
    bodies = [element.proto.body for element in app.get("html")]
    return "\n".join(body for body in bodies if "word-break" in body)


def shown_texts(app: AppTest) -> str:
    """The texts that are shown as people wrote them, as HTML."""
    bodies = [element.proto.body for element in app.get("html")]
    return "\n".join(body for body in bodies if "pre-wrap" in body)


def button(app: AppTest, label: str) -> Any:
    return next(b for b in app.button if b.label == label)


@pytest.mark.parametrize("parameters", [{}, {"id": "없음"}])
def test_an_address_without_a_draft_leads_to_the_list(db, parameters):
    app = visit(**parameters)

    assert not app.exception
    assert "이 주소의 신청서가 없습니다" in texts(app.markdown)


def test_the_page_shows_the_section_with_its_guidance_and_the_whole_document(db, draft):
    app = visit(id=draft.id, section="as_is")

    assert not app.exception
    assert "{{yearly_volume}}" in str(app.text_area[0].value)
    assert "출처와 함께" in texts(app.caption)
    shown = document_of(app)
    assert "240건/년" in shown
    assert "P-0001 연간 건수 (면담, 2026-10-30, 개정 1)" in shown
    assert "[작성 전]" in shown
    assert "{{" not in shown


def test_an_unknown_section_in_the_address_opens_the_first(db, draft):
    app = visit(id=draft.id, section="없음")
    assert app.text_area[0].label == "신청기관 현황"


def test_what_is_typed_is_saved_and_shown_in_the_document(db, draft):
    app = visit(id=draft.id, section="risks")
    app.text_area[0].set_value("일정이 <늦어짐>").run()

    assert section_of(db, draft, "risks").body == "일정이 <늦어짐>"
    assert "저장됨" in texts(app.caption)
    assert "일정이 &lt;늦어짐&gt;" in document_of(app)


def test_the_name_in_the_side_bar_stands_with_the_save(db, draft):
    app = visit(id=draft.id, section="risks")
    app.text_input(key=state.AUTHOR).set_value("김민서").run()
    app.text_area[0].set_value("글").run()
    assert section_of(db, draft, "risks").updated_by == "김민서"


def test_the_next_section_is_one_click_away_and_keeps_what_was_typed(db, draft):
    app = visit(id=draft.id, section="risks")
    app.text_area[0].set_value("위험").run()
    button(app, "앞 항목").click().run()

    assert app.text_area[0].label == "확산·유지 계획"
    assert app.query_params["section"] == "spread"
    button(app, "다음 항목").click().run()
    assert app.text_area[0].value == "위험"


def test_a_section_is_chosen_from_the_list(db, draft):
    app = visit(id=draft.id)
    app.selectbox(key=state.application_widget(draft.id, "section")).set_value("budget").run()
    assert app.text_area[0].label == "소요예산"
    assert app.query_params["section"] == "budget"


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


def test_a_fact_is_put_in_by_its_marker(db, draft):
    app = visit(id=draft.id, section="risks")
    app.text_area[0].set_value("연간").run()
    key = state.application_widget(draft.id, "fact")
    chosen = next(o for o in app.selectbox(key=key).options if o.startswith("연간 건수"))
    app.selectbox(key=key).select(chosen).run()
    button(app, "글 끝에 넣기").click().run()

    assert section_of(db, draft, "risks").body == "연간 {{yearly_volume}}"
    assert app.text_area[0].value == "연간 {{yearly_volume}}"


def test_a_marker_without_a_fact_is_named(db, draft):
    app = visit(id=draft.id, section="risks")
    app.text_area[0].set_value("{{yearly_volme}}").run()
    assert "위험과 대응의 yearly\\_volme" in app.warning[0].value


def test_an_earlier_text_comes_back(db, draft):
    app = visit(id=draft.id, section="risks")
    app.text_area[0].set_value("하나").run()
    app.text_area[0].set_value("둘").run()
    section = section_of(db, draft, "risks")
    history = app.selectbox(key=state.application_widget(section.id, "history"))
    assert len(history.options) == 3
    history.set_value(1).run()
    button(app, "이 글로 되돌리기").click().run()

    assert section_of(db, draft, "risks").body == "하나"
    assert app.text_area[0].value == "하나"


def setting(app: AppTest, draft: Any, field: str, revision: int = 1) -> str:
    return state.application_field(draft.id, field, revision)


def test_title_and_state_are_saved_as_they_are_changed(db, draft):
    app = visit(id=draft.id)
    app.text_input(key=setting(app, draft, "title")).set_value("새 제목").run()
    app.selectbox(key=setting(app, draft, "state", 2)).set_value("제출").run()

    saved = store.application(db, draft.id)
    assert (saved.title, saved.state) == ("새 제목", "제출")
    assert app.title[0].value == "새 제목"


def test_an_empty_title_is_refused(db, draft):
    app = visit(id=draft.id)
    app.text_input(key=setting(app, draft, "title")).set_value(" ").run()
    assert store.application(db, draft.id).title == "채용 재설계"
    assert "제목이 비어 있습니다" in app.error[0].value
    assert app.text_input(key=setting(app, draft, "title")).value == "채용 재설계"


def change(db: Any, draft: Any, **changes: str) -> None:
    with storage.transaction(db):
        store.save_application(db, draft.id, 1, by="박서준", **changes)


def test_two_people_may_change_different_settings_at_once(db, draft):
    app = visit(id=draft.id)
    change(db, draft, title="남의 제목")
    app.text_input(key=setting(app, draft, "programme")).set_value("내 지원사업").run()

    saved = store.application(db, draft.id)
    assert (saved.title, saved.programme) == ("남의 제목", "내 지원사업")
    assert not app.error


def test_a_setting_that_somebody_else_changed_is_shown_in_both_versions(db, draft):
    app = visit(id=draft.id)
    change(db, draft, title="남의 *제목*")
    app.text_input(key=setting(app, draft, "title")).set_value("내 제목").run()

    assert store.application(db, draft.id).title == "남의 *제목*"
    assert "박서준" in app.error[0].value
    assert "'남의 \\*제목\\*'" in app.error[0].value
    assert "'내 제목'" in app.error[0].value
    app.text_input(key=setting(app, draft, "title", 2)).set_value("내 제목").run()
    assert store.application(db, draft.id).title == "내 제목"
    assert not app.error


def test_what_was_written_while_the_draft_was_deleted_can_still_be_copied(db, draft):
    app = visit(id=draft.id, section="risks")
    with storage.transaction(db):
        store.delete_application(db, draft.id, 1, by="박서준")
    app.text_area[0].set_value("지워진 뒤에 쓴 글").run()

    assert "저장하지 못했습니다" in app.error[0].value
    assert app.code[0].value == "지워진 뒤에 쓴 글"


def test_without_its_process_the_draft_keeps_its_text_and_names_the_gaps(db, draft):
    app = visit(id=draft.id, section="as_is")
    app.selectbox(key=setting(app, draft, "process_code")).select_index(0).run()

    assert store.application(db, draft.id).process_code is None
    assert "{{yearly_volume}}" in str(app.text_area[0].value)
    assert "값을 찾지 못한 표시" in app.warning[0].value


def test_a_process_that_is_gone_is_named(db, draft):
    process = inventory.process_by_code(db, "P-0001")
    inventory.delete_process(db, process.id, process.revision, by="가")
    app = visit(id=draft.id)
    assert not app.exception
    assert "P-0001" in app.warning[0].value


def test_empty_sections_are_begun_on_request(db, draft):
    made = store.add_application(db, "빈 초안", process_code="P-0001", by="가")
    app = visit(id=made.id, section="as_is")
    button(app, "빈 항목에 첫 글 넣기").click().run()
    assert "{{yearly_volume}}" in section_of(db, made, "as_is").body
    assert "{{yearly_volume}}" in str(app.text_area[0].value)


def test_a_table_that_no_document_takes_is_a_sentence_and_the_text_is_safe(db, draft):
    wide = "|" + "가|" * 70
    app = visit(id=draft.id, section="risks")
    app.text_area[0].set_value(wide).run()

    assert not app.exception
    assert "열이 70개" in app.error[0].value
    assert section_of(db, draft, "risks").body == wide


def test_a_draft_is_removed_and_the_list_opens(db, draft):
    app = visit(id=draft.id)
    app = button(app, "지우기").click().run()
    assert store.all_applications(db) == []
    assert app.title[0].value == "지원사업 신청서"
    assert "아직 신청서가 없습니다" in texts(app.markdown)


def test_every_format_has_its_button(db, draft):
    app = visit(id=draft.id)
    labels = [one.proto.label for one in app.get("download_button")]
    assert labels == ["HWPX 받기", "DOCX 받기", "PDF 받기", "Markdown 받기"]


def test_filling_a_draft_that_was_deleted_meanwhile_ends_at_the_empty_state(db, draft):
    app = visit(id=draft.id)
    with storage.transaction(db):
        store.delete_application(db, draft.id, 1, by="박서준")
    button(app, "빈 항목에 첫 글 넣기").click().run()

    assert not app.exception
    assert "이 주소의 신청서가 없습니다" in texts(app.markdown)
