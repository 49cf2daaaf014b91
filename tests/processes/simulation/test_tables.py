"""A scenario edited as tables: unchanged rows change nothing, cells are minutes and percent."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from processes.bpmn.reading import read
from processes.inventory.model import Facts, exactly
from processes.simulation import tables
from processes.simulation.distributions import Distribution, fixed, triangular
from processes.simulation.prefilling import prefilled
from processes.simulation.scenario import BadScenario, Scenario, Work

MODELS = Path(__file__).resolve().parents[3] / "data" / "samples" / "example" / "models"
MODEL = read((MODELS / "EX-041.as-is.bpmn").read_bytes())
FACTS = Facts(yearly_volume=exactly(1200), minutes_per_case=exactly(90), error_rate=0.18)
SCENARIO = prefilled(MODEL, FACTS)


def _task(scenario: Scenario = SCENARIO, element: str = "Task_draft", **cells: Any) -> Scenario:
    rows = [
        row | cells if row["id"] == element else row for row in tables.task_rows(scenario, MODEL)
    ]
    return tables.with_task_rows(scenario, rows)


def _duration(scenario: Scenario, element: str = "Task_draft") -> Distribution:
    return next(iter(scenario.tasks[element].durations.values()))


def test_rows_given_back_as_they_were_change_nothing() -> None:
    assert tables.with_task_rows(SCENARIO, tables.task_rows(SCENARIO, MODEL)) == SCENARIO
    assert tables.with_branch_rows(SCENARIO, tables.branch_rows(SCENARIO, MODEL)) == SCENARIO
    assert tables.with_pool_rows(SCENARIO, tables.pool_rows(SCENARIO)) == SCENARIO


@pytest.mark.parametrize(
    ("cells", "made"),
    [
        ({"분포": "고정", "평균": 12}, fixed(720)),
        ({"분포": "삼각", "최소": 5, "보통": 10, "최대": 30}, triangular(300, 600, 1800)),
        ({"분포": "균등", "최소": 5, "최대": 10}, Distribution("uniform", low=300, high=600)),
        ({"분포": "감마", "평균": 10, "편차": 5, "최소": None, "최대": None},
         Distribution("gamma", 600, 300)),
        ({"분포": "정규", "평균": 10, "편차": 2, "최소": float("nan"), "최대": None},
         Distribution("normal", 600, 120)),
    ],
)  # fmt: skip
def test_a_duration_is_typed_in_minutes(cells: dict[str, Any], made: Distribution) -> None:
    scenario = _task(**cells)
    assert _duration(scenario) == made
    assert scenario.sources["tasks/Task_draft"] == tables.TYPED
    other = {k: v for k, v in scenario.tasks.items() if k != "Task_draft"}
    assert other == {k: v for k, v in SCENARIO.tasks.items() if k != "Task_draft"}


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"분포": "삼각", "최소": 9, "보통": 3, "최대": 5}, "순서"),
        ({"분포": "삼각", "최소": 1, "보통": None, "최대": 5}, "보통"),
        ({"분포": "고정", "평균": None}, "평균"),
        ({"분포": "고정", "평균": -1}, "-60"),
        ({"분포": "표본"}, "표본"),
        ({"담당": "없는 팀"}, "없는 팀"),
    ],
)
def test_a_wrong_cell_is_refused_with_its_step(cells: dict[str, Any], said: str) -> None:
    with pytest.raises(BadScenario) as refused:
        _task(**cells)
    assert "환불 기안을 작성한다" in refused.value.sentence
    assert said in refused.value.sentence


def test_somebody_else_may_do_it_or_nobody() -> None:
    boss = next(pool.id for pool in SCENARIO.pools if pool.name == "부서장")
    assert set(_task(담당="부서장").tasks["Task_draft"].durations) == {boss}
    assert set(_task(담당=tables.NOBODY).tasks["Task_draft"].durations) == {""}


def test_a_person_may_confirm_a_guess() -> None:
    assert SCENARIO.sources["tasks/Task_draft"].guessed
    scenario = _task(추정=False)
    assert not scenario.sources["tasks/Task_draft"].guessed
    assert scenario.tasks == SCENARIO.tasks


def test_a_task_of_several_pools_keeps_them() -> None:
    several = Work({"a": fixed(60), "b": fixed(120)})
    scenario = replace(SCENARIO, tasks={**SCENARIO.tasks, "Task_draft": several})
    rows = [row for row in tables.task_rows(scenario, MODEL) if row["id"] != "Task_draft"]
    assert tables.with_task_rows(scenario, rows).tasks["Task_draft"] == several


def test_shares_must_be_a_hundred() -> None:
    rows = tables.branch_rows(SCENARIO, MODEL)
    gateway = rows[0]["id"]
    mine = [row for row in rows if row["id"] == gateway]
    assert sum(row["비율(%)"] for row in mine) == pytest.approx(100)
    first = [row | {"비율(%)": 70} if row is mine[0] else row for row in rows]
    with pytest.raises(BadScenario, match="100%가 되게"):
        tables.with_branch_rows(SCENARIO, first)
    both = [row | {"비율(%)": 30} if row is mine[1] else row for row in first]
    shares = tables.with_branch_rows(SCENARIO, both).branches[gateway]
    assert list(shares.values()) == pytest.approx([0.7, 0.3])


@pytest.mark.parametrize("share", [None, -1, 101])
def test_a_share_is_between_none_and_all(share: float | None) -> None:
    rows = tables.branch_rows(SCENARIO, MODEL)
    with pytest.raises(BadScenario, match="0에서 100"):
        tables.with_branch_rows(SCENARIO, [rows[0] | {"비율(%)": share}, *rows[1:]])


def test_people_and_their_cost_are_typed() -> None:
    rows = tables.pool_rows(SCENARIO)
    changed = [rows[0] | {"인원": 3, "시간당 비용(원)": 31_000, "달력": "24시간"}, *rows[1:]]
    scenario = tables.with_pool_rows(SCENARIO, changed)
    pool = scenario.pools[0]
    assert (pool.size, pool.cost_per_hour, pool.calendar) == (3, 31_000, None)
    assert scenario.sources[f"pools/{pool.id}/size"] == tables.TYPED
    with pytest.raises(BadScenario, match="인원과 시간당 비용"):
        tables.with_pool_rows(SCENARIO, [rows[0] | {"인원": None}, *rows[1:]])


def test_cells_of_two_people_come_together_unless_they_are_the_same_cell() -> None:
    shown = tables.pool_rows(SCENARIO)
    theirs = [shown[0] | {"인원": 5}, *shown[1:]]
    rows = tables.edited(theirs, shown, {0: {"시간당 비용(원)": 100}})
    assert (rows[0]["인원"], rows[0]["시간당 비용(원)"]) == (5, 100)
    with pytest.raises(BadScenario, match="'5'.*'7'"):
        tables.edited(theirs, shown, {0: {"인원": 7}})
    assert tables.edited(theirs, shown, {0: {"인원": 5}})[0]["인원"] == 5
    with pytest.raises(BadScenario, match="없어졌습니다"):
        tables.edited(shown[1:], shown, {0: {"인원": 7}})
