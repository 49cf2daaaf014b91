"""Two people at one drawing: their changes go together, and where they can't, someone chooses."""

import gzip
import json
import re

import pytest
from playwright.sync_api import Page, expect

from processes.bpmn import facts, reading
from tests.browser.drawing import (
    PUT,
    append_task,
    element,
    eventually,
    keep,
    line,
    name_of,
    named,
    newest,
    notice,
    refused,
    rename,
    saved,
    status,
    tasks,
    tasks_now,
)

pytestmark = pytest.mark.browser


def test_changes_to_different_elements_go_together_by_themselves(
    server, process, open_editor
) -> None:
    first, second = open_editor("김민서"), open_editor("박서준")
    append_task(first, "김민서의 일")
    saved(first)
    append_task(second, "박서준의 일")
    saved(second)
    expect(named(second, "김민서의")).to_be_visible()
    expect(named(second, "박서준의")).to_be_visible()
    expect(notice(second, "merged")).to_contain_text("김민서 님의 수정과 내 수정을 합쳐 2판으로")
    assert line(server, process) == [
        (2, "박서준", {"김민서의 일", "박서준의 일"}),
        (1, "김민서", {"김민서의 일"}),
    ]
    append_task(second, "이어서 그린 일")  # on what came of it
    eventually(second, lambda: len(tasks_now(server, process)) == 3)
    assert refused(server, process) == []


def _both_rename(open_editor) -> tuple[Page, Page]:
    first, second = open_editor("김민서"), open_editor("박서준")
    rename(first, "StartEvent_1", "신청이 오면")
    saved(first)
    rename(second, "StartEvent_1", "서류가 오면")
    expect(status(second)).to_have_text("저장을 멈췄습니다")
    return first, second


def _points_at(page: Page, element_id: str) -> bool:
    """Whether the element is marked while the mouse is on its row, wherever that has moved to."""
    page.mouse.move(0, 0)
    notice(page, "conflict").get_by_role("listitem").hover()
    return "dpg-pointed" in str(element(page, element_id).get_attribute("class"))


def _choose(page: Page, side: str) -> None:
    page.get_by_role("button", name=f"모두 {side}").click()
    page.get_by_role("button", name="고른 대로 저장").click()


@pytest.mark.parametrize(
    ("side", "name"), [("내 것", "서류가 오면"), ("상대 것", "신청이 오면")], ids=["mine", "theirs"]
)
def test_where_both_changed_the_same_someone_chooses_and_neither_is_lost(
    server, process, open_editor, side: str, name: str
) -> None:
    _first, second = _both_rename(open_editor)
    panel = notice(second, "conflict")
    expect(panel).to_contain_text("김민서 님이")
    expect(panel.get_by_role("radio")).to_have_count(2)
    expect(panel).to_contain_text("신청이 오면")
    expect(panel).to_contain_text("서류가 오면")
    expect(panel.get_by_role("button", name="고른 대로 저장")).to_be_disabled()
    eventually(second, lambda: _points_at(second, "StartEvent_1"))
    assert [(by, name_of(kept, "StartEvent_1")) for by, kept in refused(server, process)] == [
        ("박서준", "서류가 오면")
    ]
    _choose(second, side)
    expect(panel).to_have_count(0)
    eventually(second, lambda: name_of(newest(server, process), "StartEvent_1") == name)
    expect(named(second, name.partition(" ")[0])).to_be_visible()


def test_what_was_drawn_beside_a_conflict_is_saved_with_the_choice(
    server, process, open_editor
) -> None:
    _first, second = _both_rename(open_editor)
    append_task(second, "더 그린 일")
    _choose(second, "상대 것")
    eventually(second, lambda: tasks_now(server, process) == {"더 그린 일"})
    assert name_of(newest(server, process), "StartEvent_1") == "신청이 오면"
    expect(named(second, "신청이")).to_be_visible()


def test_giving_way_opens_theirs_and_keeps_what_was_drawn_since(
    server, process, open_editor
) -> None:
    _first, second = _both_rename(open_editor)
    append_task(second, "더 그린 일")
    second.get_by_role("button", name="내 그림을 두고 상대 그림 열기").click()
    expect(named(second, "신청이")).to_be_visible()
    expect(named(second, "더 그린")).to_have_count(0)
    assert [tasks(kept) for _by, kept in refused(server, process)] == [{"더 그린 일"}, set()]
    append_task(second, "이어서 그린 일")
    saved(second)
    assert line(server, process)[0] == (2, "박서준", {"이어서 그린 일"})


