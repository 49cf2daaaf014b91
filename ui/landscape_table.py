"""The landscape as an indented table with links: for the keyboard, screen readers and print."""

from collections.abc import Iterator, Sequence
from html import escape
from urllib.parse import urlencode

import streamlit as st

from processes.inventory.totals import yearly_hours
from processes.landscape import outline
from processes.landscape.colouring import Colouring
from processes.landscape.outline import Row
from processes.landscape.tree import Node
from ui import figures
from ui.landscape_picture import kept, where

_MOST = 1_000
_EDGE = "border-bottom:1px solid #cdd1d5;padding:6px 8px;vertical-align:top;"
_HEAD = "border-bottom:2px solid #464c53;padding:6px 8px;text-align:"


def draw(node: Node, colouring: Colouring) -> None:
    """Draw the rows below the node; what there is more of is said."""
    found = outline.rows(node, colouring)
    st.header("표로 보기", anchor=False)
    st.html(_table(found[:_MOST], colouring))
    if len(found) > _MOST:
        st.caption(
            f"{len(found):,}줄 가운데 {_MOST:,}줄을 보입니다. 나머지는 업무 목록에 있습니다."
        )
    elif len(node.processes) > outline.ROWS and len(node.path) < 2:
        st.caption("업무가 많아 분류까지만 보입니다. 분류를 열면 업무가 나옵니다.")


def _table(rows: Sequence[Row], colouring: Colouring) -> str:
    heads = (("업무 체계", "left"), ("연간 시간", "right"))
    head = "".join(f'<th scope="col" style="{_HEAD}{side}">{name}</th>' for name, side in heads)
    head += f'<th scope="col" style="{_HEAD}left">{escape(colouring.title)}</th>'
    body = "".join(_line(row) for row in rows)
    return (
        '<div style="overflow-x:auto"><table style="border-collapse:collapse;width:100%;'
        'font-size:15px;word-break:keep-all">'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _line(row: Row) -> str:
    return "<tr>" + "".join(_cells(row)) + "</tr>"


def _cells(row: Row) -> Iterator[str]:
    process, node = row.process, row.node
    weight = 400 if process else 700
    address = f"process?{urlencode({'code': process.code})}" if process else _below(node)
    note = process.code if process else f"{len(node.processes):,}개"
    yield (
        f'<th scope="row" style="{_EDGE}text-align:left;font-weight:400;'
        f'padding-left:{8 + 22 * row.depth}px">'
        f'<a href="{escape(address)}" style="color:#0b50d0;font-weight:{weight}">'
        f'{escape(node.title)}</a> <span style="color:#464c53">{escape(note)}</span></th>'
    )
    yield f'<td style="{_EDGE}text-align:right">{escape(_hours(node))}</td>'
    yield f'<td style="{_EDGE}">{escape(row.category.label)}</td>'


def _below(node: Node) -> str:
    return f"landscape?{urlencode({**where(node.path), **kept()})}"


def _hours(node: Node) -> str:
    if node.process:
        return figures.spread(yearly_hours(node.process.facts))
    said = figures.sum_of(node.total)
    known = node.unknown < len(node.processes)
    return f"{said} + 모름 {node.unknown:,}개" if node.unknown and known else said
