"""What all tests share: a fresh database, in memory or as a file that the app opens."""

import os
import sys
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

import storage
from tests import prepared

# The record of the day is taken in a thread of its own: only its tests ask for it.
os.environ["WORKBENCH_SNAPSHOTS"] = "off"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol() -> Generator[None, object, object]:
    """Put __main__ back: AppTest leaves its script there, which spawned processes run."""
    main = sys.modules["__main__"]
    try:
        return (yield)
    finally:
        sys.modules["__main__"] = main


def pytest_unconfigure() -> None:
    """Remove AppTest's folder ourselves: left to a worker's end, it is a warning, so an error."""
    app_test = sys.modules.get("streamlit.testing.v1.app_test")
    if app_test is not None:
        app_test.TMP_DIR.cleanup()


@pytest.fixture
def db() -> Iterator[storage.Database]:
    """A database in memory, migrated and empty."""
    database = prepared.empty()
    yield database
    database.close()


@pytest.fixture
def database_url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The URL of a database file, migrated and empty, that WORKBENCH_DB names for the app."""
    prepared.put_empty(tmp_path / "workbench.db")
    url = f"sqlite:///{tmp_path / 'workbench.db'}"
    monkeypatch.setenv("WORKBENCH_DB", url)
    return url