def test_what_would_vanish_undeleted_is_listed_and_saved_only_when_accepted(
    server, process, open_editor
) -> None:
    page = open_editor()
    append_task(page, "첫 일")
    saved(page)
    lost = [{"id": "StartEvent_1", "sentence": "시작 이벤트의 설명이 없어집니다."}]
    page.route(PUT, lambda route: _refuse(route, lost))
    append_task(page, "둘째 일")
    panel = notice(page, "losses")
    expect(panel).to_contain_text("시작 이벤트의 설명이 없어집니다.")
    page.unroute(PUT)
    with page.expect_request(lambda request: request.method == "PUT") as sent:
        panel.get_by_role("button", name="그래도 저장").click()
    assert _body(sent.value)["accept_losses"] is True
    saved(page)
    expect(panel).to_have_count(0)
    assert tasks_now(server, process) == {"첫 일", "둘째 일"}


def _refuse(route, lost: list[dict[str, str]]) -> None:
    """Answer a save as the server does when something would vanish."""
    if route.request.method != "PUT":
        route.fallback()
        return
    sentence = f"지우지 않은 내용 {len(lost)}가지가 없어지게 되어 저장하지 않았습니다."
    route.fulfill(status=422, json={"sentence": sentence, "losses": lost})


def _body(request) -> dict[str, object]:
    found: dict[str, object] = json.loads(gzip.decompress(request.post_data_buffer))
    return found


def test_reverting_what_would_lose_something_shows_the_last_save_again(
    server, process, open_editor
) -> None:
    page = open_editor()
    append_task(page, "첫 일")
    saved(page)
    page.route(PUT, lambda route: _refuse(route, [{"id": "x", "sentence": "무언가"}]))
    append_task(page, "둘째 일")
    notice(page, "losses").get_by_role("button", name="마지막 저장으로 되돌리기").click()
    expect(named(page, "둘째")).to_have_count(0)
    expect(named(page, "첫")).to_be_visible()
    page.reload()  # and no draft brings it back
    expect(named(page, "첫")).to_be_visible()
    assert tasks_now(server, process) == {"첫 일"}


def test_a_banner_names_who_else_has_the_model_open(open_editor) -> None:
    first = open_editor("김민서")
    expect(notice(first, "presence")).to_have_count(0)
    second = open_editor("박서준")
    _pulse(first)
    expect(notice(first, "presence")).to_have_text("지금 함께 열어 둔 사람: 박서준")
    _pulse(second)
    expect(notice(second, "presence")).to_have_text("지금 함께 열어 둔 사람: 김민서")
    second.close(run_before_unload=True)
    first.wait_for_timeout(500)
    _pulse(first)
    expect(notice(first, "presence")).to_have_count(0)


def _pulse(page: Page) -> None:
    """Let the page give its sign of life now, as it does when it comes to the front."""
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def test_an_idle_drawing_loads_a_newer_revision_and_a_busy_one_is_offered_it(
    server, process, open_editor
) -> None:
    idle, busy = open_editor("김민서"), open_editor("박서준")
    append_task(busy, "박서준의 일")
    saved(busy)
    _pulse(idle)
    expect(named(idle, "박서준의")).to_be_visible()
    expect(notice(idle, "merged")).to_have_text(re.compile("박서준 님이 저장한 1판을 불러왔습니다"))
    keep(server, process, _renamed(newest(server, process)))
    _pulse(busy)
    expect(notice(busy, "newer")).to_contain_text("2판을 저장했습니다")
    expect(named(busy, "접수되면")).to_have_count(0)
    busy.get_by_role("button", name="불러오기").click()
    expect(named(busy, "접수되면")).to_be_visible()
    expect(notice(busy, "newer")).to_have_count(0)


def _renamed(content: bytes) -> bytes:
    name = name_of(content, "StartEvent_1")
    changed = content.replace(f'"{name}"'.encode(), '"접수되면"'.encode(), 1)
    assert facts.facts(reading.read(changed)) != facts.facts(reading.read(content))
    return changed
