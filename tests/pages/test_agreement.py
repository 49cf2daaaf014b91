"""The agreement of raters: rounds, figures, the questions that divide, files in and out."""

from functools import partial

import pytest

import storage
from evaluations import questionnaire
from evaluations.answers.model import INSTITUTION
from evaluations.answers.rating import store
from evaluations.answers.sheet import Sheet
from evaluations.projects import store as projects
from tests.pages import visiting
from tests.pages.visiting import press, said

FORM = questionnaire.shipped("saas-readiness")
visit = partial(visiting.visit, "agreement")


@pytest.fixture
def db(database_url):
    database = storage.open_database(database_url)
    yield database
    database.close()


@pytest.fixture
def sheet(db):
    """A project that 이 and 박 rate under 김: apart on Q1.1, alike on the rest of S1."""
    with storage.transaction(db):
        project = projects.add_project(db, "ERP 고도화", by="김")
        sheet = Sheet(FORM, project.id, project.name)
        store.save_round(
            db, project.id, FORM.id, raters=["이", "박"], lead="김", deadline=None,
            revision=0, by="김",
        )  # fmt: skip
        for question, values in {"Q1.1": (0, 4), "Q1.2": (3, 3), "Q1.3": (1, 1), "Q2.1": (2, 2),
                                 "Q2.2": (2, 2), "Q2.3": (None, 1)}.items():  # fmt: skip
            for rater, value in zip(("이", "박"), values, strict=True):
                store.rate(db, sheet, question, value, rater=rater, revision=0)
    return sheet


def round_of(db, sheet):
    found = store.round_of(db, sheet.subject, FORM.id)
    assert found is not None
    return found


def open_round(sheet, by="김", **more):
    return visit(by=by, subject=sheet.subject, form=FORM.id, **more)


def test_without_a_round_the_page_leads_to_the_projects(db):
    page = visit()
    assert "여럿이 평가하기" in said(page.caption)
    assert [link.proto.label for link in page.get("page_link")] == ["정보화사업 목록 열기"]


def test_the_rounds_are_listed_with_the_way_to_each(db, sheet):
    page = visit()
    assert "ERP 고도화 · SaaS 준비도 진단" in said(page.markdown)
    (link,) = [one for one in page.get("page_link") if one.proto.label == "일치도 보기"]
    assert f"subject={sheet.subject}" in link.proto.query_string


@pytest.mark.parametrize("by", ["이", "손님"])
def test_figures_are_for_the_lead_until_the_ratings_are_opened(db, sheet, by):
    page = open_round(sheet, by=by)
    assert "아직 서로의 평가를 보지 않습니다" in said(page.markdown)
    assert not page.metric
    assert page.table[0].value.loc["이", "전체"] == "6/40"
    with storage.transaction(db):
        store.open_ratings(db, round_of(db, sheet), by="김")
    assert open_round(sheet, by=by).metric


def test_the_figures_come_with_interval_reading_and_what_is_undefined(db, sheet):
    page = open_round(sheet)
    assert page.metric[0].label == "Krippendorff α"
    assert page.metric[0].value.endswith("]")
    table = page.table[0].value
    assert list(table.index)[:2] == ["전체", "S1 업무·기능 적합성"]
    assert table.loc["S2 데이터 등급·개인정보", "α [95% 구간]"] == "변이 없음"
    assert "척도 밖이라 뺐습니다" in said(page.caption)
    assert "관례" in said(page.caption)


def test_the_questions_that_divide_are_linked(db, sheet):
    page = open_round(sheet)
    assert "불일치의 100%" in said(page.markdown)
    (link,) = [one for one in page.get("page_link") if one.proto.label == "Q1.1 견주기"]
    assert "section=S1" in link.proto.query_string
    assert "이\\: 0 · 박\\: 4" in said(page.caption)


def test_the_scale_is_chosen_and_kept_in_the_address(db, sheet):
    page = open_round(sheet, level="nominal")
    assert "모름과 해당없음도 답의 하나로" in said(page.caption)
    assert "Q2.3" in said(page.markdown)
    page.segmented_control(key="agreement-level").set_value("interval").run()
    assert "점수의 차이를 그대로" in said(page.caption)
    assert page.query_params["level"] == "interval"
    assert not visit(subject=sheet.subject, form=FORM.id, level="nonsense").exception


def test_a_file_of_ratings_is_seen_before_it_is_kept(db, sheet):
    page = open_round(sheet)
    content = "문항,이,박,최\nQ1.1,3,4,2\nQ1.2,3,3,\n".encode()
    page.file_uploader[0].upload("평가.csv", content, "text/csv").run()
    assert "평가단에 없는 사람의 평가도 들어 있습니다\\: 최" in said(page.warning)
    assert store.ratings(db, sheet)["Q1.1"][0].value == 4
    press(page, "평가 2개 저장")
    found = {one.rater: one.value for one in store.ratings(db, sheet)["Q1.1"]}
    assert found == {"이": 3, "박": 4, "최": 2}


@pytest.mark.parametrize("content", ["문항,이,박\nQ9,1,1\n".encode(), b"\x00\x01", b""])
def test_a_file_that_does_not_fit_changes_nothing(db, sheet, content):
    page = open_round(sheet)
    page.file_uploader[0].upload("평가.csv", content, "text/csv").run()
    assert not page.exception
    assert len(page.error) == 1
    assert len(store.ratings(db, sheet)["Q1.1"]) == 2


def test_any_file_can_be_measured_without_keeping_it(db):
    page = visit()
    content = "문항,섹션,김,이\na,가,0,3\nb,가,1,1\nc,나,2,2\n".encode()
    page.file_uploader[0].upload("r.csv", content, "text/csv").run()
    assert page.metric[0].label == "Krippendorff α"
    assert "**a**" in said(page.markdown)


def test_a_round_that_is_gone_says_what_to_do(db, sheet):
    with storage.transaction(db):
        store.end_round(db, round_of(db, sheet), by="김")
    page = open_round(sheet)
    assert "여럿이 평가하고 있지 않습니다" in said(page.markdown)
    assert "질문지" in said(visit(subject="x", form="없는-질문지").error)


def test_an_assessment_of_the_corporation_is_rated_and_measured_alike(db):
    form = questionnaire.shipped("zero-trust")
    sheet = Sheet(form, INSTITUTION, "기관 전체")
    with storage.transaction(db):
        store.save_round(
            db, INSTITUTION, form.id, raters=["이", "박"], lead="김", deadline=None,
            revision=0, by="김",
        )  # fmt: skip
        for question in form.questions[:3]:
            for rater, value in (("이", 1), ("박", 3)):
                store.rate(db, sheet, question.id, value, rater=rater, revision=0)
    assert f"기관 전체 · {form.title}" in said(visit().markdown)
    page = visit(by="김", subject=INSTITUTION, form=form.id)
    links = [one.proto for one in page.get("page_link") if one.proto.label.endswith("견주기")]
    assert len(links) == 3
    assert f"form={form.id}" in links[0].query_string
    seen = visiting.visit("assessment", by="이", form=form.id, subject=INSTITUTION)
    whole = len(form.questions)
    assert f"내 평가 3/{whole}" in [one.text for one in seen.get("progress")]
