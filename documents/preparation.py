"""Makes a document ready for the writers: clean text, numbers, checked tables and dates."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from documents import grid, sheets
from documents.model import (
    Block,
    Bullets,
    Cell,
    Document,
    Figure,
    Heading,
    Meta,
    Paragraph,
    Table,
)
from documents.refusals import BadDocument
from documents.text import clean, clean_line

_UNTITLED = "제목 없는 문서"
_CONSONANTS = 14  # ㄱ ㄴ ㄷ … ㅎ without the doubled ones, as official documents count
_ORDER = "가나다라마바사아자차카타파하"
_VOWELS = (0, 4, 8, 13, 18, 20)  # 가 거 고 구 그 기: after 하 comes 거


def syllable(number: int) -> str:
    """The n-th of 가, 나 … 하, 거, 너 …, counted from 1."""
    row, column = divmod(number - 1, _CONSONANTS)
    return chr(ord(_ORDER[column]) + 28 * _VOWELS[row % len(_VOWELS)])


def prepared(document: Document) -> Document:
    """The document as every writer sees it. Preparing it twice changes nothing."""
    return Document(
        title=_line(document.title, "문서 제목") or _UNTITLED,
        blocks=tuple(_numbered(sheets.settled(_cleaned(one)) for one in document.blocks)),
        meta=_meta(document.meta),
        header=_line(document.header, "머리글", 200),
        lang=document.lang,
    )


def _meta(meta: Meta) -> Meta:
    day = meta.date
    try:
        day = date.fromisoformat(day).isoformat() if day else ""
    except ValueError:
        raise BadDocument(
            f"문서의 작성일을 읽을 수 없습니다(‘{clean_line(day)[:20]}’). "
            "2026-11-23처럼 적어 주십시오."
        ) from None
    return Meta(
        _line(meta.author, "작성자 이름", 200),
        _line(meta.organisation, "기관 이름", 200),
        day,
        _line(meta.subject, "문서 주제"),
    )


def _cleaned(block: Block) -> Block:
    match block:
        case Heading():
            _check_level(block.level)
            return replace(block, text=_line(block.text, "제목"))
        case Paragraph():
            return replace(block, text=clean(block.text))
        case Bullets():
            _check_level(block.level)
            return replace(block, items=tuple(clean(item) for item in block.items))
        case Table():
            return _cleaned_table(block)
        case Figure():
            caption = _line(block.caption, "그림 제목")
            alt = _line(block.alt, "그림 설명", 10_000) or caption or "그림"
            return replace(block, alt=alt, caption=caption)
        case _:
            return block


def _line(text: str, what: str, most: int = 1_000) -> str:
    """The text on one line; PDF and Word hold no endless titles."""
    line = clean_line(text)
    if len(line) > most:
        raise BadDocument(f"{what}이 너무 깁니다(‘{line[:20]}…’). {most:,}자까지 쓸 수 있습니다.")
    return line


def _check_level(level: int) -> None:
    if level not in {1, 2, 3}:
        raise BadDocument(f"제목과 목록의 수준은 1, 2, 3입니다. {level} 수준은 없습니다.")


def _cleaned_table(table: Table) -> Table:
    rows = tuple(tuple(_cleaned_cell(cell) for cell in row) for row in table.rows)
    tidy = replace(table, rows=rows, caption=_line(table.caption, "표 제목"))
    grid.placed(tidy)  # refuses a table with holes or overlaps
    return tidy


def _cleaned_cell(cell: Cell) -> Cell:
    return replace(cell, text=clean(cell.text))


def _numbered(blocks: Iterator[Block]) -> Iterator[Block]:
    counts, tables, figures = [0, 0, 0], 0, 0
    for block in blocks:
        match block:
            case Heading():
                yield replace(block, number=_next_number(counts, block))
            case Table(caption=caption) if caption:
                tables += 1
                yield replace(block, number=f"표 {tables}.")
            case Figure(caption=caption) if caption:
                figures += 1
                yield replace(block, number=f"그림 {figures}.")
            case _:
                yield block


def _next_number(counts: list[int], heading: Heading) -> str:
    if not heading.numbered:
        counts[heading.level :] = [0] * (3 - heading.level)
        return ""
    counts[heading.level - 1] += 1
    counts[heading.level :] = [0] * (3 - heading.level)
    count = counts[heading.level - 1]
    return (f"{count}.", f"{syllable(count)}.", f"{count})")[heading.level - 1]
