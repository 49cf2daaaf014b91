"""Files of other tools in the editor: a rename changes the name in the stored bytes, nothing else.

A handful here; benchmarks/samples_in_editor.py does the same with every file of a folder.
"""

import html
from pathlib import Path

import pytest

from tests.browser.drawing import (
    changed_facts,
    difference,
    eventually,
    keep,
    newest,
    rename_a_task,
    saved,
)

pytestmark = pytest.mark.browser

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "bpmn_samples"
NAMES = [
    "hdBPMN__ex02__ex02_writer0067",
    "miwg-reference__C.1.1",
    "miwg-tools__ADONIS_17.0__A.1.0-export",
    "miwg-tools__GenMyModel_0.47__C.1.1-export",  # its diagram names elements with a prefix
    "miwg-tools__SAP_Signavio_Process_Manager_19.9.0__A.4.1-roundtrip",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_rename_changes_the_name_and_nothing_else(server, process, open_page, name: str) -> None:
    file = SAMPLES / f"{name}.bpmn"
    if not file.exists():
        pytest.skip("no shared samples here")
    content = file.read_bytes()
    keep(server, process, content)
    page = open_page(server)
    page.goto(f"{server.url}/model?code={process.code}&state=as-is")
    page.wait_for_function("[...(window.dpgEditor?.drawings.values() ?? [])].at(-1)?.opened")
    task = rename_a_task(page, "이름을 바꾼 일")
    saved(page)
    eventually(page, lambda: newest(server, process) != content)
    stored = newest(server, process)
    assert changed_facts(content, stored) == {(task, "name")}
    was, now = difference(content, stored)
    assert len(was) < 200
    # Written as &#51060; where the file's encoding has no Hangul.
    assert html.unescape(now.decode()) == "이름을 바꾼 일"
