"""The same tree as an indented table: for the keyboard, for screen readers, for print."""

from collections.abc import Iterator
from dataclasses import dataclass

from processes.inventory.model import Process
from processes.landscape.colouring import Category, Colouring
from processes.landscape.tree import Node

ROWS = 400


@dataclass(frozen=True)
class Row:
    """One line of the outline; `path` is where it leads unless it is a process."""

    depth: int
    node: Node
    category: Category

    @property
    def process(self) -> Process | None:
        """The process, where the row is one."""
        return self.node.process


def rows(node: Node, colouring: Colouring) -> list[Row]:
    """Return the rows below the node: with every process where they are not too many."""
    deepest = 3 if len(node.processes) <= ROWS else 2 - len(node.path)
    return list(_rows(node, colouring, 0, max(deepest, 1)))


def _rows(node: Node, colouring: Colouring, depth: int, deepest: int) -> Iterator[Row]:
    for child in node.children:
        yield Row(depth, child, colouring.of_all(child.processes))
        if depth + 1 < deepest:
            yield from _rows(child, colouring, depth + 1, deepest)
