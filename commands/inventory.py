"""manage.py inventory: the register of processes."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import click

from commands.rejected import PARTLY, tell_rejected
from commands.returning import (
    inventory_coverage,
    inventory_merge,
    inventory_template,
)
from commands.terminal import (
    BY,
    FILE,
    JSON,
    OUTPUT_OPTION,
    print_json,
    read,
    reading,
    say,
    transaction,
    write,
)
from errors import WorkbenchError
from processes.inventory import json_form
from processes.inventory import store as register
from processes.inventory.views import store as views
from processes.spreadsheet import opening, registering, reporting, tables, writing
from processes.spreadsheet.model import Choices


@click.group()
def inventory() -> None:
    """업무 목록(①)."""


@inventory.command("import")
@click.argument("file", type=FILE)
@click.option("--new-departments", is_flag=True, help="목록에 없는 부서를 새로 만듭니다.")
@PARTLY
@click.pass_obj
def inventory_import(url: str, file: Path, new_departments: bool, partly: bool) -> None:
    """업무 목록 파일(.xlsx, .csv)을 등록합니다.

    반려된 행은 시트, 칸, 이유를 알립니다. 하나라도 있으면 아무것도 등록하지 않습니다.
    """
    opening.refuse_size(file.stat().st_size)
    content = read(file)
    choices = Choices(new_departments=new_departments)
    with transaction(url) as db:
        found, added = registering.import_file(db, content, choices, partly=partly, by=BY)
    tell_rejected(file, found, bool(added))
    say(f"{len(added)}개 업무를 등록했습니다.")
    print_json(reporting.as_json(found, added))


@inventory.command("export")
@OUTPUT_OPTION
@click.option("--view", "name", metavar="NAME", help="저장된 보기의 업무와 열만 내보냅니다.")
@click.pass_obj
def inventory_export(url: str, output: Path, name: str | None) -> None:
    """업무 목록을 .xlsx나 .csv로 내보냅니다. 보기를 고르지 않으면 모든 항목을 담습니다.

    모든 항목을 담은 파일은 그대로 다시 가져올 수 있습니다.
    """
    written = _WRITERS.get(output.suffix.lower())
    if written is None:
        raise WorkbenchError(f"'{output.name}': 파일 이름을 .xlsx나 .csv로 끝내세요.")
    with reading(url) as db:
        snapshot = register.snapshot(db)
        view = views.view_by_name(db, name).view if name else None
    if view is None:
        table = tables.of_register([line.process for line in snapshot.lines])
    else:
        seen = snapshot.seen(view.filter, view.order)
        columns = ["name", *(key for key in view.columns if key != "name")]
        table = tables.of_columns([line.process for line in seen.lines], columns)
    write(output, written(*table))
    say(f"업무 {len(table[1]):,}개를 '{output}'에 내보냈습니다.")


_WRITERS: dict[str, Callable[..., bytes]] = {
    ".xlsx": partial(writing.xlsx, "업무 목록"),
    ".csv": writing.csv_file,
}


@inventory.command("list")
@JSON
@click.pass_obj
def inventory_list(url: str, as_json: bool) -> None:
    """등록된 업무를 보여 줍니다."""
    with reading(url) as db:
        processes = register.all_processes(db)
    if as_json:
        print_json([json_form.as_json(process) for process in processes])
        return
    for process in processes:
        click.echo(f"{process.code}\t{process.department}\t{process.name}")


for _command in (inventory_template, inventory_merge, inventory_coverage):
    inventory.add_command(_command)
