"""A scenario begun from what is known: the register's figures and the drawing's minutes.

What nobody measured is guessed by a rule that is said with it, and marked as guessed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from processes.bpmn.model import Model, Node
from processes.inventory.model import Estimate, Facts
from processes.simulation import outsiders
from processes.simulation.calendars import Calendar, intervals, office_hours
from processes.simulation.distributions import exponential
from processes.simulation.needs import work_steps
from processes.simulation.prefilled_times import (
    AUTOMATED,
    bounds_of,
    duration_of,
    guessed_events,
    guessed_repeats,
    shared_minutes,
)
from processes.simulation.prefilled_ways import guessed_shares
from processes.simulation.scenario import (
    START,
    Arrivals,
    Pool,
    Repeat,
    Scenario,
    Source,
    Timing,
    Work,
)

_GUESSED_YEARLY = 240.0  # one a working day
_NOBODY = ""


@dataclass
class _Filled:
    """The parts of a scenario as they are filled, each with where it comes from."""

    tasks: dict[str, Work] = field(default_factory=dict)
    branches: dict[str, Mapping[str, float]] = field(default_factory=dict)
    events: dict[str, Timing] = field(default_factory=dict)
    repeats: dict[str, Repeat] = field(default_factory=dict)
    pools: dict[str, Pool] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)

    def note(self, path: str, text: str, *, guessed: bool) -> None:
        self.sources[path] = Source(text, guessed)


def prefilled(
    model: Model, facts: Facts, *, before: Scenario | None = None, name: str = ""
) -> Scenario:
    """Return a scenario for the model; every value names its source, guesses are marked.

    `before` is the as-is's scenario where the model is a to-be: elements that stayed keep their
    values, and the register's minutes, which are the as-is's, are not used for new steps.
    """
    calendars, filled = _calendars(before), _Filled()
    calendar = next((one for one in calendars if one.id == "office"), calendars[0])
    _fill_pools(model, facts, filled, calendar)
    _fill_tasks(model, facts if before is None else Facts(), filled)
    _fill_ways(model, facts, filled)
    if before is None:
        filled.note(f"calendars/{calendar.id}", "흔한 근무시간으로 둠", guessed=True)
        arrivals = _arrivals(facts, filled, calendar)
    else:
        _keep(filled, before)
        arrivals = before.arrivals
    return Scenario(
        arrivals=arrivals,
        name=name,
        start=START if before is None else before.start,
        tasks=filled.tasks,
        branches=filled.branches,
        events=filled.events,
        repeats=filled.repeats,
        pools=tuple(filled.pools.values()),
        calendars=calendars,
        priorities=() if before is None else before.priorities,
        sources=filled.sources,
    )


def _calendars(before: Scenario | None) -> tuple[Calendar, ...]:
    return before.calendars if before and before.calendars else (office_hours(),)


def open_seconds_a_year(calendar: Calendar, first: str = START) -> float:
    """Return the working seconds of the year that begins on an ISO date, holidays left out."""
    begins, ends = intervals(calendar, date.fromisoformat(first), 365)
    return sum(end - begin for begin, end in zip(begins, ends, strict=True))


def _arrivals(facts: Facts, filled: _Filled, calendar: Calendar) -> Arrivals:
    yearly = _likely(facts.yearly_volume)
    if yearly:
        told = f"업무 목록의 연간 건수 {facts.yearly_volume.text}건"  # type: ignore[union-attr]
        filled.note("arrivals", f"{told}을 근무시간에 고르게", guessed=False)
    else:
        yearly = _GUESSED_YEARLY
        filled.note("arrivals", "연간 건수를 몰라 근무일마다 1건으로 둠", guessed=True)
    return Arrivals(exponential(open_seconds_a_year(calendar) / yearly), calendar.id)


def _fill_pools(model: Model, facts: Facts, filled: _Filled, calendar: Calendar) -> None:
    """One pool of people for each lane, or for each process without lanes."""
    used = {_place(node): node for node in work_steps(model) if node.type not in AUTOMATED}
    kinds = {place: outsiders.node_kind(model, node) for place, node in used.items()}
    ours = [place for place, kind in kinds.items() if kind == outsiders.STAFF]
    staff = _likely(facts.staff)
    for place, node in used.items():
        title = outsiders.title_of(model, node) or "담당"
        told = Source("업무 목록의 담당 인원", guessed=False)
        alone = len(ours) == 1 and staff is not None
        size = max(1, round(staff)) if alone and staff else 1
        if kinds[place] != outsiders.STAFF:
            size, told = outsiders.NOT_QUEUED_FOR, outsiders.UNQUEUED
        elif not alone:
            told = Source("인원을 몰라 1명으로 둠")
        outside = kinds[place] == outsiders.OUTSIDE
        filled.pools[place] = Pool(place, title, size, calendar=calendar.id)
        filled.sources[f"pools/{place}/size"] = told
        cost = outsiders.FREE if outside else outsiders.UNKNOWN_COST
        filled.sources[f"pools/{place}/cost_per_hour"] = cost


def _fill_tasks(model: Model, facts: Facts, filled: _Filled) -> None:
    """Steps of our own people share the register's minutes; customers' and machines' do not."""
    steps = list(work_steps(model))
    people = [node for node in steps if node.type not in AUTOMATED]
    outside = {one.id for one in people if outsiders.node_kind(model, one) == outsiders.OUTSIDE}
    ours = [node for node in people if node.id not in outside]
    shared = shared_minutes(facts.minutes_per_case, ours)
    for node in steps:
        customer = outsiders.title_of(model, node) if node.id in outside else None
        duration, source = duration_of(node, shared, customer)
        place = _NOBODY if node.type in AUTOMATED else _place(node)
        filled.tasks[node.id] = Work({place: duration})
        filled.sources[f"tasks/{node.id}"] = source


