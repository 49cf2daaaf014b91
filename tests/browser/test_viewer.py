"""The viewer in Chromium: one revision, two compared, marked, measured, played, reached by keys."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from processes.inventory.model import Process
from tests.browser.drawing import element, keep, notice

pytestmark = pytest.mark.browser

APP = "tests/browser/viewing/app.py"
MODEL = (Path(__file__).parent.parent / "processes/bpmn/files/recruitment.bpmn").read_bytes()
Show = Callable[..., Page]


@pytest.fixture(scope="module")
def server(serving, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A server whose only page is a viewer."""
    with serving(tmp_path_factory.mktemp("viewer"), app=APP) as running:
        yield running


@pytest.fixture
def show(server, process: Process, open_page) -> Show:
    """Open the viewer on stored models: show(MODEL, OTHER, marks={…})."""

    def open_it(*models: bytes, width: int = 1440, height: int = 900, **given: object) -> Page:
        sources = [
            {
                "process_code": process.code,
                "state": line,
                "number": keep(server, process, content, line=line),
                "label": label,
            }
            for content, line, label in zip(
                models, ("as-is", "to-be"), ("현행 1판", "개선 1판"), strict=False
            )
        ]
        page: Page = open_page(server, width=width, height=height)
        page.goto(f"{server.url}/?given={quote(json.dumps({'sources': sources, **given}))}")
        expect(element(page, "Start")).to_be_visible()
        return page

    return open_it


def _placed(page: Page, element_id: str, pane: int = 0) -> tuple[float, float]:
    box = page.locator(f".dpg-pane >> nth={pane}").locator(f"[data-element-id={element_id}]").first
    found = box.bounding_box()
    assert found
    return round(found["x"]), round(found["y"])


def test_one_revision_is_shown_marked_and_measured_and_data_are_never_markup(show) -> None:
    page = show(
        MODEL,
        marks={"Task_Plan": "added", "Flow_4": "removed", "Task_Sum": "heat-9", "gone": "error"},
        badges={"Task_Check": "<img src=x onerror=alert(1)>", "gone": "1"},
    )
    expect(element(page, "Task_Plan")).to_have_class(re.compile("dpg-mark-added"))
    assert page.locator(".dpg-sign text").all_text_contents() == ["+", "−"]
    expect(page.locator(".dpg-legend li")).to_have_text(["+더해짐", "−없어짐", "낮음높음"])
    expect(page.locator(".dpg-badge text")).to_have_text("<img src=x onerror=alert(1)>")
    expect(page.locator(".dpg-badge img")).to_have_count(0)


def test_a_click_picks_an_element_and_a_rerun_leaves_the_view_as_it_is(show) -> None:
    page = show(MODEL)
    element(page, "Task_Sum").click()
    expect(page.get_by_text("고른 것: Task_Sum")).to_be_visible()
    page.get_by_role("button", name="크게 보기").click()
    before = _placed(page, "Task_Sum")
    page.get_by_role("button", name="다시 그리기").click()
    expect(page.get_by_text("다시 그렸습니다")).to_be_visible()
    assert _placed(page, "Task_Sum") == before
    page.locator(".dpg-pane-canvas").click(position={"x": 5, "y": 5})
    expect(page.get_by_text("고른 것: None")).to_be_visible()


