"""manage.py form: the fields of a form that somebody else made, and the form filled in."""

import dataclasses
import json
from pathlib import Path
from typing import Any

import click

from commands.terminal import FILE, JSON, OUTPUT_OPTION, Refusing, print_json, read, say, write
from documents.forms import filling
from documents.forms.model import BadForm


@click.group(cls=Refusing)
def form() -> None:
    """기관이 준 서식(.hwpx, .docx)을 다룹니다."""


@form.command()
@click.argument("file", type=FILE)
@JSON
def fields(file: Path, as_json: bool) -> None:
    """서식 FILE의 누름틀, 셀 필드, 콘텐츠 컨트롤, {{ }} 자리를 보여 줍니다."""
    found = filling.fields(read(file), file.name)
    if as_json:
        print_json([dataclasses.asdict(one) for one in found])
        return
    for one in found:
        click.echo(f"{one.kind}\t{one.name}\t{one.value or one.prompt}")


@form.command()
@click.argument("file", type=FILE)
@click.argument("values", type=FILE)
@OUTPUT_OPTION
@JSON
def fill(file: Path, values: Path, output: Path, as_json: bool) -> None:
    """서식 FILE에 VALUES(JSON: 이름 → 글)를 넣어 씁니다. 남은 칸과 없는 이름을 말합니다."""
    done = filling.filled(read(file), _values(values), file.name)
    write(output, done.content)
    if as_json:
        empty = [one.name for one in done.empty]
        filled, unknown = list(done.filled), list(done.unknown)
        print_json({"filled": filled, "empty": empty, "unknown": unknown})
        return
    say(f"썼습니다: {output} (채운 칸 {len(done.filled)}개)")
    for one in done.empty:
        say(f"- 아직 빈 칸: {one.name} ({one.kind})")
    for name in done.unknown:
        say(f"- 서식에 없는 이름: {name}")


def _values(file: Path) -> dict[str, str]:
    problem = f'‘{file.name}’은(는) {{"이름": "글"}} 꼴의 JSON이어야 합니다.'
    try:
        given: Any = json.loads(read(file))
    except (ValueError, RecursionError) as error:
        raise BadForm(problem) from error
    if not isinstance(given, dict):
        raise BadForm(problem)
    for name, value in given.items():
        if not isinstance(value, str):
            raise BadForm(f"‘{file.name}’의 ‘{name}’은(는) 글이 아닙니다. 따옴표로 묶으십시오.")
    return given
