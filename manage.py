"""The same workbench from a shell.

    python manage.py [--db URL] COMMAND

JSON goes to standard output (UTF-8), messages to standard error.
Exit status: 0 done, 1 refused with the reason, 2 wrong usage.
Each group of commands is a file of commands/.
"""

import datetime
import os
import sys
from pathlib import Path

import click

import storage
from access.modes import Mode
from access.modes import check as check_mode
from commands.agreement import agreement, ahp
from commands.application import application
from commands.audit import audit
from commands.commonwork import common_work
from commands.components import components
from commands.diagnosis import diagnose
from commands.dictionary import dictionary
from commands.document import document
from commands.evaluation import evaluate
from commands.example import example
from commands.flow import flow
from commands.form import form
from commands.inventory import inventory
from commands.model import model
from commands.paper import evaluation, manual, process
from commands.person import person
from commands.plan import plan
from commands.portfolio import portfolio
from commands.questionnaire import questionnaire
from commands.redesign import redesign
from commands.regulation import regulation
from commands.report import report
from commands.scorecard import scorecard
from commands.simulation import compare, simulate
from commands.terminal import OUTPUT, Refusing, say
from storage.backup import back_up
from storage.restoring import restore
from storage.rotation import keeping

ROOT = Path(__file__).resolve().parent


@click.group(cls=Refusing)
@click.option(
    "--db", "url", metavar="URL", help="sqlite:///경로/파일.db (기본: WORKBENCH_DB 또는 data/local)"
)
@click.pass_context
def workbench(ctx: click.Context, url: str | None) -> None:
    """DPG 워크벤치를 명령줄에서 씁니다."""
    ctx.obj = storage.workbench_url() if url is None else url
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")


@workbench.command()
@click.option("--port", default=8501, show_default=True, help="사용할 포트")
@click.option("--address", default="localhost", show_default=True, help="열 주소")
@click.option(
    "--sign-in",
    "way",
    type=click.Choice([way.value for way in Mode]),
    envvar="WORKBENCH_SIGN_IN",
    default=Mode.DEMO.value,
    show_default=True,
    help="로그인 방식. demo는 로그인 없이 이 컴퓨터에서만 엽니다",
)
@click.option(
    "--backups",
    metavar="폴더|off",
    envvar="WORKBENCH_BACKUPS",
    default="",
    help="날마다 백업할 폴더 (기본: 데이터베이스 옆 backups). off는 하지 않습니다",
)
@click.option(
    "--backup-keep",
    metavar="일,주",
    envvar="WORKBENCH_BACKUP_KEEP",
    default="7,5",
    show_default=True,
    help="남길 백업: 가장 새로운 날과 주의 수",
)
@click.pass_obj
def serve(url: str, port: int, address: str, way: str, backups: str, backup_keep: str) -> None:
    """브라우저에서 쓸 수 있게 합니다 (http://localhost:8501)."""
    keeping(backup_keep)
    os.environ["WORKBENCH_BACKUPS"] = (
        backups if backups in ("", "off") else str(Path(backups).absolute())
    )
    os.environ["WORKBENCH_BACKUP_KEEP"] = backup_keep
    os.environ["WORKBENCH_SIGN_IN"] = way
    check_mode(address)
    storage.open_database(url).close()
    os.environ["WORKBENCH_DB"] = url
    os.chdir(ROOT)
    streamlit = [sys.executable, "-m", "streamlit", "run", "workbench.py"]
    placed = [f"--server.port={port}", f"--server.address={address}"]
    os.execv(sys.executable, [*streamlit, *placed])  # noqa: S606 - our own words


@workbench.command()
@click.argument("file", type=OUTPUT)
@click.pass_obj
def backup(url: str, file: Path) -> None:
    """쓰는 중에도 데이터베이스를 FILE로 통째로 복사합니다."""
    back_up(url, file)
    say(f"백업했습니다: {file}")


@workbench.command(name="restore")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.pass_obj
def put_back(url: str, file: Path) -> None:
    """백업 FILE로 되돌립니다. 서버를 먼저 멈추세요. 지금 데이터베이스는 옆에 남습니다."""
    aside = restore(url, file, now=datetime.datetime.now(datetime.UTC))
    say(f"되돌렸습니다: {file}")
    if aside is not None:
        say(f"전의 데이터베이스: {aside}")


for _group in (
    example,
    person,
    audit,
    report,
    inventory,
    model,
    evaluate,
    portfolio,
    plan,
    application,
    regulation,
    dictionary,
    diagnose,
    common_work,
    simulate,
    flow,
    compare,
    redesign,
    agreement,
    ahp,
    components,
    document,
    process,
    evaluation,
    manual,
    form,
    questionnaire,
    scorecard,
):
    workbench.add_command(_group)


if __name__ == "__main__":
    workbench()
