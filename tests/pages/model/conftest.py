"""A process with a drawing, and the pages around its flow chart opened as people open them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

import storage
from processes.bpmn import store
from processes.inventory.model import Facts, Process
from processes.inventory.store import add_process

ROOT = Path(__file__).resolve().parents[3]
SHELL = ROOT / "ui" / "shell.py"
EXAMPLES = ROOT / "data" / "samples" / "example" / "models"
AS_IS = (EXAMPLES / "EX-005.as-is.bpmn").read_bytes()
TO_BE = (EXAMPLES / "EX-005.to-be.bpmn").read_bytes()


@pytest.fixture
def travel(db) -> Process:
    """A process with two as-is revisions, a refused save and a to-be."""
    with storage.transaction(db):
        process = add_process(db, "출장 신청", "경영기획부", Facts(), by="준비")
        renamed = AS_IS.replace("출장을 승인한다".encode(), "출장을 결재한다".encode())
        for content, base in ((AS_IS, 0), (renamed, 1), (AS_IS + b"<!-- late -->", 0)):
            store.save(db, process.id, "as-is", content, base=base, origin="upload", by="박서준")
        store.save(db, process.id, "to-be", TO_BE, base=0, origin="upload", by="박서준")
    return process


@pytest.fixture
def visit() -> Callable[..., AppTest]:
    """Open a page of the workbench at an address, in a person's name."""

    def open_it(page: str, *, author: str = "김민서", **parameters: str) -> AppTest:
        app = AppTest.from_file(str(SHELL), default_timeout=30)
        app._page_hash = calc_hash(page)
        app.session_state["author"] = author
        app.query_params.update(parameters)
        app.run()
        assert not app.exception
        return app

    return open_it


@pytest.fixture
def press() -> Callable[..., AppTest]:
    """Press the button of a label, or the one of several."""

    def press_it(app: AppTest, label: str, which: int = 0) -> AppTest:
        [one for one in app.button if one.label == label][which].click().run()
        assert not app.exception
        return app

    return press_it


@pytest.fixture
def read() -> Callable[[AppTest], str]:
    """All text that a page shows."""

    def read_it(app: AppTest) -> str:
        parts = [one.value for one in (*app.title, *app.markdown, *app.caption, *app.error)]
        parts += [one.proto.body for one in app.get("html")]
        return "\n".join(parts)

    return read_it


@pytest.fixture
def editor() -> Callable[[AppTest], dict[str, Any]]:
    """What the editor's component, or the viewer's, was given."""

    def given(app: AppTest) -> dict[str, Any]:
        (found,) = (one for one in app.get("bidi_component") if "bpmn" in one.proto.component_name)
        loaded: dict[str, Any] = json.loads(found.proto.json)
        return loaded

    return given
