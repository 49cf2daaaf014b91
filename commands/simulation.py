"""manage.py simulate, compare: a BPMN file under a scenario file."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import click

from commands.terminal import FILE, JSON, OUTPUT, print_json, read, say
from errors import WorkbenchError
from processes.bpmn.model import Model
from processes.bpmn.reading import read as read_model
from processes.simulation import accelerator
from processes.simulation.comparing import compare as compared
from processes.simulation.compiling import compiled
from processes.simulation.eventlog import CsvLog, XesLog
from processes.simulation.overload import overloads
from processes.simulation.plain import PLAIN
from processes.simulation.replications import simulate as simulated
from processes.simulation.result import Interval, Result
from processes.simulation.result_json import difference_json, result_json
from processes.simulation.running import Log
from processes.simulation.scenario import Scenario, check_amount
from processes.simulation.scenario_json import read as read_scenario
from processes.simulation.worlds import Engine

WORTH_COMPILING = 200_000  # cases for which waiting for the compiler pays
_KERNELS = ("auto", "python", "numba")

CASES = click.option("--cases", default=1_000, show_default=True, help="반복마다 건수")
REPLICATIONS = click.option("--replications", default=10, show_default=True, help="반복 횟수")
SEED = click.option("--seed", default=1, show_default=True, help="같은 값이면 같은 결과")
WARMUP = click.option("--warmup", default=0, show_default=True, help="처음 몇 건은 세지 않음")
KERNEL = click.option("--kernel", type=click.Choice(_KERNELS), default="auto", show_default=True)


class Amount(NamedTuple):
    """How much is simulated."""

    cases: int
    replications: int
    seed: int
    warmup: int


@click.command()
@click.argument("model", type=FILE)
@click.argument("scenario", type=FILE)
@CASES
@REPLICATIONS
@SEED
@WARMUP
@KERNEL
@click.option("--log", type=OUTPUT, help="첫 반복의 기록을 쓸 파일 (.csv나 .xes)")
@click.option("--no-timing", is_flag=True, help="잰 값(cases_per_second) 없이 출력")
@JSON
def simulate(
    model: Path,
    scenario: Path,
    cases: int,
    replications: int,
    seed: int,
    warmup: int,
    kernel: str,
    log: Path | None,
    no_timing: bool,
    as_json: bool,
) -> None:
    """MODEL(BPMN)을 SCENARIO(JSON)로 시뮬레이션합니다. 시간은 초입니다.

    cases_per_second만 그때그때 잰 값이고, 나머지는 같은 --seed에서 바이트까지 같습니다.
    """
    amount = Amount(cases, replications, seed, warmup)
    flow_chart, parameters = _read(model, scenario)
    engine = _engine(kernel, amount)
    begun = time.perf_counter()
    with _log(log, flow_chart, parameters) as lines:
        result = _simulated(flow_chart, parameters, amount, engine, lines)
    speed = cases * replications / (time.perf_counter() - begun)
    for sentence in overloads(flow_chart, parameters):
        say(sentence)
    found = result_json(result)
    if not no_timing:
        found["cases_per_second"] = round(speed)
    if as_json:
        print_json(found)
    else:
        _show(result, speed)


@click.command()
@click.argument("asis", type=FILE)
@click.argument("asis_scenario", type=FILE)
@click.argument("tobe", type=FILE)
@click.argument("tobe_scenario", type=FILE)
@CASES
@REPLICATIONS
@SEED
@WARMUP
@KERNEL
@JSON
def compare(
    asis: Path,
    asis_scenario: Path,
    tobe: Path,
    tobe_scenario: Path,
    cases: int,
    replications: int,
    seed: int,
    warmup: int,
    kernel: str,
    as_json: bool,
) -> None:
    """현행과 개선을 같은 난수로 견줍니다. 차이마다 95% 구간이 붙습니다."""
    amount = Amount(cases, replications, seed, warmup)
    engine = _engine(kernel, amount)
    before, after = (
        _simulated(*_read(*pair), amount, engine)
        for pair in ((asis, asis_scenario), (tobe, tobe_scenario))
    )
    differences = compared(before, after)
    if as_json:
        print_json(
            {
                "cases": cases,
                "replications": replications,
                "seed": seed,
                "warmup": warmup,
                "differences": difference_json(differences),
                "asis": result_json(before),
                "tobe": result_json(after),
            }
        )
        return
    for one in differences:
        click.echo(
            f"{one.name}: {one.asis:,.1f} → {one.tobe:,.1f} "
            f"(차이 {one.mean:+,.1f}{_between(one.ci95)}) {one.verdict}"
        )


def _read(model: Path, scenario: Path) -> tuple[Model, Scenario]:
    return read_model(read(model)), read_scenario(read(scenario))


def _engine(kernel: str, amount: Amount) -> Engine:
    """Return the kernel asked for; by itself the fastest that is worth its compilation."""
    check_amount(amount.cases, amount.replications, amount.warmup)
    if kernel == "python":
        return PLAIN
    if not accelerator.is_installed():
        if kernel == "numba":
            raise WorkbenchError("numba가 설치되어 있지 않습니다. --kernel python으로 실행하세요.")
        return PLAIN
    large = amount.cases * amount.replications >= WORTH_COMPILING
    if not accelerator.is_ready() and (large or kernel == "numba"):
        say("처음 한 번 계산 엔진을 준비합니다(수십 초).")
        accelerator.compile_now()
    return accelerator.compiled() if accelerator.is_ready() or kernel == "numba" else PLAIN


def _simulated(
    model: Model,
    scenario: Scenario,
    amount: Amount,
    engine: Engine,
    log: Log | None = None,
) -> Result:
    with _progress() as show:
        return simulated(
            model,
            scenario,
            amount.cases,
            amount.replications,
            amount.seed,
            warmup=amount.warmup,
            progress=show,
            log=log,
            engine=engine,
        )


@contextmanager
def _progress() -> Iterator[Callable[[float], None] | None]:
    """Show how far it is where somebody sits before the screen."""
    if not sys.stderr.isatty():
        yield None
        return
    yield lambda share: click.echo(f"\r{share:4.0%}", nl=False, err=True)
    click.echo("\r    \r", nl=False, err=True)


@contextmanager
def _log(path: Path | None, model: Model, scenario: Scenario) -> Iterator[Log | None]:
    """Give what takes the lines; the file appears under its name when all are written."""
    if path is None:
        yield None
        return
    program = compiled(model, scenario)
    kind = path.suffix.lower()
    if kind not in (".csv", ".xes"):
        raise WorkbenchError(f"기록 파일 '{path.name}'의 이름은 .csv나 .xes로 끝나야 합니다.")
    draft = path.with_name(f".{path.name}.part")
    try:
        encoding = "utf-8-sig" if kind == ".csv" else "utf-8"
        with draft.open("w", encoding=encoding, newline="") as file:
            log: Any = CsvLog(file, program) if kind == ".csv" else XesLog(program)
            yield log
            if kind == ".xes":
                log.write(file)
        os.replace(draft, path)  # noqa: PTH105
    except OSError as error:
        raise WorkbenchError(f"'{path}'에 쓸 수 없습니다({error.strerror}).") from error
    finally:
        draft.unlink(missing_ok=True)


def _show(result: Result, speed: float) -> None:
    for name, figure in (
        ("처리 기간", result.cycle_time),
        ("대기 시간", result.waiting_time),
        ("작업 시간", result.processing_time),
    ):
        click.echo(
            f"{name}(초): 평균 {figure.mean:,.1f}{_between(figure.ci95)}, "
            f"중앙 {figure.p50:,.1f}, 95% {figure.p95:,.1f}"
        )
    click.echo(f"비용(원/건): {result.cost.mean:,.0f}{_between(result.cost.ci95)}")
    for pool in result.pools:
        click.echo(f"이용률 {pool.name}: {pool.utilisation.mean:.1%}")
    if result.guessed:
        click.echo(f"추정값 {len(result.guessed)}개: {', '.join(result.guessed[:5])}")
    for note in result.notes:
        click.echo(note)
    say(f"초당 {speed:,.0f}건")


def _between(interval: Interval | None) -> str:
    return "" if interval is None else f" [{interval[0]:,.1f}, {interval[1]:,.1f}]"
