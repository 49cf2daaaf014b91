"""Every page with the example loaded, on a desk and on a phone: whole, in width, without errors.

    SCREENSHOTS=docs/screenshots make test TESTS=tests/browser/test_every_page.py

takes the README's pictures anew.
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import ConsoleMessage, Error, Page, expect

import storage
from applications.drafts.store import all_applications
from example import loading
from processes.bpmn.publication import store as publication
from processes.inventory.store import process_by_code
from tests.browser.accessibility import violations

pytestmark = pytest.mark.browser

WIDTHS = (1440, 390)
PAGES = {
    "home": "/",
    "inventory": "/inventory",
    "import": "/import",
    "process": "/process?code=EX-005",
    "dossier": "/dossier?code=EX-005",
    "manual": "/manual?department=경영기획부",
    "model": "/model?code=EX-005&state=as-is",
    "model-view": "/model-view?code=EX-005&state=as-is",
    "model-compare": "/model-compare?code=EX-005",
    "redesign": "/redesign?code=EX-005&state=as-is",
    "redesign-compare": "/redesign-compare?code=EX-005",
    "simulation": "/simulation?code=EX-005&state=as-is",
    "landscape": "/landscape",
    "diagnosis": "/diagnosis",
    "diagnosed": "/diagnosis?code=EX-005",
    "census": "/census",
    "common-work": "/common-work",
    "dictionary": "/dictionary",
    "regulations": "/regulations",
    "datasets": "/datasets",
    "savings": "/savings",
    "projects": "/projects",
    "project": "/project?project=IT-EX-01",
    "project-candidates": "/project?project=IT-EX-01&part=candidates",
    "project-costs": "/project?project=IT-EX-01&part=costs",
    "project-clauses": "/project?project=IT-EX-01&part=clauses",
    "project-order": "/project?project=IT-EX-03&part=order",
    "portfolio": "/portfolio",
    "evaluation": "/evaluation?project=IT-EX-01",
    "evaluation-report": "/evaluation-report?project=IT-EX-01",
    "agreement": "/agreement",
    "applications": "/applications",
    "application": "/application?id={draft}",
    "calls": "/calls",
    "plan": "/plan",
    "plan-item": "/plan-item?item=1",
    "scorecards": "/scorecards",
    "scorecard": "/scorecard?name=processes&mark=0%7C3",
    "scorecard-plan": "/scorecard?name=plan&mark=1",
    "scorecard-screen": "/scorecard?name=departments&view=screen",
    "reports": "/reports",
    "people": "/people",
    "access-record": "/access-record",
    "first-round": "/first-round",
}


@pytest.fixture(scope="module")
def draft(server) -> str:
    """The example in the server's database; the id of its draft."""
    db = storage.open_database(server.database_url)
    with storage.transaction(db):
        loading.load(db, by="김민서")
        process = process_by_code(db, "EX-005")
        publication.publish(db, process.id, "as-is", 1, seen=None, by="김민서")
    (application,) = all_applications(db)
    db.close()
    return application.id


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_whole_and_fits(server, draft, open_tab, name, width):
    page = open_tab(server, width=width)
    with _listening(page) as said:
        page.goto(server.url + PAGES[name].format(draft=draft))
        _settled(page)
    assert page.get_by_test_id("stException").count() == 0
    assert not said
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 0, f"{wide} px too wide"
    assert width != WIDTHS[0] or violations(page) == []
    _picture(page, name, width)


@contextmanager
def _listening(page: Page) -> Iterator[list[str]]:
    """Collect the errors that the page tells while it is drawn."""
    said: list[str] = []

    def complain(error: Error) -> None:
        said.append(str(error))

    def note(message: ConsoleMessage) -> None:
        _note(message, said)

    page.goto("about:blank")  # the page before is gone, and has nothing more to say
    page.on("console", note)
    page.on("pageerror", complain)
    yield said
    page.remove_listener("console", note)
    page.remove_listener("pageerror", complain)


def _note(message: ConsoleMessage, said: list[str]) -> None:
    """Note an error; Streamlit asks for its own health below a deep link first, which is none."""
    place = message.location["url"]
    if message.type == "error" and "/_stcore/" not in place:
        said.append(f"{message.text} {place}")


def _settled(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)
    if page.locator(".dpg-editor").count():
        opened = page.locator(".dpg-editor-status")
        expect(opened).to_have_text(re.compile("판을 열었습니다| · |판$"))


def _picture(page: Page, name: str, width: int) -> None:
    folder = os.environ.get("SCREENSHOTS")
    if folder:
        suffix = "" if width == WIDTHS[0] else "-phone"
        page.wait_for_timeout(500)
        page.screenshot(path=Path(folder) / f"{name}{suffix}.png")
