"""A draft as a document: facts and diagrams in place, sources listed, nothing invented."""

from dataclasses import replace
from typing import Any

import pytest

import storage
from applications.drafts import beginning, store
from applications.drafts.dossier import Draft, document, unknown_markers, used_facts
from applications.drafts.export import export, file_name, read_draft
from applications.drafts.model import UnknownApplication
from applications.sources import store as sources
from documents.model import Bullets, Cell, Document, Figure, Heading, Paragraph, Table
from documents.refusals import UnknownFormat
from evaluations.projects import store as evaluations
from processes.inventory import store as inventory
from processes.inventory.model import exactly


def written(draft: Draft, **bodies: str) -> Draft:
    """The draft with other texts in some sections and nothing in the rest."""
    sections = tuple(replace(s, body=bodies.get(s.key, "")) for s in draft.sections)
    return replace(draft, sections=sections)


def under(made: Document, title: str) -> list[Any]:
    """The blocks under one heading."""
    found: list[Any] = []
    inside = False
    for block in made.blocks:
        if isinstance(block, Heading):
            inside = block.text == title
        elif inside:
            found.append(block)
    return found


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


@pytest.fixture
def whole(register, draft) -> Draft:
    return read_draft(register, draft.id)


def test_a_prefilled_draft_states_the_figures_of_the_register(whole):
    table, *_ = under(document(whole), "현황·문제점 (As-Is)")

    assert ["연간 건수", "240건/년"] in texts(table)
    assert ["연간 처리시간", "120시간/년"] in texts(table)
    assert ["결재 단계", "모름(미조사)"] in texts(table)


def test_the_diagrams_stand_in_their_sections_with_their_revision(whole):
    (as_is,) = [b for b in under(document(whole), "현황·문제점 (As-Is)") if isinstance(b, Figure)]
    (to_be,) = [b for b in under(document(whole), "개선방안 (To-Be)") if isinstance(b, Figure)]

    assert as_is.caption.startswith("P-0001 채용 현행(As-Is) 흐름도, 1판(")
    assert "작업 3개: 접수, 심사, 통보" in as_is.alt
    assert "개선(To-Be)" in to_be.caption
    assert as_is.svg != to_be.svg
    assert "접수" in (as_is.svg or "")


def test_a_diagram_that_the_text_does_not_place_stands_at_the_end_of_its_section(whole):
    blocks = under(document(written(whole, as_is="글")), "현황·문제점 (As-Is)")
    assert [type(block) for block in blocks] == [Paragraph, Figure]


def test_a_diagram_is_shown_where_the_text_places_it_and_only_there(whole):
    made = document(written(whole, as_is="글", risks="앞\n{{as_is_picture}}\n뒤"))

    assert [type(b) for b in under(made, "현황·문제점 (As-Is)")] == [Paragraph]
    assert [type(b) for b in under(made, "위험과 대응")] == [Paragraph, Figure, Paragraph]


def test_a_diagram_that_is_not_drawn_yet_is_said(whole):
    bare = replace(whole, facts=())
    blocks = under(document(written(bare, to_be="{{to_be_picture}}")), "개선방안 (To-Be)")
    assert blocks == [Paragraph("〔아직 없습니다: to_be_picture〕")]


def test_an_empty_required_section_says_so_and_an_optional_one_is_left_out(whole):
    made = document(written(whole))

    assert under(made, "위험과 대응") == [Paragraph("[작성 전]")]
    assert "붙임" not in [b.text for b in made.blocks if isinstance(b, Heading)]


def test_every_fact_used_is_listed_once_with_its_source_and_day(whole):
    two = written(whole, risks="{{yearly_volume}} {{yearly_volume}}", budget="{{approvals}}")
    table, _note = under(document(two), "사실의 출처")

    volume = ["연간 건수", "240건/년", "P-0001 연간 건수 (면담, 2026-10-30, 개정 1)"]
    assert [*volume, "2026-10-30", "확인"] in texts(table)
    assert next(r for r in texts(table) if r[0] == "결재 단계")[:2] == ["결재 단계", "모름(미조사)"]
    keys = ["as_is_picture", "to_be_picture", "approvals", "yearly_volume"]
    assert [fact.key for fact in used_facts(two)] == keys
    assert table.rows[0][0] == Cell("사실", header=True)


def test_a_draft_that_cites_nothing_has_no_list_of_sources(whole):
    bare = replace(written(whole, risks="글"), facts=())
    assert under(document(bare), "사실의 출처") == []


def test_what_is_cited_but_unknown_is_listed_and_marked(whole):
    wrong = written(whole, risks="값 {{yearly_volme}}", budget="{{project_budget}}")

    assert unknown_markers(wrong) == [("위험과 대응", "yearly_volme")]
    assert under(document(wrong), "위험과 대응") == [Paragraph("값 〔값 없음: yearly_volme〕")]


