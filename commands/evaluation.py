"""manage.py evaluate: answers from a file, judged."""

from pathlib import Path

import click

from commands.terminal import FILE, JSON, print_json, read
from evaluations import questionnaire
from evaluations.answers import answers_file
from evaluations.verdict import judging


@click.command()
@click.argument("questionnaire_id", metavar="QUESTIONNAIRE")
@click.argument("answers", type=FILE)
@JSON
def evaluate(questionnaire_id: str, answers: Path, as_json: bool) -> None:
    """답 파일(문항: 0~4, null=모름, NA=해당없음)을 판정합니다."""
    form = questionnaire.shipped(questionnaire_id)
    given = answers_file.decode(read(answers), form, name=answers.name)
    found = judging.judged(form, given)
    if as_json:
        print_json(found)
        return
    click.echo(found["outcome"])
    for reason in found["reasons"]:
        click.echo(f"- {reason}")
