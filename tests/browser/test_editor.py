"""The flow chart editor in Chromium: what is drawn is kept, whatever happens around it."""

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

import storage
from processes.bpmn import blank, reading, store
from processes.inventory.model import Facts, Process
from processes.inventory.store import add_process

pytestmark = pytest.mark.browser

PUT = re.compile(r"/editor/models/.*")


@pytest.fixture
def process(server) -> Process:
    """A process of its own for each test, in the module's server."""
    db = storage.open_database(server.database_url)
    with storage.transaction(db):
        made = add_process(db, "출장 신청", "총무부", Facts(), by="준비")
    db.close()
    return made


@pytest.fixture
def open_editor(server, process, open_page) -> Callable[..., Page]:
    """Open the process's drawing in a window of its own, in somebody's name."""

    def open_it(name: str = "", **window: int) -> Page:
        page: Page = open_page(server, **window)
        page.goto(f"{server.url}/model?code={process.code}&state=as-is")
        expect(_element(page, "StartEvent_1")).to_be_visible()
        if name:
            field = page.get_by_role("textbox", name="내 이름")
            field.fill(name)
            field.press("Enter")
            page.wait_for_timeout(1000)
        return page

    return open_it


def _element(page: Page, element_id: str) -> Locator:
    return page.locator(f".dpg-editor [data-element-id={element_id}]").first


def _named(page: Page, name: str) -> Locator:
    """The element whose label reads so (labels are broken into lines at spaces)."""
    return page.locator(".dpg-editor .djs-element", has_text=name.replace(" ", "")).first


def _append_task(page: Page, name: str, *, enter: bool = True) -> None:
    _element(page, "StartEvent_1").click()
    page.locator(".djs-context-pad [data-action='append.append-task']").click()
    expect(page.locator(".djs-direct-editing-content")).to_be_visible()
    page.keyboard.type(name)
    if enter:
        page.keyboard.press("Enter")


def _status(page: Page) -> Locator:
    return page.locator(".dpg-editor-status")


def _saved(page: Page) -> None:
    expect(_status(page)).to_have_text(re.compile("^저장됨 [0-9:]{8}$"))


def _line(server, process: Process) -> list[tuple[int, str, set[str]]]:
    """Number, author and task names of each revision, newest first."""
    db = storage.open_database(server.database_url)
    found = [
        (one.number, one.created_by, _tasks(store.content(db, one.sha256)))
        for one in store.revisions(db, process.id, "as-is")
    ]
    db.close()
    return found


def _tasks_now(server, process: Process) -> set[str]:
    line = _line(server, process)
    return line[0][2] if line else set()


def _refused(server, process: Process) -> list[tuple[str, set[str]]]:
    db = storage.open_database(server.database_url)
    found = [
        (one.created_by, _tasks(store.content(db, one.sha256)))
        for one in store.refused(db, process.id, "as-is")
    ]
    db.close()
    return found


def _tasks(content: bytes) -> set[str]:
    return {node.name for node in reading.read(content).nodes if node.type == "task"}


def _eventually(page: Page, ask: Callable[[], bool]) -> None:
    """Wait, in the way that lets the browser go on, until the answer is yes."""
    deadline = time.monotonic() + 10
    while not ask():
        assert time.monotonic() < deadline, "it did not come true"
        page.wait_for_timeout(100)


def test_a_task_drawn_in_korean_survives_other_pages_and_a_reload(
    server, process, open_editor
) -> None:
    page = open_editor()
    _append_task(page, "출장신청서 쓰기")
    _saved(page)
    page.get_by_test_id("stSidebarNavLink").first.click()
    expect(page.locator(".dpg-editor")).to_have_count(0)
    page.go_back()
    expect(_named(page, "출장신청서")).to_be_visible()
    page.locator(".djs-container svg").first.focus()
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    expect(_named(page, "출장신청서")).to_have_count(0)
    page.keyboard.press("Control+y")
    page.keyboard.press("Control+y")
    expect(_named(page, "출장신청서")).to_be_visible()
    _eventually(page, lambda: _tasks_now(server, process) == {"출장신청서 쓰기"})
    page.reload()
    expect(_named(page, "출장신청서")).to_be_visible()


