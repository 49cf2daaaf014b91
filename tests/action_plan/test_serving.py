"""What serves an item: only what there is, in words that hold the live counts."""

import pytest

import storage
from action_plan import counting, plan
from action_plan.serving import Counts, is_served, services
from applications.drafts import store as applications
from evaluations import questionnaire
from evaluations.answers import store as answer_store
from evaluations.answers.model import INSTITUTION
from evaluations.diagnosis import reading
from evaluations.projects import store as project_store
from processes.datasets import store as datasets
from processes.datasets.model import Content
from processes.inventory import store as inventory
from processes.inventory.model import Estimate, Facts, exactly
from processes.regulations import store as regulations
from processes.regulations.model import Clause
from processes.savings import store as savings
from processes.savings.model import Gift, Plan

SERVED = {1, 2, 3, 4, 5, 6, 7, 8, 15, 16, 17, 18}


@pytest.mark.parametrize("number", range(1, 19))
def test_only_what_exists_is_offered(number):
    pages = [service.page for service in services(number, Counts())]
    assert bool(pages) == is_served(number) == (number in SERVED)


def test_both_saas_items_are_served_by_the_evaluation():
    counts = Counts(projects=5, judged=2)
    assert services(7, counts) == services(15, counts)
    assert "5건 가운데 판정을 마친 사업 2건" in services(7, counts)[0].standing


def test_assessments_are_told_with_their_live_standing(db):
    form = questionnaire.shipped("zero-trust")
    with storage.transaction(db):
        for question in form.questions:
            answer_store.save_answer(db, INSTITUTION, form, question.id, 1, revision=0, by="가")
        facts = Facts(systems=("ERP", "그룹웨어"))
        inventory.add_process(db, "하나", "경영기획부", facts, by="가")
    counts = counting.read(db)
    (zero,) = services(17, counts)
    assert (zero.page, zero.standing) == ("assessment", "답변 6/6, 1단계")
    assert dict(zero.address) == {"form": "zero-trust", "subject": "institution"}
    (logs,) = services(16, counts)
    assert (logs.page, logs.standing) == (
        "assessments",
        "시스템 2개 가운데 시작 0개, 판정 0개",
    )
    assert services(6, counts)[1].standing == "답변 0/8, 시작 전"


def test_an_item_names_the_processes_that_name_it():
    linked = tuple(4 if number == 9 else 0 for number in range(1, 19))
    (service,) = services(9, Counts(processes=60, linked=linked))
    assert service.page == "inventory"
    assert service.standing == "이 과제와 이어진 업무 4개"


def test_diagnosis_is_told_by_what_is_decided():
    counts = Counts(
        processes=9, diagnosed=4, levelled=2, rpa_labels=(("재설계 우선", 2), ("조건부", 1))
    )
    assert services(5, counts)[0].standing == (
        "업무 9개 가운데 RPA 판정을 마친 업무 3개 (재설계 우선 2, 조건부 1)"
    )
    assert services(1, counts)[-1].standing == (
        "업무 9개 가운데 진단을 시작한 업무 4개, 성숙도 단계를 확정한 업무 2개"
    )


def test_diagnoses_are_counted(db):
    with storage.transaction(db):
        process = inventory.add_process(db, "하나", "경영기획부", Facts(), by="가")
        inventory.add_process(db, "둘", "경영기획부", Facts(), by="가")
        maturity, rpa = reading.forms(db)
        for question in maturity.questions:
            answer_store.save_answer(db, process.id, maturity, question.id, 2, revision=0, by="가")
        answer_store.save_answer(db, process.id, rpa, "R10", 0, revision=0, by="가")
    counts = counting.read(db)
    assert (counts.diagnosed, counts.levelled) == (1, 1)
    assert counts.rpa_labels == (("재설계 우선", 1),)


def test_drafts_are_told_by_state():
    counts = Counts(drafts=(("작성", 2), ("제출", 1), ("선정", 0)))
    assert services(2, counts)[0].standing == "신청서 3건 (작성 2, 제출 1)"


def test_what_was_not_surveyed_is_not_zero_sheets():
    assert services(3, Counts(processes=9))[-1].standing == (
        "업무 9개 가운데 조사한 업무가 없습니다"
    )


def add(db, name: str, **facts) -> None:
    inventory.add_process(db, name, "경영기획부", Facts(**facts), by="가")


def test_an_empty_workbench_counts_to_nothing(db):
    counts = counting.read(db)
    assert (counts.processes, counts.all_drafts, counts.projects) == (0, 0, 0)
    assert set(counts.linked) == {0}


def test_counts_are_those_of_the_database(db):
    add(
        db, "하나", yearly_volume=exactly(100), paper_sheets=Estimate(2, None, 3), plan_items=(1, 5)
    )
    add(db, "둘", yearly_volume=exactly(10), minutes_per_case=exactly(30), plan_items=(5,))
    add(db, "셋")
    applications.add_application(db, "과제", by="가")
    project_store.add_project(db, "ERP", by="가")

    counts = counting.read(db)

    assert counts.processes == 3
    assert (counts.linked[0], counts.linked[4], counts.linked[17]) == (1, 2, 0)
    assert (counts.sheets_known, counts.sheets) == (1, "200~300매/년")
    assert (counts.hours_known, counts.hours) == (1, "5시간/년")
    assert dict(counts.drafts)["작성"] == counts.all_drafts == 1
    assert (counts.projects, counts.judged) == (1, 0)


def test_an_open_end_is_said(db):
    add(db, "하나", yearly_volume=Estimate(100, None, None), paper_sheets=exactly(2))
    assert counting.read(db).sheets == "200매/년 이상"


def test_there_is_a_count_for_every_item(db):
    assert len(counting.read(db).linked) == len(plan.load().items)


def test_rules_data_and_freed_time_are_live(db):
    known = Facts(yearly_volume=exactly(100), paper_sheets=exactly(3), minutes_per_case=exactly(60))
    with storage.transaction(db):
        process = inventory.add_process(db, "하나", "경영기획부", known, by="가")
        amended = Clause(
            "규정", "제1조", state="개정 완료", amended="전자로", state_date="2026-11-01"
        )
        article = regulations.add_regulation(db, amended, by="가")
        regulations.link_step(db, article.id, process.id, by="가")
        regulations.add_regulation(db, Clause("규정", "제2조"), by="가")
        datasets.add_dataset(
            db, process.id, Content("일정", opening="가능", state="개방 중"), by="가"
        )
        datasets.add_dataset(db, process.id, Content("명부"), by="가")
        plan_ = Plan("자동화", exactly(30), "추정", "2026-11-01", state="시행 중")
        made = savings.add_saving(db, process.id, plan_, by="가")
        savings.give(db, made.id, Gift("교실", "경영기획부", exactly(20), "일지"), by="가")
    counts = counting.read(db)
    assert services(3, counts)[0].standing == (
        "계획의 332개 가운데 조문 2개 등록, 검토 1개, 개정 완료 1개, 개정으로 풀린 종이 100%"
    )
    assert services(6, counts)[0].standing == (
        "만드는 데이터 2개 가운데 판정 1개, 개방 가능 1개, 개방 중 1개"
    )
    assert services(8, counts)[0].standing == (
        "시행 중인 재설계 1건이 50시간/년 줄임, 공공서비스에 돌려준 시간 20시간/년"
    )


def test_where_nothing_is_in_force_no_time_was_freed(db):
    assert services(8, counting.read(db))[0].standing == "시행 중인 재설계가 없습니다"
