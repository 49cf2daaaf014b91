"""The flow chart page: opened from its address, files in and out, revisions brought back."""

import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

import storage
from processes.bpmn import store
from processes.bpmn.blank import blank
from processes.inventory.model import Facts, Process
from processes.inventory.store import add_process
from ui.bpmn_editor import tokens

SHELL = Path(__file__).resolve().parents[2] / "ui" / "shell.py"


@pytest.fixture
def hiring(db) -> Process:
    with storage.transaction(db):
        return add_process(db, "채용 계획", "인사부", Facts(), by="준비")


def save(db, process: Process, name: str, base: int, state: str = "as-is", by: str = "이"):
    with storage.transaction(db):
        return store.save(db, process.id, state, blank(name), base=base, origin="upload", by=by)


def visit(**parameters: str) -> AppTest:
    app = AppTest.from_file(str(SHELL), default_timeout=30)
    app._page_hash = calc_hash("model")
    app.session_state["author"] = "김민서"
    app.query_params.update({"panel": "저장 기록", **parameters})
    app.run()
    assert not app.exception
    return app


def click(app: AppTest, label: str, which: int = 0) -> AppTest:
    [one for one in app.button if one.label == label][which].click()
    app.run()
    assert not app.exception
    return app


def text(app: AppTest) -> str:
    return "\n".join(one.value for one in (*app.markdown, *app.caption))


def editor(app: AppTest) -> dict[str, Any]:
    """What the editor's component was given."""
    (found,) = (one for one in app.get("bidi_component") if "editor" in one.proto.component_name)
    given: dict[str, Any] = json.loads(found.proto.json)
    return given


def names(db, process: Process, state: str = "as-is") -> list[tuple[int, str, str]]:
    """Number, author and origin of each revision, newest first."""
    line = store.revisions(db, process.id, state)
    return [(one.number, one.created_by, one.origin) for one in line]


def test_the_address_opens_the_drawing_with_a_token_for_it_alone(hiring) -> None:
    app = visit(code=hiring.code, state="to-be")
    assert app.title[0].value == "채용 계획"
    given = editor(app)
    assert (given["model"], given["number"]) == (f"{hiring.id}/to-be", 0)
    assert tokens.editor_of(given["token"], hiring.code, "to-be").name == "김민서"
    with pytest.raises(tokens.BadToken):
        tokens.editor_of(given["token"], hiring.code, "as-is")


def test_a_run_that_changes_nothing_gives_the_editor_the_same(hiring) -> None:
    app = visit(code=hiring.code)
    before = editor(app)
    app.run()
    assert editor(app) == before


def test_another_name_gets_a_token_of_its_own(hiring) -> None:
    app = visit(code=hiring.code)
    app.session_state["author"] = "박서준"
    app.run()
    assert tokens.editor_of(editor(app)["token"], hiring.code, "as-is").name == "박서준"


@pytest.mark.parametrize("state", [None, "someday"])
def test_without_a_known_state_the_as_is_opens(hiring, state) -> None:
    app = visit(code=hiring.code, **({"state": state} if state else {}))
    assert editor(app)["model"] == f"{hiring.id}/as-is"


def test_the_switch_changes_the_address(hiring) -> None:
    app = visit(code=hiring.code)
    app.button_group[0].set_value("to-be").run()
    assert not app.exception
    assert app.query_params["state"] in ("to-be", ["to-be"])
    assert editor(app)["model"] == f"{hiring.id}/to-be"


def test_an_unknown_code_says_so_and_leads_to_the_list(hiring) -> None:
    app = visit(code="P-9999")
    assert "P-9999" in text(app)
    with pytest.raises(ValueError, match="unpack"):
        editor(app)
    app.button(key="model/to-list").click().run()
    assert "code" not in app.query_params
    assert "업무를 골라 시작하세요" in text(app)


def test_a_missing_bundle_says_what_to_run(hiring, tmp_path) -> None:
    (tmp_path / "entry.js").unlink()
    assert "make setup" in visit(code=hiring.code).error[0].value


def test_without_a_code_the_list_names_lines_numbers_and_authors(db, hiring) -> None:
    assert "아직 그린 흐름도가 없습니다" in text(visit())
    save(db, hiring, "하나", 0)
    save(db, hiring, "둘", 1, by="박서준")
    shown = text(visit())
    assert "채용 계획" in shown
    assert "2판 · 박서준" in shown


def test_without_processes_the_list_leads_to_the_register(db) -> None:
    app = visit()
    assert "아직 업무가 없습니다" in text(app)


def test_choosing_a_process_opens_it(hiring) -> None:
    app = visit()
    app.selectbox[0].select_index(0).run()
    assert not app.exception
    assert app.query_params["code"] in (hiring.code, [hiring.code])


