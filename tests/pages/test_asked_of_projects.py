"""A published version whose question depends on the project: asked, left out, proposed, judged."""

import pytest

import storage
from action_plan import counting
from evaluations import questionnaire
from evaluations.answers import store as answers
from evaluations.projects import store as projects
from evaluations.projects.portfolio import gathering, speaking
from evaluations.questionnaire.versions import store as versions
from evaluations.verdict import scoring, using
from processes.inventory import store as register
from processes.inventory.model import Facts
from tests.pages import visiting
from ui.clock import today

SAAS = questionnaire.shipped("saas-readiness")


@pytest.fixture
def db(database_url):
    database = storage.open_database(database_url)
    yield database
    database.close()


@pytest.fixture
def erp(db):
    """A new project whose every answer is 4 but Q1.3, which is asked of renewals only."""
    text = questionnaire.reading.shipped_text(SAAS.id)
    text = text.replace(f'version: "{SAAS.version}"', 'version: "9"')
    own = "  - id: Q1.3\n"
    text = text.replace(own, f"{own}    ask_when: [{{field: kind, is: [고도화]}}]\n")
    with storage.transaction(db):
        draft = versions.begin(db, SAAS.id, text, SAAS.version, by="김")
        form = versions.publish(db, SAAS.id, draft.revision, note="신규에는 묻지 않음", by="김")
        project = projects.add_project(db, "ERP", kind="신규", by="김")
        for question in form.questions:
            if question.id != "Q1.3":
                answers.save_answer(db, project.id, form, question.id, 4, revision=0, by="김")
    return project


def test_the_page_leaves_the_question_out_and_says_why(db, erp):
    app = visiting.visit("evaluation", project=erp.code)
    assert not any(f"/{erp.id}/Q1.3/" in str(radio.key) for radio in app.radio)
    assert any("사업 구분 신규" in str(table.value) for table in app.table)
    assert "즉시 도입" in app.header[0].value


def test_every_list_judges_the_project_as_its_page_does(db, erp):
    form = using.in_use(db, SAAS.id, today()).form
    told = speaking.spoken(db, form, erp)
    assert scoring.verdict(told.form, told.answers).outcome == "즉시 도입"
    assert speaking.all_spoken(db, form)[erp.id].form == told.form
    (standing,) = gathering.gathered(db, form, today()).standings
    assert standing.judged.outcome == "즉시 도입"
    assert standing.judged.unknown_percent == 0
    assert counting.read(db).judged == 1


def test_a_renewal_is_asked_and_lacks_the_answer(db, erp):
    with storage.transaction(db):
        projects.save_project(db, erp.id, erp.revision, kind="고도화", by="김")
    app = visiting.visit("evaluation", project=erp.code)
    assert any(f"/{erp.id}/Q1.3/" in str(radio.key) for radio in app.radio)
    assert not any("묻지 않는 까닭" in str(table.value) for table in app.table)


def test_what_is_known_of_the_project_is_proposed_and_counts_once_confirmed(db):
    with storage.transaction(db):
        pay = register.add_process(db, "급여", "총무부", Facts(n2sf_grade="S"), by="김")
        project = projects.add_project(
            db, "급여", by="김", process_codes=[pay.code], contract_end=today().isoformat()
        )
    app = visiting.visit("evaluation", project=project.code)
    assert "2개 문항의 답을 제안합니다" in visiting.said(app.markdown)
    assert answers.answers(db, project.id, SAAS.id) == {}
    visiting.press(app, "제안 2개 모두 확정")
    given = answers.answers(db, project.id, SAAS.id)
    assert {key: (one.value, one.certainty) for key, one in given.items()} == {
        "Q1.5": (4, "추정"),
        "Q2.1": (2, "추정"),
    }
    assert "N2SF" in given["Q2.1"].evidence
    assert "계약 종료까지 0.0개월" in given["Q1.5"].evidence
