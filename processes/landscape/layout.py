"""Where each part of the tree lies in the picture, and what is too small to be drawn alone.

Among the parts of one whole, areas are in proportion to the yearly hours. Hours that nobody
knows get a tile of a small size that is the same for all of them: a mark, not an amount.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from processes.inventory.model import Process
from processes.landscape.squares import Rect, cut
from processes.landscape.tree import Node

FRAME, PROCESS, REST = "frame", "process", "rest"
HEADER = 22.0
_EDGE = 2.0
_SMALLEST = 420.0  # square pixels that a tile of its own needs
_NARROWEST, _LOWEST = 44.0, 50.0  # of a frame that shows what is in it
_FOLDED_AT_MOST = 0.5  # of the hours of a part that shows what is in it
MARK = 26.0  # the side of a tile of unknown hours
_MARKS_AT_MOST = 0.35  # of the height of what they lie in


@dataclass(frozen=True)
class Tile:
    """A rectangle of the picture. `path` is where a click leads unless it is one process.

    `processes` are what the tile stands for: one, or all that are too small to be seen alone.
    """

    kind: str
    rect: Rect
    title: str
    path: tuple[str, ...]
    processes: tuple[Process, ...]
    hours: float
    unknown: int
    depth: int = 0

    @property
    def process(self) -> Process | None:
        """The process, where the tile stands for one."""
        return self.processes[0] if self.kind == PROCESS else None

    @property
    def marked(self) -> bool:
        """Whether the tile's size is a mark because no hours are known."""
        return self.kind != FRAME and self.unknown == len(self.processes) > 0


def layout(node: Node, width: float, height: float) -> list[Tile]:
    """Return the tiles of a part of the tree, frames before what lies in them."""
    tiles: list[Tile] = []
    _fill(node, Rect(0.0, 0.0, width, height), 0, tiles)
    return tiles


def _fill(node: Node, rect: Rect, depth: int, tiles: list[Tile]) -> None:
    """Cut the rectangle up for the node's children and draw each, or fold the small ones."""
    sized = [child for child in node.children if child.hours > 0]
    marked = [child for child in node.children if child.hours == 0 and child.unknown]
    alone, folded = _sorted_out(node, sized or marked, rect)
    if depth and (not alone or (folded and _amount(folded) > _FOLDED_AT_MOST * _amount(node))):
        tiles.append(_one(node, rect, depth))
        return
    if sized and marked:
        rect = _strip(node, marked, rect, depth, tiles)
    listed = [*alone, *([folded] if folded else [])]
    for child, place in zip(listed, cut(rect, [_amount(one) for one in listed]), strict=True):
        if child.process is not None:
            tiles.append(_tile(PROCESS, child, place, depth, child.title))
        elif child is folded:
            tiles.append(_tile(REST, child, place, depth, child.title))
        else:
            _frame(child, place, depth, tiles)


def _amount(node: Node) -> float:
    """Return the hours; of parts that nobody knows any hours of, how many they are."""
    return node.hours or float(node.unknown)


def _strip(node: Node, marked: list[Node], rect: Rect, depth: int, tiles: list[Tile]) -> Rect:
    """Set the marks of unknown hours along the bottom; return the room above them."""
    columns = int(rect.width // MARK)
    rows = min(
        -(-len(marked) // columns) if columns else 0, int(rect.height * _MARKS_AT_MOST // MARK)
    )
    if not rows:
        return rect  # no room for a mark: the frame's heading says how many there are
    top = rect.y + rect.height - rows * MARK
    shown, rest = marked, marked[columns * rows - 1 :]
    if len(rest) > 1:
        shown = [*marked[: columns * rows - 1], _rest(node, rest)]
    for position, child in enumerate(shown):
        row, column = divmod(position, columns)
        place = Rect(rect.x + column * MARK, top + row * MARK, MARK, MARK)
        kind = PROCESS if child.process else REST
        tiles.append(_tile(kind, child, place, depth, child.title))
    return Rect(rect.x, rect.y, rect.width, rect.height - rows * MARK)


def _frame(node: Node, place: Rect, depth: int, tiles: list[Tile]) -> None:
    if place.width < _NARROWEST or place.height < _LOWEST:
        tiles.append(_one(node, place, depth))
        return
    inside: list[Tile] = []
    _fill(node, place.inside(_EDGE, HEADER), depth + 1, inside)
    if len(inside) == 1 and inside[0].kind == REST:
        tiles.append(_one(node, place, depth))
        return
    tiles.append(_tile(FRAME, node, place, depth, node.title))
    tiles += inside


def _sorted_out(
    parent: Node, children: Sequence[Node], rect: Rect
) -> tuple[list[Node], Node | None]:
    """Return the children that get a tile of their own, and the others as one node."""
    total = sum(map(_amount, children))
    if not total or not rect.area:
        return [], None
    least = _SMALLEST / rect.area * total
    alone = [child for child in children if _amount(child) >= least]
    small = [child for child in children if _amount(child) < least]
    if len(small) > 1:
        return alone, _rest(parent, small)
    return [*alone, *small], None


def _rest(parent: Node, children: Sequence[Node]) -> Node:
    """Return the children as one node that leads to their parent."""
    processes = tuple(process for child in children for process in child.processes)
    return Node(
        title=f"기타 {len(processes):,}개",
        path=parent.path,
        processes=processes,
        hours=sum(child.hours for child in children),
        unknown=sum(child.unknown for child in children),
    )


def _one(node: Node, rect: Rect, depth: int) -> Tile:
    """Return a single tile for the whole node; for its process where it has only one."""
    if len(node.processes) == 1:
        return _tile(PROCESS, node, rect, depth, node.processes[0].name)
    return _tile(REST, node, rect, depth, f"{node.title} {len(node.processes):,}개")


def _tile(kind: str, node: Node, rect: Rect, depth: int, title: str) -> Tile:
    return Tile(
        kind=kind,
        rect=rect,
        title=title,
        path=node.path,
        processes=node.processes,
        hours=node.hours,
        unknown=node.unknown,
        depth=depth,
    )
