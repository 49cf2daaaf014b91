"""manage.py flow: what can be computed of a BPMN file under a scenario file at once."""

from pathlib import Path

import click

from commands.terminal import FILE, JSON, print_json, read
from processes.bpmn.reading import read as read_model
from processes.simulation.flow import Flow, Times, analyse
from processes.simulation.flow_json import flow_json
from processes.simulation.scenario_json import read as read_scenario


@click.command()
@click.argument("model", type=FILE)
@click.argument("scenario", type=FILE)
@JSON
def flow(model: Path, scenario: Path, as_json: bool) -> None:
    """MODEL(BPMN)을 SCENARIO(JSON)로 바로 계산합니다(흐름 분석). 시간은 초입니다."""
    found = analyse(read_model(read(model)), read_scenario(read(scenario)))
    if as_json:
        print_json(flow_json(found))
    else:
        _show(found)


def _show(found: Flow) -> None:
    _show_times("처리 기간(초)", found.cycle_time)
    _show_times("대기 없는 처리 기간(초)", found.theoretical)
    if found.efficiency is not None:
        click.echo(f"시간 효율(대기 없는 기간 ÷ 기간): {found.efficiency:.1%}")
    click.echo(f"작업 시간(초/건): {found.processing_time:,.1f}, 비용(원/건): {found.cost:,.0f}")
    for load in found.pools:
        mark = " ← 병목" if found.bottleneck in load.pools else ""
        click.echo(f"이용률 {'·'.join(load.names)}: {load.queue.utilisation:.1%}{mark}")
    for sentence in (*found.unstable, *found.notes):
        click.echo(sentence)


def _show_times(name: str, times: Times | None) -> None:
    if times is None:
        click.echo(f"{name}: 알 수 없음")
    else:
        click.echo(f"{name}: 평균 {times.mean:,.1f}, 중앙 {times.p50:,.1f}, 95% {times.p95:,.1f}")
