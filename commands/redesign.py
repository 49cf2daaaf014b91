"""manage.py redesign: what could be changed about a model."""

from pathlib import Path

import click

from commands.terminal import FILE, JSON, print_json, read, reading
from processes.bpmn import reading as bpmn
from processes.bpmn import store as models
from processes.inventory import store as register
from processes.redesign import gathering, json_form
from processes.redesign.catalogue import STAGE_NAMES, catalogue
from processes.redesign.finding import findings
from processes.redesign.model import Case, drawn_work


@click.command()
@click.argument("file", type=FILE, metavar="MODEL")
@click.option("--process", "code", help="업무 목록에서 함께 볼 업무의 번호")
@click.option(
    "--state",
    type=click.Choice(models.states),
    default="as-is",
    show_default=True,
    help="MODEL이 현행인지 개선안인지(--process와 함께)",
)
@JSON
@click.pass_obj
def redesign(url: str, file: Path, code: str | None, state: str, as_json: bool) -> None:
    """흐름도 MODEL에서 고칠 만한 곳을 29개 재설계 기법으로 찾습니다."""
    model = bpmn.read(read(file))
    if code is None:
        case = Case(model, work=drawn_work(model))
    else:
        with reading(url) as db:
            case = gathering.case(db, register.process_by_code(db, code), model, state)
    found = findings(case)
    if as_json:
        print_json(json_form.as_json(found, catalogue()))
        return
    for one in found:
        click.echo(f"{STAGE_NAMES[one.heuristic.stage]}\t{one.heuristic.ko}\t{one.hit.sentence}")
        for before in one.before:
            click.echo(f"\t먼저 할 것\t{before}")
    if not found:
        click.echo("찾은 것이 없습니다.")
