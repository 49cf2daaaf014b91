"""manage.py application: the drafts of applications."""

import dataclasses
from pathlib import Path
from typing import Any

import click

from action_plan.outgoing import store as outgoing
from applications.drafts import dossier, export
from applications.drafts import store as applications
from applications.facts.fact import Fact
from applications.pinning.model import CHANGE_NAMES
from applications.readiness import checking
from applications.readiness.finding import LEVEL_NAMES, counted
from commands.terminal import BY, JSON, OUTPUT_OPTION, print_json, reading, transaction, write
from documents.writing import FORMATS


@click.group()
def application() -> None:
    """지원사업 신청서(②)."""


@application.command("list")
@JSON
@click.pass_obj
def application_list(url: str, as_json: bool) -> None:
    """쓰고 있는 신청서를 보여 줍니다."""
    with reading(url) as db:
        drafts = applications.all_applications(db)
    if as_json:
        print_json([dataclasses.asdict(draft) for draft in drafts])
        return
    for draft in drafts:
        click.echo(f"{draft.id}\t{draft.state}\t{draft.title}")


@application.command("show")
@click.argument("application_id", metavar="ID")
@JSON
@click.pass_obj
def application_show(url: str, application_id: str, as_json: bool) -> None:
    """신청서의 항목과, 글에 쓰인 사실의 값·출처·기준일, 바뀐 출처를 보여 줍니다."""
    draft = _read(url, application_id)
    facts = dossier.used_facts(draft)
    if as_json:
        told = dataclasses.asdict(draft.application)
        told["sections"] = [dataclasses.asdict(section) for section in draft.sections]
        told["facts"] = [_fact_json(draft, fact) for fact in facts]
        print_json(told)
        return
    click.echo(f"{draft.application.title}\t{draft.application.state}")
    for section in draft.sections:
        click.echo(f"{section.key}\t{section.title}\t{len(section.body):,}자")
    changes = {one.key: CHANGE_NAMES[one.change] for one in draft.stale}
    for fact in facts:
        since = changes.get(fact.key, "")
        click.echo(f"{fact.key}\t{fact.text}\t{fact.source}\t{fact.as_of or '모름'}\t{since}")


@application.command("check")
@click.argument("application_id", metavar="ID")
@JSON
@click.pass_obj
def application_check(url: str, application_id: str, as_json: bool) -> None:
    """신청서를 낼 수 있는지 점검합니다. 찾은 것이 있어도 0으로 끝납니다."""
    draft = _read(url, application_id)
    found = checking.findings(draft)
    if as_json:
        findings = [dataclasses.asdict(one) for one in found]
        print_json({"id": application_id, "counts": counted(found), "findings": findings})
        return
    titles = {section.key: section.title for section in draft.sections}
    for one in found:
        place = titles.get(one.section, "신청서 전체")
        click.echo(f"{LEVEL_NAMES[one.level]}\t{place}\t{one.sentence}\t{one.cure}")


@application.command("export")
@click.argument("application_id", metavar="ID")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), required=True)
@OUTPUT_OPTION
@click.pass_obj
def application_export(url: str, application_id: str, form: str, output: Path) -> None:
    """신청서를 문서로 내보냅니다."""
    draft = _read(url, application_id)
    content, _ = export.written(draft, form)
    write(output, content)
    with transaction(url) as db:
        outgoing.note_export(db, "application", application_id, form, by=BY)


def _fact_json(draft: dossier.Draft, fact: Fact) -> dict[str, Any]:
    """Return a cited fact: as it was accepted (`pinned`), as its source has it now, the change.

    `pinned` is null where nobody has accepted it yet, `current` where no source tells it.
    """
    change = next((one.change for one in draft.stale if one.key == fact.key), None)
    now = draft.current.get(fact.key)
    return {
        **dataclasses.asdict(fact),
        "pinned": None if fact in draft.unpinned else fact.text,
        "current": None if now is None else now.text,
        "current_as_of": None if now is None else now.as_of,
        "current_source": None if now is None else now.source,
        "stale": change is not None,
        "change": change,
    }


def _read(url: str, application_id: str) -> dossier.Draft:
    with reading(url) as db:
        return export.read_draft(db, application_id)
