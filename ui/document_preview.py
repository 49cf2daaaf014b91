"""A document on the screen, as its files will show it."""

from html import escape
from itertools import groupby

import streamlit as st

from documents.model import Block, Bullets, Cell, Document, Figure, Heading, Paragraph, Table
from documents.pictures import picture
from documents.preparation import prepared
from ui.wording import plain

_LINE = "1px solid #b1b8be"
_COLUMN = 80  # px on average; narrower, figures break in two: a phone moves the table sideways
_CELL = f"border:{_LINE};padding:6px 10px;vertical-align:top;text-align:"


def draw(document: Document, open_heading: str = "") -> None:
    """Draw the document, one heading marked as open for following.follow.

    A refusal (a table that is too wide) goes on to the caller.
    """
    whole = prepared(document)
    if whole.header:
        st.caption(plain(whole.header))
    st.header(plain(whole.title), anchor=False)
    for _, blocks in groupby(whole.blocks, key=lambda block: isinstance(block, Figure)):
        _run(list(blocks), open_heading)


def _run(blocks: list[Block], open_heading: str) -> None:
    figures = [block for block in blocks if isinstance(block, Figure)]
    for figure in figures:
        _figure(figure)
    if not figures:
        written = "".join(html(block, open_heading) for block in blocks)
        st.html(f'<div style="word-break:keep-all;overflow-wrap:anywhere">{written}</div>')


def html(block: Block, open_heading: str = "") -> str:
    """Return a block other than a figure as HTML; every text is escaped."""
    match block:
        case Heading():
            return _heading(block, is_open=block.text == open_heading)
        case Paragraph():
            return _paragraph(block)
        case Bullets():
            indent = 20 * block.level
            items = "".join(
                f'<p style="margin:4px 0 4px {indent}px;text-indent:-18px">'
                f"{block.mark}&ensp;{_text(item)}</p>"
                for item in block.items
            )
            return f"<div>{items}</div>"
        case Table():
            return _table(block)
        case _:
            return f'<hr style="border:0;border-top:{_LINE};margin:24px 0">'


def _heading(block: Heading, *, is_open: bool) -> str:
    size = (21, 18, 17)[block.level - 1]
    style = f"font-size:{size}px;font-weight:700;margin:28px 0 8px"
    level = block.level + 3  # under the page's own headings
    mark = ' data-open="true"' if is_open else ""
    place = f'role="heading" aria-level="{level}"{mark}'
    return f'<div {place} style="{style}">{_text(block.line)}</div>'


def _paragraph(block: Paragraph) -> str:
    style = f"margin:8px 0;text-align:{block.align}"
    if block.bold:
        style += ";font-weight:700"
    if block.note:
        style += ";font-size:15px;color:#464c53"
    return f'<p style="{style}">{_text(block.text)}</p>'


def _table(table: Table) -> str:
    caption = f"<caption>{_text(table.caption_line)}</caption>" if table.caption else ""
    whole = sum(table.widths)
    widths = "".join(f'<col style="width:{100 * w / whole:.1f}%">' for w in table.widths)
    rows = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in table.rows)
    return (
        '<div style="overflow-x:auto"><table style="border-collapse:collapse;width:100%;'
        f'min-width:{_COLUMN * len(table.widths)}px;margin:8px 0 16px;font-size:15px">'
        f"{caption}<colgroup>{widths}</colgroup><tbody>{rows}</tbody></table></div>"
    )


def _cell(cell: Cell) -> str:
    tag = "th" if cell.header else "td"
    style = _CELL + ("center" if cell.header else cell.align)
    fill = cell.fill or ("#f4f5f6" if cell.header else "")
    style += f";background:{fill}" if fill else ""
    style += ";font-weight:700" if cell.header or cell.bold else ""
    spans = f' rowspan="{cell.rowspan}" colspan="{cell.colspan}"'
    return f'<{tag}{spans} style="{style}">{_text(cell.text)}</{tag}>'


def _figure(figure: Figure) -> None:
    drawn = picture(figure)
    if drawn.kind == "none":
        st.info(plain(drawn.note))
    else:
        st.image(drawn.content, width="stretch", alt=figure.alt)
    if figure.caption:
        st.caption(plain(figure.caption_line))


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br>")
