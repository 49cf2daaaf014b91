"""Several people in the sections of one draft, as each of them presses the page."""

from typing import Any

import storage
from applications.drafts import store
from applications.writing.assignments import store as assignments
from applications.writing.assignments.model import Assignment
from applications.writing.comments import store as comments
from applications.writing.suggestions import store as suggestions
from processes.bpmn.presence import store as presence
from storage.identifiers import now
from tests.pages import visiting
from tests.pages.application.drafts import button, section_of, shown_texts, texts
from ui import state

BODY = "첫 문단은 채용을 다룬다.\n\n둘째 문단은 예산을 다룬다."


def write(db: Any, draft: Any, text: str, by: str = "박서준") -> Any:
    section = section_of(db, draft, "risks")
    with storage.transaction(db):
        return store.save_section(db, section.id, section.revision, text, by=by)


def visit(draft: Any, by: str = "김민서", **more: str) -> Any:
    return visiting.visit("application", by=by, id=draft.id, section="risks", **more)


def widget(section: Any, name: str) -> str:
    return state.application_widget(section.id, name)


def assigned(section: Any, field: str, revision: int) -> str:
    return state.application_field(section.id, f"assignment-{field}", revision)


def test_what_two_people_change_in_different_places_comes_together(db, draft):
    write(db, draft, BODY)
    app = visit(draft)
    write(db, draft, BODY.replace("예산을", "올해 예산을"))
    app.text_area[0].set_value(BODY.replace("채용을", "채용 업무를")).run()

    both = BODY.replace("예산을", "올해 예산을").replace("채용을", "채용 업무를")
    assert section_of(db, draft, "risks").body == both
    assert app.text_area[0].value == both
    assert not app.error
    app.run()
    assert section_of(db, draft, "risks").revision == 4


def test_where_both_changed_one_place_each_place_is_chosen_and_the_rest_merged(db, draft):
    write(db, draft, BODY)
    app = visit(draft)
    write(db, draft, BODY.replace("채용을", "급여를").replace("예산을", "올해 예산을"))
    app.text_area[0].set_value(BODY.replace("채용을", "출장을")).run()

    assert "겹친 곳 1" in texts(app.markdown)
    assert "<b>+</b>출장을" in shown_texts(app)
    section = section_of(db, draft, "risks")
    app.radio(key=state.section_choice(section.id, f"{section.revision}-1")).set_value("둘 다")
    button(app, "고른 대로 합치기").click().run()

    assert section_of(db, draft, "risks").body == (
        "첫 문단은 급여를 다룬다.\n첫 문단은 출장을 다룬다.\n\n둘째 문단은 올해 예산을 다룬다."
    )
    assert not app.error


def test_a_draft_that_stands_still_meanwhile_takes_no_text_and_gives_it_back(db, draft):
    write(db, draft, BODY)
    app = visit(draft)
    db.execute("update applications set state = '결재'")
    app.text_area[0].set_value("늦은 글").run()

    assert section_of(db, draft, "risks").body == BODY
    assert "'결재' 상태의 신청서는 고칠 수 없어" in app.error[0].value
    assert app.code[0].value == "늦은 글"
    assert app.text_area[0].value == BODY
    assert app.text_area[0].disabled


def test_a_section_is_assigned_and_its_list_filtered_to_my_own(db, draft):
    app = visit(draft)
    section = section_of(db, draft, "risks")
    app.text_input(key=assigned(section, "assignee", 0)).set_value("김민서").run()
    app.selectbox(key=assigned(section, "state", 1)).set_value("검토 요청").run()

    named = assignments.assignment(db, section.id)
    assert (named.assignee, named.state) == ("김민서", "검토 요청")
    choice = app.selectbox(key=state.application_widget(draft.id, "section"))
    assert any("위험과 대응 · 작성 전 · 김민서 · 검토 요청" in one for one in choice.options)
    app.toggle(key=state.application_widget(draft.id, "own-sections")).set_value(True).run()
    choice = app.selectbox(key=state.application_widget(draft.id, "section"))
    assert len(choice.options) == 1
    assert app.query_params["own"] == "1"


def test_who_assigns_late_changes_only_what_they_said(db, draft):
    app = visit(draft)
    section = section_of(db, draft, "risks")
    assignments.assign(db, section.id, Assignment("박서준"), by="박서준")
    app.selectbox(key=assigned(section, "state", 0)).set_value("끝남").run()
    named = assignments.assignment(db, section.id)
    assert (named.assignee, named.state) == ("박서준", "끝남")