def test_every_element_is_reached_by_the_keyboard_and_says_what_it_is(show) -> None:
    page = show(MODEL, marks={"Task_Plan": "changed"}, badges={"Task_Plan": "3일"})
    page.get_by_role("button", name="닫기").focus()
    page.keyboard.press("Tab")
    focused = page.locator("[data-element-id]:focus")
    expect(focused).to_have_attribute("data-element-id", "Participant_Applicant")
    expect(focused).to_have_attribute("aria-label", "기관(풀) '지원자'")
    seen = set()
    for _step in range(80):
        seen.add(focused.get_attribute("data-element-id"))
        page.keyboard.press("ArrowRight")
    assert {"Task_Plan", "Flow_No", "Late", "End_Observe", "Message_Post"} <= seen
    element(page, "Task_Plan").focus()
    expect(focused).to_have_attribute(
        "aria-label", "사용자 작업(화면에서 처리) '부서별 채용 수요조사서를 작성한다' 바뀜 3일"
    )
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    expect(element(page, "Task_Plan")).to_have_class(re.compile("selected"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("고른 것: Task_Plan")).to_be_visible()


AFTER = MODEL.replace("면접전형".encode(), "면접을 본다".encode())


def test_two_revisions_move_together_beside_each_other_and_over_each_other(show) -> None:
    page = show(MODEL, AFTER, marks={"Task_Interview": "changed", "Task_Return": "removed"})
    expect(page.locator(".dpg-pane-label")).to_have_text(["현행 1판", "개선 1판"])
    first, second = _placed(page, "Start"), _placed(page, "Start", pane=1)
    assert second[0] - first[0] > 300
    page.mouse.move(first[0] + 100, first[1] + 200)
    page.mouse.wheel(40, 60)
    page.wait_for_timeout(300)
    moved, followed = _placed(page, "Start"), _placed(page, "Start", pane=1)
    assert moved != first
    assert (followed[0] - second[0], followed[1] - second[1]) == pytest.approx(
        (moved[0] - first[0], moved[1] - first[1]), abs=2
    )
    page.get_by_role("button", name="겹쳐 보기").click()
    page.wait_for_timeout(300)
    assert _placed(page, "Start") == pytest.approx(_placed(page, "Start", pane=1), abs=1)
    opacity = "one => getComputedStyle(one.querySelector('.djs-visual')).opacity"
    before = page.locator(".dpg-pane >> nth=0")
    assert before.locator("[data-element-id=Task_Return]").first.evaluate(opacity) == "0.75"
    assert before.locator("[data-element-id=Task_Plan]").first.evaluate(opacity) == "0"
    page.get_by_label("앞의 판에서 뒤의 판으로 바꿔 보기").fill("0")
    assert before.locator("[data-element-id=Task_Plan]").first.evaluate(opacity) == "1"


RUN = [
    {"element": "Start", "tokens": ["Flow_1"]},
    {"element": "Task_Plan", "tokens": ["Flow_2", "Flow_2"]},
    {"element": "Task_Sum", "tokens": ["Flow_3", "Task_Check", "not drawn"]},
]


def test_a_run_is_played_step_by_step_and_by_itself(show) -> None:
    page = show(MODEL, run=RUN)
    tokens, text = page.locator(".dpg-token"), page.locator(".dpg-run-text")
    expect(text).to_have_text("시작 전 · 모두 3단계")
    expect(page.get_by_role("button", name="한 단계 뒤로")).to_be_disabled()
    page.get_by_role("button", name="한 단계 앞으로").click()
    page.get_by_role("button", name="한 단계 앞으로").click()
    expect(text).to_have_text("2/3단계 · 부서별 채용 수요조사서를 작성한다 · 토큰 2개")
    expect(tokens).to_have_text(["2"])
    expect(element(page, "Task_Plan")).to_have_class(re.compile("dpg-firing"))
    page.get_by_role("button", name="한 단계 뒤로").click()
    expect(tokens).to_have_count(1)
    page.get_by_label("빠르기").select_option("4")
    page.get_by_role("button", name="재생").click()
    expect(text).to_have_text("3/3단계 · 수요를 집계한다 · 토큰 3개")
    expect(tokens).to_have_count(2)
    expect(page.get_by_role("button", name="재생")).to_be_visible()
    page.get_by_role("button", name="처음으로").click()
    expect(tokens).to_have_count(0)


@pytest.mark.parametrize("width", [1440, 390])
def test_the_mark_of_bpmn_io_is_visible_uncovered_and_linked(show, width: int) -> None:
    page = show(MODEL, AFTER, marks={"Task_Plan": "added"}, run=RUN, width=width)
    for layout in ("나란히", "겹쳐 보기"):
        page.get_by_role("button", name=layout).click()
        marks = page.locator("a.bjs-powered-by").locator("visible=true")
        assert marks.count() == (2 if layout == "나란히" else 1)
        for mark in marks.all():
            mark.scroll_into_view_if_needed()
            assert "bpmn.io" in str(mark.get_attribute("href"))
            assert mark.evaluate(UNCOVERED)


UNCOVERED = """one => {
  const { x, y, width, height } = one.getBoundingClientRect()
  const top = document.elementFromPoint(x + width / 2, y + height / 2)
  return width > 40 && one.contains(top)
}"""


def test_pictures_come_from_the_server_and_print_has_the_diagram_alone(
    show, process: Process
) -> None:
    page = show(MODEL, marks={"Task_Plan": "added"})
    for kind, begins in (("SVG", b"<svg"), ("PNG", b"\x89PNG")):
        page.get_by_role("button", name="그림으로 받기, 인쇄").click()
        with page.expect_download() as download:
            page.get_by_role("button", name=re.compile(f"{kind} 그림 받기")).click()
        assert download.value.suggested_filename == f"{process.code}.as-is.1.{kind.lower()}"
        content = Path(download.value.path()).read_bytes()
        assert content.startswith(begins)
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="그림으로 받기, 인쇄").click()
    page.get_by_role("button", name="인쇄", exact=True).click()
    page.emulate_media(media="print")
    shown = page.evaluate(
        "[...document.body.children].filter(one => one.offsetHeight).map(one => one.className)"
    )
    assert shown == ["dpg-print-sheet"]
    sheet = page.locator(".dpg-print-sheet")
    expect(sheet.locator("[data-element-id=End]").first).to_be_visible()
    expect(sheet.locator("a.bjs-powered-by")).to_be_visible()
    expect(sheet.locator(".dpg-sign-added, .dpg-legend-added")).to_have_count(2)
    pages = page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n")
    assert pages == 1
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(sheet).to_have_count(0)


