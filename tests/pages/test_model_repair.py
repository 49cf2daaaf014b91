"""A drawing with ids that the editor drops: said, mended at a click, the list shown."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

import storage
from processes.bpmn import store
from processes.bpmn.blank import blank
from processes.inventory.model import Facts, Process
from processes.inventory.store import add_process

SHELL = Path(__file__).resolve().parents[2] / "ui" / "shell.py"


@pytest.fixture
def hiring(db) -> Process:
    with storage.transaction(db):
        return add_process(db, "채용 계획", "인사부", Facts(), by="준비")


def opened(db, process: Process, content: bytes) -> AppTest:
    with storage.transaction(db):
        store.save(db, process.id, "as-is", content, base=0, origin="upload", by="이")
    app = AppTest.from_file(str(SHELL), default_timeout=30)
    app._page_hash = calc_hash("model")
    app.session_state["author"] = "김민서"
    app.query_params.update({"code": process.code, "state": "as-is"})
    app.run()
    assert not app.exception
    return app


def mending(app: AppTest):
    return [one for one in app.button if one.label == "id 고치기"]


def test_a_readable_drawing_is_left_alone(db, hiring) -> None:
    app = opened(db, hiring, blank("그림"))
    assert not mending(app)
    assert not [one for one in app.expander if "고친 곳" in one.label]


def test_unreadable_ids_are_mended_at_a_click_and_listed(db, hiring) -> None:
    content = blank("그림").replace(b"StartEvent_1", "시작".encode())
    app = opened(db, hiring, content)
    assert any("2군데" in one.value for one in app.markdown)
    (button,) = mending(app)
    button.click().run()
    assert not app.exception
    newest = store.newest(db, hiring.id, "as-is")
    assert newest is not None
    assert (newest.number, newest.origin, newest.created_by) == (2, "repair", "김민서")
    mended = blank("그림").replace(b"StartEvent_1_di", b"BPMNShape_1")
    assert store.content(db, newest.sha256) == mended
    assert not mending(app)
    (listed,) = [one for one in app.expander if "고친 곳" in one.label]
    assert any("StartEvent_1" in one.value.replace("\\", "") for one in listed.markdown)
