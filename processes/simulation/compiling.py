"""Model and scenario to a program, or a sentence that names what can't be simulated."""

from collections.abc import Iterable, Iterator

from processes.bpmn.model import Model
from processes.simulation import containers, happenings
from processes.simulation.building import Building
from processes.simulation.distributions import Distribution
from processes.simulation.drafting import (
    MOST_FLOWS_INTO_JOIN,
    Draft,
    Scope,
    Vertex,
    edge_shares,
    is_tracked,
)
from processes.simulation.graph import KINDS, Graph, NotSimulated, indexed, title
from processes.simulation.kernel.layout import (
    NONE,
    OR_JOIN,
    TERMINATE,
    THROW,
)
from processes.simulation.people import People
from processes.simulation.program import Program, Row
from processes.simulation.reaching import reached_flows
from processes.simulation.scenario import BadScenario, Scenario, check

ARRIVAL = "arrival"
PRIORITY = "priority"


def compiled(model: Model, scenario: Scenario) -> Program:
    """Return the program; raises BadScenario or NotSimulated with a sentence."""
    return _finished(*drafted(model, scenario))


def drafted(model: Model, scenario: Scenario) -> tuple[Building, Row]:
    """Return what the program is made of, not yet laid out in tables; raises as compiled does."""
    check(scenario)
    graph = indexed(model)
    _require_known(graph, scenario)
    levels = sorted({work.priority for work in scenario.tasks.values()} or {1})
    build = Building(graph, scenario, Draft(), People(scenario))
    build.levels = {level: place for place, level in enumerate(levels)}
    registers = _arrivals(build)
    containers.processes(build)
    happenings.link_events(build)
    return build, registers | {"task_levels": len(levels)}


def beginnings(build: Building) -> list[Vertex]:
    """Return where a case begins: one vertex for each process that no message begins."""
    begun = [one for one in build.draft.scopes if one.of is not None]
    return [one.starts[0] for one in begun if not _by_message(build, one)]


def _require_known(graph: Graph, scenario: Scenario) -> None:
    """Refuse parameters for elements that the model does not have: nothing is dropped."""
    nodes = graph.nodes.keys()
    for what, keys, known in (
        ("tasks", scenario.tasks, nodes),
        ("branches", scenario.branches, nodes | set(graph.processes)),
        ("events", scenario.events, nodes),
        ("repeats", scenario.repeats, nodes),
    ):
        if unknown := sorted(keys.keys() - known):
            raise BadScenario(
                f"시나리오의 {what} '{unknown[0]}'에 맞는 요소가 흐름도에 없습니다. "
                "지우거나 식별자를 고치세요."
            )


def _arrivals(build: Building) -> Row:
    scenario, draft = build.scenario, build.draft
    levels = sorted({one.level for one in scenario.priorities})
    registers: Row = {
        "arrival_dist": draft.dist([scenario.arrivals.between]),
        "arrival_stream": draft.stream(ARRIVAL, ""),
        "arrival_calendar": NONE,
        "open_clock": int(not scenario.arrivals.wall),
        "level_dist": NONE,
        "level_stream": draft.stream(PRIORITY, ""),
        "case_levels": max(1, len(levels)),
    }
    if levels:
        points = tuple((float(levels.index(one.level)), one.share) for one in scenario.priorities)
        registers["level_dist"] = draft.dist([Distribution("empirical", points=points)])
    return registers


def _finished(build: Building, registers: Row) -> Program:
    draft = build.draft
    begun = [one for one in draft.scopes if one.of is not None and not _by_message(build, one)]
    by_message = [one for one in draft.scopes if _by_message(build, one)]
    inner = [one for one in draft.scopes if one.of is None]
    several = len(begun) if len(begun) > 1 or by_message else 0
    order = [*begun, *by_message, *inner, Scope()]
    new_number = {id(one): place for place, one in enumerate(order)}
    renumber = {place: new_number[id(one)] for place, one in enumerate(draft.scopes)}
    tables, columns, counters = _tables(build, order, renumber)
    levels = registers.pop("case_levels")
    registers |= {
        "several": several,
        "root_scope": len(order) - 1 if several else 0,
        "counters": counters,
        "streams": len(draft.streams),
        "inboxes": len(draft.inboxes),
        "levels": registers["task_levels"] * levels,
        "resources": len(build.people.resources),
        "lists": int(_needs_lists(draft.vertices)),
    }
    arrival_calendar = build.people.calendar(build.scenario.arrivals.calendar)
    calendars = list(build.people.calendars)
    if arrival_calendar != NONE:  # a record of its own: its cursor runs ahead of the clock
        registers["arrival_calendar"] = len(calendars)
        calendars.append(calendars[arrival_calendar])
    return Program(
        tables={name: tuple(rows) for name, rows in tables.items()},
        columns={name: tuple(values) for name, values in columns.items()},
        registers=registers,
        places=tuple(one.place for one in draft.vertices),
        hands=tuple(build.people.hands),
        calendars=tuple(calendars),
        start=build.scenario.start,
        notes=(*build.graph.notes, *build.notes, *moved_means(build.graph, build.scenario)),
    )


