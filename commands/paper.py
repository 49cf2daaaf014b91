"""manage.py process, evaluation, manual: what is known, as documents."""

import datetime
from pathlib import Path

import click

from commands.terminal import BY, OUTPUT_OPTION, reading, say, transaction, write
from documents import writing
from documents.writing import FORMATS
from evaluations.reports import document as report_document
from evaluations.reports import reading as report_reading
from processes.dossiers import document as dossier_document
from processes.dossiers import reading as dossier_reading
from processes.manuals import document as manual_document
from processes.manuals import publishing
from processes.manuals import reading as manual_reading
from storage.moments import today

FORMAT = click.option("--format", "form", type=click.Choice(list(FORMATS)), required=True)


@click.group()
def process() -> None:
    """업무 하나를 다룹니다."""


@process.command("dossier")
@click.argument("code")
@FORMAT
@OUTPUT_OPTION
@click.pass_obj
def process_dossier(url: str, code: str, form: str, output: Path) -> None:
    """업무 CODE의 모든 것(법령, 흐름도, 단계, RACI, 점검, 제안, 기록)을 한 문서로 씁니다."""
    with reading(url) as db:
        found = dossier_reading.dossier(db, code)
    write(output, writing.write(dossier_document.document(found), form))
    say(f"썼습니다: {output}")


@click.group()
def evaluation() -> None:
    """정보화사업의 평가를 다룹니다."""


@evaluation.command("report")
@click.argument("code")
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d"]), help="기준일 (기본: 오늘)")
@FORMAT
@OUTPUT_OPTION
@click.pass_obj
def evaluation_report(
    url: str, code: str, day: datetime.datetime | None, form: str, output: Path
) -> None:
    """사업 CODE의 판정, 이유, 조건, 후보, 비용, 가중치를 한 문서로 씁니다."""
    with reading(url) as db:
        found = report_reading.report(db, code, day.date() if day else today())
    write(output, writing.write(report_document.document(found), form))
    say(f"썼습니다: {output}")


@click.command()
@click.argument("department")
@click.option("--edition", type=click.IntRange(min=1), help="낸 판의 번호 (기본: 지금 내용)")
@click.option("--publish", is_flag=True, help="지금 내용을 새 판으로 내고 보관합니다.")
@click.option("--note", default="", help="새 판의 설명")
@FORMAT
@OUTPUT_OPTION
@click.pass_obj
def manual(
    url: str,
    department: str,
    edition: int | None,
    publish: bool,
    note: str,
    form: str,
    output: Path,
) -> None:
    """부서 DEPARTMENT의 업무매뉴얼을 씁니다. 흐름도를 공개한 업무가 실립니다."""
    if publish and edition:
        raise click.UsageError("--publish와 --edition은 함께 쓰지 않습니다.")
    day = today().isoformat()
    if publish:
        with transaction(url) as db:
            edition = publishing.publish(db, department, day, note=note, by=BY).number
        say(f"제{edition}판을 냈습니다.")
    with reading(url) as db:
        if edition:
            made = publishing.edition(db, department, edition)
        else:
            made = manual_document.document(manual_reading.manual(db, department), day)
    write(output, writing.write(made, form))
    say(f"썼습니다: {output}")
