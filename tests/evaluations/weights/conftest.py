"""A database of its own for each test of weights."""

import pytest

import storage


@pytest.fixture
def db(tmp_path):
    database = storage.open_database(f"sqlite:///{tmp_path}/weights.db")
    yield database
    database.close()
