"""What serves an item: only what there is, in words that hold the live counts."""

import pytest

from action_plan import counting, plan
from action_plan.serving import Counts, is_served, services
from applications import store as applications
from evaluations import store as evaluations
from processes.inventory import store as inventory
from processes.inventory.model import Estimate, Facts, exactly

SERVED = {1, 2, 3, 4, 7, 8, 15}


@pytest.mark.parametrize("number", range(1, 19))
def test_only_what_exists_is_offered(number):
    pages = [service.page for service in services(number, Counts())]
    assert bool(pages) == is_served(number) == (number in SERVED)


def test_both_saas_items_are_served_by_the_evaluation():
    counts = Counts(projects=5, judged=2)
    assert services(7, counts) == services(15, counts)
    assert "5건 가운데 판정을 마친 사업 2건" in services(7, counts)[0].standing


def test_an_item_names_the_processes_that_name_it():
    linked = tuple(4 if number == 5 else 0 for number in range(1, 19))
    (service,) = services(5, Counts(processes=60, linked=linked))
    assert service.page == "inventory"
    assert service.standing == "이 과제와 이어진 업무 4개"


def test_drafts_are_told_by_state():
    counts = Counts(drafts=(("작성", 2), ("제출", 1), ("선정", 0)))
    assert services(2, counts)[0].standing == "신청서 3건 (작성 2, 제출 1)"


def test_what_was_not_surveyed_is_not_zero_sheets():
    assert services(3, Counts(processes=9))[0].standing == (
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
    evaluations.add_project(db, "ERP", by="가")

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
