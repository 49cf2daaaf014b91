"""What the tests of pages share: an editor's bundle that is there, whatever was built."""

from pathlib import Path

import pytest

from ui.bpmn_editor import assets


@pytest.fixture(autouse=True)
def bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some bundle: whether the real one was built is no matter of these tests."""
    for name in ("entry.js", "entry.css"):
        (tmp_path / name).write_text("")
    monkeypatch.setattr(assets, "DIST", tmp_path)
