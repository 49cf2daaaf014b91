"""manage.py application: the drafts of applications."""

import dataclasses
from pathlib import Path

import click

from applications import export
from applications import store as applications
from commands.terminal import JSON, OUTPUT_OPTION, print_json, reading, write
from documents.writing import FORMATS


@click.group()
def application() -> None:
    """지원사업 신청서(②)."""


@application.command("list")
@JSON
@click.pass_obj
def application_list(url: str, as_json: bool) -> None:
    """쓰고 있는 신청서를 보여 줍니다."""
    with reading(url) as db:
        drafts = applications.all_applications(db)
    if as_json:
        print_json([dataclasses.asdict(draft) for draft in drafts])
        return
    for draft in drafts:
        click.echo(f"{draft.id}\t{draft.state}\t{draft.title}")


@application.command("export")
@click.argument("application_id", metavar="ID")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), required=True)
@OUTPUT_OPTION
@click.pass_obj
def application_export(url: str, application_id: str, form: str, output: Path) -> None:
    """신청서를 문서로 내보냅니다."""
    with reading(url) as db:
        draft = export.read_draft(db, application_id)
    content, _ = export.written(draft, form)
    write(output, content)
