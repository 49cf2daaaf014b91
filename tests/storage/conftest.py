"""What the tests of the store share: a database file that is still to be made."""

from pathlib import Path

import pytest


@pytest.fixture
def database_url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The URL of a database file that isn't there yet, which WORKBENCH_DB names."""
    url = f"sqlite:///{tmp_path / 'workbench.db'}"
    monkeypatch.setenv("WORKBENCH_DB", url)
    return url
