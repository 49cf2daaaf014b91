"""One replication: a program's world is filled and run in steps, or the run is refused."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from processes.simulation.calendars import DAY
from processes.simulation.kernel import layout
from processes.simulation.kernel.layout import World
from processes.simulation.program import Program
from processes.simulation.scenario import BadScenario, Scenario
from processes.simulation.worlds import Engine, Settings, filled, grown

STEP = 100_000  # events between two looks at the stop flag
FIRST_DAYS = 2 * 366
MOST_DAYS = 512 * 366


class Stopped(Exception):
    """The run was asked to stop before it was done."""


@dataclass(frozen=True)
class Line:
    """A finished activity of a case. Times are seconds from the scenario's first midnight."""

    case: int
    node: int
    resource: int
    unit: int
    enabled: float
    start: float
    end: float


class Log(Protocol):
    """What takes the lines of a run as they come."""

    def begin(self) -> None:
        """Forget what came so far: the run begins, perhaps anew."""
        ...

    def add(self, line: Line) -> None:
        """Take a line."""
        ...


def replication(
    program: Program,
    scenario: Scenario,
    settings: Settings,
    number: int,
    engine: Engine,
    *,
    log: Log | None = None,
    ask: Callable[[int], None] | None = None,
) -> World:
    """Return the world at the end of a replication.

    `ask` is called now and then with the cases done and may raise Stopped. Raises BadScenario
    where a case never ends, stays stuck or runs out of calendar.
    """
    days = _expected_days(scenario, settings)
    while True:
        if log:
            log.begin()
        world = filled(program, scenario, settings, number, engine, days, logging=log is not None)
        world = _run(world, engine, log, ask)
        regs = world.regs[0]
        if not regs.overrun:
            break
        if days == MOST_DAYS:
            raise BadScenario(
                f"일이 {MOST_DAYS // 366}년 넘게 밀립니다. 도착 간격을 늘리거나 인력과 근무 시간을 "
                "늘리세요."
            )
        days = min(4 * days, MOST_DAYS)
    _refuse_unfinished(program, world, settings)
    return world


def _expected_days(scenario: Scenario, settings: Settings) -> int:
    """Return how many days of calendar are probably enough; a power of two, to share tables."""
    calendar = scenario.calendar(scenario.arrivals.calendar or "")
    share = calendar.weekly_seconds / (7 * DAY) if calendar else 1.0
    seconds = settings.cases * scenario.arrivals.between.mean / share
    days = FIRST_DAYS
    while days < MOST_DAYS and days * DAY < 1.3 * seconds + 366 * DAY:
        days *= 2
    return min(days, MOST_DAYS)


def _run(
    world: World,
    engine: Engine,
    log: Log | None,
    ask: Callable[[int], None] | None,
) -> World:
    engine.begin(world)
    while True:
        status = engine.advance(world, STEP)
        if log:
            _take_lines(world, log)
        regs = world.regs[0]
        if status == layout.GROW:
            world = grown(world, engine)
            world.regs[0].status = layout.GOING
        elif status == layout.LOG_FULL:
            regs.status = layout.GOING
        elif status != layout.GOING or regs.overrun:
            return world
        if ask:
            ask(int(regs.done))


def _take_lines(world: World, log: Log) -> None:
    regs = world.regs[0]
    for place in range(int(regs.logged)):
        one = world.log[place]
        log.add(
            Line(
                int(one.case),
                int(one.node),
                int(one.resource),
                int(one.unit),
                float(one.enabled),
                float(one.start),
                float(one.end),
            )
        )
    regs.logged = 0


def _refuse_unfinished(program: Program, world: World, settings: Settings) -> None:
    regs = world.regs[0]
    if regs.status == layout.ENDLESS:
        raise BadScenario(
            f"{program.places[regs.where].title}을(를) 지나며 한 건이 {settings.limit:,}단계를 "
            "넘겨도 끝나지 않습니다. 되돌아가는 흐름의 확률과 반복 횟수를 확인하세요."
        )
    if regs.status == layout.TOO_SMALL:
        raise BadScenario(
            "한순간에 갈라지는 흐름이 너무 많습니다. 병행 흐름과 반복 횟수를 줄이세요."
        )
    if regs.done < regs.cases:
        stuck = regs.cases - regs.done
        names = ", ".join(_where_stuck(program, world))
        raise BadScenario(
            f"{settings.cases:,}건 가운데 {stuck:,}건이 끝나지 못하고 {names}에서 멈췄습니다. "
            "갈라진 흐름이 모두 그곳에 이르는지, 기다리는 메시지가 오는지 확인하세요."
        )


def _where_stuck(program: Program, world: World) -> Iterable[str]:
    """Return the titles of the joins and receivers that still hold tokens."""
    regs = world.regs[0]
    found: dict[int, None] = {}
    for f in range(1, int(regs.frames)):
        frame = world.frames[f]
        if not frame.serial:
            continue
        scope = world.scopes[frame.scope]
        for place in range(scope.first_join, scope.first_join + scope.joins):
            node = world.nodes[int(world.starts[place])]
            first = f * regs.counters + node.slot
            if any(world.counters[first + one] for one in range(node.indegree)):
                found[int(world.starts[place])] = None
    for k in range(1, int(regs.items)):
        if world.items[k].state == layout.LISTENING:
            found[int(world.items[k].node)] = None
    return [program.places[one].title for one in sorted(found)[:5]] or ["알 수 없는 곳"]
