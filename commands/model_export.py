"""manage.py model export: the stored bytes as they came, or written for another program."""

from pathlib import Path

import click

from commands.terminal import OUTPUT_OPTION, read, reading, say, write
from errors import WorkbenchError
from processes.bpmn import store as models
from processes.bpmn.profiles import PROFILES
from processes.inventory import store as register


@click.command("export")
@click.argument("code", metavar="CODE|FILE")
@click.option("--state", type=click.Choice(models.states), help="as-is(현행), to-be(개선)")
@click.option("--profile", type=click.Choice(list(PROFILES)), help="읽을 프로그램에 맞춰 줄임")
@OUTPUT_OPTION
@click.pass_obj
def model_export(url: str, code: str, state: str | None, profile: str | None, output: Path) -> None:
    """저장된 흐름도를 들어온 그대로(바이트까지 같게) 내보냅니다.

    --profile을 주면 그 프로그램이 읽을 수 있게 줄이고, 줄인 것을 알립니다. 그때는 업무 CODE 대신
    BPMN 파일을 적어도 됩니다.
    """
    content = read(Path(code)) if profile and Path(code).is_file() else _stored(url, code, state)
    if profile:
        content, reductions = PROFILES[profile](content)
        for reduction in reductions:
            say(reduction)
    write(output, content)


def _stored(url: str, code: str, state: str | None) -> bytes:
    if state is None:
        raise WorkbenchError("어느 흐름도인지 --state as-is나 --state to-be로 적으세요.")
    with reading(url) as db:
        process = register.process_by_code(db, code)
        newest = models.newest(db, process.id, state)
        if newest is None:
            name = models.STATE_NAMES[state]
            raise models.UnknownModel(f"'{code} {process.name}'에는 {name} 흐름도가 없습니다.")
        return models.content(db, newest.sha256)
