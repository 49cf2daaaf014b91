"""manage.py evaluate: answers from a file, judged."""

import datetime
from pathlib import Path

import click

import storage
from commands.terminal import FILE, JSON, print_json, read, reading, say
from evaluations.answers import answers_file
from evaluations.questionnaire import dating
from evaluations.questionnaire.model import Questionnaire
from evaluations.questionnaire.versions import store as versions
from evaluations.verdict import judging
from evaluations.verdict.following.rule_changes import in_force
from evaluations.weights import applying
from evaluations.weights import store as weight_store
from evaluations.weights.model import WeightSet
from storage.moments import today

_OWN, _USED = "own", "used"


@click.command()
@click.argument("questionnaire_id", metavar="QUESTIONNAIRE")
@click.argument("answers", type=FILE)
@click.option(
    "--on",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="이 날 시행 중인 판과 규정으로 판정 (예: 2026-10-31, 기본: 오늘)",
)
@click.option(
    "--weights",
    "named",
    default=_OWN,
    show_default=True,
    metavar="SET",
    help="가중치: own(질문지의 것), used(화면에서 쓰기로 한 것), 또는 저장한 가중치의 이름",
)
@JSON
@click.pass_obj
def evaluate(
    url: str,
    questionnaire_id: str,
    answers: Path,
    day: datetime.datetime | None,
    named: str,
    as_json: bool,
) -> None:
    """답 파일(문항: 0~4, null=모름, NA=해당없음)을 판정합니다."""
    on = day.date() if day else today()
    with reading(url) as db:
        own = versions.current(db, questionnaire_id, on=on)
        weight_set = _weights(db, own, named)
    form = dating.on(applying.applied(own, weight_set), on)
    given = answers_file.decode(read(answers), form, name=answers.name)
    found = {
        **judging.judged(form, given),
        "on": on.isoformat(),
        "in_force": _holds(form, on),
        "rules": [{"key": rule.key, "text": rule.text} for rule in in_force(form, on)],
        "weights": weight_set.name if weight_set else _OWN,
    }
    if not found["in_force"]:
        say(f"{form.version}판은 {form.begins.isoformat()}부터라 {on.isoformat()}에는 참고입니다.")
    if as_json:
        print_json(found)
        return
    click.echo(found["outcome"])
    for reason in found["reasons"]:
        click.echo(f"- {reason}")


def _weights(db: storage.Database, form: Questionnaire, named: str) -> WeightSet | None:
    """Return the weight set of that name; None for the questionnaire's own weights."""
    if named == _OWN:
        return None
    if named == _USED:
        return weight_store.chosen(db, form.id)
    return weight_store.weight_set(db, form.id, named)


def _holds(form: Questionnaire, day: datetime.date) -> bool:
    return form.begins <= day and (form.ends is None or day <= form.ends)
