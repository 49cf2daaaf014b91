"""The form that a call gives out: kept, linked field by field, filled from a draft."""

import io

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from hwpx import HwpxDocument

import storage
from applications.attachments import store as papers
from applications.calls import store
from applications.calls.forms import filling_in, targets, values
from applications.calls.forms import store as forms
from applications.calls.model import RefusedCall
from applications.calls.parts import store as parts
from applications.drafts import beginning
from applications.drafts import store as drafts
from applications.drafts.export import read_draft
from applications.sources.model import Source
from documents.forms import filling
from tests.documents.forms.forms import docx_form, hwpx_form

ROW_CONTROL = """<w:sdt xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:sdtPr><w:alias w:val="과제명"/></w:sdtPr><w:sdtContent/></w:sdt>"""
SECTIONS = {"summary": "개요", "budget": "예산"}


def propose(name):
    return targets.proposal(name, SECTIONS, [])


@pytest.fixture
def call(db):
    made = store.add_call(db, "공모", by="가")
    for key, title in SECTIONS.items():
        parts.add_section(db, made.id, title, key=key, by="가")
    return store.call(db, made.id)


def form_of(db, call):
    form = store.call(db, call.id).form
    assert form is not None
    return form


def linked(db, call):
    return {one.name: one for one in forms.links(db, call.id)}


def placed(*names):
    """A Word form with a placeholder a paragraph."""
    file = docx.Document()
    for name in names:
        file.add_paragraph("{{" + name + "}}")
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def fill(db, call, application, owner=""):
    form = form_of(db, call)
    content = papers.content(db, form.sha256)
    draft = read_draft(db, application.id)
    return filling_in.filled_form(draft, content, form.name, forms.links(db, call.id), owner)


@pytest.mark.parametrize(("form", "kind"), [(hwpx_form, "HWPX"), (docx_form, "DOCX")])
def test_a_form_is_kept_with_its_fields_and_what_their_names_suggest(db, call, form, kind):
    content = form()  # hwpx makes other bytes each time
    read = forms.set_form(db, call.id, "../신청 양식.bin", content, propose, by="가")
    assert (read.name, read.kind) == (f"신청 양식.{kind.lower()}", kind)
    found = linked(db, call)
    assert found["과제명"].target == "draft:title"
    assert found["담당자"].target == "draft:owner"
    assert found["기관명"].target == "draft:institution"
    assert found["예산"].target == "section:budget"
    assert all(one.proposed for one in found.values() if one.target)
    assert form_of(db, call).size == len(content)


def test_a_persons_choice_outlives_the_next_form(db, call):
    forms.set_form(db, call.id, "양식.docx", placed("예산", "비고", "확인"), propose, by="가")
    known = frozenset(targets.names(SECTIONS, []))
    note = linked(db, call)["비고"]
    forms.save_link(db, note.id, note.revision, "section:summary", known=known, by="나")
    revision = form_of(db, call).revision
    forms.set_form(
        db, call.id, "양식2.docx", placed("과제명", "예산"), propose, revision=revision, by="가"
    )
    found = linked(db, call)
    assert list(found) == ["과제명", "예산", "비고"]  # what nobody chose is forgotten
    assert (found["비고"].present, found["비고"].target) == (False, "section:summary")
    revision = form_of(db, call).revision
    forms.set_form(db, call.id, "3.docx", placed("비고"), propose, revision=revision, by="가")
    assert (linked(db, call)["비고"].present, linked(db, call)["비고"].target) == (
        True,
        "section:summary",
    )


def test_two_people_who_bring_a_form_at_once_meet_a_conflict(db, call):
    forms.set_form(db, call.id, "하나.docx", placed("예산"), propose, by="가")
    with pytest.raises(storage.Conflict):
        forms.set_form(db, call.id, "둘.docx", placed("개요"), propose, by="나")


def test_a_field_is_filled_by_what_is_known_only(db, call):
    forms.set_form(db, call.id, "양식.docx", placed("예산"), propose, by="가")
    link = linked(db, call)["예산"]
    with pytest.raises(RefusedCall, match="section:gone"):
        forms.save_link(db, link.id, 1, "section:gone", known=frozenset(), by="가")


@pytest.mark.parametrize("form", [hwpx_form, docx_form])
def test_the_form_itself_is_filled_and_what_is_missing_is_told(db, call, form):
    forms.set_form(db, call.id, "양식", form(), propose, by="가")
    application = beginning.begin(db, "채용 재설계", call=store.call(db, call.id), by="나")
    done = fill(db, call, application, owner="김담당")
    assert set(done.filled) == {"과제명", "담당자"}
    blank = {one.name: one.reason for one in done.blank}
    assert blank["예산"] == values.EMPTY_SECTION
    assert blank["기관명"] == values.EMPTY_PROPERTY
    after = {one.name: one.value for one in filling.fields(done.content, "양식")}
    assert after["과제명"] == "채용 재설계"
    assert "담당자" not in after  # the placeholder has become the name
    assert done.name.startswith("채용 재설계_신청서_양식.")
    assert fill(db, call, application, owner="김담당").content == done.content


