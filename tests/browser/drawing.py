"""What the tests of the editor and the viewer do in a page, and ask of the database."""

import re
import time
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

import storage
from processes.bpmn import facts, reading, store
from processes.inventory.model import Process
from tests.browser.serving import PATIENCE_MS

PUT = re.compile(r"/editor/models/.*")


def element(page: Page, element_id: str) -> Locator:
    """The drawn element with the id, in an editor or a viewer."""
    return page.locator(f".dpg-editor [data-element-id={element_id}]").first


def named(page: Page, name: str) -> Locator:
    """The element whose label reads so (labels are broken into lines at spaces)."""
    return page.locator(".dpg-editor .djs-element", has_text=name.replace(" ", "")).first


def append_task(page: Page, name: str, *, enter: bool = True) -> None:
    """Draw a task after the start event."""
    element(page, "StartEvent_1").click()
    page.locator(".djs-context-pad [data-action='append.append-task']").click()
    expect(page.locator(".djs-direct-editing-content")).to_be_visible()
    page.keyboard.type(name)
    if enter:
        page.keyboard.press("Enter")


def rename(page: Page, element_id: str, name: str) -> None:
    """Give an element another name, as a person does: double click, type, Enter."""
    element(page, element_id).dblclick()
    expect(page.locator(".djs-direct-editing-content")).to_be_visible()
    page.keyboard.press("Control+a")
    page.keyboard.type(name)
    page.keyboard.press("Enter")


def status(page: Page) -> Locator:
    """What the editor says about saving."""
    return page.locator(".dpg-editor-status")


def saved(page: Page) -> None:
    """Wait until the editor says that everything is saved."""
    expect(status(page)).to_have_text(re.compile("^저장됨 [0-9:]{8}$"))


def notice(page: Page, kind: str) -> Locator:
    """The notice or panel of a kind above the drawing."""
    return page.locator(f".dpg-editor-notice[data-kind={kind}]")


def line(server, process: Process) -> list[tuple[int, str, set[str]]]:
    """Number, author and task names of each revision, newest first."""
    db = storage.open_database(server.database_url)
    found = [
        (one.number, one.created_by, tasks(store.content(db, one.sha256)))
        for one in store.revisions(db, process.id, "as-is")
    ]
    db.close()
    return found


def tasks_now(server, process: Process) -> set[str]:
    """The task names of the newest revision."""
    found = line(server, process)
    return found[0][2] if found else set()


def newest(server, process: Process) -> bytes:
    """The bytes of the newest revision."""
    db = storage.open_database(server.database_url)
    revision = store.newest(db, process.id, "as-is")
    assert revision is not None
    content = store.content(db, revision.sha256)
    db.close()
    return content


def keep(server, process: Process, content: bytes, *, line: str = "as-is") -> int:
    """Store a model as the next revision and return its number."""
    db = storage.open_database(server.database_url)
    with storage.transaction(db):
        base = store.newest(db, process.id, line)
        number = base.number if base else 0
        made = store.add_revision(
            db, process.id, line, content, base=number, origin="upload", by="준비"
        )
    db.close()
    return made.number


def refused(server, process: Process) -> list[tuple[str, bytes]]:
    """Author and bytes of the saves kept beside the line, newest first."""
    db = storage.open_database(server.database_url)
    found = [
        (one.created_by, store.content(db, one.sha256))
        for one in store.refused(db, process.id, "as-is")
    ]
    db.close()
    return found


def tasks(content: bytes) -> set[str]:
    """The names of a model's plain tasks."""
    return {node.name for node in reading.read(content).nodes if node.type == "task"}


def name_of(content: bytes, element_id: str) -> str:
    """What an element of the model is called."""
    (found,) = [node.name for node in reading.read(content).nodes if node.id == element_id]
    return found


def eventually(page: Page, ask: Callable[[], bool]) -> None:
    """Wait, in the way that lets the browser go on, until the answer is yes."""
    deadline = time.monotonic() + PATIENCE_MS / 1000
    while not ask():
        assert time.monotonic() < deadline, "it did not come true"
        page.wait_for_timeout(100)


_RENAME = """name => {
  const drawing = [...window.dpgEditor.drawings.values()].at(-1)
  const elements = drawing.modeler.get("elementRegistry")
  const drawn = elements.filter(one => !one.labelTarget && one.parent)
  const of = kind => drawn.filter(one => one.businessObject.$instanceOf(kind))
  const tasks = of("bpmn:Activity")
  const step = tasks.find(one => one.businessObject.name) ?? tasks[0]
    ?? of("bpmn:FlowNode")[0] ?? of("bpmn:Participant")[0]
  drawing.modeler.get("modeling").updateLabel(step, name)
  return step.id
}"""


def rename_a_task(page: Page, name: str) -> str:
    """Give a task of the drawing that was opened last another name; return its id.

    What a double click and typing come to, wherever the task lies on the canvas.
    """
    renamed: str = page.evaluate(_RENAME, name)
    return renamed


def difference(before: bytes, after: bytes) -> tuple[bytes, bytes]:
    """Return what stands between the start and the end that both files share."""
    start = _shared(before, after)
    was, now = before[start:], after[start:]
    end = _shared(was[::-1], now[::-1])
    return was[: len(was) - end], now[: len(now) - end]


def _shared(one: bytes, other: bytes) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (left, right) in pairs if left != right), min(len(one), len(other)))


def changed_facts(before: bytes, after: bytes) -> set[tuple[str, str]]:
    """Return the facts (element, what) that the two files state differently."""
    then, now = facts.everything(before), facts.everything(after)
    return {fact for fact in then.keys() | now.keys() if then.get(fact) != now.get(fact)}
