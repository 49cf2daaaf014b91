"""manage.py inventory: the register of processes."""

from pathlib import Path

import click

from commands.returning import (
    inventory_coverage,
    inventory_merge,
    inventory_template,
    tell_rejected,
)
from commands.terminal import BY, FILE, JSON, print_json, read, reading, say, transaction
from errors import WorkbenchError
from processes.inventory import json_form
from processes.inventory import store as register
from processes.spreadsheet import registering, reporting


@click.group()
def inventory() -> None:
    """업무 목록(①)."""


@inventory.command("import")
@click.argument("file", type=FILE)
@click.pass_obj
def inventory_import(url: str, file: Path) -> None:
    """업무 목록 파일(.xlsx, .csv)을 등록하고, 등록하지 못한 행을 이유와 함께 알립니다."""
    content = read(file)
    with transaction(url) as db:
        seen = registering.registered(db)
        found = registering.read_file(db, content)
        added = registering.register(db, found, seen, by=BY)
    tell_rejected(found)
    if found.rejected and not added:
        raise WorkbenchError(
            f"'{file.name}'에서 등록할 수 있는 행이 없습니다. 위의 이유를 고치세요."
        )
    say(f"{len(added)}개 업무를 등록했습니다.")
    print_json(reporting.as_json(found, added))


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
