"""A scenario as tables that people edit in minutes and percent, and back.

Each row names its element; a cell that changes becomes the scenario's value, and its source is
the person's from then on. What can't be taken is refused with the row's name.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from processes.bpmn.model import Model
from processes.simulation.distributions import NAMES, BadDistribution, Distribution
from processes.simulation.scenario import BadScenario, Pool, Scenario, Source, Work

MINUTE, PERCENT = 60.0, 100.0
NOBODY = "(사람 없음)"
TYPED = Source("직접 적음", guessed=False)
# Column of the table -> field of the distribution.
_FIGURES = {"평균": "value", "편차": "deviation", "최소": "low", "보통": "likely", "최대": "high"}
_USES = {
    "fixed": ("평균",),
    "exponential": ("평균", "최소", "최대"),
    "normal": ("평균", "편차", "최소", "최대"),
    "lognormal": ("평균", "편차", "최소", "최대"),
    "gamma": ("평균", "편차", "최소", "최대"),
    "uniform": ("최소", "최대"),
    "triangular": ("최소", "보통", "최대"),
}
KINDS = {NAMES[kind]: kind for kind in _USES}
Row = Mapping[str, Any]
_ROUNDED = 1e-7  # what a shown share may differ by from the one it shows


def task_rows(scenario: Scenario, model: Model) -> list[dict[str, Any]]:
    """Return a row per task: who, how long in minutes, where from. `id` names the task."""
    names = {node.id: node.name or node.id for node in model.nodes}
    pools = {pool.id: pool.name for pool in scenario.pools}
    rows = []
    for element, work in scenario.tasks.items():
        pool, duration = next(iter(work.durations.items()))
        source = scenario.sources.get(f"tasks/{element}")
        rows.append(
            {
                "id": element,
                "단계": names.get(element, element),
                "담당": pools.get(pool, NOBODY),
                "분포": NAMES[duration.kind],
                **_minutes(duration),
                **_said(source),
            }
        )
    return rows


def with_task_rows(scenario: Scenario, rows: Sequence[Row]) -> Scenario:
    """Return the scenario with what changed in the rows; raises BadScenario with the step."""
    pools = {pool.name: pool.id for pool in scenario.pools} | {NOBODY: ""}
    tasks, sources = dict(scenario.tasks), dict(scenario.sources)
    for row in rows:
        element, name = str(row["id"]), str(row["단계"])
        work = tasks[element]
        if row["담당"] not in pools:
            raise BadScenario(f"'{name}'의 담당 '{row['담당']}'이(가) 인력에 없습니다.")
        made = Work({pools[row["담당"]]: _distribution(row, f"'{name}'")}, work.priority)
        if len(work.durations) == 1 and made != work:
            tasks[element] = made
            sources[f"tasks/{element}"] = TYPED
        _mark(sources, f"tasks/{element}", row)
    return replace(scenario, tasks=tasks, sources=sources)


def branch_rows(scenario: Scenario, model: Model) -> list[dict[str, Any]]:
    """Return a row per flow of each gateway that decides: its share in percent."""
    names = {node.id: node.name or node.id for node in model.nodes}
    flows = {flow.id: flow for flow in model.flows}
    rows = []
    for element, shares in scenario.branches.items():
        source = scenario.sources.get(f"branches/{element}")
        for flow, share in shares.items():
            known = flows.get(flow)
            target = names.get(known.target, known.target) if known else flow
            label = f"{known.name} → {target}" if known and known.name else f"→ {target}"
            rows.append(
                {
                    "id": element,
                    "flow": flow,
                    "갈림": names.get(element, element),
                    "길": label,
                    "비율(%)": round(share * PERCENT, 6),
                    **_said(source),
                }
            )
    return rows


def with_branch_rows(scenario: Scenario, rows: Sequence[Row]) -> Scenario:
    """Return the scenario with the shares of the rows; each gateway's must sum to 100 %."""
    branches: dict[str, dict[str, float]] = {}
    sources, names = dict(scenario.sources), {}
    for row in rows:
        share = row["비율(%)"]
        if share is None or not 0 <= float(share) <= PERCENT:
            raise BadScenario(f"'{row['갈림']}' {row['길']}의 비율은 0에서 100 사이로 적으세요.")
        before = scenario.branches[str(row["id"])][str(row["flow"])]
        typed = float(share) / PERCENT
        same = abs(typed - before) < _ROUNDED
        branches.setdefault(str(row["id"]), {})[str(row["flow"])] = before if same else typed
        names[str(row["id"])] = str(row["갈림"])
        _mark(sources, f"branches/{row['id']}", row)
    for element, shares in branches.items():
        total = sum(shares.values())
        if abs(total - 1) > 1e-6 and _sums_to_one(scenario.branches[element]):
            raise BadScenario(
                f"'{names[element]}'의 비율을 더하면 {total * PERCENT:g}%입니다. "
                "100%가 되게 적으세요."
            )
        if shares != scenario.branches[element]:
            sources[f"branches/{element}"] = TYPED
    return replace(scenario, branches={**scenario.branches, **branches}, sources=sources)


