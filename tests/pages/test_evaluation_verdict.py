"""What hangs on a verdict: unknowns, weights, conditions, path, confirmation, the mark."""

import datetime

import pytest

import storage
from evaluations import questionnaire
from evaluations.answers import store as answer_store
from evaluations.projects import store as project_store
from evaluations.projects.candidates import store as candidate_store
from evaluations.verdict.following import store
from evaluations.verdict.following.tasks import Task
from tests.pages.visiting import press, said, visit

FORM = questionnaire.shipped("saas-readiness")
GOOD = {q.id: 3 for q in FORM.questions}


@pytest.fixture
def db(database_url):
    database = storage.open_database(database_url)
    yield database
    database.close()


@pytest.fixture
def project(db):
    with storage.transaction(db):
        return project_store.add_project(db, "ERP 고도화", by="김", contract_end="2028-03-31")


def give(db, project, answers, candidate=None):
    with storage.transaction(db):
        for question_id, value in answers.items():
            answer_store.save_answer(
                db,
                project.id,
                FORM,
                question_id,
                value,
                revision=0,
                by="김",
                candidate_id=candidate,
            )


def confirm(db, project, day):
    with storage.transaction(db):
        answers = answer_store.answers(db, project.id, FORM.id)
        return store.confirm(db, project.id, FORM, answers, day=day, reason="회의", by="김")


def opened(page, project, name):
    page.session_state[f"verdict/{project.id}/{name}"] = True
    page.run()
    assert not page.exception
    return page


def test_what_to_find_out_says_how_often_it_decides(db, project) -> None:
    give(db, project, {**GOOD, "Q3.1": None, "Q1.2": None})
    page = visit("evaluation", project=project.code)
    labels = [one.label for one in page.button if "답하기" in one.label]
    assert labels[0] == "Q3.1 답하기 · 경우의 100%에서 판정을 가름"
    assert "25가지를 모두 따졌습니다" in said(page.caption)
    assert "발전 연계 40%" in said(page.caption)


def test_how_much_the_weights_matter_is_a_sentence_and_opens_into_tables(db, project) -> None:
    give(db, project, {q.id: 4 if q.section in ("S1", "S2") else 2 for q in FORM.questions})
    page = visit("evaluation", project=project.code)
    assert "가중치를 바꾸어 보면" in said(page.markdown)
    opened(page, project, "flips")
    assert "가장 작은 변화로 판정이 달라지는 가중치" in said(page.markdown)
    tables = [one.value for one in page.table]
    assert [list(one.columns) for one in tables] == [
        ["지금", "달라지는 가중치"],
        ["지금", "이보다 작으면", "이보다 크면"],
    ]
    assert tables[1].loc["S1 업무·기능 적합성", "지금"] == "18.0%"


def test_a_condition_gets_an_owner_a_day_and_evidence(db, project) -> None:
    give(db, project, {**GOOD, "Q2.3": 1})
    page = visit("evaluation", project=project.code)
    assert "**조건** (조건부 도입일 때) · 충족 0/1" in said(page.markdown)
    key = f"verdict-task/{project.id}/condition/Q2.3"
    page.session_state[f"{key}/open/0"] = True
    page.run()
    page.text_input(key=f"{key}/person/0").set_value("이도윤")
    page.date_input(key=f"{key}/due/0").set_value(datetime.date(2027, 3, 31))
    page.radio(key=f"{key}/state/0").set_value("met")
    save = next(one for one in page.button if f"{key}/form/0" in str(one.key))
    save.click().run()
    assert "근거를 적으세요" in said(page.error)
    page.session_state[f"{key}/open/0"] = True
    page.run()
    page.text_input(key=f"{key}/person/0").set_value("이도윤")
    page.date_input(key=f"{key}/due/0").set_value(datetime.date(2027, 3, 31))
    page.radio(key=f"{key}/state/0").set_value("met")
    page.text_area(key=f"{key}/evidence/0").set_value("공문 12호")
    next(one for one in page.button if f"{key}/form/0" in str(one.key)).click().run()
    assert not page.exception
    kept = store.tasks(db, project.id, FORM.id)[("condition", "Q2.3")]
    assert (kept.person, kept.due, kept.state) == ("이도윤", "2027-03-31", "met")
    assert "충족 1/1" in said(page.markdown)
    assert "이도윤 · 2027\\. 3\\. 31" in said(page.caption) or "공문 12호" in said(page.caption)


