"""What the tests of the example share: a database into which it was loaded."""

import pytest

import storage
from tests import prepared


@pytest.fixture
def loaded(db: storage.Database) -> storage.Database:
    """A database with the example in it."""
    prepared.put_example(db)
    return db
