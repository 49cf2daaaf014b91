"""The assessments in the browser: the list, one of the corporation, one of a system."""

from functools import partial

import pytest

import storage
from evaluations import questionnaire
from evaluations.answers import store as answers
from evaluations.answers.model import INSTITUTION
from evaluations.questionnaire import reading
from evaluations.questionnaire.versions import store as versions
from processes.inventory import store as register
from processes.inventory.model import Facts
from tests.pages import visiting

ZERO, LOGS, CHAIN = (
    questionnaire.shipped(name) for name in ("zero-trust", "access-logs", "supply-chain")
)
one = partial(visiting.visit, "assessment")


@pytest.fixture
def db(database_url):
    database = storage.open_database(database_url)
    yield database
    database.close()


@pytest.fixture
def erp(db):
    with storage.transaction(db):
        register.add_process(db, "급여", "총무부", by="김", facts=Facts(systems=("ERP",)))
    return "system:ERP"


def give(db, subject, form, values):
    with storage.transaction(db):
        for key, value in values.items():
            answers.save_answer(db, subject, form, key, value, revision=0, by="김")


def test_without_systems_the_list_says_what_to_do(db):
    app = visiting.visit("assessments")
    told = visiting.said(app.markdown, app.caption)
    assert "제로트러스트 자가진단" in told
    assert "진단할 시스템이 없습니다" in told
    assert "사용 시스템" in told


def test_the_list_shows_results_and_every_system(db, erp):
    give(db, INSTITUTION, ZERO, dict.fromkeys((q.id for q in ZERO.questions), 2))
    give(db, erp, CHAIN, {"P1": 0})
    app = visiting.visit("assessments")
    told = visiting.said(app.markdown)
    assert "2단계" in told
    assert "선행\\: 명세화" in told
    row = app.dataframe[0].value.iloc[0]
    assert row["시스템"] == "ERP"
    assert row[CHAIN.title] == "선행: 명세화 · 1/3"
    assert row[LOGS.title] == "시작 전 · 0/9"


def test_an_answer_about_the_corporation_is_saved_and_raises_the_level(db):
    app = one(form=ZERO.id, subject=INSTITUTION)
    assert "시작 전" in visiting.said(app.subheader)
    for question in ZERO.questions:
        app.radio(key=f"answer/{ZERO.id}/{INSTITUTION}/{question.id}/value").set_value(1).run()
        assert not app.exception
    assert "1단계" in visiting.said(app.subheader)
    assert "**초기**" in visiting.said(app.markdown)
    assert len(answers.answers(db, INSTITUTION, ZERO.id)) == 6
    assert "무엇을 하면 올라가는가" in visiting.said(app.markdown)
    assert "Z1 (지금 1점)" in visiting.said(app.markdown)


def test_a_system_is_assessed_under_its_own_name(db, erp):
    app = one(form=CHAIN.id, subject=erp)
    app.radio(key=f"answer/{CHAIN.id}/{erp}/P1/value").set_value(3).run()
    assert answers.answers(db, erp, CHAIN.id)["P1"].value == 3
    assert answers.answers(db, INSTITUTION, CHAIN.id) == {}


def test_what_is_not_asked_is_not_shown_and_says_why(db, erp):
    give(db, erp, CHAIN, {"P1": 0})
    app = one(form=CHAIN.id, subject=erp)
    asked = [str(radio.key).split("/")[3] for radio in app.radio if "answer/" in str(radio.key)]
    assert asked == ["P1", "P4", "P6"]
    told = app.table[-1].value
    assert any("P1의 답이 0점" in str(cell) for cell in told["묻지 않는 까닭"])
    app.radio(key=f"answer/{CHAIN.id}/{erp}/P1/value").set_value(2).run()
    asked = [str(radio.key).split("/")[3] for radio in app.radio if "answer/" in str(radio.key)]
    assert len(asked) == 7


def test_why_and_how_to_raise_stand_at_the_question(db, erp):
    give(db, erp, LOGS, {"L3.1": 2})
    told = visiting.said(one(form=LOGS.id, subject=erp).caption)
    assert "까지는 월 1회 이상" in told
    assert "내부 관리계획에 적어 승인받는다" in told
    assert "옛 기준은 채우지만" in told


@pytest.mark.parametrize(
    "address",
    [
        {},
        {"form": "nothing", "subject": INSTITUTION},
        {"form": ZERO.id, "subject": "system:ERP"},
        {"form": CHAIN.id, "subject": "system:없는 시스템"},
        {"form": CHAIN.id, "subject": INSTITUTION},
        {"form": "saas-readiness", "subject": INSTITUTION},
    ],
)
def test_an_address_of_nothing_leads_to_the_list(db, erp, address):
    told = visiting.said(one(**address).markdown)
    assert "진단을 찾지 못했습니다" in told


def test_a_newly_published_version_is_asked_and_old_answers_stay(db):
    give(db, INSTITUTION, ZERO, dict.fromkeys((q.id for q in ZERO.questions), 2))
    text = reading.shipped_text(ZERO.id).replace('version: "0.1"', 'version: "1.0"')
    cut = text[: text.index("  - id: Z6")] + text[text.index("# status: R") :]
    with storage.transaction(db):
        draft = versions.begin(db, ZERO.id, cut.replace("sources: [B19, B06]", ""), "0.1", by="김")
        versions.publish(db, ZERO.id, draft.revision, note="Z6 뺌", by="김")
    app = one(form=ZERO.id, subject=INSTITUTION)
    assert "1.0판 · 문항 5개" in visiting.said(app.caption)
    assert "2단계" in visiting.said(app.subheader)
    assert answers.answers(db, INSTITUTION, ZERO.id)["Z6"].questionnaire_version == "0.1"
