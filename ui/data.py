"""The workbench's database as pages use it: one connection per use, no st.* inside.

What the person at the keyboard may see and write is held by the connection itself.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager

import storage
from access import enforcing, recording
from storage.reach import refusals
from storage.watching import watching
from ui.access import current


@contextmanager
def reading() -> Iterator[storage.Database]:
    """Open the database for a look; every query in the block sees the same state."""
    person = current.person()
    with closing(storage.open_database()) as whole:
        seen = enforcing.restrict_seeing(whole, person)
        with storage.reading(seen) as db:
            yield db


@contextmanager
def transaction() -> Iterator[storage.Database]:
    """Open the database and commit what the block writes, or nothing of it.

    Never call st.* in the block: a rerun raises, and the write would be gone silently.
    Raises storage.reach.OutOfReach where the person may not write there.
    """
    person = current.person()
    visitor = current.visitor(person)  # now: to ask may write, and the lock will be taken
    with closing(storage.open_database()) as whole, refusals():
        writable = enforcing.restrict_writing(whole, person)
        with storage.transaction(writable) as db, watching() as changed:
            yield db
            recording.change(db, visitor, changed)
