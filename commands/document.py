"""manage.py document: the JSON of a document as any format; how machines read a file."""

import dataclasses
import json
from pathlib import Path

import click

from commands.terminal import (
    FILE,
    JSON,
    OUTPUT_OPTION,
    Refusing,
    print_json,
    read,
    say,
    write,
)
from documents import json_reading, json_shape, writing
from documents.checking import looking
from documents.writing import FORMATS


@click.group(cls=Refusing)
def document() -> None:
    """문서를 다룹니다."""


@document.command()
@click.argument("file", type=FILE)
@click.option("--format", "form", type=click.Choice(list(FORMATS)), required=True)
@OUTPUT_OPTION
def convert(file: Path, form: str, output: Path) -> None:
    """문서 JSON(docs/document.schema.json) FILE을 다른 형식으로 씁니다."""
    write(output, writing.write(json_reading.read(read(file), file.name), form))
    say(f"썼습니다: {output}")


@document.command()
@click.argument("file", type=FILE)
@JSON
def check(file: Path, as_json: bool) -> None:
    """FILE(.hwpx, .docx, .pdf)을 기계가 얼마나 잘 읽을 수 있는지, 무엇을 고칠지 봅니다."""
    found = looking.check(read(file), file.name)
    if as_json:
        points = [dataclasses.asdict(point) for point in found.points]
        counts = dataclasses.asdict(found.counts)
        print_json({"state": found.state, "points": points, "counts": counts})
        return
    click.echo(found.state)
    for point in found.points:
        click.echo(f"{point.state}\t{point.name}\t{point.found}\t{point.cure}")


@document.command("schema")
def print_schema() -> None:
    """문서 JSON의 형식을 JSON Schema로 출력합니다."""
    click.echo(json.dumps(json_shape.schema(), ensure_ascii=False, indent=1))
