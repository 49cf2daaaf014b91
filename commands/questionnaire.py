"""manage.py questionnaire: check a questionnaire file, print the format as a schema."""

from pathlib import Path
from typing import Any

import click

from commands.konveyor import export_konveyor, import_konveyor, score_konveyor
from commands.terminal import FILE, JSON, Refusing, print_json, read, say
from evaluations.questionnaire import BadQuestionnaire, Questionnaire, decode
from evaluations.questionnaire.dating import turning_days
from evaluations.questionnaire.schema import schema


@click.group(cls=Refusing)
def questionnaire() -> None:
    """질문지 파일을 다룹니다."""


@questionnaire.command()
@click.argument("file", type=FILE)
@JSON
@click.pass_context
def check(ctx: click.Context, file: Path, as_json: bool) -> None:
    """FILE(YAML)이 쓸 수 있는 질문지인지 확인합니다. 틀린 곳은 행과 문항, 이름을 말합니다."""
    try:
        form = decode(read(file), file.name)
    except BadQuestionnaire as refusal:
        if as_json:
            print_json(_refused(refusal))
        say(refusal.sentence)
        ctx.exit(1)
    if as_json:
        print_json(_checked(form))
        return
    click.echo(f"{form.title} {form.version}판: 문항 {len(form.questions)}개, 쓸 수 있습니다.")


@questionnaire.command("schema")
def print_schema() -> None:
    """질문지 형식을 JSON Schema로 출력합니다(docs/questionnaire.schema.json)."""
    print_json(schema())


def _refused(refusal: BadQuestionnaire) -> dict[str, Any]:
    return {
        "valid": False,
        "file": refusal.file,
        "line": refusal.line,
        "question": refusal.question or None,
        "key": refusal.key or None,
        "problem": refusal.problem,
    }


def _checked(form: Questionnaire) -> dict[str, Any]:
    return {
        "valid": True,
        "id": form.id,
        "title": form.title,
        "version": form.version,
        "proposal": form.proposal,
        "subject": form.subject,
        "method": form.method,
        "sections": 0 if form.method != "axes" else len(form.sections),
        "questions": len(form.questions),
        "conditional": [one.id for one in form.questions if one.ask_when],
        "prefilled": [one.id for one in form.questions if one.prefill],
        "gates": [one.id for one in form.gates],
        "turning_days": [day.isoformat() for day in turning_days(form)],
    }


for _command in (import_konveyor, export_konveyor, score_konveyor):
    questionnaire.add_command(_command)
