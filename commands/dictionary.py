"""manage.py dictionary: the names that register and models share."""

import click

from commands.terminal import BY, JSON, print_json, reading, say, transaction
from processes.dictionary import applying, listing, renaming, store
from processes.dictionary.model import KINDS


@click.group()
def dictionary() -> None:
    """역할, 시스템, 문서, 데이터, 법령의 이름 사전."""


@dictionary.command("list")
@click.option("--kind", type=click.Choice(KINDS), help="한 종류만")
@JSON
@click.pass_obj
def dictionary_list(url: str, kind: str | None, as_json: bool) -> None:
    """쓰이거나 등록된 이름을 쓰인 곳과 함께 보여 줍니다."""
    with reading(url) as db:
        sources = store.sources(db)
    entries = [
        one for each in KINDS if kind in (None, each) for one in listing.entries(sources, each)
    ]
    if as_json:
        codes = {process.id: process.code for process in sources.processes}
        print_json([listing.as_json(entry, codes) for entry in entries])
        return
    for entry in entries:
        click.echo(f"{entry.kind}\t{entry.status}\t{len(entry.uses)}\t{entry.name}")


@dictionary.command("rename")
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("old")
@click.argument("new")
@click.pass_obj
def dictionary_rename(url: str, kind: str, old: str, new: str) -> None:
    """이름을 쓰는 모든 업무와 흐름도에서 OLD를 NEW로 바꿉니다. NEW가 있으면 합칩니다."""
    with transaction(url) as db:
        planned = renaming.plan(store.sources(db), kind, old, new)
        applying.apply(db, planned, by=BY)
    done = "합쳤습니다" if planned.merges else "바꿨습니다"
    say(f"{kind} '{old}'을(를) '{planned.new}'(으)로 {done}: {renaming.counted(planned)}.")
