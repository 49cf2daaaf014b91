"""The body of the file, block by block."""

from typing import Any

from hwpx import HwpxDocument

from documents.hwpx import section
from documents.hwpx.elements import paragraph
from documents.hwpx.styles import Style, Styles
from documents.hwpx.tables import add_table
from documents.model import Block, Bullets, Figure, Heading, PageBreak, Paragraph, Table
from documents.pictures import picture


class Body:
    """Appends to the newest section. A page break waits for the paragraph that it stands before."""

    def __init__(self, file: HwpxDocument, header: str) -> None:
        self.styles = Styles(file)
        self._file = file
        self._header = header
        self._orientation = ""
        self._section: Any = None
        self._new_page = False

    def turn(self, orientation: str) -> None:
        """Let what follows stand in a section of its own, on pages of that orientation."""
        if self._orientation:
            self._file.add_section()
        section.set_up(self._file, self.styles, self._header, orientation)
        self._section = self._file.sections[-1].element
        self._orientation = orientation
        self._new_page = False

    def title(self, title: str, byline: str) -> None:
        """The title and, under it, when and by whom."""
        self._paragraph(title, self.styles.title())
        if byline:
            self._paragraph(byline, self.styles.byline())

    def add(self, block: Block) -> None:
        """One block of the prepared document."""
        match block:
            case Heading():
                self._paragraph(block.line, self.styles.heading(block.level))
            case Paragraph():
                style = self.styles.body(block.align, bold=block.bold, note=block.note)
                self._paragraph(block.text, style)
            case Bullets():
                for item in block.items:
                    self._paragraph(f"{block.mark} {item}", self.styles.bullet(block.level))
            case Table():
                self._table(block)
            case Figure():
                self._figure(block)
            case PageBreak():
                self._new_page = True

    def _paragraph(self, text: str, style: Style) -> None:
        paragraph(self._section, text, style, new_page=self._break())

    def _break(self) -> bool:
        due, self._new_page = self._new_page, False
        return due

    def _table(self, table: Table) -> None:
        """The caption is a paragraph: readers drop Hancom's own captions."""
        if table.caption:
            self._paragraph(table.caption_line, self.styles.caption(above=True))
        gap = self.styles.get("gap", line_spacing_percent=100)
        holder = add_table(self._section, table, self.styles, gap, self._orientation)
        holder.set("pageBreak", str(int(self._break())))
        self._paragraph("", gap)  # without it some readers set the next line on the table's rule

    def _figure(self, figure: Figure) -> None:
        drawn = picture(figure)
        if drawn.kind == "none":
            self._paragraph(drawn.note, self.styles.body("center", note=True))
        else:
            placed = self._file.add_picture(
                drawn.content,
                "png",
                section=self._file.sections[-1],
                width_mm=drawn.width_mm,
                height_mm=drawn.height_mm,
                align="CENTER",
            )
            placed.element.findall("{*}shapeComment")[0].text = figure.alt
            holder = placed.paragraph.element
            style = self.styles.get("body", alignment="CENTER", keep_with_next=bool(figure.caption))
            holder.set("paraPrIDRef", style.shape)
            holder.set("pageBreak", str(int(self._break())))
        if figure.caption:
            self._paragraph(figure.caption_line, self.styles.caption(above=False))
