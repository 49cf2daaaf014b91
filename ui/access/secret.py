"""The secret that signs tokens: WORKBENCH_SECRET, or a file made at first need."""

import os
import secrets
from pathlib import Path

import storage
from errors import WorkbenchError
from storage.database import ROOT, database_file


class SecretUnavailable(WorkbenchError):
    """The file that holds the secret can't be made or read."""


def secret() -> str:
    """Return the secret, the same in every process that serves the same database."""
    if given := os.environ.get("WORKBENCH_SECRET"):
        return given
    file = _file()
    try:
        if not file.exists():
            _make(file)
        return file.read_text(encoding="ascii")
    except OSError as error:
        raise SecretUnavailable(
            f"'{file}'을(를) 쓰거나 읽을 수 없습니다. 폴더의 권한을 확인하세요."
        ) from error


def _file() -> Path:
    database = database_file(storage.workbench_url())
    folder = database.parent if database else ROOT / "data" / "local"
    return folder / "secret"


def _make(file: Path) -> None:
    """Write the whole secret first, then give it its name: nobody ever reads half of it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.{secrets.token_hex(8)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        out.write(secrets.token_urlsafe(48))
        out.flush()
        os.fsync(out.fileno())
    try:
        file.hardlink_to(draft)
    except FileExistsError:  # another process came first: its secret is the one
        pass
    finally:
        draft.unlink()
