"""The same workbench from a shell.

    python manage.py [--db URL] COMMAND

JSON goes to standard output (UTF-8), messages to standard error.
Exit status: 0 done, 1 refused with the reason, 2 wrong usage.
"""

import dataclasses
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

import storage
from applications import export
from applications import store as applications
from documents.writing import FORMATS
from errors import WorkbenchError
from evaluations import answers_file, questionnaire, scoring
from example import loading
from processes.bpmn import store as models
from processes.inventory import json_form
from processes.inventory import store as register
from processes.spreadsheet import registering, reporting
from storage.backup import back_up

BY = "manage.py"
ROOT = Path(__file__).resolve().parent
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
OUTPUT = click.Path(dir_okay=False, path_type=Path)
OUTPUT_OPTION = click.option("-o", "--output", type=OUTPUT, required=True, help="쓸 파일")
STATE = click.option(
    "--state", type=click.Choice(models.states), required=True, help="as-is(현행), to-be(개선)"
)
JSON = click.option("--json", "as_json", is_flag=True, help="JSON으로 출력")


class Refusing(click.Group):
    """A group whose commands end with status 1 and a sentence when the workbench refuses."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a refusal goes to standard error, a bug keeps its traceback."""
        try:
            return super().invoke(ctx)
        except WorkbenchError as refusal:
            click.echo(refusal.sentence, err=True)
            ctx.exit(1)


@contextmanager
def _transaction(url: str) -> Iterator[storage.Database]:
    db = storage.open_database(url)
    try:
        with storage.transaction(db):
            yield db
    finally:
        db.close()


@contextmanager
def _reading(url: str) -> Iterator[storage.Database]:
    db = storage.open_database(url)
    try:
        with storage.reading(db):
            yield db
    finally:
        db.close()


def _print_json(value: Any) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def _say(message: str) -> None:
    click.echo(message, err=True)


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise WorkbenchError(f"'{file}'을(를) 읽을 수 없습니다({error.strerror}).") from error


def _write(file: Path, content: bytes) -> None:
    """Write beside the file first, so that an interruption leaves no half of it."""
    draft = file.with_name(f".{file.name}.part")
    try:
        draft.write_bytes(content)
        draft.replace(file)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise WorkbenchError(
            f"'{file}'에 쓸 수 없습니다({error.strerror}). 폴더와 권한을 확인하세요."
        ) from error


@click.group(cls=Refusing)
@click.option(
    "--db", "url", metavar="URL", help="sqlite:///경로/파일.db (기본: WORKBENCH_DB 또는 data/local)"
)
@click.pass_context
def workbench(ctx: click.Context, url: str | None) -> None:
    """DPG 워크벤치를 명령줄에서 씁니다."""
    ctx.obj = url or storage.workbench_url()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")


@workbench.command()
@click.option("--port", default=8501, show_default=True, help="사용할 포트")
@click.pass_obj
def serve(url: str, port: int) -> None:
    """브라우저에서 쓸 수 있게 합니다 (http://localhost:8501)."""
    storage.open_database(url).close()
    os.environ["WORKBENCH_DB"] = url
    os.chdir(ROOT)
    streamlit = [sys.executable, "-m", "streamlit", "run", "workbench.py"]
    os.execv(sys.executable, [*streamlit, f"--server.port={port}"])  # noqa: S606 - our own words


@workbench.command()
@click.argument("file", type=OUTPUT)
@click.pass_obj
def backup(url: str, file: Path) -> None:
    """쓰는 중에도 데이터베이스를 FILE로 통째로 복사합니다."""
    back_up(url, file)
    _say(f"백업했습니다: {file}")


@workbench.group()
def example() -> None:
    """예시 기관을 넣거나 뺍니다."""


@example.command("load")
@click.pass_obj
def example_load(url: str) -> None:
    """예시 기관의 자료를 넣습니다 (모두 '예시'로 표시)."""
    with _transaction(url) as db:
        loading.load(db, by=BY)
    _say("예시 기관을 불러왔습니다.")


@example.command("remove")
@click.pass_obj
def example_remove(url: str) -> None:
    """예시 자료만 남김없이 지웁니다."""
    with _transaction(url) as db:
        loading.remove(db, by=BY)
    _say("예시 자료를 지웠습니다.")


@workbench.group()
def inventory() -> None:
    """업무 목록(①)."""


