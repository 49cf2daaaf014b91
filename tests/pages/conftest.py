"""What the tests of pages share: the app's own database, and an editor's bundle that is there."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import storage
from ui.bpmn_editor import assets


@pytest.fixture
def db(database_url: str) -> Iterator[storage.Database]:
    """The database that the app opens, to prepare it and to see what was written."""
    database = storage.open_database(database_url)
    yield database
    database.close()


@pytest.fixture(autouse=True)
def bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some bundle: whether the real one was built is no matter of these tests."""
    for name in ("entry.js", "entry.css"):
        (tmp_path / name).write_text("")
    monkeypatch.setattr(assets, "DIST", tmp_path)
