"""The whole way of a task-force member, in one window: from an empty start to two documents."""

import io
import re
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from hwp_hwpx_parser import HWPXReader
from playwright.sync_api import Download, Page, expect
from pypdf import PdfReader

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

WRITTEN = "응시원서를 종이로 받아 다시 입력하는 일을 없앱니다."
SAMPLE = Path(__file__).resolve().parents[2].parent / "shared/samples/업무목록_취합본.xlsx"


def _own_table() -> bytes:
    """A table of our own for machines without the customer's sample."""
    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = workbook.add_worksheet("업무목록(취합)")
    sheet.merge_range(0, 0, 0, 3, "2026년 기존 업무 전수조사 취합본")
    sheet.write_row(2, 0, ["부서", "업무명", "연간 처리건수", "건당 소요시간"])
    sheet.write_row(3, 0, ["경영기획부", "채용", "연 24건", "3일"])
    sheet.write_row(4, 0, ["", "출장 정산", "월 95건", "０．５시간"])
    sheet.write_row(5, 0, ["합계", "2개 업무", "1,164", ""])
    workbook.close()
    return out.getvalue()


def _table() -> tuple[dict[str, object], int]:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    sample = SAMPLE.exists()
    content = SAMPLE.read_bytes() if sample else _own_table()
    return {"name": "업무목록.xlsx", "mimeType": kind, "buffer": content}, 17 if sample else 2


def _open(page: Page, name: str) -> None:
    """Go to a page by the side bar, as people do."""
    page.get_by_test_id("stSidebarNav").get_by_text(name, exact=True).click()
    expect(page.get_by_role("heading", name=name, level=1)).to_be_visible()


def _import(page: Page) -> None:
    page.get_by_text("파일 고르기").click()
    file, count = _table()
    page.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]
    page.get_by_role("button", name=f"업무 {count}개 등록").click()
    expect(page.get_by_text(f"업무 {count}개를 등록했습니다.")).to_be_visible()
    page.get_by_text("업무 목록 열기").click()
    expect(page.get_by_role("heading", name="업무 목록", level=1)).to_be_visible()


def _draw(page: Page) -> None:
    page.get_by_text("현행 흐름도 그리기").click()
    start = page.locator(".dpg-editor [data-element-id=StartEvent_1]").first
    expect(start).to_be_visible()
    start.click()
    page.locator(".djs-context-pad [data-action='append.append-task']").click()
    expect(page.locator(".djs-direct-editing-content")).to_be_visible()
    page.keyboard.type("서류를 본다")
    page.keyboard.press("Enter")
    task = page.locator(".dpg-editor .djs-element", has_text=re.compile(r"서류를\s*본다")).first
    expect(task).to_be_visible()
    task.dblclick()
    expect(page.locator(".djs-direct-editing-content")).to_have_text("서류를 본다")
    page.keyboard.press("Control+a")
    page.keyboard.type("응시원서를 심사한다")
    page.keyboard.press("Enter")
    _drawn(page)
    expect(page.locator(".dpg-editor-status")).to_have_text(re.compile("^저장됨 "))


def _drawn(page: Page) -> None:
    renamed = page.locator(
        ".dpg-editor .djs-element", has_text=re.compile(r"응시원서를\s*심사한다")
    ).first
    expect(renamed).to_be_visible()


def _evaluate(page: Page) -> None:
    _open(page, "정보화사업")
    page.get_by_label("사업 이름 (필수)").fill("ERP 고도화")
    page.get_by_role("button", name="추가", exact=True).click()
    expect(page.get_by_role("heading", name="ERP 고도화", level=1)).to_be_visible()
    expect(page.get_by_text("판정 보류").first).to_be_visible()
    page.get_by_text("전체 보기").click()
    for question, answer in (("Q1.1", "4점"), ("Q2.1", "0점")):
        box = page.locator(f".st-key-question-{question.replace('.', '-')}")
        box.get_by_text(re.compile(f"^{answer}")).click()
        expect(box.get_by_text("저장됨")).to_be_visible()
    expect(page.get_by_text("현행 유지").first).to_be_visible()
    expect(page.get_by_text(re.compile("C\\(기밀\\)")).first).to_be_visible()


def _choose(page: Page, label: str, words: str) -> None:
    page.get_by_role("combobox", name=re.compile(label)).click()
    page.keyboard.type(words)
    page.get_by_role("option", name=re.compile(words)).first.click()


def _write(page: Page) -> None:
    _open(page, "지원사업 신청서")
    page.get_by_label("제목").fill("채용 업무 디지털 재설계")
    for label, words in (("대상 업무", "P-0001"), ("정보화사업", "ERP")):
        _choose(page, label, words)
        page.keyboard.press("Escape")  # a list of several stays open for the next one
        expect(page.get_by_role("option")).to_have_count(0)
    page.get_by_role("button", name="초안 만들기").click()
    expect(page.get_by_role("heading", name="채용 업무 디지털 재설계", level=1)).to_be_visible()
    page.get_by_role("button", name="다음 항목").click()
    field = page.get_by_role("textbox", name="과제명·개요")
    field.fill(WRITTEN)
    field.press("Control+Enter")
    # The section was begun with facts, so '저장됨' stood there before: the document must show it.
    expect(page.get_by_role("paragraph").filter(has_text=WRITTEN)).to_be_visible()
    expect(page.get_by_text(re.compile("^저장됨 .* 개정 3$"))).to_be_visible()


def _download(page: Page, label: str) -> Download:
    with page.expect_download(timeout=60_000) as waiting:
        page.get_by_role("button", name=f"{label} 받기").click()
    return waiting.value


def test_from_an_empty_start_to_documents_that_others_can_read(fresh_server, open_page, tmp_path):
    page = open_page(fresh_server)
    page.goto(fresh_server.url)
    _import(page)
    page.goto(f"{fresh_server.url}/process?code=P-0001")
    expect(page.get_by_role("heading", name="채용", level=1)).to_be_visible()
    _draw(page)
    _open(page, "업무 목록")
    page.goto(f"{fresh_server.url}/model?code=P-0001&state=as-is")
    _drawn(page)
    _evaluate(page)
    _write(page)
    hwpx, pdf = tmp_path / "draft.hwpx", tmp_path / "draft.pdf"
    _download(page, "HWPX").save_as(hwpx)
    _download(page, "PDF").save_as(pdf)
    _read_back(hwpx, pdf)


def _read_back(hwpx: Path, pdf: Path) -> None:
    wanted = [WRITTEN, "채용", "현행 유지", "24건"]
    with HWPXReader(str(hwpx)) as reader:
        text = reader.extract_text()
    assert [words for words in wanted if words not in text] == []
    with zipfile.ZipFile(hwpx) as parts:
        assert any(name.endswith(".png") for name in parts.namelist()), "the flow chart is missing"
    pages = PdfReader(pdf).pages
    printed = "".join(page.extract_text() for page in pages)
    squeezed = re.sub(r"\s", "", printed)
    assert [words for words in wanted if re.sub(r"\s", "", words) not in squeezed] == []
    assert "응시원서를심사한다" in squeezed, "the vector flow chart carries its labels"
