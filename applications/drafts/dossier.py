"""A draft as a document: sections, facts put in, pictures, and where everything comes from.

Pure: the same draft and sources give the same document.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from applications.attachments.model import Attachment
from applications.calls.model import Call
from applications.drafts import citing, markup, showing
from applications.drafts.model import Application, Section
from applications.drafts.templates import Template
from applications.facts.amounts import day
from applications.facts.exhibits import stands_alone
from applications.facts.fact import Fact, by_key
from applications.facts.sources import Sources
from applications.pinning.model import Stale
from documents.model import Block, Document, Heading, Meta, Paragraph, Table

NOT_WRITTEN = "[작성 전]"
EXAMPLE = "예시 자료"


@dataclass(frozen=True)
class Draft:
    """Everything that a document is made of.

    `facts` are as the document shows them: those that it cites as they were accepted (pinned),
    the others as they stand. `stale` are the cited ones that their sources tell otherwise now,
    `unpinned` the cited ones that nobody has pinned yet. `offered` are the facts that may be
    cited, as they stand; `current` the same under every key that names one. `models` are the
    bytes of the models that its pictures show, by their SHA-256.
    """

    application: Application
    sections: Sequence[Section]
    template: Template
    sources: Sources
    facts: Sequence[Fact]
    institution: str = ""  # the applicant's name, empty where nobody has given it
    stale: Sequence[Stale] = ()
    unpinned: Sequence[Fact] = ()
    offered: Sequence[Fact] = ()
    current: Mapping[str, Fact] = field(default_factory=dict)
    models: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    call: Call | None = None  # what it answers
    attachments: Sequence[Attachment] = ()

    @property
    def cited_keys(self) -> list[str]:
        """The keys that the document cites, in its order."""
        return citing.cited(self.sections, self.template)


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
    """Return what stands under one heading: the parsed text with facts and pictures in it."""
    facts = by_key(draft.facts)
    blocks: list[Block] = []
    for block in markup.parse(section.body, lambda name: cited(facts, name)):
        if isinstance(block, markup.Exhibit):
            blocks += showing.exhibit(facts.get(block.key), block.key, draft.models)
        else:
            blocks.append(block)
    for key in citing.by_default(draft.sections, draft.template, section):
        if key in facts:
            blocks += showing.exhibit(facts[key], key, draft.models)
    if not blocks and section.required:
        blocks.append(Paragraph(NOT_WRITTEN))
    return blocks


def cited(facts: dict[str, Fact], name: str) -> str:
    """Return the text that stands for a marker."""
    if name in facts:
        return f"({facts[name].text})" if stands_alone(name) else facts[name].text
    return f"〔값 없음: {name}〕"


def used_facts(draft: Draft) -> list[Fact]:
    """Return the facts that the draft cites, as it shows them, in the order of the text."""
    facts = by_key(draft.facts)
    return [facts[name] for name in draft.cited_keys if name in facts]


def unknown_markers(draft: Draft) -> list[tuple[str, str]]:
    """Return (section title, marker name) of what is cited but has no fact."""
    known = {fact.key for fact in draft.facts}
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
    processes = [f"{one.process.code} {one.process.name}" for one in sources.processes]
    projects = [f"{one.project.code} {one.project.name}" for one in sources.projects]
    rows = [
        ("과제명", application.title),
        ("지원사업", application.programme),
        ("신청기관", draft.institution or "적지 않음"),
        ("상태", application.state),
        ("대상 업무", "\n".join(processes) or "고르지 않음"),
        ("정보화사업", "\n".join(projects) or "고르지 않음"),
    ]
    if application.example:
        rows.append(("구분", f"{EXAMPLE} (실제 신청서가 아님)"))
    return Table.of(["구분", "내용"], rows, widths=(1.0, 3.0))


def _origins(draft: Draft) -> Iterator[Block]:
    facts = used_facts(draft)
    if not facts:
        return
    yield Heading("사실의 출처", numbered=False)
    rows = [_origin(fact) for fact in facts]
    yield Table.of(["사실", "값", "출처", "기준일", "확인"], rows, widths=(1.6, 1.6, 3.4, 1.1, 0.9))
    yield Paragraph(
        "※ 확인: 면담이나 로그로 확인한 값. 추정: 어림한 값이나 범위. "
        "등록: 목록이나 흐름도에 등록된 내용. 미조사: 아직 모르는 값.",
        note=True,
    )
    if draft.stale:
        named = ", ".join(dict.fromkeys(one.pinned.label for one in draft.stale))
        text = f"※ 받아들인 뒤 출처가 바뀐 사실 {len(draft.stale)}개: {named}."
        yield Paragraph(text, note=True)


def _origin(fact: Fact) -> tuple[str, ...]:
    if fact.kind != "text":
        value = "표" if fact.kind == "table" else "그림"
    else:
        value = fact.text if len(fact.text) <= 60 else "본문 참조"
    return fact.label, value, fact.source, fact.as_of or "모름", fact.certainty
