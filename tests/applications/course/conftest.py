"""One draft with people on it, in a database in memory."""

import pytest

import storage
from applications.drafts.model import Application
from tests.applications.course.way import write_draft


@pytest.fixture
def written(db: storage.Database) -> Application:
    """A draft that keeps no rule from its way."""
    return write_draft(db)
