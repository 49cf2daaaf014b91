"""A stamp says from which content something was built; another content, and it is due again."""

import hashlib
from collections.abc import Iterable
from pathlib import Path


def content_hash(files: Iterable[Path], *, under: Path, also: str = "") -> str:
    """Return one hash over the names and bytes of the files, and over the text beside them."""
    whole = hashlib.sha256(also.encode())
    for file in sorted(files):
        whole.update(f"\0{file.relative_to(under).as_posix()}\0".encode())
        whole.update(hashlib.sha256(file.read_bytes()).digest())
    return whole.hexdigest()


def is_current(stamp: Path, content: str) -> bool:
    """Tell whether the stamp stands for this content."""
    try:
        return stamp.read_text(encoding="utf-8").strip() == content
    except (OSError, UnicodeDecodeError):
        return False


def write(stamp: Path, content: str) -> None:
    """Write the stamp: the last act of a step, so that a half-finished one has none."""
    new = stamp.with_name(stamp.name + ".new")
    new.write_text(content + "\n", encoding="utf-8")
    new.replace(stamp)
