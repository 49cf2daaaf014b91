"""Who wants to know which rows a block of code changes is told."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Changed = list[tuple[str, str]]  # (table, row id), in the order of the changes
_WATCHED: ContextVar[Changed | None] = ContextVar("changed", default=None)


@contextmanager
def watching() -> Iterator[Changed]:
    """Give a list that fills with what `storage.records` changes in the block."""
    changed: Changed = []
    before = _WATCHED.set(changed)
    try:
        yield changed
    finally:
        _WATCHED.reset(before)


def tell(table: str, row_id: str) -> None:
    """Say that a row has been changed."""
    if (changed := _WATCHED.get()) is not None:
        changed.append((table, row_id))
