"""manage.py model from-steps, to-steps: step tables and diagrams, each made of the other."""

from pathlib import Path

import click

from commands.terminal import FILE, OUTPUT_OPTION, read, say, write
from errors import WorkbenchError
from processes.bpmn import steps
from processes.bpmn.steps import files

_WRITERS = {".csv": files.csv_file, ".xlsx": files.xlsx}


@click.command("from-steps")
@click.argument("table", type=FILE, metavar="STEPS")
@click.option("--name", default="", help="풀의 이름(없으면 파일 이름)")
@OUTPUT_OPTION
def model_from_steps(table: Path, name: str, output: Path) -> None:
    """단계표 STEPS(.csv, .xlsx)를 배치까지 된 흐름도(BPMN)로 만듭니다."""
    try:
        found = files.read(read(table))
        content = steps.diagram(found, name or table.stem)
    except steps.BadSteps as refusal:
        for problem in refusal.problems:
            say(problem.sentence)
        raise WorkbenchError(
            f"'{table.name}'의 {len(refusal.problems)}곳을 고쳐야 흐름도를 만들 수 있습니다."
        ) from refusal
    for note in found.notes:
        say(note)
    write(output, content)
    say(f"{len(found.steps)}단계를 흐름도로 만들었습니다.")


@click.command("to-steps")
@click.argument("file", type=FILE)
@OUTPUT_OPTION
def model_to_steps(file: Path, output: Path) -> None:
    """흐름도 FILE을 단계표로 만듭니다. 표에 못 담는 것은 알려 줍니다."""
    writer = _WRITERS.get(output.suffix.lower())
    if writer is None:
        raise WorkbenchError(f"'{output.name}'의 끝을 .csv나 .xlsx로 적으세요.")
    table = steps.table_of(read(file))
    for note in table.notes:
        say(note)
    write(output, writer(table))
    say(f"{len(table.steps)}단계를 적었습니다.")
