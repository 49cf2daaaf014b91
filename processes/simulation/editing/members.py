"""Named people of a pool, each with a calendar of their own, as a table."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from processes.simulation import outsiders
from processes.simulation.editing.naming import ALWAYS, calendar_id, calendar_name, fresh_name
from processes.simulation.editing.people import CALENDAR, POOL
from processes.simulation.editing.rows import Row, Table
from processes.simulation.scenario import BadScenario, Member, Scenario

PERSON = "이름"


def members_table() -> Table:
    """Return the table of named people; raises BadScenario with the person."""
    return Table("members", _member_rows, _with_members)


def _member_rows(scenario: Scenario) -> list[dict[str, Any]]:
    return [
        {
            "id": pool.id,
            "part": str(place),
            POOL: pool.name,
            PERSON: member.name,
            CALENDAR: calendar_name(scenario, member.calendar),
        }
        for pool in scenario.pools
        for place, member in enumerate(pool.members)
    ]


def _with_members(scenario: Scenario, rows: Sequence[Row]) -> Scenario:
    pools = []
    for pool in scenario.pools:
        members = list(pool.members)
        for row in (row for row in rows if row["id"] == pool.id):
            place = int(row["part"])
            name = str(row[PERSON] or "")
            if name != members[place].name:
                others = [one.name for at, one in enumerate(members) if at != place]
                name = fresh_name(f"'{pool.name}'에", name, others)
            calendar = members[place].calendar
            if row[CALENDAR] != calendar_name(scenario, calendar):
                calendar = _own_calendar(scenario, row, pool.name)
            members[place] = Member(name, calendar)
        pools.append(replace(pool, members=tuple(members)))
    return replace(scenario, pools=tuple(pools))


def _own_calendar(scenario: Scenario, row: Row, pool: str) -> str:
    chosen = calendar_id(scenario, str(row[CALENDAR]), f"'{pool}'의 '{row[PERSON]}'")
    if chosen is None:
        raise BadScenario(
            f"'{pool}'의 '{row[PERSON]}': 한 사람이 {ALWAYS} 일할 수는 없습니다. 달력을 고르세요."
        )
    return chosen


def told_by_name(scenario: Scenario, key: str, first: str = "") -> Scenario:
    """Name the people of a pool one by one, with the pool's calendar; raises BadScenario."""
    pool = next(one for one in scenario.pools if one.id == key)
    if pool.size >= outsiders.NOT_QUEUED_FOR:
        raise BadScenario(f"'{pool.name}'은(는) 건마다 다른 사람이라 이름을 적을 수 없습니다.")
    if pool.calendar is None:
        raise BadScenario(
            f"'{pool.name}'의 달력을 먼저 고르세요. 사람은 {ALWAYS} 일할 수 없습니다."
        )
    members = tuple(
        Member(f"{pool.name} {n}" if n > 1 or not first else first, pool.calendar)
        for n in range(1, pool.size + 1)
    )
    pools = tuple(
        replace(pool, members=members) if one.id == key else one for one in scenario.pools
    )
    return replace(scenario, pools=pools)


def without_member(scenario: Scenario, key: str, name: str) -> Scenario:
    """Take a named person out; the last one cannot go; raises BadScenario."""
    pool = next(one for one in scenario.pools if one.id == key)
    members = tuple(one for one in pool.members if one.name != name)
    if not members:
        raise BadScenario(f"'{pool.name}'에 한 사람은 있어야 합니다. 이름 대신 달력을 고르세요.")
    made = replace(pool, members=members, size=len(members))
    pools = tuple(made if one.id == key else one for one in scenario.pools)
    return replace(scenario, pools=pools)