def pool_rows(scenario: Scenario) -> list[dict[str, Any]]:
    """Return a row per pool: how many, what an hour costs in won, which calendar."""
    calendars = {one.id: one.name for one in scenario.calendars}
    return [
        {
            "id": pool.id,
            "인력": pool.name,
            "인원": pool.size,
            "시간당 비용(원)": pool.cost_per_hour,
            "달력": calendars.get(pool.calendar or "", "24시간"),
            **_said(scenario.sources.get(f"pools/{pool.id}/size")),
        }
        for pool in scenario.pools
    ]


def with_pool_rows(scenario: Scenario, rows: Sequence[Row]) -> Scenario:
    """Return the scenario with the pools of the rows; raises BadScenario with the pool."""
    calendars = {one.name: one.id for one in scenario.calendars}
    known, sources = {pool.id: pool for pool in scenario.pools}, dict(scenario.sources)
    for row in rows:
        pool = known[str(row["id"])]
        if row["인원"] is None or row["시간당 비용(원)"] is None:
            raise BadScenario(f"'{pool.name}'의 인원과 시간당 비용을 적으세요. 모르면 0원입니다.")
        made = _pool(pool, row, calendars)
        if made != pool:
            known[pool.id] = made
            for part in ("size", "cost_per_hour"):
                if getattr(made, part) != getattr(pool, part):
                    sources[f"pools/{pool.id}/{part}"] = TYPED
        _mark(sources, f"pools/{pool.id}/size", row)
    return replace(scenario, pools=tuple(known.values()), sources=sources)


def _pool(pool: Pool, row: Row, calendars: Mapping[str, str]) -> Pool:
    named = str(row["달력"])
    calendar = calendars.get(named) if named != "24시간" else None
    size = int(row["인원"])
    members = pool.members if len(pool.members) == size else ()
    cost = float(row["시간당 비용(원)"])
    return replace(pool, size=size, cost_per_hour=cost, calendar=calendar, members=members)


def _minutes(one: Distribution) -> dict[str, float | None]:
    figures = {column: getattr(one, field) for column, field in _FIGURES.items()}
    return {name: None if n is None else round(n / MINUTE, 6) for name, n in figures.items()}


def _distribution(row: Row, place: str) -> Distribution:
    kind = KINDS.get(str(row["분포"]))
    if kind is None:
        raise BadScenario(f"{place}의 분포 '{row['분포']}'은(는) 표에서 고칠 수 없습니다.")
    figures: dict[str, Any] = {
        _FIGURES[name]: float(row[name]) * MINUTE
        for name in _USES[kind]
        if row.get(name) is not None and row[name] == row[name]  # an emptied cell may be NaN
    }
    try:
        return Distribution(kind, **figures)
    except BadDistribution as refused:
        raise BadScenario(f"{place}: {refused.sentence}") from refused


def _said(source: Source | None) -> dict[str, Any]:
    if source is None:
        return {"출처": "", "추정": False}
    return {"출처": source.text, "추정": source.guessed}


def _mark(sources: dict[str, Source], path: str, row: Row) -> None:
    """Take over a person's word on whether the value is a guess."""
    source = sources.get(path)
    if source is not None and source is not TYPED and bool(row["추정"]) != source.guessed:
        sources[path] = replace(source, guessed=bool(row["추정"]))


def _sums_to_one(shares: Mapping[str, float]) -> bool:
    """Tell whether it decides for one way; an inclusive gateway's shares need not sum to one."""
    return abs(sum(shares.values()) - 1) < 1e-6


def edited(
    now: Sequence[Row], shown: Sequence[Row], edits: Mapping[int, Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """Return the rows as they stand now with a person's cells in them.

    `edits`: position in the rows that were shown -> column -> new value. A cell that somebody
    else changed meanwhile is refused with both values; raises BadScenario.
    """
    places = {(row["id"], row.get("flow")): place for place, row in enumerate(now)}
    rows = [dict(row) for row in now]
    for number, cells in edits.items():
        seen = shown[number]
        place = places.get((seen["id"], seen.get("flow")))
        if place is None:
            raise BadScenario("고친 줄이 그 사이 없어졌습니다. 새로 읽은 표에서 다시 고치세요.")
        for column, value in cells.items():
            if rows[place][column] not in (seen[column], value):
                raise BadScenario(
                    f"{column} 칸을 다른 사람이 먼저 '{rows[place][column]}'(으)로 고쳤습니다. "
                    f"적으신 값은 '{value}'입니다. 표를 확인하고 다시 적으세요."
                )
            rows[place][column] = value
    return rows
