"""manage.py diagnose: the diagnosis of one process."""

import click

from commands.terminal import JSON, print_json, reading
from evaluations.answers import store as evaluations
from evaluations.diagnosis import json_form, store
from evaluations.diagnosis import reading as diagnosis
from processes.inventory import store as register


@click.command()
@click.argument("code")
@JSON
@click.pass_obj
def diagnose(url: str, code: str, as_json: bool) -> None:
    """업무 CODE의 디지털 성숙도, RPA 적합성, 재설계 우선순위를 보여 줍니다."""
    with reading(url) as db:
        process = register.process_by_code(db, code)
        maturity = evaluations.answers(db, process.id, diagnosis.MATURITY)
        rpa = evaluations.answers(db, process.id, diagnosis.RPA)
        expected = store.automation(db, process.id).given
        ranks = diagnosis.ranked(diagnosis.of_all(db))
        found = diagnosis.diagnosed(diagnosis.forms(db), process, maturity, rpa)
    if as_json:
        print_json(json_form.as_json(found, maturity, rpa, expected, ranks))
        return
    click.echo(f"디지털 성숙도\t{found.maturity.words}")
    click.echo(f"RPA 적합성\t{found.rpa.words}")
    rank = next((one.words for one in ranks if one.key == process.id), "모름")
    click.echo(f"재설계 우선순위\t{rank}")
    for reason in (*found.maturity.reasons, *found.rpa.reasons):
        click.echo(f"- {reason}")
