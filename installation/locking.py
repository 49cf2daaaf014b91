"""Locks: which releases the set-up installs, with their hashes. Written by make lock."""

import shutil
from pathlib import Path

from installation import editor, environments, tools
from installation.places import FRONTEND, PACKAGES, ROOT

HEADER = "# Locked from pyproject.toml by: make lock\n"
_UV_OPTIONS = (
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-header",
    "--quiet",
)
# The lock -> what it is made from. Tests get the run-time releases, and more.
_LOCKS = {
    "requirements.txt": ("pyproject.toml",),
    "requirements-dev.txt": ("pyproject.toml", "--group=dev", "--constraint=requirements.txt"),
    "requirements-build.txt": ("--group=build",),
}


def lock(*, upgrade: bool) -> None:
    """Write all locks anew; releases stay as they are unless upgrade is asked for."""
    for name, sources in _LOCKS.items():
        tools.say(f"{name}을(를) 잠급니다", f"locking {name}")
        _compile(ROOT / name, sources, upgrade=upgrade)
    tools.say("package-lock.json을 잠급니다", "locking the editor's packages")
    _lock_packages()


def _compile(file: Path, sources: tuple[str, ...], *, upgrade: bool) -> None:
    more = ["--upgrade"] if upgrade else []
    uv = [str(environments.BUILD.python), "-I", "-m", "uv", "pip", "compile"]
    tools.run([*uv, *sources, *_UV_OPTIONS, *more, f"--output-file={file.name}"], step=file.name)
    text = file.read_text(encoding="utf-8")
    file.write_text(HEADER + text.removeprefix(HEADER), encoding="utf-8")


def _lock_packages() -> None:
    fresh = PACKAGES / "lock"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    for name in editor.LOCKED:
        shutil.copyfile(FRONTEND / name, fresh / name)
    install = ["--prefix", str(fresh), "install", "--package-lock-only"]
    editor.run(editor.NPM, install, step="package-lock.json")
    shutil.copyfile(fresh / "package-lock.json", FRONTEND / "package-lock.json")