def moved_means(graph: Graph, scenario: Scenario) -> Iterator[str]:
    """Say of every distribution whose bounds move its mean by more than a percent."""
    found = [("도착 간격", scenario.arrivals.between)]
    for key, work in scenario.tasks.items():
        found += [(title(graph.nodes[key]), one) for one in work.durations.values()]
    for key, timing in scenario.events.items():
        found += [(title(graph.nodes[key]), timing.after)] if timing.after else []
    for place, one in found:
        if abs(one.mean - one.stated_mean) > 0.01 * one.stated_mean:
            yield (
                f"{place}: 최소·최대로 잘라서 평균이 {one.stated_mean:,.0f}초가 아니라 "
                f"{one.mean:,.0f}초가 됩니다."
            )


def _by_message(build: Building, scope: Scope) -> bool:
    start = scope.starts[0] if scope.of is not None and scope.starts else None
    return start is not None and start.place.element in build.graph.received


def _needs_lists(vertices: Iterable[Vertex]) -> bool:
    """Tell whether something can be ended early, or be waited for by an inclusive join."""
    return any(one.kind in (OR_JOIN, TERMINATE, THROW) or one.triggers for one in vertices)


def _tables(
    build: Building, order: list[Scope], renumber: dict[int, int]
) -> tuple[dict[str, list[Row]], dict[str, list[float]], int]:
    draft = build.draft
    slots, counters = _slots(draft.vertices)
    nodes: list[Row] = []
    outs: list[Row] = []
    triggers: list[Row] = []
    messages: list[Row] = []
    reach: list[float] = []
    for one in draft.vertices:
        row = dict(one.row)
        row |= {"first": len(outs), "outs": len(one.edges), "slot": slots.get((one.index, 0), 0)}
        row |= {"trigger": len(triggers), "triggers": len(one.triggers)}
        row |= {"message": len(messages), "messages": len(one.messages)}
        row |= {"indegree": len(one.sources), "reach": len(reach)}
        if row["scope"] != NONE:
            row["scope"] = renumber[int(row["scope"])]
        if one.kind == OR_JOIN:
            reach += reached_flows(one, draft.vertices)
        outs += _outs(one, slots)
        triggers += one.triggers
        messages += [
            dict(each, scope=renumber.get(int(each["scope"]), NONE)) for each in one.messages
        ]
        nodes.append(row)
    scopes, starts = _scopes(draft, order)
    tables = {"nodes": nodes, "outs": outs, "dists": draft.dists, "triggers": triggers}
    tables |= {"messages": messages, "scopes": scopes} | build.people.tables()
    columns: dict[str, list[float]] = {"values": draft.values, "shares": draft.shares}
    columns |= {"keys": list(draft.keys()), "starts": starts, "reach": reach}
    return tables, columns, counters


def _slots(vertices: list[Vertex]) -> tuple[dict[tuple[int, int], int], int]:
    """Number the flows into joins within each scope: (vertex, which flow) -> counter."""
    slots: dict[tuple[int, int], int] = {}
    used: dict[int, int] = {}
    for one in vertices:
        if not is_tracked(one):
            continue
        if len(one.sources) > MOST_FLOWS_INTO_JOIN:
            name = KINDS.get(one.place.type, "요소")
            raise NotSimulated(
                f"{name} {one.place.title}에 들어오는 흐름이 {len(one.sources)}개입니다. "
                f"{MOST_FLOWS_INTO_JOIN}개 이하로 나누세요."
            )
        for place in range(len(one.sources)):
            slots[one.index, place] = used.get(one.scope, 0)
            used[one.scope] = used.get(one.scope, 0) + 1
    return slots, max(used.values(), default=0)


def _outs(one: Vertex, slots: dict[tuple[int, int], int]) -> list[Row]:
    rows = []
    taken: dict[int, int] = {}
    for (target, _share), share in zip(one.edges, edge_shares(one), strict=True):
        slot = NONE
        if is_tracked(target):
            same = [place for place, source in enumerate(target.sources) if source is one]
            slot = slots[target.index, same[taken.get(target.index, 0)]]
            taken[target.index] = taken.get(target.index, 0) + 1
        rows.append({"target": target.index, "slot": slot, "share": share})
    return rows


def _scopes(draft: Draft, order: list[Scope]) -> tuple[list[Row], list[float]]:
    number = {id(one): place for place, one in enumerate(draft.scopes)}
    rows: list[Row] = []
    listed: list[float] = []
    for scope in order:
        of = scope.of if scope.of is not None else number.get(id(scope), NONE)
        own = [one for one in draft.vertices if one.scope == of]
        ors = [one.index for one in own if one.kind == OR_JOIN]
        joins = [one.index for one in own if is_tracked(one)]
        starts = [one.index for one in scope.starts]
        row: Row = {"first": len(listed), "starts": len(starts)}
        row |= {"first_or": len(listed) + len(starts), "ors": len(ors)}
        row |= {"first_join": len(listed) + len(starts) + len(ors), "joins": len(joins)}
        listed += [*starts, *ors, *joins]
        rows.append(row)
    return rows, listed
