"""What every command shares: the database of the call, files in and out, words for the user."""

import json
from pathlib import Path
from typing import Any

import click

import storage
from errors import WorkbenchError
from processes.bpmn import store as models

reading, transaction = storage.reading_from, storage.writing_to  # with the URL of the call
BY = "manage.py"
_MOST = 256 * 1024**2
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


def print_json(value: Any) -> None:
    """Write a value to standard output as JSON, or refuse where it can't be written."""
    try:
        click.echo(json.dumps(value, ensure_ascii=False, indent=2))
    except BrokenPipeError:
        raise  # the reader has gone: click ends quietly
    except OSError as error:
        raise WorkbenchError(f"결과를 출력하지 못했습니다({error.strerror}).") from error


def say(message: str) -> None:
    """Tell the user something on standard error."""
    click.echo(message, err=True)


def read(file: Path) -> bytes:
    """Return the bytes of a file, or refuse with the system's reason; a device has no end."""
    try:
        with file.open("rb") as opened:
            content = opened.read(_MOST + 1)
    except OSError as error:
        raise WorkbenchError(f"'{file}'을(를) 읽을 수 없습니다({error.strerror}).") from error
    if len(content) > _MOST:
        raise WorkbenchError(f"'{file}'이(가) {_MOST // 1024**2} MB보다 커서 읽지 않습니다.")
    return content


def write(file: Path, content: bytes) -> None:
    """Write beside the file first, so that an interruption leaves no half of it."""
    if file == Path("-"):
        raise WorkbenchError("화면으로는 쓰지 않습니다. '-' 대신 쓸 파일의 이름을 적으세요.")
    draft = file.with_name(f".{file.name}.part")
    try:
        draft.write_bytes(content)
        draft.replace(file)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise WorkbenchError(
            f"'{file}'에 쓸 수 없습니다({error.strerror}). 폴더와 권한을 확인하세요."
        ) from error