def test_a_case_runs_in_korean_over_the_diagram_which_stays_as_it_is(show) -> None:
    page = show(MODEL)
    _run_a_case(page)
    toggle = page.get_by_role("button", name="시뮬레이션")
    expect(toggle).to_have_attribute("aria-pressed", "true")
    toggle.click()
    expect(page.locator(".dpg-simulation")).to_have_count(0)
    expect(element(page, "Task_Plan")).to_be_visible()


def _run_a_case(page: Page) -> None:
    page.get_by_role("button", name="시뮬레이션").click()
    page.locator(".bts-context-pad:not(.hidden)[title='여기서 진행하기']").first.click()
    page.get_by_title("진행 기록 열고 닫기").click()
    expect(page.locator(".bts-log")).to_contain_text("흐름이 시작됨")
    expect(page.locator(".bts-log")).to_contain_text("부서별 채용")
    assert page.evaluate("[...window.dpgEditor.untranslated]") == []
    assert (
        page.locator(".dpg-simulation [title], .dpg-simulation [aria-label]").evaluate_all(
            """all => all.map(one => one.title || one.getAttribute("aria-label"))
          .filter(text => text && !/[가-힣]/.test(text) && !/^Powered by bpmn.io$/.test(text))"""
        )
        == []
    )


def test_what_cannot_be_shown_says_why(show, server, process: Process, open_page) -> None:
    bare = re.sub(rb"<bpmndi:BPMNDiagram.*</bpmndi:BPMNDiagram>", b"", MODEL, flags=re.S)
    number = keep(server, process, bare)
    page = open_page(server)
    sources = [
        {"process_code": process.code, "state": "as-is", "number": number, "label": "1판"},
        {"process_code": process.code, "state": "as-is", "number": number + 8, "label": "9판"},
    ]
    for source, reason in zip(sources, ("그림 정보가 없는 파일", "9판이 없습니다"), strict=True):
        page.goto(f"{server.url}/?given={quote(json.dumps({'sources': [source]}))}")
        expect(notice(page, "refusal")).to_contain_text(reason)


def test_a_narrow_window_begins_with_what_can_be_read_and_shows_all_on_request(show) -> None:
    page = show(MODEL, width=390, height=844)
    canvas = page.locator(".dpg-pane-canvas").bounding_box()
    began = element(page, "Task_Plan").bounding_box()
    assert canvas
    assert began
    assert began["width"] >= 48  # half its size
    page.get_by_role("button", name="화면에 맞추기").click()
    whole = page.locator(".dpg-pane .viewport").bounding_box()
    assert whole
    assert whole["width"] <= canvas["width"]


def test_a_diagram_too_long_to_be_seen_whole_begins_at_its_beginning(show) -> None:
    long = re.sub(rb'(bpmnElement="Participant_\w+".{0,60}? width=")\d+', rb"\g<1>90000", MODEL)
    assert long != MODEL
    began = element(show(long), "Start").bounding_box()
    assert began
    assert began["width"] >= 18  # half its size
