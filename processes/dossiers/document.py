"""A dossier as a document. Pure: the same dossier gives the same document."""

from collections.abc import Iterator

from documents.model import Block, Document, Heading, Meta, Paragraph
from documents.text import cut_line
from processes.dossiers import drawn, parts, study
from processes.dossiers.model import Dossier

EXAMPLE = "[예시] "
_WITHOUT = "흐름도가 아직 없습니다."


def title(dossier: Dossier) -> str:
    """Return what the dossier is called, and its files."""
    return cut_line(f"{dossier.process.code} {dossier.process.name}") + " 업무 문서철"


def document(dossier: Dossier) -> Document:
    """Return everything about the process as one document."""
    process = dossier.process
    mark = EXAMPLE if process.example else ""
    return Document(
        title=title(dossier),
        blocks=tuple(_blocks(dossier)),
        meta=Meta(
            cut_line(process.updated_by),
            cut_line(dossier.organisation),
            dossier.newest[:10],
            cut_line(process.name),
        ),
        header=cut_line(f"{mark}업무 문서철 · {process.code} · {process.department}"),
    )


def _blocks(dossier: Dossier) -> Iterator[Block]:
    process = dossier.process
    if process.example:
        yield Paragraph("※ 예시 자료입니다. 실제 업무가 아닙니다.", note=True)
    yield Heading("개요")
    yield parts.overview(process)
    yield Heading("근거 법령")
    yield from parts.law(process, dossier.clauses)
    yield Heading("물량과 시간")
    yield from parts.figures(process.facts)
    yield Heading("흐름도")
    yield from _charts(dossier)
    yield Heading("서식과 시스템")
    yield parts.forms(process.facts)
    yield parts.systems(process.facts)
    yield Heading("흐름도 점검")
    yield from study.checks(dossier)
    yield Heading("재설계 제안")
    yield from study.proposals(dossier)
    yield Heading("시뮬레이션 결과")
    yield from study.simulated(dossier)
    yield Heading("고친 기록")
    yield from study.history(dossier)
    for sentence in dossier.missing:
        yield Paragraph(f"※ 읽지 못한 것: {sentence}", note=True)


def _charts(dossier: Dossier) -> Iterator[Block]:
    if not dossier.charts:
        yield Paragraph(_WITHOUT)
    for chart in dossier.charts:
        yield Heading(drawn.name(chart), 2)
        yield from drawn.figure(dossier.process.name, chart)
        yield Heading("단계", 3)
        yield from drawn.steps(chart)
        yield Heading("담당(RACI)", 3)
        yield from drawn.raci(chart)
