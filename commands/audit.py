"""manage.py audit: the record of access, checked, exported and let go after its time."""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import click

from access.record import store
from access.record.model import BrokenRecord, Line
from commands.terminal import BY, JSON, OUTPUT_OPTION, print_json, reading, say, transaction, write
from processes.spreadsheet.writing import csv_file
from storage import settings

_DAY = click.DateTime(["%Y-%m-%d"])


@click.group()
def audit() -> None:
    """접속기록을 확인하고 내보냅니다."""


@audit.command()
@JSON
@click.pass_obj
def verify(url: str, as_json: bool) -> None:
    """접속기록이 빠지거나 바뀌지 않았는지 확인합니다. 어긋나면 1로 끝납니다."""
    with reading(url) as db:
        found = store.verify(db)
    if as_json:
        print_json({**asdict(found), "whole": found.whole})
    elif found.whole:
        say(f"접속기록 {found.lines:,}줄이 모두 맞습니다.")
    if not found.whole:
        raise BrokenRecord(found)


@audit.command()
@click.option("--from", "since", type=_DAY, help="이날부터(UTC)")
@click.option("--to", "until", type=_DAY, help="이날 전까지(UTC)")
@click.option("--format", "kind", type=click.Choice(["csv", "json"]), default="csv")
@OUTPUT_OPTION
@click.pass_obj
def export(
    url: str, since: datetime | None, until: datetime | None, kind: str, output: Path
) -> None:
    """정기 점검에 쓸 접속기록을 파일로 씁니다."""
    start, end = f"{since:%Y-%m-%d}" if since else "", f"{until:%Y-%m-%d}" if until else "9"
    with reading(url) as db:
        lines = list(store.lines(db, since=start, until=end))
    content = _csv(lines) if kind == "csv" else _json(lines)
    write(output, content)
    say(f"접속기록 {len(lines):,}줄을 썼습니다: {output}")


@audit.command()
@click.argument("years", type=click.IntRange(1, 2))
@click.pass_obj
def keep(url: str, years: int) -> None:
    """접속기록을 1년이나 2년 보관하게 합니다."""
    with transaction(url) as db:
        settings.set_setting(db, store.KEPT_YEARS, years, by=BY)
    say(f"접속기록을 {years}년 보관합니다.")


@audit.command()
@click.pass_obj
def expire(url: str) -> None:
    """보관 기간이 지난 줄을 지웁니다. 남은 줄은 그대로 이어집니다."""
    with transaction(url) as db:
        gone = store.let_go(db, datetime.now(UTC), by=BY)
    say(f"기간이 지난 {gone:,}줄을 지웠습니다.")


def _csv(lines: list[Line]) -> bytes:
    """Return the lines for a spreadsheet, in which no text becomes a formula."""
    return csv_file(
        list(Line.__dataclass_fields__), [list(asdict(line).values()) for line in lines]
    )


def _json(lines: list[Line]) -> bytes:
    told = [asdict(line) for line in lines]
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()