@inventory.command("import")
@click.argument("file", type=FILE)
@click.pass_obj
def inventory_import(url: str, file: Path) -> None:
    """업무 목록 파일(.xlsx, .csv)을 등록하고, 등록하지 못한 행을 이유와 함께 알립니다."""
    content = _read(file)
    with _transaction(url) as db:
        seen = registering.registered(db)
        found = registering.read_file(db, content)
        added = registering.register(db, found, seen, by=BY)
    for row in found.rejected:
        for problem in row.problems:
            _say(f"{row.number}행 {problem.label} '{problem.written}': {problem.reason}")
    if found.rejected and not added:
        raise WorkbenchError(
            f"'{file.name}'에서 등록할 수 있는 행이 없습니다. 위의 이유를 고치세요."
        )
    _say(f"{len(added)}개 업무를 등록했습니다.")
    _print_json(reporting.as_json(found, added))


@inventory.command("list")
@JSON
@click.pass_obj
def inventory_list(url: str, as_json: bool) -> None:
    """등록된 업무를 보여 줍니다."""
    with _reading(url) as db:
        processes = register.all_processes(db)
    if as_json:
        _print_json([json_form.as_json(process) for process in processes])
        return
    for process in processes:
        click.echo(f"{process.code}\t{process.department}\t{process.name}")


@workbench.group()
def model() -> None:
    """업무 흐름도(BPMN 2.0)."""


@model.command("import")
@click.argument("code")
@click.argument("file", type=FILE)
@STATE
@click.pass_obj
def model_import(url: str, code: str, file: Path, state: str) -> None:
    """업무 CODE의 흐름도로 BPMN 파일을 저장합니다. 앞의 판은 그대로 남습니다."""
    content = _read(file)
    with _transaction(url) as db:
        process = register.process_by_code(db, code)
        newest = models.newest(db, process.id, state)
        base = newest.number if newest else 0
        saved = models.add_revision(
            db, process.id, state, content, base=base, origin="upload", by=BY, note=file.name
        )
    _say(f"{code} {process.name} {models.STATE_NAMES[state]} {saved.number}판으로 저장했습니다.")


@model.command("export")
@click.argument("code")
@STATE
@OUTPUT_OPTION
@click.pass_obj
def model_export(url: str, code: str, state: str, output: Path) -> None:
    """저장된 흐름도를 들어온 그대로(바이트까지 같게) 내보냅니다."""
    with _reading(url) as db:
        process = register.process_by_code(db, code)
        newest = models.newest(db, process.id, state)
        if newest is None:
            name = models.STATE_NAMES[state]
            raise models.UnknownModel(f"'{code} {process.name}'에는 {name} 흐름도가 없습니다.")
        content = models.content(db, newest.sha256)
    _write(output, content)


@workbench.command()
@click.argument("questionnaire_id", metavar="QUESTIONNAIRE")
@click.argument("answers", type=FILE)
@JSON
def evaluate(questionnaire_id: str, answers: Path, as_json: bool) -> None:
    """답 파일(문항: 0~4, null=모름, NA=해당없음)을 판정합니다."""
    form = questionnaire.shipped(questionnaire_id)
    given = answers_file.decode(_read(answers), form, name=answers.name)
    verdict = scoring.verdict(form, given)
    if as_json:
        _print_json(scoring.as_json(verdict))
        return
    click.echo(verdict.outcome)
    for reason in verdict.reasons:
        click.echo(f"- {reason}")


@workbench.group()
def application() -> None:
    """지원사업 신청서(②)."""


@application.command("list")
@JSON
@click.pass_obj
def application_list(url: str, as_json: bool) -> None:
    """쓰고 있는 신청서를 보여 줍니다."""
    with _reading(url) as db:
        drafts = applications.all_applications(db)
    if as_json:
        _print_json([dataclasses.asdict(draft) for draft in drafts])
        return
    for draft in drafts:
        click.echo(f"{draft.id}\t{draft.state}\t{draft.title}")


@application.command("export")
@click.argument("application_id", metavar="ID")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), required=True)
@OUTPUT_OPTION
@click.pass_obj
def application_export(url: str, application_id: str, form: str, output: Path) -> None:
    """신청서를 문서로 내보냅니다."""
    with _reading(url) as db:
        draft = export.read_draft(db, application_id)
    content, _ = export.written(draft, form)
    _write(output, content)


if __name__ == "__main__":
    workbench()
