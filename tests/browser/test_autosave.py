"""What is typed into a draft is kept, even when the page goes away before the pause."""

import pytest
from playwright.sync_api import Page, expect

import storage
from applications import store

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]


@pytest.fixture
def draft_address(server) -> str:
    """A draft with nothing in its section of risks."""
    db = storage.open_database(server.database_url)
    with storage.transaction(db):
        made = store.add_application(db, "채용 재설계", by="준비")
    db.close()
    return f"{server.url}/application?id={made.id}&section=risks"


def _type(page: Page, address: str, words: str) -> None:
    page.goto(address)
    field = page.get_by_role("textbox", name="위험과 대응")
    expect(field).to_be_enabled()
    expect(page.get_by_role("button", name="HWPX 받기")).to_be_visible()
    field.click()
    page.keyboard.type(words)


def test_what_was_typed_just_before_a_reload_is_kept(page, draft_address):
    _type(page, draft_address, "일정이 늦어짐")
    page.reload()
    expect(page.get_by_role("textbox", name="위험과 대응")).to_have_value("일정이 늦어짐")


def test_what_was_typed_just_before_another_page_is_opened_is_kept(page, server, draft_address):
    _type(page, draft_address, "예산이 모자람")
    page.goto(f"{server.url}/applications")
    page.goto(draft_address)
    expect(page.get_by_role("textbox", name="위험과 대응")).to_have_value("예산이 모자람")