def test_a_section_goes_in_as_its_lines_and_an_unknown_fact_stays_blank(db, call, draft):
    del draft  # its register serves
    application = beginning.begin(
        db, "초안", call=call, sources=[Source("process", "P-0001")], by="나"
    )
    section = drafts.sections(db, application.id)[0]
    body = "연 {{yearly_volume}}\n\n- 하나\n- 둘\n\n| 가 | 나 |\n| 1 | 2 |\n\n{{as_is_picture}}"
    drafts.save_section(db, section.id, section.revision, body, by="나")
    forms.set_form(db, call.id, "f", placed("개요", "종이", "건수", "남의 것"), propose, by="가")
    read = read_draft(db, application.id)
    known = frozenset(targets.names(SECTIONS, read.facts))
    for name, target in (("종이", "fact:paper_sheets"), ("건수", "fact:yearly_volume")):
        link = linked(db, call)[name]
        forms.save_link(db, link.id, link.revision, target, known=known, by="가")
    done = fill(db, call, application)
    assert {one.name: one.reason for one in done.blank} == {
        "종이": values.UNKNOWN_FACT,
        "남의 것": values.NOT_LINKED,
    }
    assert done.without_exhibits == ("개요",)
    text = "\n".join(one.text for one in docx.Document(io.BytesIO(done.content)).paragraphs)
    assert text.startswith("연 240건/년\n○ 하나\n○ 둘\n가 | 나\n1 | 2")
    assert "{{종이}}" in text
    assert text.splitlines()[-2] == "240건/년"


def test_a_field_in_a_cell_is_filled_in_its_cell(db, call):
    storage.settings.set_setting(db, "institution", "가온도시공사", by="가")
    forms.set_form(db, call.id, "f", hwpx_form(), propose, by="가")
    application = beginning.begin(db, "초안", call=store.call(db, call.id), by="나")
    section = drafts.sections(db, application.id)[1]
    drafts.save_section(db, section.id, section.revision, "1억 원\n둘째 줄", by="나")
    done = fill(db, call, application)
    table = next(
        one.tables[0]
        for one in HwpxDocument.open(io.BytesIO(done.content)).paragraphs
        if one.tables
    )
    assert table.cell(0, 1).text == "가온도시공사"
    assert table.cell(1, 0).text.split("\n")[0].startswith("예산 1억 원")


def test_a_control_around_a_row_of_cells_leaves_every_cell_a_paragraph(db, call):
    file, out = docx.Document(), io.BytesIO()
    row = file.add_table(1, 2).rows[0]._tr
    for number, cell in enumerate(row.tc_lst):
        cell.p_lst[0].add_r().text = f"칸 {number}"
    control = parse_xml(ROW_CONTROL)
    row.addprevious(control)
    control[-1].append(row)
    file.save(out)
    forms.set_form(db, call.id, "f", out.getvalue(), propose, by="가")
    application = beginning.begin(db, "초안", call=store.call(db, call.id), by="나")
    filled = docx.Document(io.BytesIO(fill(db, call, application).content))
    cells = list(filled.element.body.iter(qn("w:tc")))
    assert [[one.text for one in cell.iter(qn("w:t"))] for cell in cells] == [["초안"], []]
    assert all(cell.p_lst for cell in cells)


def test_fields_named_alike_are_one_and_those_that_only_look_alike_are_not(db, call):
    form = placed("예산", "예산", "예 산")
    forms.set_form(db, call.id, "f", form, propose, by="가")
    found = linked(db, call)
    assert {name: one.places for name, one in found.items()} == {"예산": 2, "예 산": 1}
    assert {one.target for one in found.values()} == {"section:budget"}


def test_a_form_taken_off_leaves_its_links_for_the_next(db, call):
    forms.set_form(db, call.id, "f", placed("예산"), propose, by="가")
    forms.remove_form(db, call.id, form_of(db, call).revision, by="가")
    assert store.call(db, call.id).form is None
    assert [one.present for one in forms.links(db, call.id)] == [False]
    assert db.execute("select count(*) from paper_contents").fetchone()[0] == 0
    forms.set_form(db, call.id, "f", placed("예산"), propose, by="가")
    assert linked(db, call)["예산"].present
