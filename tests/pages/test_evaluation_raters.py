"""Several raters on the evaluation page: blind, then compared and settled by the lead."""

from functools import partial

import pytest

import storage
from evaluations import questionnaire
from evaluations.answers import store as answers
from evaluations.answers.comments import store as comments
from evaluations.answers.rating import store
from evaluations.answers.sheet import Sheet
from evaluations.projects import store as projects
from evaluations.projects.candidates import store as candidates
from tests.pages import visiting
from tests.pages.visiting import press, said

FORM = questionnaire.shipped("saas-readiness")


@pytest.fixture
def db(database_url):
    database = storage.open_database(database_url)
    yield database
    database.close()


@pytest.fixture
def project(db):
    with storage.transaction(db):
        return projects.add_project(db, "ERP 고도화", by="김")


@pytest.fixture
def sheet(project):
    return Sheet(FORM, project.id, project.name)


@pytest.fixture
def begun(db, sheet):
    """A round of 이 and 박 under 김; 박 has rated Q1.1 with 1 and said why."""
    with storage.transaction(db):
        one = store.save_round(
            db, sheet.subject, FORM.id, raters=["이", "박"], lead="김", deadline="2026-12-31",
            revision=0, by="김",
        )  # fmt: skip
        store.rate(db, sheet, "Q1.1", 1, rater="박", revision=0, comment="고유 업무가 많다")
        comments.say(db, sheet.subject, FORM.id, "Q1.1", "박의 의견", by="박")
    return one


visit = partial(visiting.visit, "evaluation")


def round_of(db, project):
    found = store.round_of(db, project.id, FORM.id)
    assert found is not None
    return found


def key(sheet, question, field="value", who=""):
    whose = sheet.owner(question) + (f"/{who}" if who else "")
    return f"answer/{FORM.id}/{whose}/{question}/{field}"


def everything(page):
    """All that the page tells, tables included."""
    tables = "\n".join(table.value.to_string() for table in page.table)
    return f"{said(page.markdown, page.caption, page.header)}\n{tables}"


def test_a_round_is_begun_from_the_page(db, project, sheet):
    page = visit(project=project.code)
    widget = f"rating/{FORM.id}/{project.id}/"
    page.text_area(key=f"{widget}raters/0").set_value("이\n박\n")
    press(page, "평가 시작")
    found = round_of(db, project)
    assert (found.raters, found.lead, found.updated_by) == (("이", "박"), "김", "김")
    assert "평가자 이, 박" in said(page.markdown)
    page.text_area(key=f"{widget}raters/1").set_value("이\n이")
    press(page, "평가단 저장")
    assert "두 번" in said(page.error)
    assert round_of(db, project).raters == ("이", "박")
    press(page, "여럿이 평가하기 그만두기")
    assert store.round_of(db, project.id, FORM.id) is None


def test_a_rater_sees_nothing_of_the_others_before_rating(db, project, sheet, begun):
    with storage.transaction(db):
        answers.save_answer(db, project.id, FORM, "Q1.1", 4, revision=0, by="김")
    page = visit(by="이", project=project.code)
    assert page.radio(key=key(sheet, "Q1.1", who="이")).value is None
    assert not page.table
    assert "내 평가 0/40" in [one.text for one in page.get("progress")]
    shown = everything(page)
    for secret in ("고유 업무가 많다", "박의 의견", "판정의 이유", "적합도", "1 고유 요소"):
        assert secret not in shown


def test_a_rating_is_kept_beside_the_others_and_opens_them(db, project, sheet, begun):
    page = visit(by="이", project=project.code)
    page.radio(key=key(sheet, "Q1.1", who="이")).set_value(3).run()
    page.text_input(key=key(sheet, "Q1.1", "evidence", "이")).set_value("조사표").run()
    assert not page.exception
    given = {one.rater: one.answer for one in store.ratings(db, sheet)["Q1.1"]}
    assert {who: answer.value for who, answer in given.items()} == {"박": 1, "이": 3}
    assert given["이"].evidence == "조사표"
    assert answers.answers(db, project.id, FORM.id) == {}
    shown = everything(page)
    assert "≠ 갈림 1\\~3점" in shown or "≠ 갈림 1~3점" in shown
    assert "고유 업무가 많다" in shown


def test_two_raters_at_once_never_meet_a_conflict(db, project, sheet, begun):
    lee, park = (visit(by=who, project=project.code) for who in ("이", "박"))
    lee.radio(key=key(sheet, "Q1.2", who="이")).set_value(4).run()
    park.radio(key=key(sheet, "Q1.2", who="박")).set_value("모름").run()
    assert not lee.error
    assert not park.error
    values = {one.rater: one.value for one in store.ratings(db, sheet)["Q1.2"]}
    assert values == {"이": 4, "박": None}


