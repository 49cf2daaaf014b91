"""The panel of checks: what the newest revision's findings say, and what a click does."""

import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

import storage
from processes.bpmn import store
from processes.bpmn.blank import blank
from processes.inventory.model import Facts, Process
from processes.inventory.store import add_process
from tests.commands.test_model_check import DEADLOCK
from tests.pages.test_model import text, visit
from ui.model_checked import PANEL, highlights
from ui.model_drawing import Drawing


@pytest.fixture
def hiring(db) -> Process:
    with storage.transaction(db):
        return add_process(db, "채용 계획", "인사부", Facts(), by="준비")


def save(db, process: Process, content: bytes, base: int = 0) -> None:
    with storage.transaction(db):
        store.save(db, process.id, "as-is", content, base=base, origin="editor", by="이")


def checks(process: Process) -> AppTest:
    return visit(code=process.code, panel=PANEL)


def given(app: AppTest, component: str) -> dict[str, Any]:
    """What the component was given."""
    (found,) = (one for one in app.get("bidi_component") if component in one.proto.component_name)
    values: dict[str, Any] = json.loads(found.proto.json)
    return values


def test_findings_stand_by_severity_and_rule_with_a_sentence(db, hiring) -> None:
    save(db, hiring, DEADLOCK.encode())
    app = checks(hiring)
    titles = [one.label for one in app.expander]
    assert any(title.startswith("그림에 없는 요소 :red-badge[오류") for title in titles)
    assert titles.index(next(t for t in titles if "오류" in t)) < titles.index(
        next(t for t in titles if "참고" in t)
    )
    assert "작업 '신청서 접수'에 걸리는 시간(분)이 없습니다." in text(app).replace("\\", "")
    assert "task-time · 제안" in text(app)
    assert "건전성(soundness): 문제가" in app.error[0].value


def test_a_new_revision_is_checked_anew(db, hiring) -> None:
    save(db, hiring, DEADLOCK.encode())
    assert checks(hiring).error
    mended = DEADLOCK.replace("parallelGateway", "exclusiveGateway")
    save(db, hiring, mended.encode(), base=1)
    app = checks(hiring)
    assert not app.error
    assert "어느 길로 가도" in app.success[0].value
    assert "**2판** 점검" in text(app)


def test_a_click_on_a_finding_shows_the_element_in_the_editor(db, hiring) -> None:
    save(db, hiring, DEADLOCK.encode())
    app = checks(hiring)
    before = given(app, "editor")
    assert before["focus"] is None
    assert before["marks"]["j"] == "error"
    look = next(one for one in app.button if one.label == "보기" and "task-time/t/" in str(one.key))
    look.click()
    app.run()
    assert not app.exception
    assert given(app, "editor")["focus"] == "t"


def test_a_run_is_played_token_by_token_when_asked_for(db, hiring) -> None:
    save(db, hiring, DEADLOCK.encode())
    app = checks(hiring)
    assert not [one for one in app.get("bidi_component") if "viewer" in one.proto.component_name]
    (play,) = [one for one in app.toggle if one.label == "여기에 이르는 길 재생"]
    play.set_value(True)
    app.run()
    assert not app.exception
    played = given(app, "viewer")
    assert [step["element"] for step in played["run"]][:2] == ["s", "x"]
    assert all(step["tokens"] for step in played["run"])
    assert played["marks"]["j"] == "error"
    assert played["sources"][0]["number"] == 1


def test_each_measure_has_its_meaning(db, hiring) -> None:
    save(db, hiring, DEADLOCK.encode())
    table = checks(hiring).dataframe[0].value
    row = table[table["지표"] == "갈림"].iloc[0]
    assert row["값"] == "2"
    assert table[table["지표"] == "인계"].iloc[0]["값"] == "-"
    assert table["뜻"].str.endswith(".").all()
    assert table["근거"].ne("").all()


def test_markup_in_a_name_is_shown_as_text(db, hiring) -> None:
    named = DEADLOCK.replace("신청서 접수", "&lt;script&gt;alert(1)&lt;/script&gt; **굵게**")
    save(db, hiring, named.encode())
    app = checks(hiring)
    shown = text(app)
    assert r"\<script\>alert(1)" in shown
    assert r"\*\*굵게" in shown


def test_long_lists_are_folded_until_asked_for(db, hiring) -> None:
    tasks = "".join(f'<task id="t{n}" name="일 {n}"/>' for n in range(30))
    save(db, hiring, DEADLOCK.replace("<endEvent", tasks + "<endEvent").encode())
    app = checks(hiring)
    sentence = "작업 '일 29'에 걸리는 시간"
    assert sentence not in text(app)
    next(one for one in app.toggle if "task-time" in str(one.key)).set_value(True)
    app.run()
    assert sentence in text(app)


def test_another_panel_leaves_the_drawing_unmarked(db, hiring) -> None:
    save(db, hiring, DEADLOCK.encode())
    app = visit(code=hiring.code, panel="저장 기록")
    assert given(app, "editor")["marks"] == {}


def test_nothing_saved_is_nothing_checked(db, hiring) -> None:
    app = checks(hiring)
    assert "아직 저장한 판이 없습니다" in text(app)
    assert highlights(Drawing(hiring, "as-is", (), (), None)) == ({}, None)


def test_a_blank_drawing_is_told_what_it_lacks(db, hiring) -> None:
    save(db, hiring, blank("채용"))
    app = checks(hiring)
    assert "종료 이벤트가 없습니다" in text(app)
    assert "레인 '담당'에 누구의 일인지" in text(app)