def test_who_else_is_in_the_section_is_said(db, draft):
    section = section_of(db, draft, "risks")
    for number, who in enumerate(("박서준", "김민서")):
        presence.seen(db, f"다른 창 {number}", section.id, "section", who=who, at=now())
    app = visit(draft)
    assert "지금 이 항목에 있습니다: 김민서(나, 다른 창), 박서준" in texts(app.caption)


def test_a_passage_is_commented_on_answered_and_done_with(db, draft):
    section = write(db, draft, BODY)
    app = visit(draft)
    app.text_area(key=widget(section, "comment-quote")).set_value("예산을 다룬다.")
    app.text_area(key=widget(section, "new-comment")).set_value("얼마인가요?")
    button(app, "의견 남기기").click().run()

    (thread,) = comments.threads(db, section.id)
    assert thread.quote == "예산을 다룬다."
    assert "지금 글의 3번째 줄" in texts(app.caption)
    assert app.text_area(key=widget(section, "new-comment")).value == ""
    app.text_input(key=state.application_widget(thread.id, "reply")).set_value("9억 원")
    button(app, "답 남기기").click().run()
    button(app, "마치기").click().run()
    assert comments.thread(db, thread.id).done
    button(app, "다시 열기").click().run()
    assert not comments.thread(db, thread.id).done

    write(db, draft, "첫 문단은 채용을 다룬다.")
    app.run()
    assert "이 구절은 지금 글에 없습니다" in texts(app.caption)


def test_a_comment_on_what_the_text_no_longer_says_is_refused_and_not_lost(db, draft):
    section = write(db, draft, BODY)
    app = visit(draft)
    write(db, draft, "다른 글")
    app.text_area(key=widget(section, "comment-quote")).set_value("예산을 다룬다.")
    app.text_area(key=widget(section, "new-comment")).set_value("얼마인가요?")
    button(app, "의견 남기기").click().run()

    assert "이 구절이 지금 글에 없습니다" in app.error[0].value
    assert app.text_area(key=widget(section, "new-comment")).value == "얼마인가요?"
    assert comments.threads(db, section.id) == []


def test_a_suggestion_is_accepted_with_one_click_and_not_twice(db, draft):
    section = write(db, draft, BODY)
    app = visit(draft)
    app.text_area(key=widget(section, "suggestion-quote")).set_value("예산을")
    app.text_area(key=widget(section, "new-wording")).set_value("올해 예산을")
    button(app, "제안하기").click().run()
    assert "<b>+</b>올해 " in shown_texts(app)

    other = visit(draft, by="박서준")
    button(app, "받아들이기").click().run()
    body = BODY.replace("예산을", "올해 예산을")
    assert section_of(db, draft, "risks").body == app.text_area[0].value == body
    button(other, "받아들이기").click().run()
    assert "김민서 님이 이미 답했습니다" in other.error[0].value
    assert section_of(db, draft, "risks").body == body


def test_only_the_person_of_a_section_answers_and_the_proposer_may_withdraw(db, draft):
    section = write(db, draft, BODY)
    assignments.assign(db, section.id, Assignment("박서준"), by="박서준")
    suggestions.suggest(db, section.id, "짧게.", by="김민서")
    app = visit(draft)
    assert button(app, "받아들이기").disabled
    assert not button(visit(draft, by="박서준"), "받아들이기").disabled
    button(app, "거두기").click().run()
    assert suggestions.suggestions(db, section.id)[0].state == "withdrawn"


def test_any_two_texts_are_compared_and_an_old_one_becomes_a_new_revision(db, draft):
    write(db, draft, "업무를 줄인다.")
    section = write(db, draft, "업무가 준다.")
    app = visit(draft)
    app.selectbox(key=widget(section, "history")).set_value(1).run()
    shown = shown_texts(app)
    assert "업무<del" in shown
    assert "<b>−</b>를" in shown
    assert "<b>+</b>가" in shown
    button(app, "이 글로 되돌리기").click().run()
    saved = section_of(db, draft, "risks")
    assert (saved.body, saved.revision) == ("업무를 줄인다.", 4)
    assert app.text_area[0].value == "업무를 줄인다."
