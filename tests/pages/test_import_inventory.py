"""Import in the browser: a file, how it was understood, the user's say, one click."""

from functools import partial
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

import storage
from processes.census import store as census
from processes.inventory import store
from processes.inventory.model import Facts, exactly
from processes.spreadsheet import importing, template
from processes.spreadsheet.form import Form
from tests.pages import visiting

SHELL = Path(__file__).resolve().parents[2] / "ui" / "shell.py"
SAMPLE = Path(__file__).parents[3] / "shared" / "samples" / "업무목록_취합본.xlsx"
TABLE = """2026년 업무 목록,,,,
부서,업무명,연간 처리건수,소요시간,지난해 건수
경영기획부,채용,월 2건,3일,20
,승진,12,30분,10
시설관리부,대관,많음,25분,900
합계,,914,,
"""


visit = partial(visiting.visit, "import")


def upload(content: bytes, name: str = "목록.csv") -> AppTest:
    app = visit()
    app.file_uploader[0].set_value((name, content, "application/octet-stream"))
    app.run()
    assert not app.exception
    return app


def said(elements: Any) -> str:
    return "\n".join(element.value for element in elements)


def figures(app: AppTest) -> dict[str, str]:
    return {metric.label: metric.value for metric in app.metric}


def column(app: AppTest, letter: str) -> Any:
    return next(box for box in app.selectbox if box.label == f"{letter}열의 항목")


def register(app: AppTest) -> AppTest:
    app.button(key="import-register").click()
    app.run()
    assert not app.exception
    return app


def test_before_a_file_the_page_says_what_it_understands(db):
    app = visit()
    assert not app.exception
    assert "'월 20건'" in said(app.markdown)
    assert not app.metric


def test_the_preview_shows_what_would_happen_and_writes_nothing(db):
    app = upload(TABLE.encode())
    assert figures(app) == {
        "등록할 업무": "2개",
        "반려된 행": "1개",
        "건너뛴 행": "1개",
        "새 부서": "1개",
    }
    coming: Any = app.dataframe[0].value
    assert coming["업무명"].tolist() == ["채용", "승진"]
    assert coming["연간 건수(건/년)"].tolist() == ["24", "12"]
    rejected: Any = app.dataframe[1].value
    assert rejected.iloc[0, :3].tolist() == ["C5", "연간 처리건수", "많음"]
    assert store.all_processes(db) == []


def test_the_preview_tells_how_each_column_was_understood(db):
    app = upload(TABLE.encode())
    assert column(app, "B").value == "name"
    assert column(app, "E").value == "가져오지 않음"
    text = said(app.markdown)
    assert "월 2건 → **24 건/년**" in text
    assert ":green-badge[확실]" in text
    assert "1일 = 근무 8시간으로 계산합니다" in said(app.caption)


def test_the_user_changes_what_a_column_holds(db):
    app = upload(TABLE.encode())
    column(app, "E").set_value("yearly_volume")
    app.run()
    assert not app.exception
    assert figures(app)["등록할 업무"] == "3개"
    assert ":blue-badge[직접 고름]" in said(app.markdown)
    register(app)
    volumes = [process.facts.yearly_volume for process in store.all_processes(db)]
    assert volumes == [exactly(20, "20"), exactly(10, "10"), exactly(900, "900")]


def test_without_a_column_of_names_the_choice_can_be_mended(db):
    app = upload(TABLE.encode())
    column(app, "B").set_value("가져오지 않음")
    app.run()
    assert "업무명" in said(app.error)
    column(app, "B").set_value("name")
    app.run()
    assert not app.error
    assert figures(app)["등록할 업무"] == "2개"


def test_unreadable_values_may_stay_unknown(db):
    app = upload(TABLE.encode())
    next(box for box in app.checkbox if "읽지 못한" in box.label).check()
    app.run()
    assert figures(app)["반려된 행"] == "0개"
    register(app)
    facts = store.process_by_code(db, "P-0003").facts
    assert (facts.yearly_volume, facts.note) == (None, "[읽지 못한 값] 연간 처리건수 '많음'")


def test_registering_says_what_came_in_and_does_it_once(db):
    app = register(upload(TABLE.encode()))
    assert "업무 2개를 등록했습니다" in said(app.success)
    assert "반려된 행 1개" in said(app.warning)
    assert [p.name for p in store.all_processes(db)] == ["채용", "승진"]
    assert store.departments(db) == ["경영기획부"]
    next(one for one in app.button if one.label == "다른 파일 가져오기").click()
    app.run()
    assert len(app.file_uploader) == 1


