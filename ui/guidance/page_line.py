"""The second line under a page's heading: what the page is for, and its words explained.

A word shows its meaning on hover and on keyboard focus, and is read with it by a screen reader.
"""

from html import escape
from itertools import count

import streamlit as st

from ui import state
from ui.guidance import definitions
from ui.guidance.definitions import Line, Term

# The meaning opens under the whole line: on a phone it stays inside the page.
_STYLE = """<style>
.page-line { position: relative; font-size: .875rem; line-height: 1.7; color: #464c53;
  word-break: keep-all; overflow-wrap: anywhere; }
.page-line .term { white-space: nowrap; margin-left: .6em; border-bottom: 1px dotted currentColor;
  cursor: help; }
.page-line .term:focus-visible { outline: 2px solid #0b50d0; outline-offset: 2px; }
.page-line .meaning { display: none; position: absolute; z-index: 20; left: 0; top: 100%;
  max-width: min(36rem, 100%); padding: .5rem .75rem; white-space: normal; color: #131416;
  background: #fff; border: 1px solid #58616a; border-radius: 6px;
  box-shadow: 0 2px 8px rgb(0 0 0 / 18%); }
.page-line .term:hover .meaning, .page-line .term:focus .meaning { display: block; }
@media print { .page-line { display: none; } }
</style>"""


def draw() -> None:
    """Draw the line of the page that is open; nothing where it has none."""
    line = definitions.lines().get(st.session_state.get(state.PAGE, ""))
    if line is not None:
        st.html(_STYLE + markup(line))


def markup(line: Line) -> str:
    """Return the line as HTML; every word names the element that explains it."""
    numbers = count(1)
    words = "".join(_word(term, next(numbers)) for term in line.terms)
    return f'<div class="page-line">{escape(line.text)}{words}</div>'


def _word(term: Term, number: int) -> str:
    meaning = f"<b>{escape(term.word)}</b> ({escape(term.of)}) {escape(term.means)}"
    return (
        f'<span class="term" tabindex="0" aria-describedby="term-{number}">{escape(term.word)}'
        f'<span class="meaning" role="tooltip" id="term-{number}">{meaning}</span></span>'
    )
