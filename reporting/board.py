"""The quarter's report for the board as a document. Pure: the same material, the same document.

Its sentences are the scorecards' own headlines and details: nothing is said that they don't hold.
"""

from collections.abc import Iterable, Iterator

from action_plan.plan.model import Item
from action_plan.tracking.model import Decision, Milestone, Risk
from documents.model import Block, Bullets, Document, Figure, Heading, Meta, Paragraph, Table
from look import rendering
from look.theme import Look
from reporting.model import Material
from scorecards import registry
from scorecards.model import Figures
from scorecards.registry import Card
from scorecards.snapshots import difference

_LONGEST_TABLE = 40
_NOTHING = "기록된 것이 없습니다."


def document(told: Material) -> Document:
    """Return the board's report."""
    return Document(
        title=f"디지털플랫폼정부 실행계획 추진 현황 ({told.quarter.name})",
        blocks=tuple(_blocks(told)),
        meta=Meta(organisation=told.institution, date=told.day, subject=told.plan_title),
        header=f"{'[예시 자료] ' if told.example else ''}{told.plan_title} · {told.quarter.name}",
    )


def _blocks(told: Material) -> Iterator[Block]:
    yield Paragraph(f"기준일 {told.day}. {_compared(told)}", note=True)
    yield Heading("한눈에 보기")
    yield _summary(told)
    for card in registry.CARDS:
        yield Heading(card.title)
        yield from _card(told, card)
    yield Heading("늦은 것과 위험")
    yield from _late(told)
    yield Heading("이번 분기의 결정")
    yield from _decisions(told)
    yield Heading("이사회에 요청하는 것")
    yield Bullets(told.requests) if told.requests else Paragraph(_NOTHING)


def _compared(told: Material) -> str:
    if told.before is None:
        return f"{told.quarter.before.name}에 기록한 수치가 없어 견주지 못했습니다."
    return f"변화는 {told.before.day}에 기록한 수치와 견준 것입니다."


def _summary(told: Material) -> Table:
    rows = [
        (card.title, f"{found.label} {found.value}", change(told, card))
        for card in registry.CARDS
        for found in [card.headline(told.figures[card.name], "")]
    ]
    return Table.of(["구분", "지금", "지난 분기와 견주면"], rows, widths=(1.2, 2.2, 2.2))


def change(told: Material, card: Card) -> str:
    """Return how the figure that a card follows has changed since the quarter before."""
    if told.before is None or not told.before.has(card.trend.measure):
        return "견줄 기록 없음"
    said = []
    for line in card.trend.lines:
        now, then = (line.of(one.get(card.trend.measure)) for one in _pair(told, card))
        grown = difference(now, then)
        amount = "모름" if grown is None else f"{grown:+,.0f}{card.trend.unit}"
        said.append(f"{line.name} {amount}")
    return ", ".join(said)


def _pair(told: Material, card: Card) -> tuple[Figures, Figures]:
    before = told.before or Figures("", "", ())
    return told.figures[card.name], before


def _card(told: Material, card: Card) -> Iterator[Block]:
    figures = told.figures[card.name]
    found = card.headline(figures, "")
    yield Paragraph(f"{found.label} {found.value}", bold=True)
    yield Paragraph(found.detail)
    look = Look()
    picture = card.summary(figures, "", look)
    if picture is not None:
        alt = card.in_words(figures, "")
        yield Figure(
            alt=alt, svg=rendering.svg(picture), caption=card.title, orientation="portrait"
        )
    yield from _table(card, figures)
    yield Paragraph(f"※ 출처: {card.source}. 기준일 {figures.day}.", note=True)


def _table(card: Card, figures: Figures) -> Iterator[Block]:
    table = card.table(figures, "")
    rows = [[_text(cell) for cell in row.cells] for row in table.rows]
    if rows:
        widths = [_width(column) for column in zip(table.headers, *rows, strict=True)]
        head = list(table.headers)
        yield Table.of(head, rows[:_LONGEST_TABLE], caption=card.title, widths=widths)
    if len(rows) > _LONGEST_TABLE:
        rest = len(rows) - _LONGEST_TABLE
        yield Paragraph(f"※ 나머지 {rest:,}줄은 성과표 화면에 있습니다.", note=True)


def _width(texts: Iterable[str]) -> float:
    """A column is as wide as its longest text, within bounds."""
    return float(min(max((*map(len, texts), 6)), 24))


def _text(cell: str | float | None) -> str:
    if cell is None:
        return "모름"
    return cell if isinstance(cell, str) else f"{cell:,g}"


def _late(told: Material) -> Iterator[Block]:
    if not told.running:
        yield Paragraph(
            "※ 지나간 분기의 지연과 위험은 그날의 기록이 없어 적지 않습니다.", note=True
        )
        return
    late = [
        (
            _named(e.item),
            e.of.title,
            e.of.planned_on or "모름",
            e.of.owner or "모름",
        )
        for e in told.late
        if isinstance(e.of, Milestone)
    ]
    risks = [
        (_named(e.item), e.of.title, _grade(e.of), e.of.response or "대응 없음")
        for e in told.risks
        if isinstance(e.of, Risk)
    ]
    if late:
        yield Table.of(["과제", "이정표", "기한", "맡은 사람"], late, caption="늦은 이정표")
    if risks:
        head = ["과제", "위험", "가능성 · 영향", "대응"]
        yield Table.of(head, risks, caption="닫히지 않은 위험")
    if not late and not risks:
        yield Paragraph(_NOTHING)


def _named(item: Item) -> str:
    return f"{item.sign} {item.text}"


def _grade(risk: Risk) -> str:
    return f"{risk.probability or '모름'} · {risk.effect or '모름'}"


def _decisions(told: Material) -> Iterator[Block]:
    rows = [
        (e.of.decided_on or "모름", _named(e.item), e.of.title, e.of.decided_by)
        for e in told.decisions
        if isinstance(e.of, Decision)
    ]
    if rows:
        yield Table.of(["날짜", "과제", "결정", "결정한 곳"], sorted(rows))
    else:
        yield Paragraph(_NOTHING)