def upload(app: AppTest, name: str, content: bytes) -> AppTest:
    app.file_uploader[0].set_value((name, content, "application/xml"))
    return click(app, "올리기")


def test_an_uploaded_file_becomes_the_next_revision_byte_for_byte(db, hiring) -> None:
    save(db, hiring, "처음", 0)
    app = upload(visit(code=hiring.code), "새 그림.bpmn", blank("새 그림") + b"\n<!-- x -->")
    assert names(db, hiring) == [(2, "김민서", "upload"), (1, "이", "upload")]
    newest = store.newest(db, hiring.id, "as-is")
    assert newest is not None
    assert store.content(db, newest.sha256) == blank("새 그림") + b"\n<!-- x -->"
    assert editor(app)["number"] == 2


def test_a_file_that_is_no_model_is_refused_with_its_sentence(db, hiring) -> None:
    app = upload(visit(code=hiring.code), "a.bpmn", b"<!DOCTYPE a><a/>")
    assert app.error[0].value
    assert names(db, hiring) == []


def test_an_upload_over_a_save_that_was_not_seen_is_kept_beside_it(db, hiring) -> None:
    save(db, hiring, "처음", 0)
    app = visit(code=hiring.code)
    save(db, hiring, "그 사이의 그림", 1, by="박서준")
    app = upload(app, "a.bpmn", blank("내 파일"))
    assert "박서준" in app.error[0].value
    assert names(db, hiring)[0] == (2, "박서준", "upload")
    (refused,) = store.refused(db, hiring.id, "as-is")
    assert store.content(db, refused.sha256) == blank("내 파일")
    click(app, "새 판으로 저장")
    newest = store.newest(db, hiring.id, "as-is")
    assert newest is not None
    assert (newest.number, store.content(db, newest.sha256)) == (3, blank("내 파일"))


def test_clicking_upload_without_a_file_says_what_is_missing(db, hiring) -> None:
    app = click(visit(code=hiring.code), "올리기")
    assert "파일" in app.error[0].value
    assert names(db, hiring) == []


def test_an_old_revision_comes_back_as_the_newest(db, hiring) -> None:
    save(db, hiring, "처음", 0)
    save(db, hiring, "나중", 1)
    app = click(visit(code=hiring.code), "되돌리기")
    newest = store.newest(db, hiring.id, "as-is")
    assert newest is not None
    assert (newest.number, newest.note) == (3, "1판으로 되돌림")
    assert store.content(db, newest.sha256) == blank("처음")
    assert editor(app)["number"] == 3


def test_the_to_be_starts_as_a_copy_of_the_as_is(db, hiring) -> None:
    save(db, hiring, "처음", 0)
    app = click(visit(code=hiring.code, state="to-be"), "현행에서 복사해 시작")
    assert names(db, hiring, "to-be") == [(1, "김민서", "copy")]
    newest = store.newest(db, hiring.id, "to-be")
    assert newest is not None
    assert store.content(db, newest.sha256) == blank("처음")
    assert "현행에서 복사해 시작" not in [one.label for one in app.button]


def test_there_is_nothing_to_copy_without_an_as_is(hiring) -> None:
    app = visit(code=hiring.code, state="to-be")
    assert "현행에서 복사해 시작" not in [one.label for one in app.button]


def test_a_refused_drawing_is_listed_with_its_author(db, hiring) -> None:
    save(db, hiring, "처음", 0)
    save(db, hiring, "늦은 그림", 0, by="박서준")
    app = visit(code=hiring.code)
    assert [one.label for one in app.expander] == ["밀려난 저장 1개"]
    assert "0판에서 고친 그림** · 박서준" in text(app)
    assert "**1판** · 이" in text(app)


def test_names_with_signs_of_markdown_are_shown_as_written(db, hiring) -> None:
    with storage.transaction(db):
        odd = add_process(db, "[링크](http://x) *별*", "부_서_", Facts(), by="준비")
    save(db, odd, "그림", 0, by="<b>김</b>")
    shown = text(visit())
    assert r"\[링크\](http" in shown
    assert "<b>" not in shown


def test_a_sitting_is_folded_until_each_revision_is_asked_for(db, hiring) -> None:
    for number in range(3):
        with storage.transaction(db):
            content = blank(f"그림 {number}")
            store.save(db, hiring.id, "as-is", content, base=number, origin="editor", by="이")
    app = visit(code=hiring.code)
    assert "1–3판" in text(app)
    assert "되돌리기" not in [one.label for one in app.button]
    app.toggle[0].set_value(True).run()
    assert [one.label for one in app.button].count("되돌리기") == 2
    assert "1–3판" not in text(app)