def test_the_other_line_comes_and_goes_and_the_undo_stack_stays(open_editor) -> None:
    page = open_editor()
    _append_task(page, "결재하기")
    _saved(page)
    page.get_by_text("개선 (to-be)").click()
    expect(page.get_by_role("button", name="현행에서 복사해 시작")).to_be_visible()
    expect(page).to_have_url(re.compile("state=to-be"))
    expect(_named(page, "결재하기")).to_have_count(0)
    page.get_by_text("현행 (as-is)").click()
    expect(_named(page, "결재하기")).to_be_visible()
    expect(page).to_have_url(re.compile("state=as-is"))
    page.get_by_role("button", name="실행 취소").click()
    page.get_by_role("button", name="실행 취소").click()
    expect(_named(page, "결재하기")).to_have_count(0)


def test_leaving_within_the_pause_before_the_save_loses_nothing(
    server, process, open_editor
) -> None:
    page = open_editor()
    _append_task(page, "정산하기", enter=False)
    page.get_by_test_id("stSidebarNavLink").first.click()
    _eventually(page, lambda: _tasks_now(server, process) == {"정산하기"})


def test_closing_the_tab_within_the_pause_loses_nothing(server, process, open_editor) -> None:
    page = open_editor()
    other = page.context.new_page()
    page.bring_to_front()
    _append_task(page, "정산하기")
    page.close()
    _eventually(other, lambda: _tasks_now(server, process) == {"정산하기"})


def test_two_people_at_once_lose_neither_drawing(server, process, open_editor) -> None:
    first, second = open_editor("김민서"), open_editor("박서준")
    _append_task(first, "김민서의 일")
    _saved(first)
    _append_task(second, "박서준의 일")
    bar = second.locator(".dpg-editor-notice[data-kind=conflict]")
    expect(bar).to_contain_text("김민서 님이")
    expect(bar).to_contain_text("1판을 먼저 저장했습니다")
    assert _line(server, process) == [(1, "김민서", {"김민서의 일"})]
    assert _refused(server, process) == [("박서준", {"박서준의 일"})]
    expect(_status(second)).to_have_text("저장을 멈췄습니다")
    second.get_by_role("button", name="내 그림으로 저장").click()
    _saved(second)
    expect(bar).to_have_count(0)
    assert _line(server, process) == [
        (2, "박서준", {"박서준의 일"}),
        (1, "김민서", {"김민서의 일"}),
    ]


def test_giving_way_opens_theirs_and_keeps_what_was_drawn_since(
    server, process, open_editor
) -> None:
    first, second = open_editor("김민서"), open_editor("박서준")
    _append_task(first, "김민서의 일")
    _saved(first)
    _append_task(second, "박서준의 일")
    expect(second.get_by_role("button", name="상대 그림 열기")).to_be_visible()
    _append_task(second, "더 그린 일")
    second.get_by_role("button", name="상대 그림 열기").click()
    expect(_named(second, "김민서의")).to_be_visible()
    expect(_named(second, "박서준의")).to_have_count(0)
    assert _refused(server, process) == [
        ("박서준", {"박서준의 일", "더 그린 일"}),
        ("박서준", {"박서준의 일"}),
    ]
    expect(second.get_by_text("밀려난 저장 2개")).to_be_visible()
    _append_task(second, "이어서 그린 일")
    _saved(second)
    assert _line(server, process)[0] == (2, "박서준", {"김민서의 일", "이어서 그린 일"})


def test_a_dead_network_delays_a_save_and_loses_nothing(server, process, open_editor) -> None:
    page = open_editor()
    page.context.route(PUT, _abort_put)
    _append_task(page, "끊긴 동안의 일")
    expect(_status(page)).to_have_text(re.compile("^저장하지 못했습니다: 서버에 닿지 않습니다"))
    expect(page.get_by_role("button", name="다시 저장")).to_be_visible()
    page.context.unroute(PUT)
    _saved(page)  # by itself
    assert _line(server, process)[0][2] == {"끊긴 동안의 일"}


