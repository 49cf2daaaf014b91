"""A scenario edited as tables: unchanged rows change nothing, cells are texts, minutes, percent."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from processes.bpmn.reading import read
from processes.inventory.model import Facts, exactly
from processes.simulation.distributions import Distribution, fixed, triangular
from processes.simulation.editing import arriving, branches, events, members, people, week, work
from processes.simulation.editing.naming import NOBODY
from processes.simulation.editing.rows import TYPED, Cell, Table, applied, overlaid, typed_cells
from processes.simulation.prefilling import prefilled
from processes.simulation.scenario import BadScenario, Scenario, Source, Work
from tests.processes.simulation.drawing import drawn

MODELS = Path(__file__).resolve().parents[3] / "data" / "samples" / "example" / "models"
MODEL = read((MODELS / "EX-041.as-is.bpmn").read_bytes())
FACTS = Facts(yearly_volume=exactly(1200), minutes_per_case=exactly(90), error_rate=0.18)
SCENARIO = prefilled(MODEL, FACTS)
TASKS, SHARES, POOLS = work.table(MODEL), branches.table(MODEL), people.table()


def _typed(table: Table, place: int, scenario: Scenario = SCENARIO, /, **cells: Any) -> Scenario:
    """Return the scenario with cells typed into a row of a table, or raise its refusal."""
    rows = table.read(scenario)
    outcome = applied(scenario, table, typed_cells(rows, {place: cells}))
    if outcome.refusals:
        raise BadScenario(" ".join(outcome.refusals))
    return outcome.scenario


def _place(table: Table, element: str, scenario: Scenario = SCENARIO) -> int:
    return [row["id"] for row in table.read(scenario)].index(element)


def _task(element: str = "Task_draft", **cells: Any) -> Scenario:
    return _typed(TASKS, _place(TASKS, element), **cells)


def _duration(scenario: Scenario, element: str = "Task_draft") -> Distribution:
    return next(iter(scenario.tasks[element].durations.values()))


EVERY = [
    TASKS, SHARES, POOLS, members.members_table(), arriving.table(), arriving.priorities_table(),
    events.table(MODEL), events.repeats_table(MODEL), week.table("office"),
]  # fmt: skip


@pytest.mark.parametrize("table", EVERY, ids=lambda table: table.name)
def test_rows_given_back_as_they_were_change_nothing(table: Table) -> None:
    assert table.write(SCENARIO, table.read(SCENARIO)) == SCENARIO


@pytest.mark.parametrize(
    ("cells", "made"),
    [
        ({"걸리는 시간": "12"}, fixed(720)),
        ({"걸리는 시간": "5~10~30분"}, triangular(300, 600, 1800)),
        ({"걸리는 시간": "지수 평균 1시간"}, Distribution("exponential", 3600)),
        ({"분포": "고정", "평균": 12}, fixed(720)),
        ({"분포": "삼각", "최소": 5, "보통": 10, "최대": 30}, triangular(300, 600, 1800)),
        ({"분포": "균등", "최소": 5, "최대": 10}, Distribution("uniform", low=300, high=600)),
        ({"분포": "감마", "평균": 10, "편차": 5, "최소": None, "최대": None},
         Distribution("gamma", 600, 300)),
        ({"분포": "정규", "평균": 10, "편차": 2, "최소": float("nan"), "최대": None},
         Distribution("normal", 600, 120)),
    ],
)  # fmt: skip
def test_a_duration_is_typed_as_text_or_in_minutes(
    cells: dict[str, Any], made: Distribution
) -> None:
    scenario = _task(**cells)
    assert _duration(scenario) == made
    assert scenario.sources["tasks/Task_draft"] == TYPED
    other = {k: v for k, v in scenario.tasks.items() if k != "Task_draft"}
    assert other == {k: v for k, v in SCENARIO.tasks.items() if k != "Task_draft"}


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"걸리는 시간": ""}, "걸리는 시간을 적으세요"),
        ({"걸리는 시간": "빨리"}, "'빨리'"),
        ({"분포": "삼각", "최소": 9, "보통": 3, "최대": 5}, "순서"),
        ({"분포": "균등"}, "최소, 최대을(를) 더 적으면"),
        ({"분포": "고정", "평균": None}, "평균"),
        ({"분포": "고정", "평균": -1}, "-60"),
        ({"분포": "표본"}, "표본"),
        ({"담당": "없는 팀"}, "없는 팀"),
        ({"먼저 할 순서": 1.5}, "먼저 할 순서"),
    ],
)
def test_a_wrong_cell_is_refused_with_its_step(cells: dict[str, Any], said: str) -> None:
    with pytest.raises(BadScenario) as refused:
        _task(**cells)
    assert "환불 기안을 작성한다" in refused.value.sentence
    assert said in refused.value.sentence


def test_a_wrong_cell_loses_nothing_else_and_stays_where_it_was_typed() -> None:
    rows = TASKS.read(SCENARIO)
    good, bad = _place(TASKS, "Task_look_up"), _place(TASKS, "Task_draft")
    edits = {bad: {"걸리는 시간": "빨리"}, good: {"걸리는 시간": "7분"}}
    outcome = applied(SCENARIO, TASKS, typed_cells(rows, edits))
    assert _duration(outcome.scenario, "Task_look_up") == fixed(420)
    assert _duration(outcome.scenario) == _duration(SCENARIO)
    (left,) = outcome.left
    assert len(outcome.refusals) == 1
    shown = overlaid(TASKS.read(outcome.scenario), outcome.left)
    assert (shown[bad]["걸리는 시간"], shown[good]["걸리는 시간"]) == ("빨리", "7분")
    again = typed_cells(TASKS.read(outcome.scenario), {bad: {"걸리는 시간": "9분"}}, [left])
    mended = applied(outcome.scenario, TASKS, again)
    assert (mended.left, mended.refusals) == ((), ())
    assert _duration(mended.scenario) == fixed(540)


def test_a_distribution_may_be_completed_cell_by_cell() -> None:
    place = _place(TASKS, "Task_draft")
    rows = TASKS.read(_task(**{"걸리는 시간": "12분"}))
    scenario = _task(**{"걸리는 시간": "12분"})
    cells: tuple[Cell, ...] = ()
    for column, value in (("분포", "삼각"), ("최소", 5), ("보통", 10), ("최대", 30)):
        outcome = applied(scenario, TASKS, typed_cells(rows, {place: {column: value}}, cells))
        assert bool(outcome.left) == (column != "최대")
        scenario, cells = outcome.scenario, outcome.left
    assert _duration(scenario) == triangular(300, 600, 1800)


def test_somebody_else_may_do_it_or_nobody() -> None:
    boss = next(pool.id for pool in SCENARIO.pools if pool.name == "부서장")
    assert set(_task(담당="부서장").tasks["Task_draft"].durations) == {boss}
    assert set(_task(담당=NOBODY).tasks["Task_draft"].durations) == {""}


def test_a_person_may_confirm_a_guess_and_name_its_source() -> None:
    assert SCENARIO.sources["tasks/Task_draft"].guessed
    scenario = _task(추정=False)
    assert not scenario.sources["tasks/Task_draft"].guessed
    assert scenario.tasks == SCENARIO.tasks
    named = _task(출처="담당자 3명 면담")
    assert named.sources["tasks/Task_draft"] == Source("담당자 3명 면담", guessed=True)
    both = _task(**{"걸리는 시간": "8분", "출처": "기록"})
    assert both.sources["tasks/Task_draft"] == Source("기록", guessed=False)


def test_a_guess_noted_for_a_part_of_a_value_is_shown_and_confirmed_too() -> None:
    """Files of other people name 'tasks/T/duration' where ours name 'tasks/T'."""
    sources = {k: v for k, v in SCENARIO.sources.items() if k != "tasks/Task_draft"}
    sources["tasks/Task_draft/duration"] = Source("면담")
    given = replace(SCENARIO, sources=sources)
    place = _place(TASKS, "Task_draft", given)
    assert TASKS.read(given)[place]["추정"]
    assert "tasks/Task_draft" not in "".join(_typed(TASKS, place, given, 추정=False).guessed)


def test_a_task_of_several_pools_has_a_row_for_each() -> None:
    first, second = (pool.id for pool in SCENARIO.pools[1:3])
    several = Work({first: fixed(60), second: fixed(120)})
    given = replace(SCENARIO, tasks={**SCENARIO.tasks, "Task_draft": several})
    place = _place(TASKS, "Task_draft", given)
    assert TASKS.write(given, TASKS.read(given)) == given
    changed = _typed(TASKS, place + 1, given, **{"걸리는 시간": "5분"})
    assert dict(changed.tasks["Task_draft"].durations) == {first: fixed(60), second: fixed(300)}
    with pytest.raises(BadScenario, match="두 줄"):
        _typed(TASKS, place, given, 담당=TASKS.read(given)[place + 1]["담당"])
    added = work.with_pool(SCENARIO, "Task_draft", second, "기안")
    assert len(added.tasks["Task_draft"].durations) == 2
    assert work.without_pool(added, "Task_draft", second, "기안").tasks == SCENARIO.tasks
    with pytest.raises(BadScenario, match="담당이 없어집니다"):
        work.without_pool(SCENARIO, "Task_draft", first, "기안")


def test_shares_must_be_a_hundred() -> None:
    three = drawn("S X1 T1 E, X1 T2 E, X1 T3 E")
    given, table = prefilled(three, Facts()), branches.table(three)
    rows = table.read(given)
    outcome = applied(given, table, typed_cells(rows, {0: {"비율(%)": 70}}))
    assert "'X1'의 비율을 더하면 136.667%" in outcome.refusals[0]
    assert outcome.scenario == given
    more = typed_cells(rows, {1: {"비율(%)": 20}, 2: {"비율(%)": 10}}, outcome.left)
    shares = applied(given, table, more).scenario.branches["X1"]
    assert list(shares.values()) == pytest.approx([0.7, 0.2, 0.1])


def test_of_two_ways_the_other_follows() -> None:
    gateway = SHARES.read(SCENARIO)[0]["id"]
    shares = _typed(SHARES, 0, **{"비율(%)": 70}).branches[gateway]
    assert list(shares.values()) == pytest.approx([0.7, 0.3])
    both = applied(
        SCENARIO,
        SHARES,
        typed_cells(SHARES.read(SCENARIO), {0: {"비율(%)": 70}, 1: {"비율(%)": 20}}),
    )
    assert "90%" in both.refusals[0]


@pytest.mark.parametrize("share", [None, -1, 101])
def test_a_share_is_between_none_and_all(share: float | None) -> None:
    with pytest.raises(BadScenario, match="0에서 100"):
        _typed(SHARES, 0, **{"비율(%)": share})


def test_ways_of_an_inclusive_gateway_need_no_sum() -> None:
    drawing = drawn("S O1 T1 O2 E, O1 T2 O2")
    given, table = prefilled(drawing, Facts()), branches.table(drawing)
    assert table.read(given)[0]["방식"].startswith("저마다")
    assert sum(_typed(table, 0, given, **{"비율(%)": 90}).branches["O1"].values()) == 1.4
