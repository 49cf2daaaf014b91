"""manage.py common-work: work that is there twice, and the catalogue for other institutions."""

from pathlib import Path

import click

from action_plan import overview
from commands.terminal import (
    BY,
    FILE,
    JSON,
    OUTPUT_OPTION,
    print_json,
    read,
    reading,
    say,
    transaction,
    write,
)
from processes.commonwork import catalogue, groups, sharing, store
from processes.commonwork.candidates import LEAST, Candidate, candidates
from processes.commonwork.received import store as received
from processes.inventory import store as register
from processes.inventory.model import Process
from storage.identifiers import now


@click.group("common-work")
def common_work() -> None:
    """중복 업무와 공통 업무(⑬)."""


@common_work.command("find")
@click.option(
    "--least", type=click.IntRange(1, 100), default=LEAST, show_default=True, help="가장 낮은 점수"
)
@JSON
@click.pass_obj
def find(url: str, least: int, as_json: bool) -> None:
    """닮은 업무를 점수와 까닭과 함께 찾습니다. 이미 결정한 쌍은 뺍니다."""
    with reading(url) as db:
        processes = register.all_processes(db)
        settled = groups.settled(store.decisions(db))
    found = candidates(processes, settled, least=least)
    if as_json:
        print_json([_as_json(candidate) for candidate in found])
        return
    for each in found:
        click.echo(f"{each.score}\t{_named(each.first)}\t{_named(each.second)}")


@common_work.command("export")
@OUTPUT_OPTION
@click.option("--institution", metavar="NAME", help="내보내는 기관 (기본: 처음 화면의 기관 이름)")
@click.option("--with-models", is_flag=True, help="흐름도도 넣기")
@click.pass_obj
def export(url: str, output: Path, institution: str | None, with_models: bool) -> None:
    """카탈로그에 넣은 공통 업무를 한 파일로 내보냅니다. 작성자와 비고는 뺍니다."""
    with reading(url) as db:
        sender = institution or overview.institution(db)
        found = sharing.catalogue(db, sender, exported_at=now(), with_models=with_models)
    write(output, catalogue.write(found))
    say(f"{sender}의 공통 업무 {len(found.works)}개를 내보냈습니다.")


@common_work.command("import")
@click.argument("file", type=FILE)
@click.pass_obj
def import_(url: str, file: Path) -> None:
    """다른 기관의 카탈로그를 우리 업무와 따로 받아 둡니다."""
    content = read(file)
    found = catalogue.read(content)
    with transaction(url) as db:
        taken = received.take(db, found, content, by=BY)
    for incoming in taken:
        say(f"{incoming.news}: {incoming.work.title}")
    print_json(
        {
            "institution": found.institution,
            "exported_at": found.exported_at,
            "works": [{"key": one.work.key, "news": one.news} for one in taken],
        }
    )


def _as_json(candidate: Candidate) -> dict[str, object]:
    return {
        "score": candidate.score,
        "reasons": candidate.reasons,
        "across_departments": candidate.across,
        "processes": [
            {"code": process.code, "name": process.name, "department": process.department}
            for process in (candidate.first, candidate.second)
        ],
    }


def _named(process: Process) -> str:
    return f"{process.code} {process.name} ({process.department})"
