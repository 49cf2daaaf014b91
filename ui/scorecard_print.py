"""How the scorecards stand on paper: the figures and pictures alone, no card across two pages."""

import streamlit as st

# Our own boxes only; what the platform draws around them, korean.css leaves out on paper.
_STYLE = """<style>
@media print {
  .st-key-scorecard-filters, .st-key-scorecard-bar, .st-key-scorecard-way { display: none; }
  [class*="st-key-scorecard-box-"] { break-inside: avoid; }
  @page { size: A4; margin: 12mm; }
}
</style>"""


def style() -> None:
    """Bring the style for paper with the page."""
    st.html(_STYLE)
