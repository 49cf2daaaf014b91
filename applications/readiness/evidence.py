"""Every number has a source and a date: by its fact, or by a note beside it."""

import re
from collections.abc import Iterator, Sequence

from applications.drafts import markup
from applications.drafts.dossier import Draft
from applications.drafts.model import Section
from applications.facts.fact import UNSURVEYED, Fact, by_key
from applications.readiness.contents import typed_blocks
from applications.readiness.finding import Finding
from applications.readiness.quantities import dated, plain, quantities
from documents.model import Bullets, Paragraph, Table

_NOTED = re.compile(r"출처\s*[:：]\s*\S")
_DERIVED = ("산출근거", "산출내역")  # a calculation is a source of its own and has no day
_PLANNED = ("목표", "target")  # what is aimed at is decided, not measured
_TOTAL = re.compile(r"\s*(?:합\s*계|총\s*계|소\s*계|계)\s*")
_MOST_NAMED = 6


def cited_facts(draft: Draft) -> Iterator[Finding]:
    """Give, for each section, cited facts that are unknown, estimated, or without source or day."""
    facts = by_key(draft.facts)
    for section in draft.sections:
        names = markup.markers(section.body)
        yield from _of_facts(section, [facts[name] for name in names if name in facts])


def _of_facts(section: Section, facts: Sequence[Fact]) -> Iterator[Finding]:
    unknown = [fact.label for fact in facts if fact.certainty == UNSURVEYED]
    known = [fact for fact in facts if fact.certainty != UNSURVEYED]
    measured = [fact for fact in known if any(char.isdigit() for char in fact.text)]
    guessed = [fact.label for fact in known if fact.certainty == "추정"]
    unsourced = [fact.label for fact in measured if not fact.source or "출처 모름" in fact.source]
    undated = [fact.label for fact in measured if not fact.as_of]
    if unknown:
        text = f"모르는 값이 들어 있습니다: {_named(unknown)}."
        yield Finding("error", "unknown", section.key, text, "조사해 업무 목록에 적거나 뺍니다.")
    if unsourced:
        text = f"출처를 모르는 값입니다: {_named(unsourced)}."
        yield Finding("error", "source", section.key, text, "업무 목록에 조사 방법을 적습니다.")
    if undated:
        text = f"기준일을 모르는 값입니다: {_named(undated)}."
        yield Finding("error", "date", section.key, text, "업무 목록에 조사일을 적습니다.")
    if guessed:
        text = f"추정한 값입니다: {_named(guessed)}."
        cure = "면담이나 로그로 확인하거나, 추정임을 글에 밝힙니다."
        yield Finding("warning", "estimated", section.key, text, cure)


def typed_numbers(draft: Draft) -> Iterator[Finding]:
    """Give the typed numbers without a noted source ('출처: …'), and those without its day."""
    for section in draft.sections:
        without: list[str] = []
        undated: list[str] = []
        for numbers, note in _noted(typed_blocks(section)):
            if note is None:
                without += numbers
            elif not dated(note):
                undated += numbers
        if without:
            text = f"출처 없이 적은 숫자입니다: {_named(without)}."
            cure = "사실 표시로 바꾸거나, 그 줄이나 바로 아래에 '※ 출처: 자료, 날짜'를 적습니다."
            yield Finding("error", "source", section.key, text, cure)
        if undated:
            text = f"출처에 날짜가 없는 숫자입니다: {_named(undated)}."
            yield Finding("error", "date", section.key, text, "출처 뒤에 기준일을 적습니다.")
    yield Finding(
        "yourself",
        "source",
        "",
        "적힌 출처가 그 숫자를 정말 말하는지, 점검이 단위를 모르는 숫자와 글로 쓴 숫자(세 명)는 "
        "따지지 못합니다.",
        "출처를 열어 숫자와 견줍니다.",
    )


def _noted(blocks: Sequence[markup.Block]) -> Iterator[tuple[list[str], str | None]]:
    """Give (numbers, the text that notes their source or None) for each line and row."""
    for number, block in enumerate(blocks):
        below = _note_below(blocks, number)
        if isinstance(block, Paragraph):
            yield _line(block.text, below)
        elif isinstance(block, Bullets):
            yield from (_line(item, below) for item in block.items)
        elif isinstance(block, Table):
            yield from _rows(block, below)


def _note_below(blocks: Sequence[markup.Block], number: int) -> str | None:
    """Return the note about sources that follows a block and others of its kind."""
    for block in blocks[number + 1 :]:
        if isinstance(block, Paragraph) and block.note:
            return block.text if _NOTED.search(block.text) else None
        if type(block) is not type(blocks[number]):
            return None
    return None


def _line(text: str, below: str | None) -> tuple[list[str], str | None]:
    return [one.text for one in quantities(text)], text if _NOTED.search(text) else below


def _rows(table: Table, below: str | None) -> Iterator[tuple[list[str], str | None]]:
    rows = [[cell.text for cell in row] for row in table.rows]
    head = [title.replace(" ", "") if table.header_rows else "" for title in rows[0]]
    for row in rows[table.header_rows :]:
        cells = dict(zip(range(len(row)), row, strict=True))
        derived = any(cells[n] for n in cells if any(word in head[n] for word in _DERIVED))
        if _TOTAL.fullmatch(row[0]) or derived:
            continue
        sources = [cells[n] for n in cells if "출처" in head[n] and cells[n]]
        counted = [n for n in cells if not any(word in head[n] for word in (*_PLANNED, "출처"))]
        numbers = [text for n in counted for text in _cell(cells[n])]
        line = " ".join(row)
        yield numbers, line if sources or _NOTED.search(line) else below


def _cell(text: str) -> list[str]:
    return [text.strip()] if plain(text) else [one.text for one in quantities(text)]


def _named(names: Sequence[str]) -> str:
    apart = list(dict.fromkeys(names))
    rest = len(apart) - _MOST_NAMED
    return ", ".join(apart[:_MOST_NAMED]) + (f" 외 {rest}개" if rest > 0 else "")
