"""A draft as a document: sections, facts put in, diagrams, and where everything comes from.

Pure: the same draft and sources give the same document.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from applications.drafts import markup
from applications.drafts.model import Application, Section
from applications.drafts.templates import Template
from applications.facts.amounts import day
from applications.facts.diagram_facts import diagram_name
from applications.facts.fact import Fact, by_key
from applications.facts.sources import STATE_NAMES, Diagram, Sources
from documents.model import Block, Document, Figure, Heading, Meta, Paragraph, Table

NOT_WRITTEN = "[작성 전]"
EXAMPLE = "예시 자료"


@dataclass(frozen=True)
class Draft:
    """Everything that a document is made of."""

    application: Application
    sections: Sequence[Section]
    template: Template
    sources: Sources
    facts: Sequence[Fact]
    institution: str = ""  # the applicant's name, empty where nobody has given it


def document(draft: Draft) -> Document:
    """Return the whole application as a document."""
    application = draft.application
    newest = max((s.updated_at for s in draft.sections), default=application.updated_at)
    newest = max(newest, application.updated_at)
    mark = f"[{EXAMPLE}] " if application.example else ""
    return Document(
        title=application.title,
        blocks=tuple(_blocks(draft)),
        meta=Meta(
            author=application.updated_by,
            organisation=draft.institution,
            date=day(newest),
            subject=application.programme,
        ),
        header=f"{mark}{application.programme} 신청서 · {application.state}",
    )


def section_blocks(draft: Draft, section: Section) -> list[Block]:
    """Return what stands under one heading: the parsed text with facts and diagrams in it."""
    facts = by_key(draft.facts)
    blocks: list[Block] = []
    for block in markup.parse(section.body, lambda name: cited(facts, name)):
        if isinstance(block, markup.Picture):
            blocks.append(_placed(draft, block.state))
        else:
            blocks.append(block)
    blocks += [_figure(draft, diagram) for diagram in _by_default(draft, section)]
    if not blocks and section.required:
        blocks.append(Paragraph(NOT_WRITTEN))
    return blocks


def cited(facts: dict[str, Fact], name: str) -> str:
    """Return the text that stands for a marker."""
    if name in facts:
        return facts[name].text
    if name in markup.PICTURE_MARKERS:
        return f"({STATE_NAMES[markup.PICTURE_MARKERS[name]]} 흐름도)"
    return f"〔값 없음: {name}〕"


def used_facts(draft: Draft) -> list[Fact]:
    """Return the facts that the draft cites, in the order of the text."""
    facts = by_key(draft.facts)
    return [facts[name] for name in _cited_names(draft.sections) if name in facts]


def unknown_markers(draft: Draft) -> list[tuple[str, str]]:
    """Return (section title, marker name) of what is cited but has no fact or diagram."""
    known = {fact.key for fact in draft.facts}
    known |= {m for m, state in markup.PICTURE_MARKERS.items() if draft.sources.diagram(state)}
    return [
        (section.title, name)
        for section in draft.sections
        for name in markup.markers(section.body)
        if name not in known
    ]


def _blocks(draft: Draft) -> Iterator[Block]:
    yield Heading("개요", numbered=False)
    yield _overview(draft)
    if draft.template.basis == "추정":
        yield Paragraph(f"※ {draft.template.note}", note=True)
    for section in draft.sections:
        blocks = section_blocks(draft, section)
        if blocks:
            yield Heading(section.title)
            yield from blocks
    yield from _origins(draft)


def _overview(draft: Draft) -> Table:
    application, sources = draft.application, draft.sources
    process = sources.process
    project = sources.project
    rows = [
        ("과제명", application.title),
        ("지원사업", application.programme),
        ("신청기관", draft.institution or "적지 않음"),
        ("상태", application.state),
        ("대상 업무", f"{process.code} {process.name}" if process else "고르지 않음"),
        ("정보화사업", f"{project.code} {project.name}" if project else "고르지 않음"),
    ]
    if application.example:
        rows.append(("구분", f"{EXAMPLE} (실제 신청서가 아님)"))
    return Table.of(["구분", "내용"], rows, widths=(1.0, 3.0))


def _origins(draft: Draft) -> Iterator[Block]:
    facts = used_facts(draft)
    shown = [d for d in draft.sources.diagrams if d.svg is not None]
    if not facts and not shown:
        return
    yield Heading("사실의 출처", numbered=False)
    rows = [_origin(fact) for fact in facts]
    rows += [_diagram_origin(draft, diagram) for diagram in shown]
    yield Table.of(["사실", "값", "출처", "기준일", "확인"], rows, widths=(1.6, 1.6, 3.4, 1.1, 0.9))
    yield Paragraph(
        "※ 확인: 면담이나 로그로 확인한 값. 추정: 어림한 값이나 범위. "
        "등록: 목록이나 흐름도에 등록된 내용. 미조사: 아직 모르는 값.",
        note=True,
    )


def _origin(fact: Fact) -> tuple[str, ...]:
    value = fact.text if len(fact.text) <= 60 else "본문 참조"
    return fact.label, value, fact.source, fact.as_of or "모름", fact.certainty


def _diagram_origin(draft: Draft, diagram: Diagram) -> tuple[str, ...]:
    label = f"{STATE_NAMES[diagram.state]} 흐름도"
    day_drawn = day(diagram.created_at)
    return label, "그림", diagram_name(draft.sources, diagram), day_drawn, "등록"


def _placed(draft: Draft, state: str) -> Block:
    diagram = draft.sources.diagram(state)
    if diagram is None:
        return Paragraph(f"〔{STATE_NAMES[state]} 흐름도가 아직 없습니다〕")
    return _figure(draft, diagram)


def _by_default(draft: Draft, section: Section) -> Iterator[Diagram]:
    """Give the diagrams that the form shows here, unless the text places them itself."""
    form = draft.template.section(section.key)
    placed = {markup.PICTURE_MARKERS.get(name) for name in _cited_names(draft.sections)}
    for state in form.pictures if form else ():
        diagram = draft.sources.diagram(state)
        if diagram is not None and diagram.svg is not None and state not in placed:
            yield diagram


def _figure(draft: Draft, diagram: Diagram) -> Figure:
    name = diagram_name(draft.sources, diagram)
    steps = [step for step in diagram.steps if step]
    listed = ", ".join(steps[:12]) + (" 등" if len(steps) > 12 else "")
    alt = f"{name}. 역할 {len(diagram.roles)}개, 작업 {len(diagram.steps)}개"
    return Figure(alt=f"{alt}: {listed}." if listed else f"{alt}.", svg=diagram.svg, caption=name)


def _cited_names(sections: Iterable[Section]) -> list[str]:
    names = (name for section in sections for name in markup.markers(section.body))
    return list(dict.fromkeys(names))
