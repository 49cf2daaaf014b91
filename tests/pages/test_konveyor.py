"""Konveyor's questionnaires in the browser."""

from functools import partial

import pytest

from evaluations.questionnaire.versions import store
from tests.evaluations.konveyor.questionnaires import TEXT
from tests.pages import visiting
from tests.pages.visiting import said

visit = partial(visiting.visit, "konveyor")


@pytest.fixture
def uploaded(db):
    app = visit()
    app.file_uploader[0].upload("theirs.yaml", TEXT.encode(), "application/yaml").run()
    return app


def choose(app, question: str, answer: str):
    return app.selectbox(key=f"questionnaire/theirs.yaml/trial/{question}/0").set_value(answer)


def test_an_empty_page_says_what_to_do(db):
    assert "아직 올린 파일이 없습니다" in said(visit().markdown)


def test_losses_are_told_first_and_both_rules_judge(uploaded):
    assert "묶은 문항: K1.1" in said(uploaded.markdown).replace("\\", "")
    choose(uploaded, "K1.1", "● All")
    choose(uploaded, "K1.2", "● Yes")
    choose(uploaded, "K2.1", "● Yes").run()
    shown = said(uploaded.markdown, uploaded.caption).replace("\\", "")
    assert "● 초록 · Low" in shown
    assert "신뢰도 100" in shown
    assert "위험 낮음" in shown
    choose(uploaded, "K2.1", "■ No").run()
    assert "■ 빨강 · High" in said(uploaded.markdown)


def test_a_question_that_is_not_asked_leaves_both(uploaded):
    choose(uploaded, "K1.1", "묻지 않음(해당없음)")
    choose(uploaded, "K1.2", "● Yes")
    choose(uploaded, "K2.1", "● Yes").run()
    assert "초록 2" in said(uploaded.caption)


def test_it_becomes_a_draft_of_ours(db, uploaded):
    visiting.press(uploaded, "이 도구의 초안으로 가져오기")
    (draft,) = store.drafts(db)
    assert draft.questionnaire_id == "konveyor-cloud-readiness"


def test_a_bad_file_is_refused_with_its_place(db):
    app = visit()
    bad = TEXT.replace("risk: red}", "risk: pink}").encode()
    app.file_uploader[0].upload("theirs.yaml", bad, "application/yaml").run()
    assert "theirs.yaml 12행" in said(app.error).replace("\\", "")


def test_ours_leave_with_their_losses(db):
    app = visit()
    app.selectbox(key="konveyor-export").set_value("saas-readiness").run()
    assert "게이트 10개의 상한" in said(app.markdown).replace("\\", "")
