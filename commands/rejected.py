"""The rows of a file that can't be registered, told; without the user's word none of it goes in."""

from pathlib import Path

import click

from commands.terminal import say
from errors import WorkbenchError, shortened
from processes.regulations.importing import RegulationImport
from processes.spreadsheet import reporting
from processes.spreadsheet.model import Import

PARTLY = click.option("--partly", is_flag=True, help="반려된 행이 있어도 나머지 행을 등록합니다.")


def tell_rejected(file: Path, found: Import | RegulationImport, registered: bool) -> None:
    """Say of every rejected row which cell and why; raise WorkbenchError if nothing went in."""
    for sentence in reporting.sentences(found.sheet, found.rejected):
        say(sentence)
    if not found.rejected or registered:
        return
    count, name = len(found.rejected), shortened(file.name)
    told = f"'{name}'에서 {count:,}개 행이 반려되어 아무것도 등록하지 않았습니다."
    ways = ["위의 칸을 고치세요."]
    if isinstance(found, Import) and found.unknown_departments:
        ways.append("부서를 새로 만들려면 --new-departments를 붙이세요.")
    if found.rows:
        ways.append(f"나머지 {len(found.rows):,}개 행만 등록하려면 --partly를 붙이세요.")
    raise WorkbenchError(" ".join([told, *ways]))
