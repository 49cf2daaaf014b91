"""manage.py plan: the plan with its progress; a plan's file checked, brought in, written."""

from pathlib import Path
from typing import Any

import click

from action_plan import progress
from action_plan.plan import BadPlan, Plan, comparing, current, store, workbook
from action_plan.plan.writing import as_json as plan_json
from action_plan.plan.writing import as_yaml
from commands.terminal import (
    BY,
    FILE,
    JSON,
    OUTPUT_OPTION,
    Refusing,
    print_json,
    read,
    reading,
    say,
    transaction,
    write,
)


@click.group(cls=Refusing)
def plan() -> None:
    """실행계획과 과제의 진척."""


@plan.command()
@JSON
@click.pass_obj
def show(url: str, as_json: bool) -> None:
    """쓰이고 있는 계획과 과제마다의 진척을 보여 줍니다."""
    with reading(url) as db:
        whole, found = current(db), progress.all_progress(db)
    if as_json:
        print_json({**plan_json(whole), "progress": [one.as_json() for one in found]})
        return
    click.echo(f"{whole.title} {whole.version}판")
    for one in found:
        late = f"지연 {len(one.late)}" if one.late else ""
        owners = ", ".join(one.item.departments)
        basis = progress.WORDS[one.basis]
        click.echo(f"{one.item.sign}\t{one.percent}\t{basis}\t{late}\t{owners}\t{one.item.text}")


@plan.command()
@click.argument("file", type=FILE)
@JSON
@click.pass_context
def check(ctx: click.Context, file: Path, as_json: bool) -> None:
    """FILE(.yaml, .xlsx)이 쓸 수 있는 계획인지 봅니다. 틀린 칸과 고치는 법을 말합니다."""
    try:
        found = workbook.from_file(read(file), file.name)
    except BadPlan as refusal:
        sentences = [refusal.sentence, *refusal.others]
        if as_json:
            print_json({"valid": False, "problems": sentences})
        for sentence in sentences:
            say(sentence)
        ctx.exit(1)
    if as_json:
        print_json({"valid": True, **_counts(found)})
        return
    click.echo(f"{found.title}: 과제 {len(found.items)}개, 쓸 수 있습니다.")


@plan.command("import")
@click.argument("file", type=FILE)
@click.option("--note", help="남길 말: 무엇을 왜 바꾸었는지. 있으면 바로 공개합니다.")
@JSON
@click.pass_obj
def bring_in(url: str, file: Path, note: str | None, as_json: bool) -> None:
    """FILE을 초안으로 들여옵니다. --note를 주면 공개까지 합니다. 초안이 이미 있으면 거절합니다."""
    found = workbook.from_file(read(file), file.name)
    with transaction(url) as db:
        before = current(db)
        draft = store.begin(db, found, file.name, by=BY)
        if note is not None:
            found = store.publish(db, draft.revision, note=note, by=BY)
    changed = comparing.differences(before, found)
    if as_json:
        told = [{"part": one.part, "id": one.id, "kind": one.kind} for one in changed]
        print_json({"published": note is not None, **_counts(found), "differences": told})
    say(f"{'공개' if note is not None else '초안으로'} 했습니다. 다른 곳 {len(changed)}곳.")


@plan.command()
@OUTPUT_OPTION
@click.pass_obj
def export(url: str, output: Path) -> None:
    """쓰이고 있는 계획을 파일로 씁니다. 이름이 .xlsx로 끝나면 엑셀, 아니면 YAML입니다."""
    with reading(url) as db:
        whole = current(db)
    xlsx = output.suffix.lower() == ".xlsx"
    write(output, workbook.as_xlsx(whole) if xlsx else as_yaml(whole).encode())
    say(f"썼습니다: {output}")


def _counts(found: Plan) -> dict[str, Any]:
    return {
        "id": found.id,
        "title": found.title,
        "version": found.version,
        "strategies": len(found.strategies),
        "tasks": sum(len(one.tasks) for one in found.strategies),
        "execution_plans": len(found.execution_plans),
        "items": len(found.items),
    }
