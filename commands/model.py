"""manage.py model: BPMN files in and out."""

from pathlib import Path

import click

from commands.model_change import model_diff, model_merge, model_repair_ids
from commands.model_check import model_check
from commands.model_export import model_export
from commands.model_steps import model_from_steps, model_to_steps
from commands.terminal import BY, FILE, STATE, read, say, transaction
from processes.bpmn import store as models
from processes.inventory import store as register


@click.group()
def model() -> None:
    """업무 흐름도(BPMN 2.0)."""


model.add_command(model_check)
model.add_command(model_diff)
model.add_command(model_export)
model.add_command(model_from_steps)
model.add_command(model_merge)
model.add_command(model_repair_ids)
model.add_command(model_to_steps)


@model.command("import")
@click.argument("code")
@click.argument("file", type=FILE)
@STATE
@click.pass_obj
def model_import(url: str, code: str, file: Path, state: str) -> None:
    """업무 CODE의 흐름도로 BPMN 파일을 저장합니다. 앞의 판은 그대로 남습니다."""
    content = read(file)
    with transaction(url) as db:
        process = register.process_by_code(db, code)
        newest = models.newest(db, process.id, state)
        base = newest.number if newest else 0
        saved = models.add_revision(
            db, process.id, state, content, base=base, origin="upload", by=BY, note=file.name
        )
    say(f"{code} {process.name} {models.STATE_NAMES[state]} {saved.number}판으로 저장했습니다.")