def _fill_ways(model: Model, facts: Facts, filled: _Filled) -> None:
    for element, shares, source in guessed_shares(model, facts.error_rate):
        filled.branches[element] = shares
        filled.sources[f"branches/{element}"] = source
    for element, timing, source in guessed_events(model):
        filled.events[element] = timing
        filled.sources[f"events/{element}"] = source
    for element, repeat, source in guessed_repeats(model, facts.error_rate):
        filled.repeats[element] = repeat
        filled.sources[f"repeats/{element}"] = source


def _keep(filled: _Filled, before: Scenario) -> None:
    """Take over what the as-is says of the same elements and of pools of the same name."""
    _keep_pools(filled, before)
    for element in filled.tasks.keys() & before.tasks.keys():
        _keep_work(filled, before, element)
    for element in filled.branches.keys() & before.branches.keys():
        if before.branches[element].keys() == filled.branches[element].keys():
            filled.branches[element] = before.branches[element]
            _copy_source(filled, before, f"branches/{element}", f"branches/{element}")
    for part in ("events", "repeats"):
        now, then = getattr(filled, part), getattr(before, part)
        for element in now.keys() & then.keys():
            now[element] = then[element]
            _copy_source(filled, before, f"{part}/{element}", f"{part}/{element}")
    for path in before.sources:
        if path == "arrivals" or path.startswith("calendars/"):
            _copy_source(filled, before, path, path)


def _keep_pools(filled: _Filled, before: Scenario) -> None:
    named = {pool.name: pool for pool in before.pools}
    for place, pool in filled.pools.items():
        known = named.get(pool.name)
        if known is not None:
            filled.pools[place] = replace(known, id=place)
            for part in ("size", "cost_per_hour"):
                _copy_source(filled, before, f"pools/{place}/{part}", f"pools/{known.id}/{part}")


def _keep_work(filled: _Filled, before: Scenario, element: str) -> None:
    """Keep a step's durations and priority, unless a system does now what people did."""
    now, then = filled.tasks[element].durations, before.tasks[element].durations
    if (_NOBODY in now) != (_NOBODY in then):
        return
    names = {pool.id: pool.name for pool in before.pools}
    places = {pool.name: place for place, pool in filled.pools.items()} | {"": _NOBODY}
    kept = {places.get(names.get(one, "")): duration for one, duration in then.items()}
    (place,) = now
    if place not in kept:  # somebody else does it now, in the same time
        kept = {place: next(iter(then.values()))}
    durations = {one: duration for one, duration in kept.items() if one is not None}
    filled.tasks[element] = Work(durations, before.tasks[element].priority)
    _copy_source(filled, before, f"tasks/{element}", f"tasks/{element}")


def _copy_source(filled: _Filled, before: Scenario, path: str, old: str) -> None:
    if old in before.sources:
        filled.sources[path] = before.sources[old]


def _place(node: Node) -> str:
    return node.lane or node.container


def _likely(estimate: Estimate | None) -> float | None:
    bounds = bounds_of(estimate)
    return bounds[1] if bounds else None
