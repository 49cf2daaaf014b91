"""One document model. Every writer takes this and nothing else."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

Align = Literal["left", "center", "right"]
Orientation = Literal["auto", "portrait", "landscape"]  # auto: prepared() decides by the width


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 (1.), 2 (가.) or 3 (1)); its number is set by prepared()."""

    text: str
    level: int = 1
    numbered: bool = True
    number: str = ""

    @property
    def line(self) -> str:
        """Number and text as printed."""
        return f"{self.number} {self.text}".strip()


@dataclass(frozen=True)
class Paragraph:
    """Running text; a newline is a line break. A note is small: sources, assumptions (※)."""

    text: str
    bold: bool = False
    align: Align = "left"
    note: bool = False


@dataclass(frozen=True)
class Bullets:
    """Short items under one mark: level 1 is ○, 2 is -, 3 is ·."""

    items: tuple[str, ...]
    level: int = 1

    @property
    def mark(self) -> str:
        """The mark before each item."""
        return "○-·"[self.level - 1]


@dataclass(frozen=True)
class Cell:
    """One cell, perhaps over several rows and columns. A header cell is bold, centred, shaded."""

    text: str = ""
    rowspan: int = 1
    colspan: int = 1
    header: bool = False
    align: Align = "left"
    bold: bool = False
    fill: str | None = None  # "#rrggbb"


@dataclass(frozen=True)
class Table:
    """Rows of cells as in HTML: a cell taken by a span from above or the left is left out."""

    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]  # proportions, one for each column
    caption: str = ""
    header_rows: int = 0
    number: str = ""
    orientation: Orientation = "auto"  # of the page that it stands on

    @property
    def caption_line(self) -> str:
        """Number and caption as printed."""
        return f"{self.number} {self.caption}".strip()

    @staticmethod
    def of(
        header: Sequence[str],
        rows: Iterable[Sequence[str]],
        *,
        caption: str = "",
        widths: Sequence[float] = (),
        align: Sequence[Align] = (),
    ) -> "Table":
        """A plain table: one header row over rows of texts, a width and an alignment a column."""
        left: Align = "left"
        sides = tuple(align) or (left,) * len(header)
        head = tuple(Cell(text, header=True) for text in header)
        body = (
            tuple(Cell(text, align=side) for text, side in zip(row, sides, strict=True))
            for row in rows
        )
        return Table((head, *body), tuple(widths) or (1.0,) * len(header), caption, 1)


@dataclass(frozen=True)
class Figure:
    """A picture, as SVG or PNG, with a text for those who cannot see it."""

    alt: str
    svg: str | None = None
    png: bytes | None = None
    caption: str = ""
    width_mm: float = 170  # upright; on a turned page as much wider as the page
    number: str = ""
    orientation: Orientation = "auto"

    @property
    def caption_line(self) -> str:
        """Number and caption as printed."""
        return f"{self.number} {self.caption}".strip()


@dataclass(frozen=True)
class PageBreak:
    """What follows starts on a new page."""


Block = Heading | Paragraph | Bullets | Table | Figure | PageBreak


@dataclass(frozen=True)
class Meta:
    """Who made the document and when; unknown stays empty. The date is ISO (2026-11-23)."""

    author: str = ""
    organisation: str = ""
    date: str = ""
    subject: str = ""

    @property
    def line(self) -> str:
        """Date and makers as printed under the title: 2026. 11. 23. · 기관 · 작성자."""
        day = ". ".join(str(int(part)) for part in self.date.split("-")) + "." if self.date else ""
        return " · ".join(part for part in (day, self.organisation, self.author) if part)


@dataclass(frozen=True)
class Document:
    """A document before any format. The header is the small line on top of each page."""

    title: str
    blocks: tuple[Block, ...]
    meta: Meta = field(default_factory=Meta)
    header: str = ""
    lang: str = "ko"
