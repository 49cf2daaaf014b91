"""The look of each kind of paragraph, entered once into the file's style tables."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from hwpx import HwpxDocument

_SIDES = {"left": "LEFT", "center": "CENTER", "right": "RIGHT"}
_GREY = "#464C53"
_RULES = {"sides": ("top", "bottom"), "color": "#1E2124", "width": "0.5 mm", "offset_mm": 2.5}
_LETTERS: dict[str, dict[str, Any]] = {
    "title": {"size": 20, "bold": True},
    "byline": {"size": 10, "color": _GREY},
    "heading1": {"size": 15, "bold": True},
    "heading2": {"size": 13, "bold": True},
    "heading3": {"size": 11, "bold": True},
    "body": {"size": 11},
    "bold": {"size": 11, "bold": True},
    "note": {"size": 9, "color": _GREY},
    "caption": {"size": 10, "color": _GREY},
    "cell": {"size": 10},
    "header_cell": {"size": 10, "bold": True},
    "header": {"size": 9, "color": _GREY},
    "gap": {"size": 5},
    "hidden": {"size": 1},
}
_BULLET_MM = 4.5


@dataclass(frozen=True)
class Style:
    """What a paragraph and its run refer to: character, paragraph and named style."""

    letters: str
    shape: str
    style: str = "0"


class Styles:
    """Styles by purpose. Asking for one again costs nothing."""

    def __init__(self, file: HwpxDocument) -> None:
        self._file = file
        self._scratch = file.paragraphs[0]
        self.get = cache(self._get)
        self.fill = cache(self._fill)
        self._silence_outline_numbers()

    def heading(self, level: int) -> Style:
        """An outline paragraph; the number is part of its text."""
        return self.get(
            f"heading{level}",
            outline_level=level,
            alignment="LEFT",
            spacing_before_pt=18 - 3 * level,
            spacing_after_pt=4,
            keep_with_next=True,
        )

    def body(self, align: str, *, bold: bool = False, note: bool = False) -> Style:
        """Running text."""
        letters = "note" if note else "bold" if bold else "body"
        side = "JUSTIFY" if align == "left" else _SIDES[align]
        return self.get(letters, alignment=side, spacing_after_pt=4)

    def bullet(self, level: int) -> Style:
        """An item that hangs under its mark."""
        return self.get(
            "body",
            alignment="JUSTIFY",
            indent_left_mm=_BULLET_MM * level + 2,
            first_line_indent_mm=-_BULLET_MM,
            spacing_after_pt=2,
        )

    def caption(self, *, above: bool) -> Style:
        """A caption above a table or below a figure."""
        if above:
            return self.get("caption", alignment="LEFT", spacing_before_pt=8, keep_with_next=True)
        return self.get("caption", alignment="CENTER", spacing_before_pt=2, spacing_after_pt=8)

    def cell(self, align: str, *, bold: bool) -> Style:
        """Text in a table."""
        letters = "header_cell" if bold else "cell"
        return self.get(letters, alignment=_SIDES[align], line_spacing_percent=130)

    def title(self) -> Style:
        """The title between two rules."""
        return self.get(
            "title", alignment="CENTER", spacing_after_pt=10, line_spacing_percent=130, border=1
        )

    def byline(self) -> Style:
        """Date and makers under the title."""
        return self.get("byline", alignment="RIGHT", spacing_before_pt=6, spacing_after_pt=8)

    def _get(self, letters: str, *, border: int = 0, outline_level: int = 0, **shape: Any) -> Style:
        named = self._file.styles.resolve(f"개요 {outline_level}" if outline_level else "바탕글")
        self._scratch.para_pr_id_ref = named.para_pr_id_ref
        shape = {"line_spacing_percent": 160, "indent_left_mm": 0} | shape
        if border:
            shape["border"] = _RULES
        if outline_level:
            shape["outline_level"] = outline_level
        self._file.styles.apply_paragraph_format(paragraphs=[self._scratch], **shape)
        return Style(
            str(self._file.styles.ensure_run(**_LETTERS[letters])),
            str(self._scratch.para_pr_id_ref),
            str(named.id),
        )

    def _fill(self, colour: str | None) -> str:
        """The border of a cell, with its background."""
        return str(
            self._file.styles.ensure_border_fill(
                border_color="#8A949E", border_width="0.12 mm", fill_color=colour
            )
        )

    def _silence_outline_numbers(self) -> None:
        """Hancom numbers outline paragraphs by itself; ours carry their numbers as text."""
        header = self._file.oxml.headers[0]
        for head in header.element.iter("{*}paraHead"):
            head.text = None
        header.mark_dirty()
