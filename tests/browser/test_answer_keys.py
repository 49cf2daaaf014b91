"""Answering by keyboard: one key answers the question that has the focus, or goes on."""

import pytest
from playwright.sync_api import expect

import storage
from evaluations import questionnaire
from evaluations.answers import store
from evaluations.answers.model import NA
from evaluations.projects.store import add_project

pytestmark = pytest.mark.browser
FORM = questionnaire.shipped("saas-readiness")


def test_keys_answer_and_go_on_and_letters_that_are_typed_do_not(fresh_server, open_page):
    db = storage.open_database(fresh_server.database_url)
    with storage.transaction(db):
        project = add_project(db, "ERP 고도화", by="김")
    page = open_page(fresh_server)
    page.goto(f"{fresh_server.url}/evaluation?project={project.code}&section=S1")

    def card(question):
        return page.locator(f".st-key-question-{question.replace('.', '-')}")

    card("Q1.1").locator("input[type=radio]").first.focus()
    page.keyboard.press("3")
    expect(card("Q1.1").get_by_text("저장됨")).to_be_visible()
    for question, key in (("Q1.2", "m"), ("Q1.3", "n")):
        page.keyboard.press("j")
        page.keyboard.press(key)
        expect(card(question).get_by_text("미답변")).to_have_count(0)
    page.keyboard.press("k")
    page.keyboard.press("0")
    expect(card("Q1.2").get_by_text("저장됨")).to_be_visible()
    note = card("Q1.1").get_by_role("textbox", name="답의 설명")
    note.press_sequentially("1 nm jk")
    note.press("Enter")
    expect(note).to_have_value("1 nm jk")
    page.wait_for_timeout(1500)
    found = store.answers(db, project.id, FORM.id)
    assert {key: answer.value for key, answer in found.items()} == {
        "Q1.1": 3, "Q1.2": 0, "Q1.3": NA,
    }  # fmt: skip
    assert found["Q1.1"].comment == "1 nm jk"
    db.close()
