"""Nothing comes from outside, and an address alone shows the right page, on a fresh server too."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from streamlit.testing.v1 import AppTest

from ui import state

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE_FILES = sorted(file.stem for file in (ROOT / "pages").glob("*.py") if file.stem[0] != "_")
NOT_FOUND = "Page not found"
SECRET = 'import streamlit as st\n\nst.title("비밀")\n'


@pytest.fixture(scope="session")
def addresses() -> dict[str, str]:
    """The file in pages/ -> the address at which its page is registered."""
    app = AppTest.from_file(str(ROOT / "ui" / "shell.py"), default_timeout=30).run()
    pages = app.session_state[state.PAGES].values()
    return {page._page.__module__.removeprefix("pages."): page.url_path for page in pages}


@pytest.fixture(scope="module")
def home(server: Any, open_windows: Any) -> str:
    """What the first page is headed with."""
    page = open_windows.tab(server)
    page.goto(server.url)
    return _heading(page)


def _heading(page: Page) -> str:
    """Wait until the page is drawn inside its frame, and return its heading."""
    expect(page.get_by_test_id("stSidebar").get_by_role("textbox")).to_be_attached()
    heading = page.get_by_test_id("stMain").locator("h1").first
    expect(heading).to_be_visible()
    page.wait_for_load_state("networkidle")
    expect(page.get_by_text("encountered an error")).to_have_count(0)
    return heading.inner_text()


def test_a_request_to_another_host_is_stopped_and_without_the_policy_noticed(
    server: Any, visits: Any
) -> None:
    ask = "fetch('http://elsewhere.invalid/tracker.js').catch(() => null)"
    page = visits.open(server)
    page.goto(server.url)
    page.evaluate(ask)
    assert visits.foreign == []  # the content security policy never let it out
    page.goto("about:blank")
    page.evaluate(ask)
    assert visits.foreign == ["http://elsewhere.invalid/tracker.js"]
    visits.foreign.clear()


def _follow(page: Page, url: str, file: str, address: str) -> str:
    """Open a page by its file's name, as an old link may, and by its address; its heading."""
    page.goto(f"{url}/{file}?code=none")
    if file != address:  # registered at another address: unknown under this one
        expect(page.get_by_text(NOT_FOUND)).to_be_visible()
        page.goto(f"{url}/{address}?code=none")
    heading = _heading(page)
    assert page.url.endswith("?code=none")
    expect(page.get_by_text(NOT_FOUND)).to_have_count(0)
    return heading


@pytest.mark.parametrize("file", PAGE_FILES)
def test_a_deep_link_opens_its_page(
    file: str, addresses: dict[str, str], home: str, server: Any, open_tab: Callable[..., Page]
) -> None:
    page, address = open_tab(server), addresses[file]
    page.goto(f"{server.url}/{address}")
    heading = _heading(page)
    assert (heading == home) is (address == "")
    assert _follow(page, server.url, file, address) == heading


@pytest.mark.parametrize("file", ["projects", "commonwork", "home"])
def test_a_deep_link_opens_its_page_on_a_fresh_server(
    file: str, addresses: dict[str, str], fresh_server: Any, open_page: Callable[..., Page]
) -> None:
    """A page of each kind: called like its file, called otherwise, the one without a name.

    What Streamlit knows of pages before its first visitor is a flag that no page has a part in.
    """
    address = addresses[file]
    assert (file == address, bool(address)) == {
        "projects": (True, True),
        "commonwork": (False, True),
        "home": (False, False),
    }[file]
    page = open_page(fresh_server)
    heading = _follow(page, fresh_server.url, file, address)
    page.goto(f"{fresh_server.url}/{address}")
    assert _heading(page) == heading


@pytest.fixture
def tree_with_a_secret(tmp_path: Path) -> Path:
    """The workbench with one more file in pages/, which nobody registered."""
    tree = tmp_path / "tree"
    (tree / "pages").mkdir(parents=True)
    for entry in [*ROOT.iterdir(), *(ROOT / "pages").glob("*.py")]:
        place = tree / entry.relative_to(ROOT)
        if not place.exists():
            place.symlink_to(entry)
    (tree / "pages" / "secret.py").write_text(SECRET, encoding="utf-8")
    return tree


def test_a_file_in_pages_is_not_served_by_itself(
    tree_with_a_secret: Path,
    serving: Callable[..., Any],
    tmp_path: Path,
    open_page: Callable[..., Page],
) -> None:
    with serving(tmp_path, tree_with_a_secret) as fresh:
        page = open_page(fresh)
        page.goto(f"{fresh.url}/secret")
        expect(page.get_by_text(NOT_FOUND)).to_be_visible()
        assert _heading(page) != "비밀"


def test_the_font_comes_with_the_workbench(server: Any, page: Page) -> None:
    with page.expect_response(re.compile("PretendardGOV.*woff2")) as font:
        page.goto(server.url)
    assert font.value.status == 200
    _heading(page)
    loaded = "[...document.fonts].filter(font => font.status === 'loaded').map(font => font.family)"
    assert "Pretendard GOV" in [family.strip('"') for family in page.evaluate(loaded)]
    drawn = "getComputedStyle(document.querySelector('h1')).fontFamily"
    assert page.evaluate(drawn).startswith('"Pretendard GOV"')
