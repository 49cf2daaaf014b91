"""The page of one draft: written, saved, cited, restored."""

import pytest

from applications.drafts import store
from applications.sources.model import Source
from tests.pages.application.drafts import button, document_of, section_of, texts, turn, visit
from ui import state


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


def test_what_was_typed_is_saved_by_the_next_run_when_a_click_stopped_its_callback(db, draft):
    app = visit(id=draft.id, section="risks")
    app.session_state[state.section_text(section_of(db, draft, "risks").id)] = "끊긴 글"
    app.run()

    assert not app.exception
    assert section_of(db, draft, "risks").body == "끊긴 글"
    assert "끊긴 글" in document_of(app)


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


def test_empty_sections_are_begun_on_request(db, draft):
    made = store.add_application(db, "빈 초안", sources=[Source("process", "P-0001")], by="가")
    app = visit(id=made.id, section="as_is", part="자료와 사실")
    button(app, "빈 항목에 첫 글 넣기").click().run()
    assert "{{yearly_volume}}" in section_of(db, made, "as_is").body
    turn(app, "쓰기")
    assert "{{yearly_volume}}" in str(app.text_area[0].value)


def test_a_table_that_no_document_takes_is_a_sentence_and_the_text_is_safe(db, draft):
    wide = "|" + "가|" * 70
    app = visit(id=draft.id, section="risks")
    app.text_area[0].set_value(wide).run()

    assert not app.exception
    assert "열이 70개" in app.error[0].value
    assert section_of(db, draft, "risks").body == wide


def test_every_format_has_its_button(db, draft):
    app = visit(id=draft.id)
    labels = [one.proto.label for one in app.get("download_button")]
    assert labels == ["HWPX 받기", "DOCX 받기", "PDF 받기", "Markdown 받기"]


def test_the_address_names_the_open_part_and_a_wrong_name_opens_the_text(db, draft):
    app = visit(id=draft.id, part="진행")
    assert "신청기관 현황" not in [one.label for one in app.text_area]
    app.session_state[state.application_widget(draft.id, "part")] = "쓰기"
    turn(app, "없음")
    assert app.text_area[0].label == "신청기관 현황"
