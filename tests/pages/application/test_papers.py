"""The papers and the form of a draft, and what its call says while it is written."""

import pytest

from applications.attachments import store as papers
from applications.calls import store as calls
from applications.calls.forms import store as forms
from applications.calls.forms import targets
from applications.calls.parts import store as parts
from applications.drafts import beginning, store, templates
from tests.documents.forms.forms import docx_form
from tests.pages.application.drafts import section_of, visit
from tests.pages.visiting import press, said
from tests.pages.visiting import visit as visit_page
from ui import call_state

PDF = b"%PDF-1.7\nstartxref\n9\n%%EOF\n"
PART = "붙임과 양식"


@pytest.fixture
def call(db):
    made = calls.add_call(db, "2027년 공모", template=templates.load(), by="이")
    parts.add_attachment(db, made.id, "사업계획서", key="plan", kinds=["PDF"], by="이")
    parts.add_head(db, made.id, "필요성", points=30, section_keys=["institution"], by="이")
    return calls.call(db, made.id)


@pytest.fixture
def answer(db, call):
    return beginning.begin(db, "채용 재설계", call=call, by="이")


def upload(app, answer, name, *file):
    key = call_state.draft_widget(answer.id, f"file-{name}-0")
    app.file_uploader(key=key).set_value([(*file, "")]).run()
    assert not app.exception
    return app


def test_a_draft_begins_from_the_call_that_the_address_names(db, call):
    app = visit_page("applications", call=call.id)
    app.text_input[0].set_value("채용 재설계")
    press(app, "초안 만들기")
    (made,) = store.all_applications(db)
    assert made.call_id == call.id


def test_a_missing_required_paper_is_told_until_it_is_there(db, answer):
    app = visit(id=answer.id, part=PART)
    assert "빠진 필수 서류 1개: 사업계획서" in said(app.warning)
    upload(app, answer, "plan", "계획.pdf", PDF)
    (kept,) = papers.attachments(db, answer.id)
    assert (kept.requirement, kept.name) == ("plan", "계획.pdf")
    assert "필수 서류가 모두 있습니다" in said(app.success)
    press(app, "떼기")
    assert papers.attachments(db, answer.id) == ()


def test_a_file_of_no_paper_is_told_which_one_it_is(db, answer):
    kept = papers.add(db, answer.id, "계획.pdf", PDF, by="이")
    app = visit(id=answer.id, part=PART)
    key = call_state.draft_widget(answer.id, f"which-{kept.id}-{kept.revision}")
    app.selectbox(key=key).set_value("plan").run()
    assert not app.exception
    assert papers.attachment(db, kept.id).requirement == "plan"
    assert "필수 서류가 모두 있습니다" in said(app.success)


def test_a_file_of_a_kind_that_is_not_what_it_says_is_refused(db, answer):
    app = upload(visit(id=answer.id, part=PART), answer, "plan", "계획.pdf", b"MZ\x90\x00")
    assert "계획.pdf" in said(app.error)
    assert papers.attachments(db, answer.id) == ()


def test_the_form_is_filled_and_blank_fields_say_why(db, call, answer):
    sections = {one.key: one.title for one in call.sections}

    def propose(name):
        return targets.proposal(name, sections, [])

    forms.set_form(db, call.id, "양식.docx", docx_form(), propose, by="이")
    app = visit(id=answer.id, part=PART)
    assert "채운 칸 1개" in said(app.caption)
    table = app.table[-1].value
    assert dict(zip(table["빈 칸"], table["이유"], strict=True))["기관명"] == (
        "신청서에 적지 않았습니다"
    )


def test_a_draft_without_a_call_says_how_to_get_a_form(db, draft):
    app = visit(id=draft.id, part=PART)
    assert "공고 없이 쓰는 신청서입니다" in said(app.markdown)


def test_another_call_is_chosen_and_texts_stay(db, call, draft):
    before = [(one.key, one.body) for one in store.sections(db, draft.id)]
    app = visit(id=draft.id, part=PART)
    key = call_state.draft_widget(draft.id, f"call-{draft.revision}")
    app.selectbox(key=key).set_value(call.id).run()
    assert store.application(db, draft.id).call_id == call.id
    assert [(one.key, one.body) for one in store.sections(db, draft.id)] == before


def test_points_at_stake_stand_at_the_section(db, answer):
    assert "필요성 30점 (전체 30점)" in said(visit(id=answer.id).markdown)
    other = visit(id=answer.id, section="summary")
    assert "걸린 배점이 없습니다" in said(other.caption)


def test_a_changed_call_is_told_and_taken_over_without_losing_a_text(db, call, answer):
    section = section_of(db, answer, "background")
    store.save_section(db, section.id, section.revision, "쓴 글", by="이")
    parts.delete_part(db, parts.SECTIONS, call.sections[2].id, 1, by="박")
    parts.add_section(db, call.id, "협력 계획", by="박")
    app = visit(id=answer.id)
    assert "협력 계획" in said(app.warning)
    press(app, "바뀐 항목 가져오기")
    after = {one.title: one for one in store.sections(db, answer.id)}
    assert after["추진배경·필요성"].body == "쓴 글"
    assert after["협력 계획"].body == ""
    assert "협력 계획" not in said(app.warning)
