"""Our scenario read from JSON; docs/scenario-format.md describes each key.

A file in Prosimos' form is known by its keys and read too.
"""

from datetime import date

from processes.simulation import prosimos_reading
from processes.simulation.calendars import DAY, Calendar, Hours
from processes.simulation.distributions import BadDistribution, Distribution
from processes.simulation.reading_json import Block, as_number, loaded
from processes.simulation.scenario import (
    START,
    Arrivals,
    BadScenario,
    Member,
    Pool,
    Priority,
    Repeat,
    Scenario,
    Source,
    Timing,
    Work,
    check,
)
from processes.simulation.scenario_writing import DAYS, FIGURES, FORMAT, VERSION, as_json, written

__all__ = ["as_json", "distribution", "read", "time_of_day", "written"]


def read(content: bytes | str) -> Scenario:
    """Return the scenario in a file, ours or Prosimos'; raises BadScenario."""
    top = loaded(content)
    if prosimos_reading.is_prosimos(top):
        return prosimos_reading.scenario(top)
    if top.text("format", "") != FORMAT or top.whole("version", 0) != VERSION:
        raise BadScenario(
            f"시나리오 형식이 아닙니다. 'format'이 '{FORMAT}', 'version'이 {VERSION}인 파일이나 "
            "Prosimos 시나리오를 올리세요."
        )
    scenario = Scenario(
        name=top.text("name", ""),
        start=_day(top.text("start", START), "start"),
        arrivals=_arrivals(top.block("arrivals")),
        tasks={name: _work(one) for name, one in top.named("tasks")},
        branches={name: _shares(one) for name, one in top.named("branches")},
        events={name: _timing(one) for name, one in top.named("events")},
        repeats={name: _repeat(one) for name, one in top.named("repeats")},
        pools=tuple(_pool(one) for one in top.blocks("pools")),
        calendars=tuple(_calendar(one) for one in top.blocks("calendars")),
        priorities=tuple(_priority(one) for one in top.blocks("priorities")),
        sources={name: _source(one) for name, one in top.named("sources")},
    )
    top.finish()
    check(scenario)
    return scenario


def _day(text: str, place: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise BadScenario(
            f"시나리오의 '{place}' '{text}'은(는) 2026-01-05처럼 적어야 합니다."
        ) from error


def distribution(block: Block) -> Distribution:
    """Return the distribution in a block; raises BadScenario with its place."""
    kind = block.text("kind")
    given = {
        field: as_number(block.take(key), block.at(key))
        for key, field in FIGURES.items()
        if block.take(key) is not None
    }
    points = tuple((one.number("value"), one.number("share")) for one in block.blocks("points"))
    block.finish()
    try:
        return Distribution(kind, points=points, **given)
    except BadDistribution as refusal:
        raise BadScenario(f"시나리오의 '{block.place}': {refusal}") from refusal


def _arrivals(block: Block) -> Arrivals:
    made = Arrivals(
        between=distribution(block.block("between")),
        calendar=block.take("calendar"),
        wall=block.flag("wall"),
    )
    block.finish()
    return made


def _work(block: Block) -> Work:
    durations: dict[str, Distribution] = {}
    if "pools" in block:
        inside = block.block("pools")
        durations = {pool: distribution(inside.block(pool)) for pool in inside.value}
    else:
        durations[block.text("pool", "")] = distribution(block.block("duration"))
    made = Work(durations, block.whole("priority", 1))
    block.finish()
    return made


def _shares(block: Block) -> dict[str, float]:
    return {flow: block.number(flow) for flow in block.value}


def _timing(block: Block) -> Timing:
    after = distribution(block.block("after")) if "after" in block else None
    made = Timing(after, block.number("chance", 1.0))
    block.finish()
    return made


def _repeat(block: Block) -> Repeat:
    times = distribution(block.block("times")) if "times" in block else None
    again = block.number("again") if "again" in block else None
    block.finish()
    return Repeat(again, times)


def _pool(block: Block) -> Pool:
    members = tuple(_member(one) for one in block.blocks("members"))
    made = Pool(
        id=block.text("id"),
        name=block.text("name", "") or block.text("id"),
        size=block.whole("size", len(members) or 1),
        cost_per_hour=block.number("cost_per_hour", 0.0),
        calendar=block.take("calendar"),
        members=members,
        group=block.text("group", ""),
    )
    block.finish()
    return made


def _member(block: Block) -> Member:
    made = Member(block.text("name"), block.text("calendar"))
    block.finish()
    return made


def _calendar(block: Block) -> Calendar:
    made = Calendar(
        id=block.text("id"),
        name=block.text("name", "") or block.text("id"),
        hours=tuple(_hours(one) for one in block.blocks("hours")),
        holidays=block.flag("holidays"),
        closed=frozenset(_day(str(one), block.at("closed")) for one in block.items("closed")),
        opened=frozenset(_day(str(one), block.at("opened")) for one in block.items("opened")),
    )
    block.finish()
    return made


def _hours(block: Block) -> Hours:
    names = block.items("days")
    for name in names:
        if name not in DAYS:
            raise BadScenario(
                f"시나리오의 '{block.at('days')}' '{name}'은(는) {', '.join(DAYS)} 가운데 하나여야 "
                "합니다."
            )
    days = tuple(sorted({DAYS.index(name) for name in names}))
    made = Hours(days, time_of_day(block, "from"), time_of_day(block, "to"))
    block.finish()
    return made


def time_of_day(block: Block, key: str) -> float:
    """Return seconds from midnight of 'HH:MM' or 'HH:MM:SS'; 24:00 is the end of the day."""
    text = block.text(key)
    parts = text.split(":")
    try:
        figures = [float(part) for part in parts] + [0.0] * (3 - len(parts))
        seconds = figures[0] * 3600 + figures[1] * 60 + figures[2]
    except (ValueError, IndexError):
        seconds = -1.0
    if len(parts) not in (2, 3) or not 0 <= seconds <= DAY:
        raise BadScenario(f"시나리오의 '{block.at(key)}' '{text}'은(는) 09:00처럼 적어야 합니다.")
    return seconds


def _priority(block: Block) -> Priority:
    made = Priority(block.number("share"), block.whole("level"))
    block.finish()
    return made


def _source(block: Block) -> Source:
    made = Source(block.text("source", ""), block.flag("guessed"))
    block.finish()
    return made
