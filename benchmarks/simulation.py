"""The simulation beside Prosimos 2.1.0, on a loan model of ours: cases a second per core, means.

python -m benchmarks.simulation [--cases 10000] [--rounds 3] [--prosimos FOLDER] [--no-prosimos]

Prosimos goes into an environment of its own that is thrown away (or kept in FOLDER). It names no
licence, so nothing of it is part of the workbench. All figures are CPU time of one process, the
best of some rounds; the last one is wall time on all cores.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from processes.bpmn.model import Model
from processes.bpmn.reading import read as read_model
from processes.simulation import accelerator
from processes.simulation.plain import PLAIN
from processes.simulation.replications import simulate
from processes.simulation.scenario import Scenario
from processes.simulation.scenario_json import read as read_scenario
from processes.simulation.worlds import Engine

SAMPLES = Path(__file__).resolve().parents[1] / "data" / "samples" / "simulation"
MODEL = SAMPLES / "loan.bpmn"
SCENARIOS = {"24/7": SAMPLES / "loan_always.json", "office hours": SAMPLES / "loan_office.json"}
PROSIMOS = "prosimos==2.1.0"
# Runs inside the other environment: CPU seconds and the mean cycle time of its cases.
SCRIPT = """
import json, resource, sys, time
from prosimos.simulation_engine import run_simulation
model, scenario, cases, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
best, means = 1e99, []
for _ in range(rounds):
    begun = time.process_time()
    _kpi, info = run_simulation(
        model, scenario, cases, starting_at="2026-01-05T00:00:00.000000+00:00"
    )
    best = min(best, time.process_time() - begun)
    spans = [(one.completed_at - one.started_at).total_seconds() for one in info.trace_list]
    means.append(sum(spans) / len(spans))
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"seconds": best, "cycle": sum(means) / len(means), "peak": peak}))
"""


@contextmanager
def prosimos(kept: Path | None) -> Iterator[Path]:
    """Give the Python of an environment with Prosimos; thrown away unless a folder is named."""
    with tempfile.TemporaryDirectory() as thrown_away:
        folder = kept or Path(thrown_away)
        python = folder / "bin" / "python"
        if not python.exists():
            print(f"installing {PROSIMOS} apart …", file=sys.stderr)
            venv.create(folder, with_pip=True)
            subprocess.run(
                [python, "-m", "pip", "install", "--quiet", PROSIMOS], check=True, cwd=folder
            )
        yield python


def theirs(python: Path, scenario: Path, cases: int, rounds: int) -> dict[str, float]:
    """Return seconds, mean cycle time and peak memory of Prosimos."""
    done = subprocess.run(
        [python, "-c", SCRIPT, MODEL, scenario, str(cases), str(rounds)],
        check=True,
        capture_output=True,
        text=True,
    )
    return dict(json.loads(done.stdout.splitlines()[-1]))


def ours(
    model: Model, scenario: Scenario, cases: int, rounds: int, engine: Engine
) -> dict[str, float]:
    """Return seconds and mean cycle time of one replication on one core."""
    best, means = float("inf"), []
    for seed in range(rounds + 1):  # the first one fills caches
        begun = time.process_time()
        found = simulate(model, scenario, cases, 1, seed, engine=engine, workers=1)
        best = min(best, time.process_time() - begun)
        means.append(found.cycle_time.mean)
    return {"seconds": best, "cycle": sum(means) / len(means)}


def many(
    model: Model, scenario: Scenario, scenarios: int, cases: int, engine: Engine
) -> tuple[float, float]:
    """Return wall and CPU seconds of many scenarios, each with other people, on all cores."""
    begun, used = time.perf_counter(), time.process_time()

    def one(number: int) -> float:
        pools = tuple(
            replace(each, size=each.size + number // 3**place % 3)
            for place, each in enumerate(scenario.pools)
        )
        varied = replace(scenario, pools=pools)
        return simulate(model, varied, cases, 1, number, engine=engine).cycle_time.mean

    with ThreadPoolExecutor(os.cpu_count()) as threads:
        list(threads.map(one, range(scenarios)))
    return time.perf_counter() - begun, time.process_time() - used


def with_holidays(scenario: Scenario) -> Scenario:
    """Return the scenario with South Korea's public holidays free."""
    calendars = tuple(replace(one, holidays=True) for one in scenario.calendars)
    return replace(scenario, calendars=calendars)


def line(name: str, found: dict[str, float], cases: int, base: float | None) -> None:
    """Print one line of the table."""
    speed = cases / found["seconds"]
    times = f"{speed / base:7,.0f} ×" if base else ""
    peak = f"{found['peak']:6,.0f} MB" if "peak" in found else ""
    print(f"{name:44} {speed:12,.0f} {found['cycle']:12,.1f} {times:>9} {peak:>9}")


def table(asked: argparse.Namespace, python: Path | None) -> None:
    """Print both, side by side, per calendar."""
    model, fast = read_model(MODEL.read_bytes()), accelerator.compiled()
    cases, rounds = asked.cases, asked.rounds
    print(f"{'':44} {'cases/s':>12} {'cycle time s':>12}")
    for name, file in SCENARIOS.items():
        scenario = read_scenario(file.read_bytes())
        base = None
        if python:
            found = theirs(python, file, cases, max(1, rounds // 2))
            base = cases / found["seconds"]
            line(f"{name}: Prosimos 2.1.0", found, cases, None)
        variants = {name: scenario}
        if name != "24/7":
            variants[f"{name}, public holidays"] = with_holidays(scenario)
        for label, one in variants.items():
            plain = ours(model, one, cases, rounds, PLAIN)
            line(f"{label}: plain Python", plain, cases, base)
            found = ours(model, one, cases, rounds, fast)
            line(f"{label}: numba", found, cases, base)
            large = ours(model, one, 30 * cases, rounds, fast)
            line(f"{label}: numba, {30 * cases:,} cases", large, 30 * cases, base)


def main() -> None:
    """Print the table, and how long a thousand scenarios of ten thousand cases take."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--prosimos", type=Path, help="folder of a kept environment")
    parser.add_argument("--no-prosimos", action="store_true")
    asked = parser.parse_args()
    if not accelerator.is_ready():
        accelerator.compile_now()
    if asked.no_prosimos:
        table(asked, None)
    else:
        with prosimos(asked.prosimos) as python:
            table(asked, python)
    model = read_model(MODEL.read_bytes())
    scenario = with_holidays(read_scenario(SCENARIOS["office hours"].read_bytes()))
    wall, used = many(model, scenario, 1_000, 10_000, accelerator.compiled())
    print("1,000 scenarios × 10,000 cases, office hours and holidays:")
    print(f"{wall:.1f} s by the clock, {used:.1f} s of CPU time on {os.cpu_count()} cores")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory of this process: {peak:,.0f} MB")


if __name__ == "__main__":
    main()
