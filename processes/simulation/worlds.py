"""The world of a replication: a program's tables filled, its calendars laid out, made larger."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from processes.simulation.calendars import DAY, Calendar, intervals
from processes.simulation.kernel import layout
from processes.simulation.kernel.layout import World
from processes.simulation.kernel.random import GOLDEN, MASK, mix
from processes.simulation.program import Program, Row
from processes.simulation.scenario import Scenario

FIRST_SIZE = 1024
CASE_STEPS = 10_000
LOG_LINES = 20_000
# Tables that grow while a replication runs.
GROWING = ("items", "frames", "cases", "stack", "heap")


class Engine(Protocol):
    """How a world is kept and advanced: by plain Python over lists, or by numba over arrays.

    Both give the same numbers, bit for bit.
    """

    name: str

    def records(self, table: str, rows: Sequence[Row]) -> Any:
        """Return a table's records, filled."""
        ...

    def column(self, name: str, values: Sequence[float]) -> Any:
        """Return a plain column, filled."""
        ...

    def grown(self, table: Any, name: str, size: int) -> Any:
        """Return the table or column with more, empty places."""
        ...

    def begin(self, world: World) -> None:
        """Set the clocks."""
        ...

    def advance(self, world: World, events: int) -> int:
        """Run some events; return the state."""
        ...


@dataclass(frozen=True)
class Settings:
    """How much is simulated. `warmup` cases are run first and not counted."""

    cases: int = 1_000
    replications: int = 10
    seed: int = 1
    warmup: int = 0
    limit: int = CASE_STEPS  # nodes that a case may pass


def filled(
    program: Program,
    scenario: Scenario,
    settings: Settings,
    number: int,
    engine: Engine,
    days: int,
    *,
    logging: bool,
) -> World:
    """Return the world at the start of a replication, with calendars for so many days."""
    registers = _registers(program, settings, number, logging=logging)
    calendars, columns = _calendar_tables(program, scenario, days)
    rows: dict[str, Sequence[Row]] = dict(program.tables)
    rows |= {"calendars": calendars, "regs": [registers]}
    rows["stats"] = [{}] * len(program.places)
    rows["queues"] = [{"head": -1, "tail": -1}] * (
        len(program.tables["teams"]) * program.registers["levels"]
    )
    rows["log"] = [{}] * (LOG_LINES if logging else 0)
    plain: dict[str, Sequence[float]] = dict(program.columns) | columns
    plain |= {"units": _units(program), "sums": [0.0] * 4}
    tables: dict[str, Any] = {}
    for name in World._fields:
        if name in layout.COLUMNS:
            tables[name] = engine.column(name, plain.get(name, ()))
        else:
            tables[name] = engine.records(name, rows.get(name, ()))
    return _sized(World(**tables), engine, dict.fromkeys(GROWING, FIRST_SIZE))


def _registers(program: Program, settings: Settings, number: int, *, logging: bool) -> Row:
    seed = mix((settings.seed * GOLDEN) & MASK)
    return dict(program.registers) | {
        "cases": settings.cases,
        "warmup": settings.warmup,
        "limit": settings.limit,
        "logging": int(logging),
        "items": 1,  # the first of each kind is a dummy: 0 means none
        "frames": 1,
        "slots": 0,
        "free_item": layout.NONE,
        "free_frame": layout.NONE,
        "free_case": layout.NONE,
        "case_key": mix((seed + (number + 1) * GOLDEN) & MASK),
    }


def _calendar_tables(
    program: Program, scenario: Scenario, days: int
) -> tuple[list[Row], dict[str, Sequence[float]]]:
    opens: list[float] = []
    closes: list[float] = []
    worked: list[float] = []
    rows: list[Row] = []
    for key in program.calendars:
        calendar = scenario.calendar(key)
        assert calendar is not None  # noqa: S101 - compiled with this scenario
        begins, ends, sums = _interval_table(calendar, program.start, days)
        rows.append({"cursor": len(opens), "last": len(opens) + len(begins) - 1})
        opens += begins
        closes += ends
        worked += sums
    return rows, {"opens": opens, "closes": closes, "worked": worked}


_TABLES: dict[tuple[Calendar, str, int], tuple[list[float], list[float], list[float]]] = {}


def _interval_table(
    calendar: Calendar, start: str, days: int
) -> tuple[list[float], list[float], list[float]]:
    """Return begins, ends and the working time before each; the last interval never ends."""
    key = (calendar, start, days)
    if key not in _TABLES:
        begins, ends = intervals(calendar, date.fromisoformat(start), days)
        begins.append(days * DAY)
        ends.append(float("inf"))
        sums = [0.0]
        for begin, end in zip(begins[:-1], ends[:-1], strict=True):
            sums.append(sums[-1] + end - begin)
        while len(_TABLES) >= 64:
            _TABLES.pop(next(iter(_TABLES)))
        _TABLES[key] = begins, ends, sums
    return _TABLES[key]


def _units(program: Program) -> list[float]:
    return [float(unit) for hand in program.hands for unit in reversed(range(hand.size))]


def grown(world: World, engine: Engine) -> World:
    """Return the world with twice the room where it is getting short."""
    regs = world.regs[0]
    used = {"items": regs.items, "frames": regs.frames, "cases": regs.slots, "heap": regs.heap}
    sizes = {}
    for name in GROWING:
        size = len(getattr(world, name))
        short = used.get(name, 0) + 2 * layout.ROOM > size
        sizes[name] = 2 * size if short else size
    sizes["stack"] = max(sizes["stack"], sizes["items"] // 4)
    return _sized(world, engine, sizes)


def _sized(world: World, engine: Engine, sizes: Mapping[str, int]) -> World:
    regs = world.regs[0]
    per_case = sizes["cases"]
    wanted = dict(sizes) | {
        "kept": 4 * layout.BINS,
        "bin_sums": 4 * layout.BINS,
        "counters": sizes["frames"] * int(regs.counters),
        "dirty": sizes["frames"],
        "streams": per_case * int(regs.streams),
        "inbox": per_case * int(regs.inboxes),
        "listening": per_case * int(regs.inboxes),
    }
    return world._replace(
        **{name: engine.grown(getattr(world, name), name, size) for name, size in wanted.items()}
    )
