"""manage.py model check: what the checks say of BPMN files, one after the other."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from commands.terminal import JSON, read
from errors import WorkbenchError
from processes.bpmn.checks.finding import SEVERITIES, SEVERITY_NAMES
from processes.bpmn.checks.report import Report, as_json, report
from processes.bpmn.metrics import MEASURES

_PARTS = ("schema", "rules", "soundness", "metrics", "facts")


@click.command("check")
@click.argument("files", metavar="FILE…", nargs=-1, required=True, type=click.Path(path_type=Path))
@JSON
@click.pass_context
def model_check(ctx: click.Context, files: tuple[Path, ...], as_json: bool) -> None:
    """BPMN 파일을 점검합니다: 읽기, 스키마, 규칙, 건전성(soundness), 지표.

    읽을 수 없는 파일이 있으면 이유를 적고 나머지를 계속 점검한 뒤 1로 끝납니다.
    """
    checked = _json(files) if as_json else _text(files)
    if not all([*checked]):
        ctx.exit(1)


def _json(files: tuple[Path, ...]) -> Iterator[bool]:
    """Write one list, file by file, so that thousands of files need no more memory than one."""
    for place, file in enumerate(files):
        entry = _entry(file)
        click.echo("[" if place == 0 else ",")
        click.echo(json.dumps(entry, ensure_ascii=False, indent=1), nl=False)
        yield bool(entry["wellformed"])
    click.echo("\n]")


def _entry(file: Path) -> dict[str, Any]:
    try:
        found = report(read(file))
    except WorkbenchError as refusal:
        nothing: dict[str, Any] = dict.fromkeys(_PARTS)
        return {"file": str(file), "wellformed": False, "sentence": refusal.sentence} | nothing
    return {"file": str(file), "wellformed": True, "sentence": ""} | as_json(found)


def _text(files: tuple[Path, ...]) -> Iterator[bool]:
    for file in files:
        click.echo(file)
        try:
            found = report(read(file))
        except WorkbenchError as refusal:
            click.echo(f"  읽을 수 없습니다: {refusal.sentence}")
            yield False
            continue
        for line in _lines(found):
            click.echo(f"  {line}")
        yield True


def _lines(found: Report) -> Iterator[str]:
    for warning in found.model.warnings:
        yield f"알림: {warning}"
    yield _about_schema(found)
    yield from _about_soundness(found)
    counts = found.counts
    said = [f"{SEVERITY_NAMES[one]} {counts[one]}" for one in SEVERITIES]
    yield f"점검: {' · '.join(said)}"
    for finding in found.findings:
        yield f"  {SEVERITY_NAMES[finding.severity]} [{finding.rule}] {finding.sentence}"
    known = ((measure.title, found.metrics[measure.name]) for measure in MEASURES)
    yield "지표: " + " · ".join(f"{title} {value:g}" for title, value in known if value is not None)


def _about_schema(found: Report) -> str:
    if found.validity is None:
        return f"스키마: {found.unchecked}"
    if found.validity.valid:
        return "스키마: BPMN 2.0 스키마에 맞습니다."
    return f"스키마: 맞지 않는 곳이 {len(found.validity.findings)}군데 있습니다."


def _about_soundness(found: Report) -> Iterator[str]:
    verdict = found.verdict
    if not verdict.decided:
        yield "건전성: 경우의 수가 많아 판정하지 못했습니다."
    elif verdict.sound:
        yield "건전성: 어느 길로 가도 막히거나 겹치지 않고 끝납니다."
    else:
        yield f"건전성: 문제가 {len(verdict.problems)}개 있습니다."
    for problem in verdict.problems:
        yield f"  {problem.sentence}"
        if problem.run:
            yield f"    {' → '.join(firing.element for firing in problem.run)}"
    for note in verdict.notes:
        yield f"  참고: {note}"
