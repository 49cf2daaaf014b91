"""The plain-text markup of a section: paragraphs, bullets, tables, markers in double braces.

A blank line ends a paragraph. '○ ' and '- ' begin a bullet ('- ' under '○ ' is one level in),
'※ ' a note, '| a | b |' is a row of a table whose first row is its head. {{name}} stands for a
fact; a line that holds only the name of a picture, a chart or a table of facts, such as
{{as_is_picture}}, {{P-0002:to_be_picture}} or {{process_table}}, is that.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from applications.facts.exhibits import stands_alone
from documents.model import Bullets, Cell, Paragraph, Table

MARKER = re.compile(r"\{\{\s*([^{}\n]{1,80}?)\s*\}\}")
_ALONE = re.compile(r"\s*\{\{\s*([^{}\n]{1,80}?)\s*\}\}\s*")
_BULLET = re.compile(r"\s*([○\-•·])\s+(.*)")
_RULE = re.compile(r"\|(\s*:?-{2,}:?\s*\|)+")
_PIPE = re.compile(r"(?<!\\)\|")
Kind = Literal["blank", "row", "bullet", "note", "exhibit", "text"]
Fill = Callable[[str], str]


@dataclass(frozen=True)
class Exhibit:
    """Where a picture, a chart or a table of facts belongs; `key` is that of its fact."""

    key: str


Block = Paragraph | Bullets | Table | Exhibit


def markers(text: str) -> list[str]:
    """Return the names in double braces, each once, in the order of the text."""
    return list(dict.fromkeys(MARKER.findall(text)))


def filled(text: str, value: Fill) -> str:
    """Return the text with each marker replaced; what a value holds is not looked at again."""
    return MARKER.sub(lambda found: value(found[1]), text)


def parse(text: str, value: Fill) -> list[Block]:
    """Return the blocks of a section with the markers replaced.

    The structure comes from what people typed alone: a value with '|' or a line break stays
    inside its cell.
    """
    blocks: list[Block] = []
    for kind, lines in groupby(text.splitlines(), key=_kind):
        blocks += _blocks(kind, list(lines), value)
    return blocks


def _kind(line: str) -> Kind:
    alone = _ALONE.fullmatch(line)
    if not line.strip():
        return "blank"
    if alone and stands_alone(alone[1]):
        return "exhibit"
    if line.lstrip().startswith("|"):
        return "row"
    if line.lstrip().startswith("※"):
        return "note"
    return "bullet" if _BULLET.fullmatch(line) else "text"


def _blocks(kind: Kind, lines: list[str], value: Fill) -> Iterator[Block]:
    if kind == "exhibit":
        yield from (Exhibit(markers(line)[0]) for line in lines)
    elif kind == "row":
        yield from _table(lines, value)
    elif kind == "bullet":
        yield from _bullets(lines, value)
    elif kind == "note":
        yield from (Paragraph(filled(line.strip(), value), note=True) for line in lines)
    elif kind == "text":
        yield Paragraph(filled("\n".join(line.strip() for line in lines), value))


def _bullets(lines: list[str], value: Fill) -> Iterator[Bullets]:
    parts = [found.groups() for line in lines if (found := _BULLET.fullmatch(line))]
    nested = any(mark == "○" for mark, _ in parts)
    for inner, group in groupby(parts, key=lambda part: nested and part[0] != "○"):
        items = tuple(filled(text.strip(), value) for _, text in group)
        yield Bullets(items, level=2 if inner else 1)


def _table(lines: list[str], value: Fill) -> Iterator[Table]:
    rows = [_cells(line) for line in lines if not _RULE.fullmatch(line.strip())]
    if not rows:
        return
    columns = max(len(row) for row in rows)
    whole = [[filled(cell, value) for cell in [*row, *[""] * (columns - len(row))]] for row in rows]
    head = 1 if len(whole) > 1 else 0
    yield Table(
        rows=tuple(
            tuple(Cell(text, header=number < head) for text in row)
            for number, row in enumerate(whole)
        ),
        widths=tuple(_width(column) for column in zip(*whole, strict=True)),
        header_rows=head,
    )


def _cells(line: str) -> list[str]:
    inner = line.strip().removeprefix("|")
    inner = inner[:-1] if re.search(r"(?<!\\)\|$", inner) else inner
    return [cell.replace("\\|", "|").strip() for cell in _PIPE.split(inner)]


def _width(texts: Iterable[str]) -> float:
    """A column is as wide as its longest line, within bounds."""
    longest = max(len(line) for text in texts for line in text.split("\n"))
    return float(min(max(longest, 6), 28))
