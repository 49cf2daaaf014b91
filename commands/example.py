"""manage.py example: the example corporation in and out."""

import click

from commands.terminal import BY, say, transaction
from example import loading


@click.group()
def example() -> None:
    """예시 기관을 넣거나 뺍니다."""


@example.command("load")
@click.pass_obj
def example_load(url: str) -> None:
    """예시 기관의 자료를 넣습니다 (모두 '예시'로 표시)."""
    with transaction(url) as db:
        loading.load(db, by=BY)
    say("예시 기관을 불러왔습니다.")


@example.command("remove")
@click.pass_obj
def example_remove(url: str) -> None:
    """예시 자료만 남김없이 지웁니다."""
    with transaction(url) as db:
        loading.remove(db, by=BY)
    say("예시 자료를 지웠습니다.")
