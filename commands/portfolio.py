"""manage.py portfolio: all IT projects side by side."""

import datetime

import click

from commands.terminal import JSON, print_json, reading
from evaluations.projects.portfolio import gathering, json_form
from evaluations.verdict import using
from storage.moments import today

QUESTIONNAIRE = "saas-readiness"


@click.command()
@click.option(
    "--on",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    help="기준일(YYYY-MM-DD, 기본: 오늘)",
)
@JSON
@click.pass_obj
def portfolio(url: str, day: datetime.datetime | None, as_json: bool) -> None:
    """정보화사업의 판정, 시기, 막는 것을 한눈에 보여 줍니다."""
    on = day.date() if day else today()
    with reading(url) as db:
        found = gathering.gathered(db, using.in_use(db, QUESTIONNAIRE, on).form, on)
    if as_json:
        print_json(json_form.as_json(found))
        return
    for one in found.standings:
        click.echo(f"{one.project.code}\t{one.judged.words}\t{one.wave.title}\t{one.project.name}")