def test_a_block_of_cells_is_pasted_previewed_and_registered(db):
    app = visit()
    app.segmented_control(key="import-source").set_value("표 붙여넣기")
    app.run()
    block = '부서\t업무명\t연간 건수\n경영기획부\t"채용\n(정규)"\t월 2건\n\t승진\t많음\n'
    app.text_area(key="import-pasted").set_value(block)
    app.run()
    assert not app.exception
    assert figures(app)["등록할 업무"] == "1개"
    assert "'많음'" in app.dataframe[1].value.iloc[0]["이유"]
    register(app)
    (process,) = store.all_processes(db)
    assert (process.name, process.facts.yearly_volume) == ("채용 (정규)", exactly(24, "월 2건"))


def test_the_address_asks_for_pasting(db):
    app = AppTest.from_file(str(SHELL), default_timeout=30)
    app._page_hash = calc_hash("import")
    app.query_params["from"] = "paste"
    app.run()
    assert app.text_area(key="import-pasted").value == ""
    assert not app.file_uploader


def test_a_new_department_comes_in_only_when_it_is_confirmed(db):
    with storage.transaction(db):
        store.add_department(db, "경영기획부", by="이")
    app = upload("부서,업무명\n경영기획부,채용\n홍보팀,보도자료\n".encode())
    assert figures(app) == {
        "등록할 업무": "1개",
        "반려된 행": "1개",
        "건너뛴 행": "0개",
        "새 부서": "0개",
    }
    assert "없는 부서 **1개**가 적혀 있습니다: 홍보팀" in said(app.markdown)
    next(box for box in app.checkbox if "새 부서로" in box.label).check()
    app.run()
    assert figures(app)["등록할 업무"] == "2개"
    register(app)
    assert store.departments(db) == ["경영기획부", "홍보팀"]


def test_the_same_file_again_registers_nothing(db):
    register(upload(TABLE.encode()))
    app = upload(TABLE.encode())
    assert figures(app)["등록할 업무"] == "0개"
    assert app.button(key="import-register").disabled


def test_a_register_that_changed_meanwhile_is_shown_first(db):
    app = upload(TABLE.encode())
    with storage.transaction(db):
        store.add_process(db, "채용", "경영기획부", Facts(), by="박")
    app.run()
    assert figures(app)["등록할 업무"] == "1개"


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"PK\x03\x04 broken", "a.xlsx", "깨져"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "a.xlsx", "예전 형식"),
        (b"\x00\x01\x02", "a.csv", "읽을 수 없는"),
        ("가,나\n다,라\n".encode(), "a.csv", "제목 행을 찾지 못했습니다"),
    ],
)
def test_what_is_no_table_is_refused_with_a_sentence(db, content, name, sentence):
    app = upload(content, name)
    assert sentence in said(app.error)
    assert not app.metric


@pytest.mark.skipif(not SAMPLE.exists(), reason="the shared sample is not beside the repository")
def test_the_task_forces_own_file_comes_in_whole(db):
    app = upload(SAMPLE.read_bytes(), SAMPLE.name)
    assert figures(app)["등록할 업무"] == "17개"
    assert next(box for box in app.selectbox if box.label == "시트").value == "업무목록(취합)"
    register(app)
    assert len(store.all_processes(db)) == 17


def form_file(db, department: str = "인사부") -> bytes:
    with storage.transaction(db):
        store.add_process(db, "채용", department, Facts(area="인사"), by="김")
    known = store.department_id(db, department) or ""
    head = Form(department, "2026-11-23T00:00:00Z", department_id=known)
    return template.write(head, store.all_processes(db))


def test_a_survey_form_is_recognised_and_the_way_to_its_department_shown(db):
    content = form_file(db)
    with storage.transaction(db):
        round_ = census.add_round(db, "조사", "2030-12-11", ["인사부"], by="TF")
    app = upload(content, "조사표.xlsx")
    assert "'인사부'의 조사표입니다" in said(app.warning)
    (link,) = [one for one in app.get("page_link") if one.proto.label == "인사부 조사 화면 열기"]
    assert f"round={round_.id}" in link.proto.query_string


def test_without_a_survey_the_form_leads_to_where_one_begins(db):
    app = upload(form_file(db), "조사표.xlsx")
    assert [one for one in app.get("page_link") if one.proto.label == "전수조사 열기"]


def test_a_click_that_changes_nothing_reads_nothing_anew(db, monkeypatch):
    app = upload(TABLE.encode())
    monkeypatch.setattr(importing, "prepare", None)
    app.run()
    assert not app.exception
    assert figures(app)["등록할 업무"] == "2개"
