"""The body of the file, block by block."""

import io
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from documents.docx import page
from documents.docx.elements import rule, set_style
from documents.docx.page import GREY
from documents.docx.tables import table_element
from documents.model import Block, Bullets, Figure, Heading, PageBreak, Paragraph, Table
from documents.pictures import picture

_SIDES = {"center": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT}


class Body:
    """Appends to the file. A page break waits for the paragraph that it stands before.

    Word ends a section with its last paragraph; what stands behind that is the next section.
    """

    def __init__(self, file: Any) -> None:
        self._file = file
        self._new_page = False
        self._orientation = "portrait"

    def turn(self, orientation: str) -> None:
        """Let what follows stand on pages of that orientation, from a new page on."""
        if orientation == self._orientation:
            return
        last = self._file.element.body.inner_content_elements[-1:]
        if last:
            page.end_section(self._file, last[0])
        page.turn(self._file, orientation)
        self._orientation = orientation
        self._new_page = False

    def title(self, title: str, byline: str) -> None:
        """The title between two rules and, under it, when and by whom."""
        made = self._paragraph(title, "Title")
        made.alignment = WD_ALIGN_PARAGRAPH.CENTER
        rule(made, width=12, top="1E2124", bottom="1E2124")
        if byline:
            line = self._paragraph(byline, "Caption")
            line.alignment = WD_ALIGN_PARAGRAPH.RIGHT

    def add(self, block: Block) -> None:
        """One block of the prepared document."""
        match block:
            case Heading():
                self._paragraph(block.line, f"Heading{block.level}")
            case Paragraph():
                self._text(block)
            case Bullets():
                self._bullets(block)
            case Table():
                self._table(block)
            case Figure():
                self._figure(block)
            case PageBreak():
                self._new_page = True

    def close(self) -> None:
        """Word wants a paragraph behind a table at the end."""
        last = self._file.element.body.inner_content_elements[-1:]
        if last and last[0].tag.endswith("}tbl"):
            self._file.add_paragraph()

    def _paragraph(self, text: str, style: str | None = None) -> Any:
        made = self._file.add_paragraph(text)
        if style:
            set_style(made, style)
        if self._new_page:
            made.paragraph_format.page_break_before = True
            self._new_page = False
        return made

    def _text(self, block: Paragraph) -> None:
        made = self._paragraph(block.text)
        left = block.align == "left"
        made.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY if left else _SIDES[block.align]
        for run in made.runs:
            run.bold = block.bold or None
            if block.note:
                run.font.size, run.font.color.rgb = Pt(9), GREY

    def _bullets(self, block: Bullets) -> None:
        for item in block.items:
            made = self._paragraph(f"{block.mark}\t{item}").paragraph_format
            made.left_indent, made.first_line_indent = Mm(2 + 4.5 * block.level), Mm(-4.5)
            made.tab_stops.add_tab_stop(Mm(2 + 4.5 * block.level))
            made.space_after = Pt(2)

    def _table(self, table: Table) -> None:
        """A caption or an empty line carries the page break; a table cannot."""
        if table.caption:
            made = self._paragraph(table.caption_line, "Caption").paragraph_format
            made.keep_with_next, made.space_before, made.space_after = True, Pt(8), Pt(3)
        else:
            self._gap(before_table=True)
        body = self._file.element.body
        body.insert_element_before(table_element(body, table, self._orientation), "w:sectPr")
        self._gap()

    def _gap(self, *, before_table: bool = False) -> None:
        """Two tables without a paragraph between them become one."""
        gap = self._paragraph("").paragraph_format
        gap.space_after, gap.line_spacing = Pt(0), Pt(6)
        gap.keep_with_next = before_table or None

    def _figure(self, figure: Figure) -> None:
        drawn = picture(figure)
        if drawn.kind == "none":
            self._text(Paragraph(drawn.note, align="center", note=True))
        else:
            made = self._paragraph("")
            made.alignment = WD_ALIGN_PARAGRAPH.CENTER
            made.paragraph_format.keep_with_next = bool(figure.caption)
            image = made.add_run().add_picture(
                io.BytesIO(drawn.content), Mm(drawn.width_mm), Mm(drawn.height_mm)
            )
            image._inline.docPr.set("descr", figure.alt)
        if figure.caption:
            self._paragraph(figure.caption_line, "Caption").alignment = WD_ALIGN_PARAGRAPH.CENTER