def test_what_the_server_never_got_comes_back_in_the_same_browser(
    server, process, open_editor
) -> None:
    page = open_editor()
    page.context.route(PUT, _abort_put)
    _append_task(page, "끊긴 동안의 일")
    expect(_status(page)).to_have_text(re.compile("^저장하지 못했습니다"))
    page.evaluate("() => { window.fetch = () => Promise.reject(new TypeError('no network')) }")
    page.context.unroute(PUT)
    page.once("dialog", lambda dialog: dialog.accept())  # the page asks before it is left
    page.reload()
    expect(_named(page, "끊긴")).to_be_visible()
    _saved(page)
    assert _line(server, process)[0][2] == {"끊긴 동안의 일"}


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
    _append_task(page, "그 뒤의 일")
    _saved(page)
    assert _line(server, process)[0][2] == {"그 뒤의 일"}


def test_an_input_method_composes_a_name_and_enter_within_it_does_not_end_it(
    server, process, open_editor
) -> None:
    page = open_editor()
    _append_task(page, "", enter=False)
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
    _saved(page)
    assert _line(server, process)[0][2] == {"접수"}


def test_an_uploaded_file_replaces_the_drawing_and_a_bad_one_is_refused(
    server, process, open_editor
) -> None:
    page = open_editor("김민서")
    _append_task(page, "그린 일")
    _saved(page)
    _upload(page, "bad.bpmn", b"<!DOCTYPE a><a/>")
    expect(page.get_by_test_id("stAlert")).to_be_visible()
    assert len(_line(server, process)) == 1
    _upload(page, "good.bpmn", blank.blank("다른 기관"))
    expect(_named(page, "다른")).to_be_visible()
    expect(_named(page, "그린")).to_have_count(0)
    assert _line(server, process)[0][:2] == (2, "김민서")
    page.get_by_text("저장 기록 2판").click()
    page.get_by_role("button", name="되돌리기").click()
    expect(_named(page, "그린")).to_be_visible()
    assert _line(server, process)[0] == (3, "김민서", {"그린 일"})


def test_a_file_in_another_encoding_is_read_in_korean_and_without_complaint(open_editor) -> None:
    page = open_editor()
    korean = blank.blank("한글 기관").decode().replace('encoding="UTF-8"', 'encoding="EUC-KR"')
    _upload(page, "euc-kr.bpmn", korean.encode("euc-kr"))
    expect(_named(page, "한글")).to_be_visible()
    expect(page.locator(".dpg-editor-notice")).to_have_count(0)


def test_a_file_without_a_picture_is_kept_and_nothing_is_drawn_over_it(
    server, process, open_editor
) -> None:
    page = open_editor()
    _append_task(page, "그린 일")
    _saved(page)
    bare = re.sub(rb"<bpmndi:BPMNDiagram.*</bpmndi:BPMNDiagram>", b"", blank.blank("x"), flags=re.S)
    _upload(page, "bare.bpmn", bare)
    notice = page.locator(".dpg-editor-notice[data-kind=refusal]")
    expect(notice).to_contain_text("그림 정보가 없는 파일")
    expect(page.locator(".dpg-editor-canvas")).to_have_attribute("inert", "")
    page.wait_for_timeout(1500)
    assert [number for number, _by, _tasks in _line(server, process)] == [2, 1]
    _upload(page, "whole.bpmn", blank.blank("다시 온 기관"))
    expect(_named(page, "다시")).to_be_visible()
    expect(notice).to_have_count(0)
    _append_task(page, "이어서 그린 일")
    _saved(page)
    assert _line(server, process)[0] == (4, "이름 없음", {"이어서 그린 일"})


def _upload(page: Page, name: str, content: bytes) -> None:
    if not page.get_by_test_id("stFileUploader").is_visible():
        page.get_by_role("button", name="파일 올리기").click()
    file: FilePayload = {"name": name, "mimeType": "application/xml", "buffer": content}
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_text(name)).to_be_visible()
    page.get_by_role("button", name="올리기", exact=True).click()


def test_every_menu_speaks_korean(open_editor) -> None:
    page = open_editor()
    _element(page, "StartEvent_1").click()
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
    _element(page, "StartEvent_1").click()
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
        expect(_element(page, "StartEvent_1")).to_be_visible()
        page.get_by_role("button", name="흐름도 목록").click()
    assert page.evaluate("window.dpgEditor.drawings.size") == 6
