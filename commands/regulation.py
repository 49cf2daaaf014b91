"""manage.py regulation: the register of articles that ask for paper."""

from pathlib import Path

import click

from commands.rejected import PARTLY, tell_rejected
from commands.terminal import BY, FILE, JSON, print_json, read, reading, say, transaction
from processes.inventory.store import all_processes
from processes.regulations import json_form, registering, steps, store
from processes.spreadsheet import opening


@click.group()
def regulation() -> None:
    """종이를 요구하는 법령·규정 조문(③)."""


@regulation.command("import")
@click.argument("file", type=FILE)
@PARTLY
@click.pass_obj
def regulation_import(url: str, file: Path, partly: bool) -> None:
    """조문 목록(.xlsx, .csv)을 등록합니다.

    반려된 행은 시트, 칸, 이유를 알립니다. 하나라도 있으면 아무것도 등록하지 않습니다.
    """
    opening.refuse_size(file.stat().st_size)
    content = read(file)
    with transaction(url) as db:
        seen = registering.known(db)
        found = registering.read_file(content, seen)
        whole = partly or not found.rejected
        added = registering.register(db, found, seen, by=BY) if whole else []
    tell_rejected(file, found, bool(added))
    say(f"{len(added)}개 조문을 등록했습니다.")
    print_json(json_form.imported(found, added))


@regulation.command("list")
@JSON
@click.pass_obj
def regulation_list(url: str, as_json: bool) -> None:
    """등록된 조문을 보여 줍니다."""
    with reading(url) as db:
        found = store.all_regulations(db)
        linked = steps.named(db, store.all_steps(db), all_processes(db))
    if as_json:
        print_json(
            [
                json_form.as_json(one, [n for n in linked if n.step.regulation_id == one.id])
                for one in found
            ]
        )
        return
    for one in found:
        click.echo(f"{one.clause.title}\t{one.clause.standing}\t{one.clause.state}")
