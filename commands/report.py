"""manage.py report: the quarter's report for the board, and the page for citizens."""

from collections.abc import Callable
from pathlib import Path

import click

from commands.terminal import OUTPUT_OPTION, reading, say, write
from documents import writing
from documents.model import Document
from reporting import board as board_report
from reporting import public as public_report
from reporting.gathering import material
from reporting.model import Material
from reporting.quarter import quarter, quarter_of
from storage.moments import today

_QUARTER = click.option("--quarter", "code", metavar="2026Q4", help="분기 (기본: 이번 분기)")
_FORMAT = click.option(
    "--format", "form", type=click.Choice(list(writing.FORMATS)), required=True, help="파일 형식"
)


@click.group()
def report() -> None:
    """이사회 보고서와 시민께 드리는 한 장."""


@report.command()
@_QUARTER
@_FORMAT
@OUTPUT_OPTION
@click.pass_obj
def board(url: str, code: str | None, form: str, output: Path) -> None:
    """분기 보고서를 파일로 씁니다."""
    _write(url, code, form, output, board_report.document)


@report.command()
@_QUARTER
@_FORMAT
@OUTPUT_OPTION
@click.pass_obj
def public(url: str, code: str | None, form: str, output: Path) -> None:
    """시민 눈높이로 쓴 한 장을 파일로 씁니다."""
    _write(url, code, form, output, public_report.document)


def _write(
    url: str,
    code: str | None,
    form: str,
    output: Path,
    document: Callable[[Material], Document],
) -> None:
    wanted = quarter(code) if code else quarter_of(today())
    with reading(url) as db:
        told = material(db, wanted, today())
    write(output, writing.write(document(told), form))
    say(f"{wanted.name} 보고서를 썼습니다: {output}")
