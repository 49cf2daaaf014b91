"""A document as HTML: what people typed is text, never markup."""

import pytest

from documents.model import Bullets, Cell, Heading, PageBreak, Paragraph, Table
from ui.document_preview import html

HOSTILE = "<script>x</script>&\"'"
SAFE = "&lt;script&gt;x&lt;/script&gt;&amp;&quot;&#x27;"


@pytest.mark.parametrize(
    "block",
    [
        Heading(HOSTILE),
        Paragraph(HOSTILE),
        Bullets((HOSTILE,)),
        Table(((Cell(HOSTILE),),), (1.0,)),
        Table(((Cell("x"),),), (1.0,), caption=HOSTILE),
    ],
)
def test_texts_are_escaped(block):
    shown = html(block)
    assert SAFE in shown
    assert "<script" not in shown


def test_line_breaks_stay():
    assert "하나<br>둘" in html(Paragraph("하나\n둘"))


def test_merged_cells_stay_merged():
    table = Table(((Cell("가", rowspan=2), Cell("나", header=True)), (Cell("다"),)), (1.0, 3.0))
    shown = html(table)
    assert 'rowspan="2"' in shown
    assert shown.count("<td") == 2
    assert shown.count("<th") == 1
    assert "width:75.0%" in shown


def test_only_the_open_heading_is_marked():
    assert 'data-open="true"' in html(Heading("위험"), "위험")
    assert "data-open" not in html(Heading("위험"), "예산")


def test_a_page_break_is_a_line():
    assert html(PageBreak()).startswith("<hr")


def test_a_table_of_many_columns_stays_as_wide_as_its_figures_need():
    two, ten = (Table(((Cell("10"),) * n,), (1.0,) * n) for n in (2, 10))
    assert "min-width:160px" in html(two)  # a phone has 326 px
    assert "min-width:800px" in html(ten)
