"""Files in the editor: taken in, refused, drawn nowhere, laid out, in other encodings."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from processes.bpmn import blank
from tests.browser.drawing import (
    append_task,
    element,
    eventually,
    keep,
    line,
    named,
    saved,
    tasks_now,
)
from tests.browser.tables import drawn

pytestmark = pytest.mark.browser

MODELS = Path(__file__).resolve().parents[2] / "data" / "samples" / "example" / "models"
TRAVEL, FIRST = (MODELS / "EX-005.as-is.bpmn").read_bytes(), "Event_needed"
_FAR_AWAY = """[...window.dpgEditor.drawings.values()].at(-1)
  .modeler.get("canvas").scroll({ dx: 9000, dy: 0 })"""


def test_an_uploaded_file_replaces_the_drawing_and_a_bad_one_is_refused(
    server, process, open_editor
) -> None:
    page = open_editor("김민서")
    append_task(page, "그린 일")
    saved(page)
    _upload(page, "bad.bpmn", b"<!DOCTYPE a><a/>")
    expect(page.get_by_test_id("stAlertContentError")).to_be_visible()
    assert len(line(server, process)) == 1
    _upload(page, "good.bpmn", blank.blank("다른 기관"))
    expect(named(page, "다른")).to_be_visible()
    expect(named(page, "그린")).to_have_count(0)
    assert line(server, process)[0][:2] == (2, "김민서")
    page.get_by_role("tab", name="저장 기록").click()
    page.get_by_role("button", name="되돌리기").click()
    expect(named(page, "그린")).to_be_visible()
    assert line(server, process)[0] == (3, "김민서", {"그린 일"})


def test_another_drawing_is_shown_from_its_beginning_and_a_newer_one_at_the_same_place(
    server, process, open_editor
) -> None:
    page = open_editor()
    append_task(page, "그린 일")
    saved(page)
    page.evaluate(_FAR_AWAY)
    expect(named(page, "그린")).not_to_be_in_viewport()
    _upload(page, "another.bpmn", TRAVEL)
    expect(element(page, FIRST)).to_be_in_viewport(ratio=1)
    page.evaluate(_FAR_AWAY)
    expect(element(page, FIRST)).not_to_be_in_viewport()
    _upload(page, "newer.bpmn", TRAVEL.replace("출장을 승인한다".encode(), "결재한다".encode()))
    expect(named(page, "결재한다")).to_be_attached()
    expect(element(page, FIRST)).not_to_be_in_viewport()


def test_a_file_in_another_encoding_is_read_in_korean_and_without_complaint(open_editor) -> None:
    page = open_editor()
    korean = blank.blank("한글 기관").decode().replace('encoding="UTF-8"', 'encoding="EUC-KR"')
    _upload(page, "euc-kr.bpmn", korean.encode("euc-kr"))
    expect(named(page, "한글")).to_be_visible()
    expect(page.locator(".dpg-editor-notice")).to_have_count(0)


def test_a_file_without_a_picture_is_kept_and_nothing_is_drawn_over_it(
    server, process, open_editor
) -> None:
    page = open_editor()
    append_task(page, "그린 일")
    eventually(page, lambda: tasks_now(server, process) == {"그린 일"})
    before = len(line(server, process))  # 2 where the task was saved before it had its name
    bare = re.sub(rb"<bpmndi:BPMNDiagram.*</bpmndi:BPMNDiagram>", b"", blank.blank("x"), flags=re.S)
    _upload(page, "bare.bpmn", bare)
    notice = page.locator(".dpg-editor-notice[data-kind=refusal]")
    expect(notice).to_contain_text("그림 정보가 없는 파일")
    expect(page.locator(".dpg-editor-canvas")).to_have_attribute("inert", "")
    page.wait_for_timeout(1500)
    assert len(line(server, process)) == before + 1
    _upload(page, "whole.bpmn", blank.blank("다시 온 기관"))
    expect(named(page, "다시")).to_be_visible()
    expect(notice).to_have_count(0)
    append_task(page, "이어서 그린 일")
    eventually(page, lambda: tasks_now(server, process) == {"이어서 그린 일"})
    assert line(server, process)[0][1] == "이름 없음"


@pytest.mark.parametrize("part", ["BPMNDiagram", "BPMNShape"])
def test_a_file_that_places_nothing_can_be_laid_out_and_drawn_on(
    server, process, open_page, part: str
) -> None:
    gone = rf"<bpmndi:{part} .*</bpmndi:{part}>".encode()
    keep(server, process, re.sub(gone, b"", blank.blank("x"), flags=re.S))
    page = open_page(server)
    page.goto(f"{server.url}/model?code={process.code}&state=as-is")
    page.get_by_role("button", name="자동으로 배치하기").click()
    expect(element(page, "StartEvent_1")).to_be_visible()
    expect(page.locator(".dpg-editor-notice")).to_have_count(0)
    append_task(page, "이어서 그린 일")
    saved(page)
    assert [number for number, _by, _tasks in line(server, process)] == [3, 2, 1]
    assert tasks_now(server, process) == {"이어서 그린 일"}


def _upload(page: Page, name: str, content: bytes) -> None:
    drawn(page)  # after the upload before, the field stands there until the script has ended
    if not page.get_by_test_id("stFileUploader").is_visible():
        page.get_by_role("button", name="파일 올리기").click()
    file: FilePayload = {"name": name, "mimeType": "application/xml", "buffer": content}
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_text(name)).to_be_visible()
    page.get_by_role("button", name="올리기", exact=True).click()
