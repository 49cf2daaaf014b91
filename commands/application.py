"""manage.py application: the drafts of applications."""

import dataclasses
from pathlib import Path
from typing import Any

import click

from action_plan.outgoing import store as outgoing
from applications.course import board, overview
from applications.course import store as course
from applications.drafts import dossier, export
from applications.drafts import store as applications
from applications.facts.fact import Fact
from applications.pinning.model import CHANGE_NAMES
from applications.readiness import checking
from applications.readiness.finding import LEVEL_NAMES, counted
from applications.submissions import store as submissions
from applications.submissions.model import KIND_NAMES, UnknownFile
from commands.application_course import course_json, course_line, submission_json
from commands.application_form import export_form
from commands.terminal import BY, JSON, OUTPUT_OPTION, print_json, reading, transaction, write
from documents.writing import FORMATS
from storage.moments import today


@click.group()
def application() -> None:
    """지원사업 신청서(②)."""


@application.command("list")
@JSON
@click.pass_obj
def application_list(url: str, as_json: bool) -> None:
    """신청서의 상태, 마감과 남은 날, 기다리는 사람을 급한 것부터 보여 줍니다."""
    with reading(url) as db:
        entries = board.urgent_first(overview.entries(db, today()))
    if as_json:
        print_json([dataclasses.asdict(one.application) | course_json(one) for one in entries])
        return
    for one in entries:
        click.echo(f"{one.application.id}\t{one.application.title}\t{course_line(one)}")


@application.command("show")
@click.argument("application_id", metavar="ID")
@JSON
@click.pass_obj
def application_show(url: str, application_id: str, as_json: bool) -> None:
    """신청서의 항목과, 글에 쓰인 사실의 값·출처·기준일, 바뀐 출처를 보여 줍니다."""
    draft = _read(url, application_id)
    with reading(url) as db:
        entry = overview.entry_of(db, draft.application, today())
        moves = course.history(db, application_id)
        follow_up = course.follow_up(db, application_id)
    facts = dossier.used_facts(draft)
    if as_json:
        told = dataclasses.asdict(draft.application) | course_json(entry)
        told["moves"] = [dataclasses.asdict(one) for one in moves]
        told["follow_up"] = dataclasses.asdict(follow_up)
        told["sections"] = [dataclasses.asdict(section) for section in draft.sections]
        told["facts"] = [_fact_json(draft, fact) for fact in facts]
        print_json(told)
        return
    click.echo(f"{draft.application.title}\t{course_line(entry)}")
    for one in reversed(moves):
        click.echo(f"{one.at}\t{one.by}\t{one.source} → {one.target}\t{one.reason}")
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
        told = {"id": application_id, "state": draft.application.state}
        print_json({**told, "counts": counted(found), "findings": findings})
        return
    titles = {section.key: section.title for section in draft.sections}
    for one in found:
        place = titles.get(one.section, "신청서 전체")
        click.echo(f"{LEVEL_NAMES[one.level]}\t{place}\t{one.sentence}\t{one.cure}")


@application.command("submissions")
@click.argument("application_id", metavar="ID")
@JSON
@click.pass_obj
def application_submissions(url: str, application_id: str, as_json: bool) -> None:
    """제출한 것을 파일, SHA-256, 지금도 같은지와 함께 보여 줍니다."""
    with reading(url) as db:
        applications.application(db, application_id)
        found = submissions.submissions(db, application_id)
        intact = {one.number: submissions.intact(db, one) for one in found}
    if as_json:
        print_json([submission_json(one, intact[one.number]) for one in found])
        return
    for one in found:
        for file in one.files:
            same = "맞음" if intact[one.number][file.sha256] else "다름"
            line = f"{one.number}\t{one.at}\t{one.by}\t{KIND_NAMES[file.kind]}\t{file.name}"
            click.echo(f"{line}\t{file.size}\t{file.sha256}\t{same}")


@application.command("export")
@click.argument("application_id", metavar="ID")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), help="문서의 형식")
@click.option("--form", "own_form", is_flag=True, help="공고 양식을 채웁니다(--format 대신)")
@click.option("--submitted", type=click.IntRange(min=1), help="그 번째로 제출한 파일 그대로")
@OUTPUT_OPTION
@click.pass_obj
def application_export(
    url: str,
    application_id: str,
    form: str | None,
    own_form: bool,
    submitted: int | None,
    output: Path,
) -> None:
    """신청서를 문서로 내보냅니다. --submitted N은 N번째로 제출한 파일을 그대로 꺼냅니다."""
    if (form is None) != own_form:
        raise click.UsageError("--format이나 --form 가운데 하나를 고르세요.")
    if submitted is not None:
        suffix = FORMATS[form].suffix if form else ""
        write(output, _handed_in(url, application_id, submitted, suffix))
    elif form is None:
        export_form(url, application_id, output)
    else:
        write(output, export.written(_read(url, application_id), form)[0])
    if form is not None:
        with transaction(url) as db:
            outgoing.note_export(db, "application", application_id, form, by=BY)


def _handed_in(url: str, application_id: str, number: int, suffix: str) -> bytes:
    """Return the document with that ending, '' for the call's form, as it was handed in."""
    kind = "document" if suffix else "form"
    with reading(url) as db:
        applications.application(db, application_id)
        one = submissions.submission(db, application_id, number)
        for file in one.files:
            if file.kind == kind and file.name.endswith(suffix):
                return submissions.content(db, file.sha256)
    raise UnknownFile(suffix or KIND_NAMES["form"])


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
