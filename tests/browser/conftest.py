"""The workbench as a server of its own, and Chromium that may talk to that server only.

    def test_something(server, page):           # one server and one database per module
        page.goto(server.url)

fresh_server is a server whose database nobody has seen; open_page(server) opens a page on it.
Without Chromium these tests are skipped, with the line that installs it.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

import storage
from installation import checks
from processes.inventory.model import Facts, Process
from processes.inventory.store import add_process
from tests.browser.serving import CHROMIUM_ARGUMENTS, PATIENCE_MS, Server, name_node, serve


@pytest.fixture(scope="session")
def serving() -> Callable[..., AbstractContextManager[Server]]:
    """Start a server on an empty database in a folder: with serving(tmp_path) as server."""
    return serve


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server with its own empty database, shared by the module's tests."""
    with serve(tmp_path_factory.mktemp("server")) as running:
        yield running


@pytest.fixture
def fresh_server(tmp_path: Path) -> Iterator[Server]:
    """A server that nobody has visited, with an empty database."""
    with serve(tmp_path) as running:
        yield running


@pytest.fixture(scope="session")
def _driver() -> None:
    name_node()


@pytest.fixture(scope="module")
def browser(_driver: None) -> Iterator[Browser]:
    """Debian's Chromium; the tests that need it are skipped where it is missing."""
    executable = checks.chromium()
    if executable is None:
        pytest.skip(f"chromium is missing; this installs it: {checks.INSTALL_CHROMIUM}")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_ARGUMENTS)
        yield chromium
        chromium.close()


def _is_own(server: Server, url: str) -> bool:
    address = urlsplit(url)
    return address.scheme in ("data", "blob") or address.netloc == urlsplit(server.url).netloc


@dataclass
class Visits:
    """The browser windows of one test, and every request of theirs to another than the server.

    Chromium itself reaches no other host (see CHROMIUM_ARGUMENTS). To stop requests here would
    cost it its cache: each address would load all of Streamlit's front end anew.
    """

    browser: Browser
    contexts: list[BrowserContext] = field(default_factory=list)
    tabs: dict[tuple[str, int], Page] = field(default_factory=dict)
    foreign: list[str] = field(default_factory=list)

    def open(self, server: Server, *, width: int = 1440, height: int = 900) -> Page:
        """Open a window of its own (no cookies of another) that may reach the server only."""
        return self._window(server, width, height).new_page()

    def tab(self, server: Server, *, width: int = 1440) -> Page:
        """Return the one tab of an address and width: a new one reads all of the front end anew."""
        if (server.url, width) not in self.tabs:
            self.tabs[server.url, width] = self._window(server, width, 900).new_page()
        return self.tabs[server.url, width]

    def _window(self, server: Server, width: int, height: int) -> BrowserContext:
        context = self.browser.new_context(
            locale="ko-KR", viewport={"width": width, "height": height}
        )
        context.set_default_timeout(PATIENCE_MS)
        context.on("request", lambda request: self._watch(server, request.url))
        context.on("page", lambda page: page.on("websocket", lambda s: self._watch(server, s.url)))
        self.contexts.append(context)
        return context

    def _watch(self, server: Server, url: str) -> None:
        if not _is_own(server, url):
            self.foreign.append(url)

    def close(self) -> None:
        """Close all windows."""
        for context in self.contexts:
            context.close()


@pytest.fixture
def visits(browser: Browser) -> Iterator[Visits]:
    """The windows of this test; it fails when one of them asked another host for anything."""
    opened = Visits(browser)
    yield opened
    opened.close()
    assert not opened.foreign, f"requests that left the server: {opened.foreign}"


@pytest.fixture(scope="module")
def open_windows(browser: Browser) -> Iterator[Visits]:
    """Windows that stay open for the whole module; a test of the module asks what they asked."""
    opened = Visits(browser)
    yield opened
    opened.close()


@pytest.fixture
def open_page(visits: Visits) -> Callable[..., Page]:
    """Open a window on a server: open_page(fresh_server, width=390)."""
    return visits.open


@pytest.fixture
def open_tab(open_windows: Visits) -> Iterator[Callable[..., Page]]:
    """The tab that the module's tests go on in, one after the other, by addresses alone."""
    yield open_windows.tab
    assert not open_windows.foreign, f"requests that left the server: {open_windows.foreign}"


@pytest.fixture
def page(visits: Visits, server: Server) -> Page:
    """A window that may reach the module's server only."""
    return visits.open(server)


@pytest.fixture
def process(server: Server) -> Process:
    """A process of its own for each test, in the module's server."""
    db = storage.open_database(server.database_url)
    with storage.transaction(db):
        made = add_process(db, "출장 신청", "총무부", Facts(), by="준비")
    db.close()
    return made


@pytest.fixture
def open_editor(
    server: Server, process: Process, open_page: Callable[..., Page]
) -> Callable[..., Page]:
    """Open the process's drawing in a window of its own, in somebody's name."""

    def open_it(name: str = "", *, shows: str = "StartEvent_1", **window: int) -> Page:
        page: Page = open_page(server, **window)
        page.goto(f"{server.url}/model?code={process.code}&state=as-is")
        expect(page.locator(f".dpg-editor [data-element-id={shows}]").first).to_be_visible()
        if name:
            field = page.get_by_role("textbox", name="내 이름")
            field.fill(name)
            field.press("Enter")
            page.wait_for_timeout(1000)
        return page

    return open_it
