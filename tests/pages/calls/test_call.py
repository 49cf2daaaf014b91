"""One call: fields saved as they are left, tables edited in place, two people at once, undone."""

import io

import docx
import pytest

from applications.calls import store
from applications.calls.forms import store as forms
from applications.calls.parts import store as parts
from applications.drafts import templates
from tests.documents.forms.forms import hwpx_form
from tests.pages.projects.conftest import Typing
from tests.pages.visiting import press, said, visit
from ui import call_state


@pytest.fixture
def call(db):
    return store.add_call(db, "2027년 공모", template=templates.load(), agency="처음", by="이")


def opened(call, part=""):
    return visit("call", id=call.id, **({"part": part} if part else {}))


def type_in(app, call, name, value):
    kinds = {"deadline": app.date_input, "opens_on": app.date_input, "rules": app.text_area}
    field = kinds.get(name, app.text_input)(key=call_state.field(call.id, name))
    field.set_value(value).run()
    assert not app.exception
    return app


@pytest.mark.parametrize("parameters", [{}, {"id": "없음"}])
def test_an_address_of_no_call_leads_to_the_list(db, parameters):
    assert "공고가 없습니다" in said(visit("call", **parameters).markdown)


@pytest.mark.parametrize(
    ("name", "value"),
    [("agency", "행정안전부"), ("rules", "두 쪽\n이내"), ("url", "https://example.org/a")],
)
def test_a_field_is_saved_as_it_is_left(db, call, name, value):
    type_in(opened(call), call, name, value)
    assert getattr(store.call(db, call.id), name) == value
    assert store.call(db, call.id).updated_by == "김"


def test_a_refused_text_stays_with_its_sentence(db, call):
    app = type_in(opened(call), call, "url", "ftp://x")
    assert "공고 주소는" in said(app.error)
    assert app.text_input(key=call_state.field(call.id, "url")).value == "ftp://x"
    assert store.call(db, call.id).url == ""
    type_in(app, call, "url", "https://x.example")
    assert not app.error
    assert store.call(db, call.id).url == "https://x.example"


def test_a_deadline_before_the_opening_is_refused(db, call):
    import datetime

    app = type_in(opened(call), call, "opens_on", datetime.date(2027, 3, 1))
    type_in(app, call, "deadline", datetime.date(2027, 2, 1))
    assert "앞섭니다" in said(app.error)
    assert store.call(db, call.id).deadline == ""


def test_two_people_in_different_fields_meet_no_clash(db, call):
    app = opened(call)
    store.change_call(db, call, programme="다른 사람이 적음", by="박")
    type_in(app, call, "agency", "내가 적음")
    now = store.call(db, call.id)
    assert (now.programme, now.agency) == ("다른 사람이 적음", "내가 적음")
    assert app.text_input(key=call_state.field(call.id, "programme")).value == "다른 사람이 적음"


@pytest.mark.parametrize(
    ("choice", "kept"), [("내 값 저장", "내 것"), ("저장된 값 두기", "남의 것")]
)
def test_two_people_in_one_field_get_the_choice(db, call, choice, kept):
    app = opened(call)
    store.change_call(db, call, agency="남의 것", by="박")
    type_in(app, call, "agency", "내 것")
    assert store.call(db, call.id).agency == "남의 것"
    assert "박 님이 먼저" in said(app.error)
    press(app, choice)
    assert store.call(db, call.id).agency == kept
    assert app.text_input(key=call_state.field(call.id, "agency")).value == kept
    assert not app.error


