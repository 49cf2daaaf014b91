"""Prosimos' scenario JSON, the field's only exchange form: read, with nothing dropped.

Its normal distribution has a standard deviation, lognormal and gamma a variance; times between
arrivals run by the clock. What has no counterpart here is refused by name.
"""

from collections.abc import Iterable
from typing import Any, TypeVar

from processes.simulation.calendars import DAY, BadCalendar, Calendar, Hours, in_order
from processes.simulation.distributions import BadDistribution, Distribution
from processes.simulation.prosimos_priorities import priorities
from processes.simulation.reading_json import Block, as_number
from processes.simulation.scenario import (
    Arrivals,
    BadScenario,
    Pool,
    Scenario,
    Timing,
    Work,
    check,
)

MARK = "task_resource_distribution"
BRANCHES, EVENTS = "gateway_branching_probabilities", "event_distribution"
_Kind = TypeVar("_Kind")
DAYS = ("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY")
ARRIVALS = "arrivals"
SHARE_DIGITS = 12  # of a histogram: sums and differences of its shares then agree
_NEARLY_MIDNIGHT = 1.0  # second: 23:59:59 and 23:59:59.999 mean the end of the day
# What Prosimos knows and we do not: refused unless empty.
REFUSED = {
    "batch_processing": "묶음 처리",
    "branch_rules": "조건 분기",
    "event_attributes": "이벤트 속성",
    "global_attributes": "전역 속성",
    "multitask": "동시 작업",
    "granule_size": "퍼지 달력",
}
# distribution_name -> our kind, and what its parameters are.
KINDS = {
    "fix": ("fixed", ("value",)),
    "expon": ("exponential", ("value", "low", "high")),
    "norm": ("normal", ("value", "deviation", "low", "high")),
    "uniform": ("uniform", ("low", "high")),
    "lognorm": ("lognormal", ("value", "variance", "low", "high")),
    "gamma": ("gamma", ("value", "variance", "low", "high")),
}


def is_prosimos(top: Block) -> bool:
    """Tell whether a file is in Prosimos' form."""
    return MARK in top or "resource_profiles" in top


def scenario(top: Block) -> Scenario:
    """Return the scenario; raises BadScenario with what can't be taken."""
    _refuse_unknown(top)
    calendars = [_calendar(one) for one in top.blocks("resource_calendars")]
    arrival_calendar = _arrival_calendar(top, {one.id for one in calendars})
    made = Scenario(
        arrivals=Arrivals(
            between=_whole(top.block("arrival_time_distribution")),
            calendar=arrival_calendar.id if arrival_calendar else None,
            wall=True,
        ),
        tasks=_once(MARK, (_task(one) for one in _needed(top, MARK))),
        branches=_once(BRANCHES, (_branch(one) for one in _needed(top, BRANCHES))),
        events=_once(EVENTS, (_event(one) for one in top.blocks(EVENTS))),
        pools=tuple(pool for one in _needed(top, "resource_profiles") for pool in _pools(one)),
        calendars=(*calendars, *([arrival_calendar] if arrival_calendar else [])),
        priorities=priorities(top),
    )
    top.finish()
    check(made)
    return made


def _once(key: str, pairs: Iterable[tuple[str, _Kind]]) -> dict[str, _Kind]:
    """Return the pairs by name; what is said twice would be dropped once, and is refused."""
    found: dict[str, _Kind] = {}
    for name, one in pairs:
        if name in found:
            raise BadScenario(f"'{key}'에 '{name}'이(가) 두 번 있습니다. 하나만 두세요.")
        found[name] = one
    return found


def _needed(top: Block, key: str) -> Any:
    top.need(key)
    return top.blocks(key)


def _refuse_unknown(top: Block) -> None:
    for key, name in REFUSED.items():
        if top.take(key):
            raise BadScenario(
                f"Prosimos 시나리오의 '{key}'({name})은(는) 시뮬레이션할 수 없습니다. "
                "이 항목을 비운 시나리오를 올리세요."
            )
    kind = top.take("model_type", "CRISP")
    if kind not in ("CRISP", "CRSIP"):
        raise BadScenario(
            f"Prosimos 시나리오의 'model_type' '{kind}'은(는) 쓸 수 없습니다. 'CRISP'여야 합니다."
        )
    top.take("gateway_execution_limit")  # we bound the steps of a case ourselves


def _whole(block: Block) -> Distribution:
    """Return the distribution of a block that says nothing else."""
    made = distribution(block)
    block.finish()
    return made


def distribution(block: Block) -> Distribution:
    """Return a distribution; raises BadScenario with its place."""
    name = block.text("distribution_name")
    if name == "histogram_sampling":
        return _sampled(block)
    if name not in KINDS:
        raise BadScenario(f"'{block.place}'의 분포 '{name}'을(를) 모릅니다.")
    kind, parameters = KINDS[name]
    given = [_parameter(one) for one in block.blocks("distribution_params")]
    if name == "fix":
        given = given[:1]  # others are zeros that Prosimos' editor leaves
    if len(given) != len(parameters):
        raise BadScenario(
            f"'{block.place}'의 '{name}'에 값이 {len(parameters)}개({', '.join(parameters)}) "
            f"있어야 하는데 {len(given)}개입니다."
        )
    figures = dict(zip(parameters, given, strict=True))
    if "variance" in figures:
        variance = figures.pop("variance")
        if variance < 0:
            raise BadScenario(f"'{block.place}'의 분산 {variance:g}은(는) 0보다 작을 수 없습니다.")
        figures["deviation"] = variance**0.5
    return _made(block, kind, figures)


def _parameter(block: Block) -> float:
    value = block.number("value")
    block.finish()
    return value


