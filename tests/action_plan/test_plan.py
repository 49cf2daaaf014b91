"""The plan as data: it says what the document says, and a faulty file names its place."""

import pytest

from action_plan import plan

OWNERS = {
    1: ("경영개선기획TF",),
    2: ("경영개선기획TF",),
    3: ("경영기획부",),
    4: ("경영기획부",),
    5: ("경영개선기획TF",),
    6: ("시설관리부",),
    7: ("시설관리부", "경영개선기획TF"),
    8: ("전 부서 공통",),
    9: ("경영기획부",),
    10: ("경영기획부", "시설관리부"),
    11: ("경영기획부", "시설관리부"),
    12: ("전 부서 공통",),
    13: ("경영개선기획TF",),
    14: ("도시기획부",),
    15: ("시설관리부", "경영개선기획TF"),
    16: ("시설관리부",),
    17: ("시설관리부",),
    18: ("시설관리부",),
}


def test_the_shipped_plan_has_the_counts_of_the_document():
    dpg = plan.load()

    assert len(dpg.strategies) == 4
    assert [len(strategy.tasks) for strategy in dpg.strategies] == [3, 6, 5, 2]
    assert len(dpg.execution_plans) == 15
    assert [item.number for item in dpg.items] == list(range(1, 19))
    assert {item.execution_plan for item in dpg.items} == {p.key for p in dpg.execution_plans}


def test_owners_stand_exactly_as_in_the_document():
    assert {item.number: item.departments for item in plan.load().items} == OWNERS


def test_an_item_knows_what_stands_above_it():
    dpg = plan.load()

    strategy, task, line = dpg.line(dpg.item("15"))

    assert strategy.name == "민관이 함께 하는 성장 플랫폼"
    assert task.name == "GovTech 기업 성장 지원 강화"
    assert line.name == "서비스형 소프트웨어(SaaS) 전략적 육성"


def test_every_item_has_a_line_above():
    dpg = plan.load()
    assert len({dpg.line(item)[2].key for item in dpg.items}) == 15


def test_a_department_also_owns_what_all_own():
    numbers = [item.number for item in plan.load().owned_by("도시기획부")]
    assert numbers == [8, 12, 14]


def test_no_department_means_all_items():
    assert len(plan.load().owned_by(None)) == 18


@pytest.mark.parametrize(("number", "sign"), [(1, "①"), (18, "⑱"), (20, "⑳"), (21, "(21)")])
def test_signs(number, sign):
    assert plan.sign(number) == sign


@pytest.mark.parametrize("number", ["0", "19", "", "일", "1.0"])
def test_an_unknown_item_is_refused(number):
    with pytest.raises(plan.UnknownItem):
        plan.load().item(number)


SMALL = """
id: p
version: 1
title: 계획
source: 문서
strategies:
  - {key: s, name: 전략, place: 1장, tasks: [{key: t, name: 과제}]}
execution_plans:
  - {key: e, name: 실행, task: t}
items:
  - {number: 1, text: 일, execution_plan: e, departments: [가부서], place: 표 1행}
"""


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("task: t", "task: 없음", "execution_plans[0].task"),
        ("execution_plan: e", "execution_plan: x", "items[0].execution_plan"),
        ("departments: [가부서]", "departments: []", "items[0].departments"),
        ("departments: [가부서]", "departments: [3]", "items[0].departments[0]"),
        ("number: 1", "number: 0", "items[0].number"),
        ("version: 1", "version: 하나", "3행 version"),
        ("text: 일", f"text: {'일' * 501}", "items[0].text"),
        ("place: 표 1행}", "place: 표 1행, measures: [없음]}", "items[0].measures"),
        ("tasks: [{key: t, name: 과제}]", "tasks: 과제", "strategies[0].tasks"),
        (", name: 전략", "", "strategies[0].name"),
    ],
)
def test_a_faulty_file_names_the_place(old, new, place):
    with pytest.raises(plan.BadPlan) as refusal:
        plan.parse(SMALL.replace(old, new), "p.yaml")

    assert refusal.value.place.endswith(place)
    assert "p.yaml" in refusal.value.sentence


@pytest.mark.parametrize("text", ["", "- 1", "글", "a: [", "\x00"])
def test_what_is_no_plan_is_refused(text):
    with pytest.raises(plan.BadPlan):
        plan.parse(text, "p.yaml")


def test_a_number_twice_is_refused():
    line = SMALL.strip().splitlines()[-1]
    with pytest.raises(plan.BadPlan, match="두 번"):
        plan.parse(SMALL + line + "\n", "p.yaml")


def test_an_unknown_plan_is_refused():
    with pytest.raises(plan.BadPlan):
        plan.load("../action_plan/dpg")
