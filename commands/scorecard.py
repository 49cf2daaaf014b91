"""manage.py scorecard: the scorecards' figures and pictures, and the record of the day."""

import datetime
import json
from pathlib import Path
from typing import Any

import click

from commands.terminal import JSON, OUTPUT, print_json, reading, say, transaction, write
from errors import WorkbenchError
from look import rendering, theme
from processes.inventory import store as register
from scorecards import gathering, json_form, registry, snapshots, store
from scorecards.model import WHOLE, Figures
from scorecards.registry import Card
from storage import Database
from storage.moments import today

_DAY = click.DateTime(["%Y-%m-%d"])


@click.group()
def scorecard() -> None:
    """성과표: 이름마다 표, JSON, 그림(PNG·SVG). 날마다의 기록."""


def _command(card: Card) -> click.Command:
    """Return the command that shows one card."""

    @click.command(card.name, help=f"{card.title}. {card.lead}")
    @click.option("--department", default=WHOLE, help="한 부서만")
    @click.option("--on", "day", type=_DAY, help="기록한 날(YYYY-MM-DD, 기본: 지금)")
    @JSON
    @click.option("--png", "form", flag_value="png", help="그림으로 (-o FILE)")
    @click.option("--svg", "form", flag_value="svg", help="그림으로 (-o FILE)")
    @click.option("-o", "--output", type=OUTPUT, help="쓸 파일")
    @click.pass_obj
    def show(
        url: str,
        department: str,
        day: datetime.datetime | None,
        as_json: bool,
        form: str | None,
        output: Path | None,
    ) -> None:
        with reading(url) as db:
            told = _figures(db, card, day.date() if day else None)
            if department and department not in register.departments(db):
                raise WorkbenchError(f"부서 '{department}'이(가) 없습니다. 이름을 확인하세요.")
        if form is not None:
            _draw(card, told, department, form, output)
        else:
            _tell(card, told, department, as_json, output)

    return show


for _card in registry.CARDS:
    scorecard.add_command(_command(_card))


def _figures(db: Database, card: Card, day: datetime.date | None) -> Figures:
    if day is None:
        return gathering.gather(db, today()).by_card[card.name]
    found = store.figures_of(db, day.isoformat())
    if found is None:
        last = store.last_day(db) or "없음"
        raise WorkbenchError(
            f"{day.isoformat()}의 기록이 없습니다. 기록하지 않은 날의 값은 지어내지 않습니다. "
            f"마지막 기록: {last}."
        )
    return found


def _tell(card: Card, told: Figures, department: str, as_json: bool, output: Path | None) -> None:
    found = json_form.as_json(card, told, department)
    if output is not None:
        write(output, _text(found).encode())
        say(f"'{output}'에 썼습니다.")
    elif as_json:
        print_json(found)
    else:
        said = card.headline(told, department)
        click.echo(f"{said.label}\t{said.value}")
        for row in card.table(told, department).rows:
            click.echo("\t".join(str(cell) for cell in row.cells))


def _text(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _draw(card: Card, told: Figures, department: str, form: str, output: Path | None) -> None:
    if output is None:
        raise click.UsageError("그림을 쓸 파일을 -o FILE로 적으세요.")
    spec = card.picture(told, department, theme.PRINT)
    if spec is None:
        raise WorkbenchError(f"'{card.title}'에 그릴 것이 아직 없습니다. 자료를 먼저 적으세요.")
    drawn = rendering.png(spec) if form == "png" else rendering.svg(spec).encode()
    write(output, drawn)
    say(f"'{card.title}'을(를) '{output}'에 그렸습니다.")


@scorecard.command("snapshot")
@click.pass_obj
def scorecard_snapshot(url: str) -> None:
    """오늘의 값을 기록합니다. 하루 한 번이고, 이미 있으면 그대로 둡니다."""
    day = today()
    with reading(url) as db:
        figures = gathering.gather(db, day).all_figures
    with transaction(url) as db:
        new = snapshots.keep(db, day, figures)
    told = "기록했습니다" if new else "이미 기록되어 있어 그대로 두었습니다"
    say(f"{day.isoformat()}: {told}.")


@scorecard.command("forget")
@click.option("--after", type=_DAY, required=True, help="이날 뒤의 기록을 지웁니다(YYYY-MM-DD).")
@click.pass_obj
def scorecard_forget(url: str, after: datetime.datetime) -> None:
    """시계가 앞서 있을 때 잘못 남은, 아직 오지 않은 날의 기록을 지웁니다."""
    day = after.date()
    if day < today():
        raise WorkbenchError(
            f"지난 날의 기록은 지우지 않습니다. 오늘({today().isoformat()})이나 그 뒤를 적으세요."
        )
    with transaction(url) as db:
        count = store.forget_days_after(db, day.isoformat())
    say(f"{day.isoformat()} 뒤의 기록 {count}일을 지웠습니다.")
