"""Who does each step and how long it takes, as a table: a row for each pool that can do it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from processes.bpmn.model import Model
from processes.simulation.distributions import Distribution
from processes.simulation.editing.figures import cells, distribution
from processes.simulation.editing.naming import NOBODY, by_name, element_names, pool_names
from processes.simulation.editing.rows import Row, Table, is_blank, marked, said
from processes.simulation.editing.times import WORK
from processes.simulation.scenario import BadScenario, Scenario, Work

STEP, WHO, FIRST = "단계", "담당", "먼저 할 순서"


def table(model: Model) -> Table:
    """Return the table of steps, in the drawing's order; raises BadScenario with the step."""
    names = element_names(model)
    return Table(
        "tasks",
        lambda scenario: _rows(scenario, names),
        lambda scenario, rows: _written(scenario, rows, names),
    )


def _rows(scenario: Scenario, names: dict[str, str]) -> list[dict[str, Any]]:
    pools = pool_names(scenario)
    return [
        {
            "id": element,
            "part": pool,
            STEP: names.get(element, element),
            WHO: pools.get(pool, pool or NOBODY),
            **cells(duration, WORK),
            FIRST: work.priority,
            **said(scenario, f"tasks/{element}"),
        }
        for element, work in scenario.tasks.items()
        for pool, duration in work.durations.items()
    ]


def _written(scenario: Scenario, rows: Sequence[Row], names: dict[str, str]) -> Scenario:
    tasks = dict(scenario.tasks)
    for element in dict.fromkeys(str(row["id"]) for row in rows):
        mine = [row for row in rows if row["id"] == element]
        before = tasks[element]
        made = _work(scenario, before, mine, f"'{names.get(element, element)}'")
        tasks[element] = made
        scenario = marked(scenario, f"tasks/{element}", *mine, changed=made != before)
    return replace(scenario, tasks=tasks)


def _work(scenario: Scenario, before: Work, rows: Sequence[Row], place: str) -> Work:
    pools = by_name(pool_names(scenario)) | {NOBODY: ""}
    durations: dict[str, Distribution] = {}
    priorities = []
    for row in rows:
        named = str(row[WHO])
        if named not in pools and named != row["part"]:
            raise BadScenario(f"{place}의 담당 '{named}'이(가) 인력에 없습니다.")
        pool = pools.get(named, str(row["part"]))
        if pool in durations:
            raise BadScenario(f"{place}의 담당 '{named}'이(가) 두 줄입니다. 하나를 빼세요.")
        made = distribution(row, before.durations[str(row["part"])], WORK, place)
        if made is None:
            raise BadScenario(f"{place}의 걸리는 시간을 적으세요. 예: {WORK.example}.")
        durations[pool] = made
        priorities.append(_priority(row, place))
    if len(durations) > 1 and "" in durations:
        raise BadScenario(f"{place}에 '{NOBODY}'와 다른 담당을 함께 둘 수 없습니다.")
    new = [one for one in priorities if one != before.priority]
    return Work(durations, new[0] if new else before.priority)


def _priority(row: Row, place: str) -> int:
    given = row[FIRST]
    if is_blank(given) or float(given) != int(given) or not 0 <= given <= 999:
        raise BadScenario(f"{place}의 먼저 할 순서는 0에서 999 사이의 정수로 적으세요.")
    return int(given)


def with_pool(scenario: Scenario, element: str, pool: str, name: str) -> Scenario:
    """Let one more pool do a step, in the time that the first one takes; raises BadScenario."""
    work = scenario.tasks[element]
    if pool in work.durations:
        raise BadScenario(f"'{name}'의 담당이 이미 그렇습니다. 다른 인력을 고르세요.")
    if "" in work.durations:
        raise BadScenario(f"'{name}'은(는) 사람 없이 하는 단계입니다. 표에서 담당을 먼저 고르세요.")
    first = next(iter(work.durations.values()))
    made = Work({**work.durations, pool: first}, work.priority)
    return replace(scenario, tasks={**scenario.tasks, element: made})


def without_pool(scenario: Scenario, element: str, pool: str, name: str) -> Scenario:
    """Take a pool off a step that another can do, too; raises BadScenario."""
    work = scenario.tasks[element]
    left = {one: duration for one, duration in work.durations.items() if one != pool}
    if not left:
        raise BadScenario(f"'{name}'을(를) 할 담당이 없어집니다. 다른 담당을 먼저 더하세요.")
    return replace(scenario, tasks={**scenario.tasks, element: Work(left, work.priority)})