def test_one_rater_in_two_tabs_chooses_between_their_own(db, project, sheet, begun):
    first, second = (visit(by="이", project=project.code) for _ in range(2))
    first.radio(key=key(sheet, "Q1.2", who="이")).set_value(4).run()
    second.radio(key=key(sheet, "Q1.2", who="이")).set_value(2).run()
    assert "두 답을 모두 보관했으니" in said(second.error)
    second.button(key=f"answer-clash/{FORM.id}/{project.id}/이/Q1.2/mine").click().run()
    assert [one.value for one in store.ratings(db, sheet)["Q1.2"]] == [2]


def test_the_lead_settles_with_a_reason_where_raters_differ(db, project, sheet, begun):
    with storage.transaction(db):
        store.rate(db, sheet, "Q1.1", 3, rater="이", revision=0)
    page = visit(by="김", project=project.code)
    page.radio(key=key(sheet, "Q1.1")).set_value(2).run()
    assert "아직 저장 안 됨: 이유를 적으세요" in said(page.markdown)
    assert answers.answers(db, project.id, FORM.id) == {}
    page.text_input(key=key(sheet, "Q1.1", "reason")).set_value("사례 한 건은 철회됨").run()
    found = answers.answers(db, project.id, FORM.id)["Q1.1"]
    assert (found.value, found.reason, found.updated_by) == (2, "사례 한 건은 철회됨", "김")
    assert "종합한 이유: 사례 한 건은 철회됨" in said(page.caption)
    assert "**1/40**" in said(page.markdown)  # the verdict counts the settled answer


def test_what_raters_agree_on_is_settled_by_one_click(db, project, sheet, begun):
    with storage.transaction(db):
        for rater in ("이", "박"):
            store.rate(db, sheet, "Q1.3", 2, rater=rater, revision=0)
            store.rate(db, sheet, "Q3.5", 4, rater=rater, revision=0)
    page = press(visit(by="김", project=project.code), "평가가 같은 2개 문항을 종합 답으로")
    values = {k: a.value for k, a in answers.answers(db, project.id, FORM.id).items()}
    assert values == {"Q1.3": 2, "Q3.5": 4}
    assert not [one for one in page.button if "종합 답으로" in one.label]


def test_the_lead_opens_the_ratings_and_sees_who_is_how_far(db, project, sheet, begun):
    page = visit(by="김", project=project.code)
    page.session_state[f"rating/{FORM.id}/{project.id}/progress/0"] = True
    page.run()
    (table,) = [one.value for one in page.table if "전체" in one.value]
    assert table.loc["박", "전체"] == "1/40"
    assert (table.loc["박", "S1"], table.loc["이", "S1"]) == ("1/5", "0/5")
    press(page, "평가 공개하기")
    assert round_of(db, project).opened
    assert "고유 업무가 많다" in everything(visit(by="이", project=project.code))


def test_who_is_not_in_the_round_looks_only(db, project, sheet, begun):
    page = visit(by="손님", project=project.code)
    assert page.radio(key=key(sheet, "Q1.1")).disabled
    assert "'손님' 님은 평가단에 없습니다" in said(page.caption)
    assert "고유 업무가 많다" not in everything(page)
    assert "판정의 이유" in said(page.markdown)


def test_what_is_proposed_is_confirmed_by_who_may_answer_only(db):
    with storage.transaction(db):
        project = projects.add_project(db, "ERP", by="김", contract_end="2026-12-31")
    asks = [one.label for one in visit(project=project.code).button if "확정" in one.label]
    assert any("제안" in label for label in asks)
    with storage.transaction(db):
        store.save_round(
            db, project.id, FORM.id, raters=["이"], lead="김", deadline=None, revision=0, by="김"
        )
    for who in ("손님", "이", "김"):
        page = visit(by=who, project=project.code)
        assert not [one for one in page.button if "모두 확정" in one.label]


def test_a_rater_who_is_done_may_see_the_verdict(db, project, sheet, begun):
    with storage.transaction(db):
        for question in FORM.questions:
            store.rate(db, sheet, question.id, 3, rater="이", revision=0)
    page = visit(by="이", project=project.code, mode="read")
    assert "판정의 이유" in said(page.markdown)
    assert page.radio(key=key(sheet, "Q1.1")).disabled


def test_each_candidate_has_its_own_answers_and_ratings(db, project, sheet):
    with storage.transaction(db):
        one = candidates.add_candidate(db, project.id, "가람 ERP", by="김")
        other = candidates.add_candidate(db, project.id, "나래 ERP", by="김")
    page = visit(by="김", project=project.code, candidate=other.id)
    assert "후보 서비스: 나래 ERP" in said(page.markdown)
    page.radio(key=f"answer/{FORM.id}/{other.id}/Q1.2/value").set_value(3).run()
    page.radio(key=key(sheet, "Q1.1")).set_value(4).run()
    for chosen, expected in ((other, {"Q1.1": 4, "Q1.2": 3}), (one, {"Q1.1": 4})):
        found = answers.answers(db, project.id, FORM.id, chosen.id)
        assert {k: a.value for k, a in found.items()} == expected
    page = visit(by="김", project=project.code, candidate="없는 것")
    assert page.radio(key=f"answer/{FORM.id}/{one.id}/Q1.2/value").value is None
