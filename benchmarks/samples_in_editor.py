"""Each BPMN file of a folder in the editor in Chromium: opened, one task renamed, saved, compared.

python -m benchmarks.samples_in_editor FOLDER

Prints per file what opening and saving took and what changed: bytes between the start and the end
that the stored file shares with the original, and facts (ids, types, flows with their ends, lanes,
documentation, extensions, positions). Exactly one fact may change, the name.
"""

import html
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Error, Page, sync_playwright

import storage
from errors import WorkbenchError
from installation import checks
from processes.inventory.model import Facts, Process
from processes.inventory.store import add_process
from tests.browser.drawing import (
    changed_facts,
    difference,
    eventually,
    keep,
    newest,
    rename_a_task,
    saved,
)
from tests.browser.serving import CHROMIUM_ARGUMENTS, Server, name_node, serve

_NAME = "이름을 바꾼 일"
_OPENED = "[...(window.dpgEditor?.drawings.values() ?? [])].at(-1)?.opened"
_DRAWN = "document.querySelector('.dpg-editor .djs-shape')"
_REFUSED = ".dpg-editor-notice[data-kind=refusal]"


@dataclass(frozen=True)
class Outcome:
    """What became of one file; `said` is why it could not be opened or saved."""

    opened_s: float = 0
    saved_s: float = 0
    bytes_before: int = 0
    bytes_after: int = 0
    facts: int = 0
    is_only_the_name: bool = False
    said: str = ""


def outcome(server: Server, page: Page, content: bytes, name: str) -> Outcome:
    """Open the file in the editor, rename a task, and compare what was stored."""
    process = _process(server, name)
    try:
        keep(server, process, content)
    except WorkbenchError as refusal:
        return Outcome(said=refusal.sentence)
    start = time.perf_counter()
    page.goto(f"{server.url}/model?code={process.code}&state=as-is")
    page.wait_for_function(f"{_OPENED} || document.querySelector('{_REFUSED}')")
    place = page.get_by_role("button", name="자동으로 배치하기")
    if placed := bool(place.count()):
        place.click()
        page.wait_for_function(f"{_OPENED} && {_DRAWN}")
        content = newest(server, process)
    opened = time.perf_counter()
    task = rename_a_task(page, _NAME)
    try:
        saved(page)
    except AssertionError:
        return Outcome(said=page.locator(".dpg-editor-status").inner_text())
    done = time.perf_counter()
    eventually(page, lambda: newest(server, process) != content)
    stored = newest(server, process)
    was, now = difference(content, stored)
    changed = changed_facts(content, stored)
    said = "after placing its steps" if placed else ""
    only = changed == {(task, "name")} and _written(now) in f' name="{_NAME}"'
    return Outcome(opened - start, done - opened, len(was), len(now), len(changed), only, said)


def _written(now: bytes) -> str:
    """What stands there, also where the file's encoding has no Hangul (&#51060;)."""
    return html.unescape(now.decode("utf-8", "replace"))


def _process(server: Server, name: str) -> Process:
    db = storage.open_database(server.database_url)
    with storage.transaction(db):
        made = add_process(db, name[:100], "표본", Facts(), by="표본")
    db.close()
    return made


def main() -> None:
    """Print one line per file, and the sum."""
    files = sorted(Path(sys.argv[1]).glob("*.bpmn"))
    name_node()
    with (
        tempfile.TemporaryDirectory() as folder,
        serve(Path(folder)) as server,
        sync_playwright() as playwright,
    ):
        chromium = playwright.chromium.launch(
            executable_path=checks.chromium(), args=CHROMIUM_ARGUMENTS
        )
        page = chromium.new_page(locale="ko-KR", viewport={"width": 1440, "height": 900})
        page.set_default_timeout(60_000)
        outcomes = {}
        print(f"{'file':66} {'open s':>7} {'save s':>7} {'bytes':>11} {'facts':>6}")
        for file in files:
            found = outcomes[file.stem] = _tried(server, page, file)
            changed = f"{found.bytes_before} → {found.bytes_after}"
            print(
                f"{file.stem[:66]:66} {found.opened_s:7.1f} {found.saved_s:7.1f}"
                f" {changed:>11} {found.facts:6}"
                f" {'only the name' if found.is_only_the_name else 'MORE'} {found.said}",
                flush=True,
            )
        chromium.close()
    only = sum(found.is_only_the_name for found in outcomes.values())
    opened = sum(found.opened_s > 0 for found in outcomes.values())
    print(f"{len(files)} files, {opened} opened, {only} differ in the name only")


def _tried(server: Server, page: Page, file: Path) -> Outcome:
    try:
        return outcome(server, page, file.read_bytes(), file.stem)
    except (Error, AssertionError) as problem:
        return Outcome(said=str(problem).splitlines()[0])


if __name__ == "__main__":
    main()