def test_the_overview_names_what_was_chosen(whole):
    table, note = under(document(whole), "개요")

    assert ["대상 업무", "P-0001 채용"] in texts(table)
    assert ["정보화사업", "IT-0001 ERP 고도화"] in texts(table)
    assert "공식 신청 양식" in note.text


def test_example_data_is_marked_in_the_header_and_the_overview(whole):
    example = replace(whole, application=replace(whole.application, example=True))

    assert document(example).header.startswith("[예시 자료]")
    assert "예시" not in document(whole).header
    assert "구분" in [row[0] for row in texts(under(document(example), "개요")[0])][1:]


def test_the_verdict_of_the_project_is_in_the_draft(whole):
    table, *_ = under(document(whole), "목표 시스템·SaaS 검토 결과")
    assert ["검토 결과", "즉시 도입"] in texts(table)


def test_savings_are_told_only_from_both_diagrams(whole):
    both = under(document(whole), "기대효과")
    assert Bullets(("흐름도의 작업 수: 현재 작업 3개, 개선 작업 2개 (작업 1개 감소)",)) in both


def test_the_same_draft_gives_the_same_document(register, draft):
    assert document(read_draft(register, draft.id)) == document(read_draft(register, draft.id))


def test_a_changed_fact_stands_as_accepted_and_is_said_to_be_stale(register, draft):
    process = inventory.process_by_code(register, "P-0001")
    facts = replace(process.facts, yearly_volume=exactly(500))
    inventory.save_process(register, process.id, process.revision, facts=facts, by="나")

    made = document(read_draft(register, draft.id))
    table, *_ = under(made, "현황·문제점 (As-Is)")

    assert ["연간 건수", "240건/년"] in texts(table)
    *_, note = under(made, "사실의 출처")
    assert note.text.startswith("※ 받아들인 뒤 출처가 바뀐 사실 2개: 연간 건수, 연간 처리시간")
    bodies = [section.body for section in store.sections(register, draft.id)]
    assert not any("240" in body or "500" in body for body in bodies)


def test_sources_that_are_gone_are_named_and_the_draft_still_opens(register, draft):
    process = inventory.process_by_code(register, "P-0001")
    inventory.delete_process(register, process.id, process.revision, by="나")
    project = evaluations.project_by_code(register, "IT-0001")
    evaluations.delete_project(register, project.id, project.revision, by="나")

    left = read_draft(register, draft.id)

    assert len(left.sources.missing) == 2
    assert {one.change for one in left.stale} == {"gone"}
    assert unknown_markers(left) == []
    table, *_ = under(document(left), "현황·문제점 (As-Is)")
    assert ["연간 건수", "240건/년"] in texts(table)
    (figure,) = [b for b in under(document(left), "현황·문제점 (As-Is)") if isinstance(b, Figure)]
    assert "접수" in (figure.svg or "")


def test_empty_sections_can_be_begun_later_and_written_ones_stay(register):
    made = store.add_application(register, "나중", bodies={"as_is": "내 글"}, by="나")
    sources.add(register, made.id, "process", "P-0001", by="나")

    with storage.transaction(register):
        filled = beginning.fill_empty(register, made.id, by="나")

    bodies = {s.key: s.body for s in store.sections(register, made.id)}
    assert bodies["as_is"] == "내 글"
    assert "{{department}}" in bodies["institution"]
    assert filled == sum(bool(body) for body in bodies.values()) - 1


@pytest.mark.parametrize("format", ["md", "json"])
def test_export_gives_bytes_and_a_name(register, draft, format):
    content, name = export(register, draft.id, format)

    assert name == f"채용 재설계_신청서.{format}"
    assert "240건/년" in content.decode()


def test_export_refuses_an_unknown_format_and_an_unknown_draft(register, draft):
    with pytest.raises(UnknownFormat):
        export(register, draft.id, "hwp")
    with pytest.raises(UnknownApplication):
        export(register, "없음", "md")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("가/나:다*", "가 나 다_신청서.pdf"),
        ("...", "지원사업_신청서.pdf"),
        ("긴" * 200, "긴" * 66 + "_신청서.pdf"),
        ("채용\u202efdp.exe\x0b", "채용 fdp.exe_신청서.pdf"),
    ],
)
def test_file_names_are_safe(draft, title, name):
    assert file_name(replace(draft, title=title), "pdf") == name


def test_a_long_name_fits_into_what_file_systems_take(draft):
    name = file_name(replace(draft, title="😀채용" * 60), "hwpx")
    assert len(name.encode()) <= 255
    assert name.startswith("😀채용")
    assert name.endswith("_신청서.hwpx")
