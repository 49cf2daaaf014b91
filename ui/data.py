"""The workbench's database as pages use it: one connection per use, no st.* inside."""

from contextlib import AbstractContextManager

import storage


def reading() -> AbstractContextManager[storage.Database]:
    """Open the database for a look; every query in the block sees the same state."""
    return storage.reading_from()


def transaction() -> AbstractContextManager[storage.Database]:
    """Open the database and commit what the block writes, or nothing of it.

    Never call st.* in the block: a rerun raises, and the write would be gone silently.
    """
    return storage.writing_to()
