"""The flow chart editor in Chromium: what is drawn is kept, whatever happens around it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

import storage
from processes.inventory.model import Facts
from processes.inventory.store import add_process
from tests.browser.drawing import (
    PUT,
    append_task,
    element,
    eventually,
    line,
    named,
    saved,
    status,
    tasks_now,
)

pytestmark = pytest.mark.browser


def test_a_task_drawn_in_korean_survives_other_pages_and_a_reload(
    server, process, open_editor
) -> None:
    page = open_editor()
    append_task(page, "출장신청서 쓰기")
    saved(page)
    page.get_by_test_id("stSidebarNavLink").first.click()
    expect(page).not_to_have_url(re.compile("/model"))  # else there is no page to go back from
    expect(page.locator(".dpg-editor")).to_have_count(0)
    page.go_back()
    expect(named(page, "출장신청서")).to_be_visible()
    page.locator(".djs-container svg").first.focus()
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    expect(named(page, "출장신청서")).to_have_count(0)
    page.keyboard.press("Control+y")
    page.keyboard.press("Control+y")
    expect(named(page, "출장신청서")).to_be_visible()
    eventually(page, lambda: tasks_now(server, process) == {"출장신청서 쓰기"})
    page.reload()
    expect(named(page, "출장신청서")).to_be_visible()


def test_the_other_line_comes_and_goes_and_the_undo_stack_stays(open_editor) -> None:
    page = open_editor()
    append_task(page, "결재하기")
    saved(page)
    page.get_by_text("개선 (to-be)").click()
    expect(page.get_by_role("button", name="현행에서 복사해 시작")).to_be_visible()
    expect(page).to_have_url(re.compile("state=to-be"))
    expect(named(page, "결재하기")).to_have_count(0)
    page.get_by_text("현행 (as-is)").click()
    expect(named(page, "결재하기")).to_be_visible()
    expect(page).to_have_url(re.compile("state=as-is"))
    page.get_by_role("button", name="실행 취소").click()
    page.get_by_role("button", name="실행 취소").click()
    expect(named(page, "결재하기")).to_have_count(0)


def test_leaving_within_the_pause_before_the_save_loses_nothing(
    server, process, open_editor
) -> None:
    page = open_editor()
    append_task(page, "정산하기", enter=False)
    page.get_by_test_id("stSidebarNavLink").first.click()
    eventually(page, lambda: tasks_now(server, process) == {"정산하기"})


def test_closing_the_tab_within_the_pause_loses_nothing(server, process, open_editor) -> None:
    page = open_editor()
    other = page.context.new_page()
    page.bring_to_front()
    append_task(page, "정산하기")
    page.close()
    eventually(other, lambda: tasks_now(server, process) == {"정산하기"})


def test_a_dead_network_delays_a_save_and_loses_nothing(server, process, open_editor) -> None:
    page = open_editor()
    page.context.route(PUT, _abort_put)
    append_task(page, "끊긴 동안의 일")
    expect(status(page)).to_have_text(re.compile("^저장하지 못했습니다: 서버에 닿지 않습니다"))
    expect(page.get_by_role("button", name="다시 저장")).to_be_visible()
    page.context.unroute(PUT)
    saved(page)  # by itself
    assert line(server, process)[0][2] == {"끊긴 동안의 일"}


def test_what_is_edited_back_to_what_it_was_is_not_saved(server, process, open_editor) -> None:
    page = open_editor()
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.method))
    page.evaluate(
        """() => {
          const [{ modeler }] = window.dpgEditor.drawings.values()
          const lane = modeler.get("elementRegistry").get("Lane_1")
          modeler.get("modeling").setColor([lane], { fill: "#ecf2fe" })
          modeler.get("commandStack").undo()
        }"""
    )
    expect(status(page)).to_have_text("고치는 중…")
    expect(status(page)).to_have_text("새 흐름도입니다. 그리면 저절로 저장합니다.")
    assert "PUT" not in sent
    assert line(server, process) == []


def test_what_the_server_never_got_comes_back_in_the_same_browser(
    server, process, open_editor
) -> None:
    page = open_editor()
    page.context.route(PUT, _abort_put)
    append_task(page, "끊긴 동안의 일")
    expect(status(page)).to_have_text(re.compile("^저장하지 못했습니다"))
    page.evaluate("() => { window.fetch = () => Promise.reject(new TypeError('no network')) }")
    page.context.unroute(PUT)
    page.once("dialog", lambda dialog: dialog.accept())  # the page asks before it is left
    page.reload()
    expect(named(page, "끊긴")).to_be_visible()
    saved(page)
    assert line(server, process)[0][2] == {"끊긴 동안의 일"}


def _abort_put(route) -> None:
    if route.request.method == "PUT":
        route.abort()
    else:
        route.fallback()


def test_a_token_that_no_longer_holds_is_renewed_behind_the_scenes(
    server, process, open_editor
) -> None:
    page = open_editor()
    Path(server.database_url.removeprefix("sqlite:///")).with_name("secret").unlink()
    append_task(page, "그 뒤의 일")
    saved(page)
    assert line(server, process)[0][2] == {"그 뒤의 일"}


def test_an_input_method_composes_a_name_and_enter_within_it_does_not_end_it(
    server, process, open_editor
) -> None:
    page = open_editor()
    append_task(page, "", enter=False)
    keyboard = page.context.new_cdp_session(page)
    for composed in ("ㅈ", "저", "접"):
        keyboard.send(
            "Input.imeSetComposition", {"text": composed, "selectionStart": 1, "selectionEnd": 1}
        )
    process_key = {"windowsVirtualKeyCode": 229, "key": "Process", "code": "Enter"}
    keyboard.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **process_key})
    expect(page.locator(".djs-direct-editing-content")).to_be_visible()
    keyboard.send("Input.insertText", {"text": "접"})
    page.keyboard.type("수")
    page.keyboard.press("Enter")
    expect(page.locator(".djs-direct-editing-content")).to_have_count(0)
    saved(page)
    assert line(server, process)[0][2] == {"접수"}


def test_every_menu_speaks_korean(open_editor) -> None:
    page = open_editor()
    element(page, "StartEvent_1").click()
    for menu in ("replace", "append", "set-color"):
        page.locator(f".djs-context-pad [data-action='{menu}']").click()
        expect(page.locator(".djs-popup")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.locator(".djs-popup")).to_have_count(0)
    page.locator(".djs-palette [data-action='create']").click()
    search = page.locator(".djs-popup-search input")
    search.click()  # a click inside the menu leaves it open
    search.fill("병렬")
    search.press("Shift")  # the menu looks when a key comes up
    expect(page.locator(".djs-popup .entry")).to_have_text(["병렬 갈림(모두)"])
    page.keyboard.press("Escape")
    page.locator(".djs-minimap .toggle").click()
    page.locator(".bjsl-button").click()
    page.wait_for_timeout(500)
    assert page.evaluate("[...window.dpgEditor.untranslated]") == []
    assert (
        page.locator("[title], [aria-label]").evaluate_all(
            """all => all.filter(one => one.closest(".djs-container"))
          .map(one => one.title || one.getAttribute("aria-label"))
          .filter(text => text && !/[가-힣]/.test(text))"""
        )
        == []
    )


def test_the_mark_of_bpmn_io_is_visible_uncovered_and_linked(open_editor) -> None:
    for width in (1440, 390):
        page = open_editor(width=width)
        mark = page.locator("a.bjs-powered-by")
        mark.scroll_into_view_if_needed()
        assert "bpmn.io" in str(mark.get_attribute("href"))
        assert mark.evaluate(
            """one => {
              const { x, y, width, height } = one.getBoundingClientRect()
              const top = document.elementFromPoint(x + width / 2, y + height / 2)
              return width > 40 && one.contains(top)
            }"""
        )


def test_keys_of_the_editor_do_not_reach_the_platform(open_editor) -> None:
    page = open_editor()
    page.evaluate(
        "window.heard = []; document.addEventListener('keydown', e => window.heard.push(e.key))"
    )
    element(page, "StartEvent_1").click()
    page.keyboard.press("r")
    expect(page.locator(".djs-popup")).to_be_visible()
    page.keyboard.press("Escape")  # closes the menu, which listens on the document
    expect(page.locator(".djs-popup")).to_have_count(0)
    expect(page.locator(".djs-container > svg")).to_be_focused()
    for key in ("c", "ArrowDown", "h"):
        page.keyboard.press(key)
    assert page.evaluate("window.heard") == ["Escape"]


def test_only_the_drawings_used_last_stay_in_memory(server, open_page) -> None:
    db = storage.open_database(server.database_url)
    with storage.transaction(db):
        codes = [add_process(db, f"업무 {n}", "부", Facts(), by="준비").code for n in range(8)]
    db.close()
    page = open_page(server)
    page.goto(f"{server.url}/model")
    for code in codes:
        page.get_by_role("combobox", name="업무 고르기").fill(code)
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(f"code={code}"))
        expect(element(page, "StartEvent_1")).to_be_visible()
        page.get_by_role("button", name="흐름도 목록").click()
    assert page.evaluate("window.dpgEditor.drawings.size") == 6
