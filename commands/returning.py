"""manage.py inventory template, merge, coverage: the survey forms of departments, from a shell."""

from pathlib import Path
from typing import Any

import click

from commands.rejected import PARTLY, tell_rejected
from commands.terminal import BY, FILE, JSON, OUTPUT, print_json, read, reading, say, transaction
from commands.terminal import write as write_file
from processes.census import coverage as coverages
from processes.census import origin, standing, store
from processes.census.coverage import Coverage
from processes.inventory import dates
from processes.inventory import store as register
from processes.inventory.fields import REQUIRED
from processes.spreadsheet import (
    opening,
    registering,
    reporting,
    returned,
    returning,
    template,
)
from processes.spreadsheet.form import HIDDEN, Form, file_names
from processes.spreadsheet.merged import MINE, THEIRS, Change, Merge
from processes.spreadsheet.returning import Outcome
from storage import Database
from storage.identifiers import now
from storage.moments import today


@click.command("template")
@click.option("--department", required=True, help="부서 이름")
@click.option("-o", "--output", type=OUTPUT, help="쓸 파일 (기본: 부서_조사표.xlsx)")
@click.pass_obj
def inventory_template(url: str, department: str, output: Path | None) -> None:
    """부서의 조사표(.xlsx)를 만듭니다. 채워서 돌려받으면 merge로 합칩니다."""
    with reading(url) as db:
        processes = returning.of_department(db, department)
        form = _form(db, department)
    target = output or Path(file_names([department])[0])
    write_file(target, template.write(form, processes))
    say(f"업무 {len(processes):,}개를 담은 조사표를 썼습니다: {target}")


@click.command("merge")
@click.argument("file", type=FILE)
@click.option(
    "--take",
    type=click.Choice([MINE, THEIRS]),
    help="양쪽에서 다르게 고친 칸: mine=파일 값, theirs=지금 값. 없으면 그대로 두고 알립니다.",
)
@click.option("--clear", is_flag=True, help="파일에서 비운 칸을 모름으로 바꿉니다.")
@PARTLY
@JSON
@click.pass_context
def inventory_merge(
    ctx: click.Context, file: Path, take: str | None, clear: bool, partly: bool, as_json: bool
) -> None:
    """돌아온 조사표를 항목별로 합칩니다.

    파일만 바꾼 칸은 합치고 지금 목록만 바뀐 칸은 그대로 둡니다. 양쪽에서 다르게 고친 칸은
    --take가 없으면 그대로 두고 알린 뒤 1로 끝납니다. 고칠 칸이 하나라도 있으면 자리와 이유를
    알리고 아무것도 바꾸지 않습니다.
    """
    opening.refuse_size(file.stat().st_size)
    content = read(file)
    form = returned.read(content)
    if form is None:
        _ordinary(ctx.obj, file, content, partly)
        return
    with transaction(ctx.obj) as db:
        seen = returning.compare(db, form, clear=clear)
        origin.refuse_foreign(db, form)
        returning.refuse_faults(seen)
        taken = {(c.code, c.key): take for c in seen.conflicts} if take else {}
        done = returning.apply(db, form, seen, taken, clear=clear, by=BY)
    if as_json:
        print_json(_merged(seen, done))
    _tell(seen, done)
    if done.open:
        ctx.exit(1)


@click.command("coverage")
@JSON
@click.pass_obj
def inventory_coverage(url: str, as_json: bool) -> None:
    """필수 항목을 모두 아는 업무의 수를 부서별로 셉니다 (진행 중인 조사의 필수 항목 또는 ★)."""
    with reading(url) as db:
        survey = store.running(db)
        parts = store.returns(db, survey.id) if survey else []
        names = register.departments(db)
        processes = register.all_processes(db)
    required = survey.fields if survey else REQUIRED
    standings = standing.of(survey, parts, processes, today()) if survey else []
    found = coverages.by_department(processes, names, required)
    if survey:
        found = [one.coverage for one in standings]
    if as_json:
        states = {one.department: {"state": one.state, "due": one.due} for one in standings}
        print_json(
            {
                "round": survey.title if survey else None,
                "required": [field.key for field in required],
                "departments": [_counted(one) | states.get(one.department, {}) for one in found],
                "total": _counted(coverages.total(found)),
            }
        )
        return
    for one in [*found, coverages.total(found)]:
        click.echo(f"{one.department}\t{one.complete}/{one.registered}\t{_percent(one)}")


def _form(db: Database, department: str) -> Form:
    """Return the head of the form, of the running round where the department takes part."""
    own = register.department_id(db, department) or ""
    survey = store.running(db)
    parts = store.returns(db, survey.id) if survey else []
    part = next((one for one in parts if one.department == department), None)
    if survey is None or part is None:
        return Form(department, now(), department_id=own)
    title, due = f"업무 조사표 ({survey.title})", dates.shown(part.due(survey))
    return Form(department, now(), title, due, survey.id, survey.required, own)


def _ordinary(url: str, file: Path, content: bytes, partly: bool) -> None:
    say(
        f"조사표의 숨은 시트 '{HIDDEN}'이 없어 일반 표로 읽습니다. 아직 없는 업무만 등록합니다. "
        "조사표였다면 새로 받아 옮겨 적으세요."
    )
    with transaction(url) as db:
        found, added = registering.import_file(db, content, partly=partly, by=BY)
    tell_rejected(file, found, bool(added))
    say(f"{len(added)}개 업무를 등록했습니다.")
    print_json(reporting.as_json(found, added))


def _merged(seen: Merge, done: Outcome) -> dict[str, Any]:
    open_ = set(done.open)
    return {
        "department": seen.department,
        "changed": [_change(c) for c in seen.changes],
        "decided": [_change(c) for c in seen.conflicts if c not in open_],
        "conflicts": [_change(c) for c in done.open],
        "cleared": [_change(c) for c in seen.cleared],
        "added": [process.code for process in done.added],
        "kept": seen.kept,
        "left_out": list(seen.left_out),
        "gone": list(seen.gone),
        "lost_columns": list(seen.lost),
        "fields": done.fields,
    }


def _change(change: Change) -> dict[str, Any]:
    column = change.field
    return {
        "code": change.code,
        "field": change.key,
        "place": change.place,
        "base": column.shown(change.base),
        "theirs": column.shown(change.theirs),
        "mine": column.shown(change.mine),
    }


def _tell(seen: Merge, done: Outcome) -> None:
    say(f"칸 {done.fields}개를 고치고 새 업무 {len(done.added)}개를 등록했습니다.")
    for change in done.open:
        column = change.field
        say(
            f"{change.place} {change.code} {column.label}: 지금 '{column.shown(change.theirs)}', "
            f"파일 '{column.shown(change.mine)}'. 그대로 두었습니다(--take로 정하세요)."
        )
    for change in seen.cleared:
        told = f"{change.place} {change.code} {change.field.label}"
        say(f"{told}: 비웠지만 그대로 두었습니다(--clear로 바꿉니다).")
    for label in seen.left_out:
        say(f"{label}: 파일에서 행이 지워졌지만 업무는 지우지 않았습니다.")
    for label in seen.gone:
        say(f"{label}: 업무 목록에서 지워져 합치지 않았습니다.")


def _counted(one: Coverage) -> dict[str, Any]:
    return {
        "department": one.department,
        "registered": one.registered,
        "complete": one.complete,
        "share": None if one.share is None else round(one.share, 6),
        "unknown": dict(one.unknown),
    }


def _percent(one: Coverage) -> str:
    return "업무 없음" if one.percent is None else f"{one.percent}%"
