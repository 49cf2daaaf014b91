"""Many replications at once, with the same result however many run side by side."""

import os
from collections.abc import Callable, MutableSequence, Sequence
from concurrent.futures import (
    FIRST_EXCEPTION,
    Future,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
    wait,
)
from multiprocessing import get_context
from typing import Any

from processes.bpmn.model import Model
from processes.simulation import accelerator
from processes.simulation.compiling import compiled
from processes.simulation.plain import PLAIN
from processes.simulation.program import Program
from processes.simulation.result import Result
from processes.simulation.running import Log, Stopped, replication
from processes.simulation.scenario import Scenario, check_amount
from processes.simulation.summing import Summary, summary, summed
from processes.simulation.worlds import Engine, Settings

Progress = Callable[[float], None]
Stop = Callable[[], bool]
WORTH_PROCESSES = 100_000  # cases for which plain Python starts processes
_LOOK = 0.05  # seconds between two looks at the stop flag


def simulate(
    model: Model,
    scenario: Scenario,
    cases: int = 1_000,
    replications: int = 10,
    seed: int = 1,
    *,
    warmup: int = 0,
    progress: Progress | None = None,
    stop: Stop | None = None,
    log: Log | None = None,
    engine: Engine | None = None,
    workers: int | None = None,
) -> Result:
    """Return the key figures of a model under a scenario.

    `warmup` cases per replication come first and are not counted. `progress` is called with
    0…1, `stop` is asked whether to stop: Stopped is raised then. `log` takes the first
    replication's lines. Raises BadScenario or NotSimulated with a sentence.
    """
    check_amount(cases, replications, warmup)
    settings = Settings(cases, replications, seed, warmup)
    program = compiled(model, scenario)
    return run(program, scenario, settings, progress, stop, log, engine, workers)


def run(
    program: Program,
    scenario: Scenario,
    settings: Settings,
    progress: Progress | None = None,
    stop: Stop | None = None,
    log: Log | None = None,
    engine: Engine | None = None,
    workers: int | None = None,
) -> Result:
    """Return the result of a compiled program; see simulate."""
    runner = engine or accelerator.engine()
    side_by_side = min(workers or os.cpu_count() or 1, settings.replications)
    if runner is PLAIN and (
        settings.cases * settings.replications < WORTH_PROCESSES or log is not None
    ):
        side_by_side = 1
    watch = _Watch(settings, progress, stop)
    if side_by_side == 1:
        summaries = [
            summary(
                replication(
                    program, scenario, settings, number, runner,
                    log=log if number == 0 else None, ask=watch.asking(number),
                )
            )
            for number in range(settings.replications)
        ]  # fmt: skip
    elif runner is PLAIN:
        summaries = _in_processes(program, scenario, settings, watch, side_by_side)
    else:
        summaries = _in_threads(program, scenario, settings, watch, side_by_side, runner, log)
    watch.show()
    return summed(program, scenario, settings, summaries)


class _Watch:
    """How far each replication has come, and whether to stop."""

    def __init__(self, settings: Settings, progress: Progress | None, stop: Stop | None) -> None:
        self.done: MutableSequence[int] = [0] * settings.replications
        self.whole = settings.cases * settings.replications
        self.progress, self.stop = progress, stop
        self.stopped = False

    def asking(self, number: int) -> Callable[[int], None]:
        """Return what a replication of this thread calls now and then."""

        def ask(done: int) -> None:
            self.done[number] = done
            self.look()

        return ask

    def telling(self, number: int) -> Callable[[int], None]:
        """Return what a replication of another thread calls now and then."""

        def tell(done: int) -> None:
            self.done[number] = done
            if self.stopped:
                raise Stopped

        return tell

    def look(self) -> None:
        """Show how far it is; raise Stopped when asked to stop."""
        self.show()
        if self.stop and self.stop():
            self.stopped = True
            raise Stopped

    def show(self) -> None:
        """Show how far it is."""
        if self.progress:
            self.progress(min(1.0, sum(self.done) / self.whole))


def _in_threads(
    program: Program,
    scenario: Scenario,
    settings: Settings,
    watch: _Watch,
    workers: int,
    engine: Engine,
    log: Log | None,
) -> list[Summary]:
    """Run in threads: the compiled kernel leaves the interpreter to others."""

    def one(number: int) -> Summary:
        tell = watch.telling(number)
        tell(0)
        world = replication(
            program, scenario, settings, number, engine, log=None if number else log, ask=tell
        )
        tell(settings.cases)
        return summary(world)

    with ThreadPoolExecutor(workers) as pool:
        return _collected([pool.submit(one, k) for k in range(settings.replications)], watch)


def _in_processes(
    program: Program, scenario: Scenario, settings: Settings, watch: _Watch, workers: int
) -> list[Summary]:
    context = get_context("spawn")
    stopping = context.Event()
    done = context.Array("q", settings.replications, lock=False)
    watch.done = done
    with ProcessPoolExecutor(workers, context, _prepare, (stopping, done)) as pool:
        futures = [
            pool.submit(_plain_summary, program, scenario, settings, number)
            for number in range(settings.replications)
        ]
        for number, future in enumerate(futures):
            future.add_done_callback(lambda _done, n=number: _note(watch, n, settings))  # type: ignore[misc]
        try:
            return _collected(futures, watch)
        except BaseException:  # whatever ended it, the other processes must hear of it
            stopping.set()
            raise


def _note(watch: _Watch, number: int, settings: Settings) -> None:
    watch.done[number] = settings.cases


_SHARED: list[tuple[Any, Any]] = []  # in each process: the stop flag, cases done by replication


def _prepare(stopping: Any, done: Any) -> None:
    _SHARED.append((stopping, done))


def _plain_summary(
    program: Program, scenario: Scenario, settings: Settings, number: int
) -> Summary:
    stopping, shared = _SHARED[-1]

    def ask(done: int) -> None:
        shared[number] = done
        if stopping.is_set():
            raise Stopped

    return summary(replication(program, scenario, settings, number, PLAIN, ask=ask))


def _collected(futures: Sequence["Future[Summary]"], watch: _Watch) -> list[Summary]:
    """Wait for all, showing progress; a refusal or a stop ends the others too.

    Of several refusals the first replication's is raised, as it is when they run one by one:
    what is said does not hang on which thread was quicker.
    """
    waiting = set(futures)
    try:
        while waiting:
            _done, waiting = wait(waiting, timeout=_LOOK, return_when=FIRST_EXCEPTION)
            watch.look()
            waiting -= _after_a_refusal(futures)
        return [future.result() for future in futures]
    except BaseException:  # whatever ended one, the others must not go on unseen
        watch.stopped = True
        for future in futures:
            future.cancel()
        raise


def _after_a_refusal(futures: Sequence["Future[Summary]"]) -> set["Future[Summary]"]:
    """Return what need not be waited for: all behind the first that has failed."""
    failed = (n for n, one in enumerate(futures) if one.done() and one.exception())
    return set(futures[next(failed, len(futures)) :])