def test_sections_are_edited_added_and_taken_out_in_the_table(db, call):
    app = opened(call, "신청서 항목")
    typing = Typing(parts.SECTIONS, call.id)
    typing(app, edited={0: {"longest": 500, "title": "기관 소개"}})
    first = store.call(db, call.id).sections[0]
    assert (first.title, first.longest, first.key) == ("기관 소개", 500, "institution")
    Typing(parts.SECTIONS, call.id)(app, edited={1: {"longest": -3}})
    assert "분량 제한" in said(app.error)
    app = opened(call, "신청서 항목")
    Typing(parts.SECTIONS, call.id)(app, added=[{"title": "협력 계획"}], deleted=[14])
    sections = store.call(db, call.id).sections
    assert [one.title for one in sections][-1] == "협력 계획"
    assert len(sections) == 15
    assert "attachments" not in {one.key for one in sections}


def test_points_show_their_sum_and_the_heads_that_nobody_serves(db, call):
    parts.add_head(db, call.id, "필요성", points=60, section_keys=["background"], by="이")
    parts.add_head(db, call.id, "확산", points=None, by="이")
    app = opened(call, "배점")
    assert "모름 (아는 것만 60점, 모르는 배점 1개)" in said(app.markdown)
    assert "확산 (배점 모름)" in said(app.caption)
    Typing(parts.HEADS, call.id)(app, edited={1: {"points": 40, "section_keys": ["spread"]}})
    assert "100점" in said(app.markdown)


def test_papers_are_added_with_the_kinds_they_take(db, call):
    app = opened(call, "붙임 서류")
    Typing(parts.ATTACHMENTS, call.id)(app, added=[{"title": "계획서", "kinds": ["PDF"]}])
    (paper,) = store.call(db, call.id).attachments
    assert (paper.title, paper.required, paper.kinds) == ("계획서", True, ("PDF",))


def test_a_form_is_brought_and_its_fields_linked(db, call):
    app = opened(call, "양식")
    assert "아직 양식이 없습니다" in said(app.markdown)
    uploader = app.file_uploader[0]
    uploader.set_value(("양식.hwpx", hwpx_form(), "application/hwp+zip")).run()
    assert not app.exception
    links = {one.name: one for one in forms.links(db, call.id)}
    assert links["과제명"].target == "draft:title"
    place = list(links).index("담당자")
    typing = Typing(forms.FIELDS, call.id)
    typing(app, edited={place: {"target": "section:organisation"}})
    changed = next(one for one in forms.links(db, call.id) if one.name == "담당자")
    assert (changed.target, changed.proposed) == ("section:organisation", False)
    typing(app, edited={place: {"target": "none"}})
    changed = next(one for one in forms.links(db, call.id) if one.name == "담당자")
    assert (changed.target, changed.proposed) == ("", False)


@pytest.mark.parametrize("content", [b"PK\x03\x04", b"%PDF-1.7"])
def test_a_broken_form_is_refused_in_a_sentence(db, call, content):
    app = opened(call, "양식")
    app.file_uploader[0].set_value(("양식.hwpx", content, "")).run()
    assert not app.exception
    assert "양식.hwpx" in said(app.error)
    assert store.call(db, call.id).form is None


def test_a_form_without_fields_says_what_to_do(db, call):
    file, out = docx.Document(), io.BytesIO()
    file.save(out)
    app = opened(call, "양식")
    app.file_uploader[0].set_value(("양식.docx", out.getvalue(), "")).run()
    assert "누름틀" in said(app.error)


def test_a_change_is_taken_back_from_the_history(db, call):
    store.change_call(db, call, agency="잘못 적음", by="박")
    app = opened(call, "이력")
    assert "공고 기관 처음 → 잘못 적음" in said(app.markdown)
    press(app, "되돌리기")
    assert store.call(db, call.id).agency == "처음"


def test_a_call_is_deleted_unless_drafts_answer_it(db, call):
    from applications.drafts import store as drafts

    made = drafts.add_application(db, "초안", call_id=call.id, by="가")
    app = press(opened(call), "지우기")
    assert "신청서가 1건" in said(app.error)
    drafts.delete_application(db, made.id, made.revision, by="가")
    press(opened(call), "지우기")
    assert store.all_calls(db) == []
