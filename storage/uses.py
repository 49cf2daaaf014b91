"""One use of the database behind a URL: opened for a block, closed after it, whatever happens."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

from sqlite_utils import Database

from storage.database import open_database, reading, transaction


@contextmanager
def reading_from(url: str | None = None) -> Iterator[Database]:
    """Open the database for a look; every query in the block sees the same state."""
    with closing(open_database(url)) as db, reading(db):
        yield db


@contextmanager
def writing_to(url: str | None = None) -> Iterator[Database]:
    """Open the database and commit what the block writes, or nothing of it."""
    with closing(open_database(url)) as db, transaction(db):
        yield db
