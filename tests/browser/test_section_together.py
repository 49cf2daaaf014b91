"""Two browsers write in one section of a draft at once: nothing of either is lost."""

import pytest
from playwright.sync_api import Page, expect

import storage
from applications.drafts import store
from applications.drafts.model import Section
from tests.browser.hearing import deafen

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]
BODY = "첫 문단은 채용을 다룬다.\n\n둘째 문단은 예산을 다룬다."


@pytest.fixture
def section(server) -> Section:
    """The section of risks, with two paragraphs in it, of a draft of its own."""
    db = storage.open_database(server.database_url)
    with storage.transaction(db):
        made = store.add_application(db, "채용 재설계", bodies={"risks": BODY}, by="준비")
        (found,) = [one for one in store.sections(db, made.id) if one.key == "risks"]
    db.close()
    return found


@pytest.fixture
def pair(server, section, open_page) -> tuple[Page, Page]:
    pages = open_page(server), open_page(server)
    for page, name in zip(pages, ("김민서", "박서준"), strict=True):
        _opened(server, section, page, name)
    return pages


def _opened(server, section: Section, page: Page, name: str) -> Page:
    page.goto(f"{server.url}/application?id={section.application_id}&section=risks")
    expect(_field(page)).to_have_value(BODY)
    expect(page.get_by_role("button", name="HWPX 받기")).to_be_visible()
    field = page.get_by_role("textbox", name="내 이름")
    field.fill(name)
    field.press("Enter")
    expect(field).to_have_value(name)
    return page


def _field(page: Page):
    return page.get_by_role("textbox", name="위험과 대응")


def _write_at(page: Page, place: int, words: str) -> None:
    _field(page).evaluate("(area, at) => { area.focus(); area.setSelectionRange(at, at); }", place)
    page.keyboard.type(words)


def test_both_write_on_and_both_see_all_of_it(pair, section, server):
    one, other = pair
    _write_at(one, 0, "[앞] ")
    _write_at(other, len(BODY), " [뒤]")
    whole = f"[앞] {BODY} [뒤]"
    for page in pair:
        expect(_field(page)).to_have_value(whole)
    # The cursor of who wrote in front stayed there, though words came in behind it.
    one.keyboard.type("더 ")
    for page in pair:
        expect(_field(page)).to_have_value(whole.replace("[앞] ", "[앞] 더 "))
    expect(other.get_by_text("지금 이 항목에 있습니다: 김민서")).to_be_visible()

    db = storage.open_database(server.database_url)
    assert store.section(db, section.id).body == whole.replace("[앞] ", "[앞] 더 ")
    assert store.refused_texts(db, section.id) == []
    db.close()


def test_where_both_change_one_word_both_are_shown_and_one_chooses(server, section, open_page):
    """The other types before hearing of the first: their letters wait in the tab meanwhile."""
    one = _opened(server, section, open_page(server), "김민서")
    late = open_page(server)
    deaf = deafen(late)
    _opened(server, section, late, "박서준")
    deaf.append("from now on")
    at = BODY.index("채용")
    _write_at(one, at, "급여와 ")
    expect(one.get_by_text("· 개정 2")).to_be_visible()
    _write_at(late, at, "출장과 ")
    deaf.clear()

    expect(late.get_by_text("겹친 곳 1", exact=True)).to_be_visible()
    expect(_field(late)).to_have_value(BODY.replace("채용", "출장과 채용"))
    expect(_field(one)).to_have_value(BODY.replace("채용", "급여와 채용"))
    late.get_by_text("둘 다", exact=True).click()
    late.get_by_role("button", name="고른 대로 합치기").click()
    for page in (one, late):
        expect(_field(page)).to_have_value(
            "첫 문단은 급여와 채용을 다룬다.\n첫 문단은 출장과 채용을 다룬다.\n\n"
            "둘째 문단은 예산을 다룬다."
        )


def test_bursts_in_turn_lose_and_misplace_no_letter(pair, section, server):
    """A burst begins while what was typed before, here and there, is on its way."""
    words: dict[str, list[str]] = {"앞에쓴말": [], "behind": []}
    _write_at(pair[0], 0, "")
    _write_at(pair[1], len(BODY), "")
    for turn, between_ms in enumerate((60, 130, 200, 260)):
        for page, side in zip(pair, words, strict=True):
            words[side].append(f"{side}{turn}")
            page.keyboard.type(f" {side}{turn}", delay=between_ms)
    front, back = (" ".join(words[side]) for side in words)
    whole = f" {front}{BODY} {back}"
    for page in pair:
        expect(_field(page)).to_have_value(whole)
        expect(page.get_by_text("저장됨").first).to_be_visible()

    db = storage.open_database(server.database_url)
    assert store.section(db, section.id).body == whole
    assert store.refused_texts(db, section.id) == []
    db.close()


def test_who_types_on_while_others_words_come_in_keeps_both(pair, section, server):
    """The server has replaced the text, but the field still holds letters typed on the old one."""
    one, other = pair
    _write_at(other, len(BODY), " ")
    _write_at(one, 0, "[앞] ")
    typed = " "
    told = other.get_by_role("paragraph").filter(has_text="[앞] 첫 문단은")  # in the preview
    while not told.is_visible() and len(typed) < 150:
        other.keyboard.type("ab ", delay=150)
        typed += "ab "
    expect(told).to_be_visible()
    other.keyboard.type("end", delay=150)
    whole = f"[앞] {BODY}{typed}end"
    for page in pair:
        expect(_field(page)).to_have_value(whole)

    db = storage.open_database(server.database_url)
    assert store.section(db, section.id).body == whole
    assert store.refused_texts(db, section.id) == []
    db.close()
