"""Pools of people as a table: whose time, how many, which calendar, what an hour costs."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from processes.simulation import outsiders
from processes.simulation.editing.naming import (
    NOBODY,
    calendar_id,
    calendar_name,
    fresh_id,
    fresh_name,
)
from processes.simulation.editing.rows import (
    GUESS,
    SOURCE,
    TYPED,
    Row,
    Table,
    is_blank,
    marked,
    said,
)
from processes.simulation.scenario import BadScenario, Member, Pool, Scenario, Source

POOL, KIND, SIZE, CALENDAR = "인력", "구분", "인원", "달력"
COST, COST_SOURCE, COST_GUESS = "시간당 비용(원)", "비용 출처", "비용 추정"
OWN = "(사람마다)"
KINDS = (outsiders.STAFF, outsiders.EMPLOYEE, outsiders.OUTSIDE)


def table() -> Table:
    """Return the table of pools; raises BadScenario with the pool. A blank cost is unknown."""
    return Table("pools", _rows, _written)


def _rows(scenario: Scenario) -> list[dict[str, Any]]:
    return [
        {
            "id": pool.id,
            "part": "",
            POOL: pool.name,
            KIND: outsiders.kind(pool),
            SIZE: pool.size,
            CALENDAR: OWN if pool.members else calendar_name(scenario, pool.calendar),
            COST: None if _is_unknown(scenario, pool) else pool.cost_per_hour,
            **said(scenario, _size(pool.id)),
            **_cost_said(scenario, pool.id),
        }
        for pool in scenario.pools
    ]


def _size(pool: str) -> str:
    return f"pools/{pool}/size"


def _cost(pool: str) -> str:
    return f"pools/{pool}/cost_per_hour"


def _is_unknown(scenario: Scenario, pool: Pool) -> bool:
    """Tell whether a cost is only a placeholder: nought, and a guess."""
    source = scenario.sources.get(_cost(pool.id))
    return not pool.cost_per_hour and source is not None and source.guessed


def _cost_said(scenario: Scenario, pool: str) -> dict[str, Any]:
    told = said(scenario, _cost(pool))
    return {COST_SOURCE: told[SOURCE], COST_GUESS: told[GUESS]}


def _written(scenario: Scenario, rows: Sequence[Row]) -> Scenario:
    for row in rows:
        before = next(pool for pool in scenario.pools if pool.id == row["id"])
        made = _pool(scenario, before, row)
        unknown = is_blank(row[COST])
        changed = made.cost_per_hour != before.cost_per_hour or (
            unknown != _is_unknown(scenario, before)
        )
        pools = tuple(made if pool.id == made.id else pool for pool in scenario.pools)
        resized = made.size != before.size
        scenario = marked(replace(scenario, pools=pools), _size(made.id), row, changed=resized)
        told = {SOURCE: row.get(COST_SOURCE), GUESS: row.get(COST_GUESS)}
        scenario = marked(scenario, _cost(made.id), told, changed=changed)
        if unknown and changed:
            scenario = _with_source(scenario, _cost(made.id), outsiders.UNKNOWN_COST)
        if (kind := outsiders.kind(made)) != outsiders.kind(before):
            scenario = _as_kind(scenario, made, kind)
    return scenario


def _as_kind(scenario: Scenario, pool: Pool, kind: str) -> Scenario:
    """Say why a pool queues or not, and whose its cost is; a customer costs nothing."""
    free = kind == outsiders.OUTSIDE
    if free:
        pools = (
            replace(one, cost_per_hour=0.0) if one.id == pool.id else one for one in scenario.pools
        )
        scenario = replace(scenario, pools=tuple(pools))
    size = TYPED if kind == outsiders.STAFF else outsiders.UNQUEUED
    scenario = _with_source(scenario, _size(pool.id), size)
    if free or not pool.cost_per_hour:
        scenario = _with_source(
            scenario, _cost(pool.id), outsiders.FREE if free else outsiders.UNKNOWN_COST
        )
    return scenario


def _with_source(scenario: Scenario, path: str, source: Source) -> Scenario:
    return replace(scenario, sources={**scenario.sources, path: source})


def _pool(scenario: Scenario, before: Pool, row: Row) -> Pool:
    name = str(row[POOL] or "").strip()
    if name != before.name:
        others = [pool.name for pool in scenario.pools if pool.id != before.id]
        name = fresh_name("인력", name, others, NOBODY)
    if is_blank(row[SIZE]) or float(row[SIZE]) != int(row[SIZE]):
        raise BadScenario(f"'{name}'의 인원은 사람 수로 적으세요.")
    if not is_blank(row[COST]) and not 0 <= float(row[COST]) < 1e12:
        raise BadScenario(f"'{name}'의 시간당 비용은 0원 이상으로 적으세요. 모르면 비워 두세요.")
    cost = 0.0 if is_blank(row[COST]) else float(row[COST])
    made = replace(before, name=name, cost_per_hour=cost)
    made = _of_kind(made, str(row[KIND]))
    if int(row[SIZE]) != before.size:
        made = _resized(made, int(row[SIZE]))
    if before.members and row[CALENDAR] == OWN:
        return made
    if row[CALENDAR] == OWN:
        raise BadScenario(f"'{name}'에는 이름을 적은 사람이 없습니다. 달력을 고르세요.")
    chosen = calendar_id(scenario, str(row[CALENDAR]), f"'{name}'")
    return replace(made, calendar=chosen, members=())


def _of_kind(pool: Pool, kind: str) -> Pool:
    """Let a pool queue or not: customers and applying employees come with their case."""
    if kind == outsiders.kind(pool):
        return pool
    if kind not in KINDS:
        raise BadScenario(f"'{pool.name}'의 구분은 {', '.join(KINDS)} 가운데 하나입니다.")
    size = 1 if kind == outsiders.STAFF else outsiders.NOT_QUEUED_FOR
    made = replace(pool, size=size, members=())
    if kind != outsiders.kind(made):
        word = "'직원'으로 끝나게" if kind == outsiders.EMPLOYEE else "'직원'으로 끝나지 않게"
        raise BadScenario(f"'{pool.name}'을(를) '{kind}'(으)로 두려면 이름을 {word} 고치세요.")
    return made


def _resized(pool: Pool, size: int) -> Pool:
    if not 1 <= size <= 10_000:
        raise BadScenario(f"'{pool.name}'의 인원 {size}명은 1명 이상 10,000명 이하여야 합니다.")
    if not pool.members:
        return replace(pool, size=size)
    if size < len(pool.members):
        raise BadScenario(
            f"'{pool.name}'에는 이름을 적은 사람이 {len(pool.members)}명입니다. "
            "줄이려면 아래 '사람마다의 달력'에서 뺄 사람을 고르세요."
        )
    more = [
        Member(f"{pool.name} {n}", pool.members[-1].calendar)
        for n in range(len(pool.members) + 1, size + 1)
    ]
    return replace(pool, size=size, members=(*pool.members, *more))


def with_pool(scenario: Scenario, name: str) -> Scenario:
    """Add a pool of one person with the first pool's calendar; raises BadScenario."""
    named = fresh_name("인력", name, [pool.name for pool in scenario.pools], NOBODY)
    key = fresh_id("pool", [pool.id for pool in scenario.pools])
    calendar = scenario.calendars[0].id if scenario.calendars else None
    sources = {_size(key): TYPED, _cost(key): outsiders.UNKNOWN_COST}
    made = Pool(key, named, calendar=calendar)
    return replace(scenario, pools=(*scenario.pools, made), sources={**scenario.sources, **sources})


def without_pool(scenario: Scenario, key: str, names: dict[str, str]) -> Scenario:
    """Take a pool out that does no step; `names` are those of elements; raises BadScenario."""
    pool = next(one for one in scenario.pools if one.id == key)
    doing = [one for one, work in scenario.tasks.items() if key in work.durations]
    if doing:
        shown = ", ".join(f"'{names.get(one, one)}'" for one in doing[:3])
        raise BadScenario(f"'{pool.name}'은(는) {shown}을(를) 맡고 있습니다. 담당을 먼저 바꾸세요.")
    left = tuple(one for one in scenario.pools if one.id != key)
    sources = {
        path: one for path, one in scenario.sources.items() if not path.startswith(f"pools/{key}/")
    }
    return replace(scenario, pools=left, sources=sources)
