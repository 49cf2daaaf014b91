"""A scenario in Prosimos' JSON form; what that form can't say is refused, all of it by name."""

import json
from typing import Any

from processes.simulation.calendars import DAY, Calendar, always
from processes.simulation.distributions import Distribution
from processes.simulation.prosimos_reading import DAYS, KINDS, SHARE_DIGITS
from processes.simulation.scenario import BadScenario, Pool, Scenario

_NAMES = {kind: (name, parameters) for name, (kind, parameters) in KINDS.items()}
_FOR_EVER = 1e10  # seconds: Prosimos needs a largest value


def written(scenario: Scenario) -> str:
    """Return the scenario as Prosimos reads it, or raise BadScenario with what it can't say."""
    missing = _unsaid(scenario)
    if missing:
        raise BadScenario(f"Prosimos 형식으로 적을 수 없는 것이 있습니다: {', '.join(missing)}.")
    return json.dumps(_document(scenario), ensure_ascii=False, indent=2) + "\n"


def _unsaid(scenario: Scenario) -> list[str]:
    found = [f"달력 '{one.name}'의 공휴일" for one in scenario.calendars if one.holidays]
    found += [
        f"달력 '{one.name}'의 예외일" for one in scenario.calendars if one.closed or one.opened
    ]
    found += [f"'{pool.name}'의 개인 달력" for pool in scenario.pools if pool.members]
    found += [f"'{key}'의 반복" for key in scenario.repeats]
    found += [f"'{key}'의 확률" for key, one in scenario.events.items() if one.chance != 1]
    found += [f"'{key}'의 우선순위" for key, work in scenario.tasks.items() if work.priority != 1]
    found += ["값의 출처"] if scenario.sources else []
    if not scenario.arrivals.wall:
        calendar = scenario.calendar(scenario.arrivals.calendar or "")
        if calendar and not calendar.is_always_open:
            found.append("근무 시간으로 재는 도착 간격")
    for place, one in _distributions(scenario):
        if one.kind not in _NAMES and one.kind != "empirical":
            found.append(f"{place}의 {one.text}")
        elif one.kind == "empirical" and place != "도착 간격":
            found.append(f"{place}의 표본")
        elif one.kind == "fixed" and (one.low is not None or one.high is not None):
            found.append(f"{place}의 최소·최대")
    return found


def _distributions(scenario: Scenario) -> list[tuple[str, Distribution]]:
    found = [("도착 간격", scenario.arrivals.between)]
    for key, work in scenario.tasks.items():
        found += [(f"'{key}'", one) for one in work.durations.values()]
    found += [(f"'{key}'", one.after) for key, one in scenario.events.items() if one.after]
    return found


def _document(scenario: Scenario) -> dict[str, Any]:
    arrivals = scenario.calendar(scenario.arrivals.calendar or "") or always()
    nobody = _nobody(scenario)
    return {
        "resource_profiles": _profiles(scenario),
        "arrival_time_distribution": _distribution(scenario.arrivals.between),
        "arrival_time_calendar": _periods(arrivals),
        "gateway_branching_probabilities": [
            {
                "gateway_id": gateway,
                "probabilities": [
                    {"path_id": flow, "value": share} for flow, share in shares.items()
                ],
            }
            for gateway, shares in scenario.branches.items()
        ],
        "task_resource_distribution": [
            {
                "task_id": task,
                "resources": [
                    {"resource_id": pool or nobody} | _distribution(one)
                    for pool, one in work.durations.items()
                ],
            }
            for task, work in scenario.tasks.items()
        ],
        "resource_calendars": [
            {"id": one.id, "name": one.name, "time_periods": _periods(one)}
            for one in _calendars(scenario)
        ],
        "event_distribution": [
            {"event_id": event} | _distribution(one.after)
            for event, one in scenario.events.items()
            if one.after
        ],
        **_priorities(scenario),
    }


def _priorities(scenario: Scenario) -> dict[str, Any]:
    """Return one attribute whose value is the level, and a rule for each level."""
    if not scenario.priorities:
        return {}
    values = [{"key": str(one.level), "value": one.share} for one in scenario.priorities]
    rules = [
        {
            "priority_level": one.level,
            "rules": [[{"attribute": _LEVEL, "comparison": "=", "value": str(one.level)}]],
        }
        for one in scenario.priorities
    ]
    attribute = {"name": _LEVEL, "type": "discrete", "values": values}
    return {"case_attributes": [attribute], "prioritisation_rules": rules}


_LEVEL = "priority"


def _nobody(scenario: Scenario) -> str:
    """Return the id of a pool that is never short: Prosimos knows no task without resources."""
    key = "nobody"
    while scenario.pool(key) is not None:
        key += "_"
    return key


def _calendars(scenario: Scenario) -> list[Calendar]:
    needs_always = _has_nobody(scenario) or any(pool.calendar is None for pool in scenario.pools)
    known = any(one.id == "always" for one in scenario.calendars)
    used = {pool.calendar for pool in scenario.pools}
    own = [
        one
        for one in scenario.calendars
        if one.id != scenario.arrivals.calendar or one.id in used  # arrivals have their own place
    ]
    return [*own, *([always()] if needs_always and not known else [])]


def _has_nobody(scenario: Scenario) -> bool:
    return any("" in work.durations for work in scenario.tasks.values())


def _profiles(scenario: Scenario) -> list[dict[str, Any]]:
    pools = list(scenario.pools)
    if _has_nobody(scenario):
        pools.append(Pool(_nobody(scenario), "자동", 1000))
    groups: dict[str, list[Pool]] = {}
    for pool in pools:
        groups.setdefault(pool.group or pool.name, []).append(pool)
    return [
        {
            "id": group,
            "name": group,
            "resource_list": [
                {
                    "id": pool.id,
                    "name": pool.name,
                    "cost_per_hour": pool.cost_per_hour,
                    "amount": pool.size,
                    "calendar": pool.calendar or "always",
                }
                for pool in inside
            ],
        }
        for group, inside in groups.items()
    ]


def _distribution(one: Distribution) -> dict[str, Any]:
    if one.kind == "empirical":
        sums: list[float] = []
        for _value, share in one.points:
            sums.append(round((sums[-1] if sums else 0.0) + share, SHARE_DIGITS))
        data = {"cdf": sums, "bin_midpoints": [value for value, _share in one.points]}
        return {"distribution_name": "histogram_sampling", "histogram_data": data}
    name, parameters = _NAMES[one.kind]
    figures = {"value": one.value, "deviation": one.deviation, "low": one.low or 0.0}
    figures["high"] = _FOR_EVER if one.high is None else one.high
    figures["variance"] = (one.deviation or 0.0) ** 2
    return {
        "distribution_name": name,
        "distribution_params": [{"value": figures[parameter]} for parameter in parameters],
    }


def _periods(calendar: Calendar) -> list[dict[str, str]]:
    return [
        {
            "from": DAYS[day],
            "to": DAYS[day],
            "beginTime": _clock(hours.begin),
            "endTime": _clock(hours.end),
        }
        for hours in calendar.hours
        for day in hours.days
    ]


def _clock(seconds: float) -> str:
    if seconds >= DAY:
        return "23:59:59.999999"
    whole = f"{int(seconds // 3600):02d}:{int(seconds % 3600 // 60):02d}:{int(seconds % 60):02d}"
    rest = seconds % 1
    return f"{whole}{f'{rest:.6f}'[1:]}" if rest else whole
