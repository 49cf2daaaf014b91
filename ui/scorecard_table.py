"""A scorecard's table: with links for the keyboard and screen readers, on paper, as CSV."""

from collections.abc import Callable
from html import escape
from urllib.parse import urlencode

import streamlit as st

from processes.spreadsheet import writing
from scorecards.model import Link, Row, Table
from ui import scorecard_state as keys

_MOST = 300
_EDGE = "border-bottom:1px solid #cdd1d5;padding:6px 8px;vertical-align:top;text-align:left;"
_HEAD = "border-bottom:2px solid #464c53;padding:6px 8px;text-align:left"


def draw(table: Table, caption: str, leads: Callable[[Row], str | None]) -> None:
    """Draw the rows; `leads` gives the address that a row's first cell leads to, or None."""
    st.html(markup(Table(table.headers, table.rows[:_MOST]), caption, leads))
    if len(table.rows) > _MOST:
        st.caption(f"{len(table.rows):,}줄 가운데 {_MOST:,}줄을 보입니다. CSV에는 모두 있습니다.")


def markup(table: Table, caption: str, leads: Callable[[Row], str | None]) -> str:
    """Return the table as HTML: every text as it is written."""
    head = "".join(f'<th scope="col" style="{_HEAD}">{escape(name)}</th>' for name in table.headers)
    body = "".join(_line(row, leads(row)) for row in table.rows)
    return (
        '<div style="overflow-x:auto" tabindex="0" role="region" '
        f'aria-label="{escape(caption, quote=True)}">'
        '<table style="border-collapse:collapse;width:100%;font-size:15px;word-break:keep-all">'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def download(card: str, title: str, table: Table) -> None:
    """Draw the button for the table as CSV: no cell becomes a formula."""
    cells = [row.cells for row in table.rows]
    st.download_button(
        "CSV로 받기",
        lambda: writing.csv_file(table.headers, cells),
        file_name=f"{title}.csv",
        mime="text/csv",
        icon=":material/download:",
        key=keys.widget(card, "csv"),
    )


def address(link: Link) -> str:
    """Return the address of a link, relative to the page that is open."""
    return f"{link.page}?{urlencode(link.address)}" if link.address else link.page


def _line(row: Row, leads: str | None) -> str:
    first, *rest = ("" if cell is None else escape(str(cell)) for cell in row.cells)
    if leads:
        first = f'<a href="{escape(leads)}" style="color:#0b50d0">{first}</a>'
    cells = "".join(f'<td style="{_EDGE}">{cell}</td>' for cell in rest)
    return f'<tr><th scope="row" style="{_EDGE}font-weight:400">{first}</th>{cells}</tr>'
