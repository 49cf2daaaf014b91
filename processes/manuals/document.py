"""A manual as a document. Pure: the same manual gives the same document."""

from collections.abc import Iterator

from documents.model import Block, Bullets, Document, Heading, Meta, PageBreak, Paragraph, Table
from documents.text import cut_line
from processes.dossiers import drawn, parts
from processes.inventory import dates
from processes.manuals import changes
from processes.manuals.model import Chapter, Edition, Manual, NothingPublished
from processes.manuals.snapshot import snapshot


def title(manual: Manual) -> str:
    """Return what the manual is called, and its files."""
    return f"{cut_line(manual.department)} 업무매뉴얼"


def document(manual: Manual, day: str) -> Document:
    """Return the manual as of a day (ISO), or raise NothingPublished.

    The document says of itself which edition it would be; publishing.publish makes it one.
    """
    if not manual.chapters:
        raise NothingPublished(manual.department)
    mark = "[예시] " if manual.example else ""
    return Document(
        title=title(manual),
        blocks=tuple(_blocks(manual)),
        meta=Meta("", cut_line(manual.organisation), day, title(manual)),
        header=f"{mark}{title(manual)} · 제{manual.number}판",
    )


def _blocks(manual: Manual) -> Iterator[Block]:
    if manual.example:
        yield Paragraph("※ 예시 자료입니다. 실제 업무가 아닙니다.", note=True)
    yield Heading("실린 업무", numbered=False)
    yield _contents(manual)
    yield Heading(_since(manual.last), numbered=False)
    yield from _changed(manual)
    for chapter in manual.chapters:
        yield PageBreak()
        yield Heading(cut_line(f"{chapter.process.name} ({chapter.process.code})", 300))
        yield from _chapter(chapter)
    if manual.unpublished:
        yield Heading("아직 싣지 않은 업무", numbered=False)
        yield Paragraph("흐름도를 공개하지 않아 이 판에 없습니다.")
        yield Bullets(tuple(f"{one.code} {one.name}" for one in manual.unpublished))
    for sentence in manual.missing:
        yield Paragraph(f"※ 읽지 못한 것: {sentence}", note=True)


def _contents(manual: Manual) -> Table:
    rows = [
        (
            str(number),
            one.process.code,
            one.process.name,
            drawn.name(one.chart),
            parts.shown(one.process.facts, "yearly_volume"),
        )
        for number, one in enumerate(manual.chapters, start=1)
    ]
    head = ["장", "업무 번호", "업무", "흐름도", "연간 건수"]
    return Table.of(head, rows, widths=(0.5, 1, 2, 2.6, 1.8))


def _since(last: Edition | None) -> str:
    return f"제{last.number}판 이후 바뀐 것" if last else "지난 판 이후 바뀐 것"


def _changed(manual: Manual) -> Iterator[Block]:
    last = manual.last
    if last is None:
        yield Paragraph("첫 판입니다.")
        return
    day = dates.shown(last.created_at)
    yield Paragraph(f"제{last.number}판({day}, {last.created_by})과 견주었습니다.")
    found = changes.between(last.snapshot, snapshot(manual))
    if not found:
        yield Paragraph("바뀐 것이 없습니다.")
        return
    rows = [(f"{c.code} {c.name}", c.what, c.before, c.after) for c in found]
    yield Table.of(
        ["업무", "무엇이", "지난 판", "이번 판"], rows, caption="바뀐 것", widths=(1.6, 1, 2, 2)
    )


def _chapter(chapter: Chapter) -> Iterator[Block]:
    process = chapter.process
    yield Heading("개요", 2)
    yield parts.overview(process)
    yield Heading("근거 법령", 2)
    yield from parts.law(process, chapter.clauses)
    yield Heading("흐름도", 2)
    yield from drawn.figure(process.name, chapter.chart)
    yield Heading("단계", 2)
    yield from drawn.steps(chapter.chart)
    yield Heading("담당(RACI)", 2)
    yield from drawn.raci(chapter.chart)
    yield Heading("서식과 시스템", 2)
    yield parts.forms(process.facts)
    yield parts.systems(process.facts)
