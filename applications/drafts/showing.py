"""Pictures, charts and tables of facts as blocks of a document, each with its day. Pure."""

import json
from collections.abc import Mapping

from applications.facts import charts
from applications.facts.diagram_facts import picture_text
from applications.facts.fact import Fact
from applications.facts.sources import Diagram, model_of
from documents.model import Align, Block, Cell, Figure, Paragraph, Table

_NUMBERS: Align = "right"


def exhibit(fact: Fact | None, key: str, models: Mapping[str, bytes]) -> list[Block]:
    """Return what stands for a fact on a line of its own; a sentence where there is nothing."""
    if fact is None:
        return [Paragraph(f"〔아직 없습니다: {key}〕")]
    if fact.kind == "picture":
        return [_picture(fact, models.get(fact.content))]
    if fact.kind == "chart":
        return [Figure(alt=charts.told(fact), svg=charts.svg(fact), caption=caption(fact))]
    return [_table(fact)]


def caption(fact: Fact) -> str:
    """Return the caption of an exhibit; what names no day itself bears its day of reference."""
    if fact.kind == "picture":
        return fact.text
    return f"{fact.text} (기준일 {fact.as_of or '모름'})"


def _picture(fact: Fact, content: bytes | None) -> Block:
    if content is None:
        return Paragraph(f"〔{fact.text}: 그림을 찾을 수 없습니다〕")
    diagram = Diagram("", 0, "", model_of(content), content, fact.content)
    if diagram.svg is None:
        return Paragraph(f"〔{fact.text}: 그릴 수 없는 흐름도입니다〕")
    return Figure(alt=picture_text(fact.text, diagram), svg=diagram.svg, caption=fact.text)


def _table(fact: Fact) -> Table:
    told = json.loads(fact.content)
    head, rows = told["head"], told["rows"]
    body = (
        tuple(Cell(text, align=_NUMBERS if _figure(text) else "left") for text in row)
        for row in rows
    )
    longest = [max(len(row[at]) for row in (head, *rows)) for at in range(len(head))]
    return Table(
        rows=(tuple(Cell(text, header=True) for text in head), *body),
        widths=tuple(float(min(max(long, 6), 24)) for long in longest),
        caption=caption(fact),
        header_rows=1,
    )


def _figure(text: str) -> bool:
    return text[:1].isdigit() and not text[:4].isdigit()
