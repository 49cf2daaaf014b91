"""The workbench's database as pages use it: one connection per use, no st.* inside."""

from collections.abc import Iterator
from contextlib import contextmanager

import storage


@contextmanager
def reading() -> Iterator[storage.Database]:
    """Open the database for a look; every query in the block sees the same state."""
    db = storage.open_database()
    try:
        with storage.reading(db):
            yield db
    finally:
        db.close()


@contextmanager
def transaction() -> Iterator[storage.Database]:
    """Open the database and commit what the block writes, or nothing of it.

    Never call st.* in the block: a rerun raises, and the write would be gone silently.
    """
    db = storage.open_database()
    try:
        with storage.transaction(db):
            yield db
    finally:
        db.close()
