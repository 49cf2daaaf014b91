"""Which blocks stand on pages turned on their side: what is too wide to be read upright."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from documents import raster, svg
from documents.model import Block, Figure, Heading, PageBreak, Paragraph, Table
from documents.refusals import BadPicture

# Between the margins of A4: 20 mm at the sides; the height leaves room for headings and caption.
TEXT_WIDTH_MM = {"portrait": 170.0, "landscape": 257.0}
PICTURE_HEIGHT_MM = {"portrait": 215.0, "landscape": 106.0}
_WIDE = 2.0  # width over height; a proposal
_SHRUNK_PX = 900  # 170 mm hold 643 px in full size: 12 px letters would print below 6.5 pt
_MANY_COLUMNS = 8


@dataclass(frozen=True)
class Sheet:
    """Blocks that follow each other on pages of one orientation."""

    orientation: str  # portrait or landscape
    blocks: tuple[Block, ...]


def settled(block: Block) -> Block:
    """The block with 'auto' decided: wide and small-lettered figures, tables of many columns."""
    if isinstance(block, Figure) and block.orientation == "auto":
        return replace(block, orientation="landscape" if _is_wide(block) else "portrait")
    if isinstance(block, Table) and block.orientation == "auto":
        many = len(block.widths) > _MANY_COLUMNS
        return replace(block, orientation="landscape" if many else "portrait")
    return block


def sheets(blocks: Iterable[Block]) -> list[Sheet]:
    """The prepared blocks by the orientation of their pages, in order.

    Headings turn with what follows them, notes with what they follow; a page break where the
    page turns anyway is left out. There is always a first sheet, for the title.
    """
    found: list[tuple[str, list[Block]]] = []
    waiting: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading | PageBreak):
            waiting.append(block)
            continue
        wanted = _wanted(block, found[-1][0] if found and not waiting else "portrait")
        if not found or found[-1][0] != wanted:
            kept = [one for one in waiting if isinstance(one, Heading) or not found]
            found.append((wanted, [*kept, block]))
        else:
            found[-1][1].extend([*waiting, block])
        waiting = []
    if waiting and found and found[-1][0] == "portrait":
        found[-1][1].extend(waiting)
    elif waiting or not found:
        found.append(("portrait", waiting))
    return [Sheet(orientation, tuple(inside)) for orientation, inside in found]


def _wanted(block: Block, before: str) -> str:
    if isinstance(block, Figure | Table):
        return "landscape" if block.orientation == "landscape" else "portrait"
    return before if isinstance(block, Paragraph) and block.note else "portrait"


def _is_wide(figure: Figure) -> bool:
    try:
        if figure.svg is not None:
            width, height = svg.size(figure.svg)
        elif figure.png is not None:
            width, height = raster.measured(figure.png)
        else:
            return False
    except BadPicture:
        return False
    return width > _WIDE * height and width > _SHRUNK_PX