def _made(block: Block, kind: str, figures: dict[str, float]) -> Distribution:
    try:
        return Distribution(
            kind,
            value=figures.get("value"),
            deviation=figures.get("deviation"),
            low=figures.get("low"),
            high=figures.get("high"),
        )
    except BadDistribution as refusal:
        raise BadScenario(f"시나리오의 '{block.place}': {refusal}") from refusal


def _sampled(block: Block) -> Distribution:
    data = block.block("histogram_data")
    sums = [as_number(one, data.at("cdf")) for one in data.items("cdf")]
    values = [as_number(one, data.at("bin_midpoints")) for one in data.items("bin_midpoints")]
    data.finish()
    if not sums or len(sums) != len(values) or sums != sorted(sums):
        raise BadScenario(f"'{data.place}'의 cdf와 bin_midpoints가 맞지 않습니다.")
    parts = (after - before for before, after in zip([0.0, *sums], sums, strict=False))
    shares = [round(part, SHARE_DIGITS) for part in parts]
    try:
        return Distribution("empirical", points=tuple(zip(values, shares, strict=True)))
    except BadDistribution as refusal:
        raise BadScenario(f"시나리오의 '{block.place}': {refusal}") from refusal


def _pools(profile: Block) -> list[Pool]:
    group = profile.text("name", "") or profile.text("id", "")
    profile.take("id")
    made = []
    for one in _needed(profile, "resource_list"):
        one.take("assignedTasks")  # said again, and better, by task_resource_distribution
        made.append(
            Pool(
                id=one.text("id"),
                name=one.text("name", "") or one.text("id"),
                size=one.whole("amount", 1),
                cost_per_hour=one.number("cost_per_hour", 0.0),
                calendar=one.text("calendar"),
                group=group,
            )
        )
        one.finish()
    profile.finish()
    return made


def _task(block: Block) -> tuple[str, Work]:
    key = block.text("task_id")
    durations: dict[str, Distribution] = {}
    for one in _needed(block, "resources"):
        pool = one.text("resource_id")
        if pool in durations:
            raise BadScenario(f"'{block.place}'에 인력 '{pool}'이(가) 두 번 있습니다.")
        durations[pool] = distribution(one)
        one.finish()
    block.finish()
    return key, Work(durations)


def _branch(block: Block) -> tuple[str, dict[str, float]]:
    shares: dict[str, float] = {}
    open_: list[str] = []
    for one in _needed(block, "probabilities"):
        flow = one.text("path_id")
        if flow in shares:
            raise BadScenario(f"'{block.place}'에 흐름 '{flow}'이(가) 두 번 있습니다.")
        if one.take("condition_id"):
            raise BadScenario(
                f"'{one.place}'의 'condition_id'(조건 분기)는 시뮬레이션할 수 없습니다. "
                "확률로 바꾸세요."
            )
        if one.take("value") is None:
            open_.append(flow)
        else:
            shares[flow] = one.number("value")
        one.finish()
    if open_:
        raise BadScenario(
            f"'{block.place}'의 흐름 {', '.join(open_)}에 확률이 없습니다. 모두 적으세요."
        )
    key = block.text("gateway_id")
    block.finish()
    return key, shares


def _event(block: Block) -> tuple[str, Timing]:
    key = block.text("event_id")
    return key, Timing(_whole(block))


def _calendar(block: Block) -> Calendar:
    key, name = block.text("id"), block.text("name", "")
    hours = tuple(span for one in _needed(block, "time_periods") for span in _hours(one))
    block.finish()
    return _checked(key, name or key, hours)


def _arrival_calendar(top: Block, taken: set[str]) -> Calendar | None:
    if "arrival_time_calendar" not in top:
        return None
    hours = tuple(span for one in top.blocks("arrival_time_calendar") for span in _hours(one))
    key = ARRIVALS
    while key in taken:
        key += "_"
    made = _checked(key, "도착", hours)
    return None if made.is_always_open else made


def _checked(key: str, name: str, hours: tuple[Hours, ...]) -> Calendar:
    try:
        return Calendar(key, name, in_order(hours))
    except BadCalendar as refusal:
        raise BadScenario(str(refusal)) from refusal


def _hours(block: Block) -> list[Hours]:
    first, last = (_weekday(block, key) for key in ("from", "to"))
    days = [day % 7 for day in range(first, last + 1 + (7 if last < first else 0))]
    begin, end = _seconds(block, "beginTime"), _seconds(block, "endTime")
    if end >= DAY - _NEARLY_MIDNIGHT or end == 0:
        end = DAY
    if block.number("probability", 1.0) != 1:
        raise BadScenario(
            f"'{block.at('probability')}'(퍼지 달력)은(는) 쓸 수 없습니다. 지우거나 1로 적으세요."
        )
    block.finish()
    if begin < end:
        return [Hours(tuple(sorted(days)), begin, end)]
    after = tuple(sorted((day + 1) % 7 for day in days))  # past midnight
    return [Hours(tuple(sorted(days)), begin, DAY), Hours(after, 0.0, end)]


def _weekday(block: Block, key: str) -> int:
    name = block.text(key).upper()
    if name not in DAYS:
        raise BadScenario(f"'{block.at(key)}'의 요일 '{name}'을(를) 모릅니다.")
    return DAYS.index(name)


def _seconds(block: Block, key: str) -> float:
    text = block.text(key)
    try:
        parts = [float(part) for part in text.split(":")]
    except ValueError:
        parts = []
    seconds = sum(part * unit for part, unit in zip(parts, (3600, 60, 1), strict=False))
    if len(parts) not in (2, 3) or min(parts) < 0 or not seconds <= DAY:
        raise BadScenario(f"'{block.at(key)}'의 시각 '{text}'은(는) 09:00:00처럼 적어야 합니다.")
    return seconds
