"""The bundle's files, under addresses that change with their content."""

import hashlib
from functools import lru_cache
from pathlib import Path

from errors import WorkbenchError

DIST = Path(__file__).parent / "dist"
PREFIX = "editor/assets"
_TYPES = {".js": "text/javascript", ".css": "text/css", ".txt": "text/plain; charset=utf-8"}


class NoBundle(WorkbenchError):
    """The editor was not built."""

    def __init__(self) -> None:
        super().__init__("편집기가 아직 만들어지지 않았습니다. 'make setup'을 실행하세요.")


def address(name: str) -> str:
    """Return a file's address relative to the app, or raise NoBundle."""
    return f"{PREFIX}/{name}?v={content_hash(name)}"


def content_hash(name: str) -> str:
    """Return the start of the file's SHA-256, or raise NoBundle."""
    file = DIST / name
    try:
        return _hash(file, file.stat().st_mtime_ns)
    except OSError:
        raise NoBundle from None


def file(name: str) -> tuple[Path, str] | None:
    """Return the file behind a name and its MIME type, None for whatever is no asset."""
    found = DIST / name
    mime = _TYPES.get(found.suffix)
    if mime is None or found.parent != DIST or not found.is_file():
        return None
    return found, mime


@lru_cache(maxsize=16)
def _hash(file: Path, modified: int) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()[:16]
