"""The document as Markdown (CommonMark with tables), one file: pictures are data URIs."""

import base64
import json
import re
from collections.abc import Iterator

from documents import grid
from documents.model import Block, Bullets, Document, Figure, Heading, PageBreak, Paragraph, Table
from documents.pictures import picture
from documents.sheets import sheets

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#~$&])")
_TURNED = "<!-- landscape -->"  # a comment for machines: what follows is wide
_LINE_START = re.compile(r"^(\d+)([.)])|^([-+=])", re.MULTILINE)


def write(document: Document) -> bytes:
    """The prepared document as UTF-8."""
    return text(document).encode()


def text(document: Document) -> str:
    """The prepared document as Markdown with a YAML head."""
    parts = [_head(document), f"# {_escaped(document.title)}"]
    for sheet in sheets(document.blocks):
        if sheet.orientation == "landscape":
            parts.append(_TURNED)
        parts += [part for block in sheet.blocks for part in _block(block)]
    return "\n\n".join(parts) + "\n"


def _head(document: Document) -> str:
    meta = document.meta
    known = {
        "title": document.title,
        "lang": document.lang,
        "author": meta.author,
        "organisation": meta.organisation,
        "date": meta.date,
        "subject": meta.subject,
    }
    lines = [f"{k}: {json.dumps(v, ensure_ascii=False)}" for k, v in known.items() if v]
    return "\n".join(["---", *lines, "---"])


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield "#" * (block.level + 1) + " " + _escaped(block.line)
        case Paragraph():
            body = _start_escaped(_escaped(block.text))
            yield f"**{body}**" if block.bold and body else body
        case Bullets():
            indent = "  " * (block.level - 1)
            yield "\n".join(f"{indent}- {_start_escaped(_escaped(item))}" for item in block.items)
        case Table():
            if block.caption:
                yield f"**{_escaped(block.caption_line)}**"
            yield _table(block)
        case Figure():
            yield from _figure(block)
        case PageBreak():
            yield "---"


def _table(table: Table) -> str:
    """Merged cells are repeated, so that each row can be read alone."""
    texts = [["" for _ in table.widths] for _ in table.rows]
    for spot in grid.placed(table):
        for row in range(spot.row, spot.row + spot.cell.rowspan):
            for column in range(spot.column, spot.column + spot.cell.colspan):
                texts[row][column] = _escaped(spot.cell.text)
    head = texts[: table.header_rows] or [[""] * len(table.widths)]
    joined = [" / ".join(dict.fromkeys(filter(None, column))) for column in zip(*head, strict=True)]
    rule = "|" + " --- |" * len(table.widths)
    return "\n".join([_row(joined), rule, *(_row(row) for row in texts[table.header_rows :])])


def _row(texts: list[str]) -> str:
    return "| " + " | ".join(texts) + " |"


def _figure(figure: Figure) -> Iterator[str]:
    drawn = picture(figure)
    if drawn.kind == "none":
        yield _escaped(drawn.note)
    else:
        data = base64.b64encode(drawn.content).decode()
        yield f"![{_escaped(figure.alt)}](data:image/png;base64,{data})"
    if figure.caption:
        yield f"*{_escaped(figure.caption_line)}*"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text).replace("\n", "<br>")


def _start_escaped(text: str) -> str:
    return _LINE_START.sub(_backslashed, text)


def _backslashed(found: re.Match[str]) -> str:
    number, dot, mark = found.groups()
    return f"{number}\\{dot}" if number else f"\\{mark}"