def test_two_people_s_words_about_a_condition_are_both_shown(db, project) -> None:
    give(db, project, {**GOOD, "Q2.3": 1})
    key = f"verdict-task/{project.id}/condition/Q2.3"
    page = visit("evaluation", project=project.code)
    page.session_state[f"{key}/open/0"] = True
    page.run()
    with storage.transaction(db):
        store.save_task(
            db, project.id, FORM.id, Task("condition", "Q2.3", person="박서준"), by="박"
        )
    page.text_input(key=f"{key}/person/0").set_value("이도윤")
    next(one for one in page.button if f"{key}/form/0" in str(one.key)).click().run()
    assert "박 님이 먼저 고쳤습니다" in said(page.error)
    assert "박서준" in said(page.markdown)
    press(page, "내 내용으로 바꾸기")
    assert store.tasks(db, project.id, FORM.id)[("condition", "Q2.3")].person == "이도윤"


def test_the_path_has_its_day_its_steps_and_its_gates(db, project) -> None:
    give(db, project, {**GOOD, "Q3.1": 1, "Q1.3": 1})
    told = said((page := visit("evaluation", project=project.code)).markdown)
    assert "다시 평가할 날: **2027. 3. 31.**" in told
    assert "계약 종료에서 거꾸로 센 날" in told
    assert "(a) 소스 수정" in told.replace("\\", "")
    assert "G2 요구 등급" in told
    assert "2027-07-01 보안인증" in said(page.caption).replace("\\", "")


def test_a_verdict_is_confirmed_by_somebody_for_a_reason(db, project) -> None:
    give(db, project, GOOD)
    page = opened(visit("evaluation", project=project.code), project, "records")
    press(page, "'즉시 도입' 확정")
    assert "이유를 적으세요" in said(page.error)
    page.text_input(key=f"verdict/{project.id}/confirm/0").set_value("12월 회의")
    press(page, "'즉시 도입' 확정")
    (kept,) = store.confirmed(db, project.id, FORM.id)
    assert (kept.outcome, kept.reason, kept.created_by) == ("즉시 도입", "12월 회의", "김")
    nameless = opened(visit("evaluation", by="", project=project.code), project, "records")
    nameless.text_input(key=f"verdict/{project.id}/confirm/1").set_value("또")
    press(nameless, "'즉시 도입' 확정")
    assert "'내 이름'을 먼저" in said(nameless.error)
    assert len(store.confirmed(db, project.id, FORM.id)) == 1


def test_a_passed_rule_marks_the_verdict_on_its_page_and_in_the_list(db, project) -> None:
    give(db, project, GOOD)
    confirm(db, project, datetime.date(2026, 10, 1))
    page = visit("evaluation", project=project.code)
    assert "재평가 필요" in said(page.markdown)
    assert "2026-10-31 접속기록 점검 규칙이 바뀜" in said(page.markdown).replace("\\", "")
    next(one for one in page.button if one.label == "Q2.4 보기").click().run()
    assert "S2 데이터 등급·개인정보" in [one.value for one in page.header]
    listed = said(visit("projects").markdown).replace("\\", "")
    assert "재평가 필요: 2026-10-31 접속기록 점검 규칙이 바뀜 (Q2.4)" in listed


def test_a_verdict_that_still_holds_has_no_mark(db, project) -> None:
    give(db, project, GOOD)
    confirm(db, project, datetime.datetime.now(datetime.UTC).date() + datetime.timedelta(1))
    assert "재평가 필요" not in said(visit("evaluation", project=project.code).markdown)
    assert "재평가 필요" not in said(visit("projects").markdown)


def test_candidates_stand_side_by_side_with_how_often_each_comes_first(db, project) -> None:
    give(db, project, {q.id: 3 for q in FORM.questions if q.scope != "V"})
    with storage.transaction(db):
        one = candidate_store.add_candidate(db, project.id, "가온", by="김")
        other = candidate_store.add_candidate(db, project.id, "나래", by="김")
    supplier = [q.id for q in FORM.questions if q.scope == "V"]
    give(db, project, dict.fromkeys(supplier, 4), candidate=one.id)
    give(db, project, dict.fromkeys(supplier, 3) | {"Q3.1": 1}, candidate=other.id)
    page = visit("evaluation", project=project.code, candidate=one.id)
    table = page.table[0].value
    assert list(table.columns) == ["가온", "나래"]
    assert list(table.loc["판정"]) == ["즉시 도입", "발전 연계"]
    assert list(table.loc["1위 비율"]) == ["100%", "순위 밖"]
