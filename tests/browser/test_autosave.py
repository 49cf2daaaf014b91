"""What is typed into a draft is kept, even when the page goes away before the pause."""

import pytest
from playwright.sync_api import Page, expect

import storage
from applications.drafts import store
from applications.drafts.model import Section
from tests.browser.hearing import deafen

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]


@pytest.fixture
def section(server) -> Section:
    """The section of risks, with nothing in it, of a draft of its own."""
    db = storage.open_database(server.database_url)
    with storage.transaction(db):
        made = store.add_application(db, "채용 재설계", by="준비")
        (found,) = [one for one in store.sections(db, made.id) if one.key == "risks"]
    db.close()
    return found


@pytest.fixture
def draft_address(server, section) -> str:
    return f"{server.url}/application?id={section.application_id}&section=risks"


def _field(page: Page):
    return page.get_by_role("textbox", name="위험과 대응")


def _type(page: Page, address: str, words: str) -> None:
    page.goto(address)
    expect(_field(page)).to_be_enabled()
    expect(page.get_by_role("button", name="HWPX 받기")).to_be_visible()
    _field(page).click()
    page.keyboard.type(words)


def _type_unheard(page: Page, deaf: list[str], words: str) -> None:
    """Type, be remembered by the tab, and leave; only then does the server hear again."""
    deaf.append("from now on")
    page.keyboard.type(words)
    page.wait_for_function(
        "words => Object.values(sessionStorage).some(kept => kept.includes(words))", arg=words
    )
    page.goto("about:blank")
    deaf.clear()


def _save(server, section: Section, words: str) -> None:
    db = storage.open_database(server.database_url)
    with storage.transaction(db):
        store.save_section(db, section.id, section.revision, words, by="박서연")
    db.close()


def test_what_was_typed_just_before_a_reload_is_kept(page, draft_address):
    _type(page, draft_address, "일정이 늦어짐")
    page.reload()
    expect(_field(page)).to_have_value("일정이 늦어짐")
    expect(page.get_by_text("저장됨")).to_be_visible()


def test_what_was_typed_just_before_another_page_is_opened_is_kept(page, server, draft_address):
    _type(page, draft_address, "예산이 모자람")
    page.goto(f"{server.url}/applications")
    page.goto(draft_address)
    expect(_field(page)).to_have_value("예산이 모자람")
    expect(page.get_by_text("저장됨")).to_be_visible()


def test_what_the_server_never_heard_of_is_kept_by_the_tab(page, open_page, server, draft_address):
    deaf = deafen(page)
    _type(page, draft_address, "")
    _type_unheard(page, deaf, "사람이 모자람")
    page.goto(draft_address)
    expect(_field(page)).to_have_value("사람이 모자람")
    expect(page.get_by_text("저장됨")).to_be_visible()
    other = open_page(server)
    other.goto(draft_address)
    expect(_field(other)).to_have_value("사람이 모자람")


def test_what_the_server_never_heard_of_overwrites_nobody(page, server, section, draft_address):
    deaf = deafen(page)
    _type(page, draft_address, "")
    _type_unheard(page, deaf, "내 걱정")
    _save(server, section, "남의 걱정")
    page.goto(draft_address)
    expect(page.get_by_text("박서연 님이")).to_be_visible()
    expect(_field(page)).to_have_value("내 걱정")
    page.get_by_role("button", name="저장된 글 쓰기").click()
    expect(_field(page)).to_have_value("남의 걱정")
    page.reload()
    expect(_field(page)).to_have_value("남의 걱정")
    expect(page.get_by_text("먼저 저장했습니다")).to_be_hidden()
