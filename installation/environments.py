"""The Python environments: what a lock names, installed with hashes, nothing else."""

import importlib.util
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from installation import stamps, tools
from installation.places import BUILD_ENVIRONMENT, ROOT, RUN_TIME_ENVIRONMENT
from installation.refusals import SetupRefused


@dataclass(frozen=True)
class Environment:
    """A virtual environment and the lock that fills it."""

    folder: Path
    lock: Path
    korean: str
    english: str
    sources: tuple[str, ...] = ()  # packages that nobody builds: their own set-up code is run

    @property
    def python(self) -> Path:
        """The environment's interpreter."""
        return self.folder / "bin" / "python"

    def is_due(self) -> bool:
        """Tell whether the lock, or the Python below, is not the one that was installed."""
        return self._is_half_finished or not stamps.is_current(self._stamp, self._content())

    def install(self) -> None:
        """Install the lock; a broken or half-finished environment is made anew."""
        tools.say(f"{self.korean}을(를) 설치합니다", f"installing {self.english}")
        if self._is_half_finished or not _has_pip(self.python):
            self._make_anew()
        self._begun.touch()
        options = (*_PIP_OPTIONS, *self._exceptions)
        tools.run(
            [self.python, "-I", "-m", "pip", "install", *options, "-r", self.lock],
            step=self.korean,
            settings={"PIP_USER": "0", "PIP_REQUIRE_VIRTUALENV": "0"},
        )
        stamps.write(self._stamp, self._content())
        self._begun.unlink()

    @property
    def _exceptions(self) -> tuple[str, ...]:
        return (f"--no-binary={','.join(self.sources)}",) if self.sources else ()

    def _make_anew(self) -> None:
        _require_venv()
        _remove(self.folder)
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        tools.run([sys.executable, "-m", "venv", self.folder], step=self.korean)

    @property
    def _stamp(self) -> Path:
        return self.folder / f".installed-{self.lock.stem}"

    @property
    def _begun(self) -> Path:
        return self.folder / ".installing"

    @property
    def _is_half_finished(self) -> bool:
        return self._begun.exists()

    def _content(self) -> str:
        version = _answer(self.python, "import sys; print(sys.version_info[:2])")
        return stamps.content_hash([self.lock], under=self.lock.parent, also=version or "none")


_PIP_OPTIONS = (
    "--require-hashes",
    "--only-binary=:all:",  # no compiler needed, and no package's own set-up code is run
    "--no-deps",  # the lock is complete
    "--no-input",
    "--disable-pip-version-check",
)

RUN_TIME = Environment(
    RUN_TIME_ENVIRONMENT, ROOT / "requirements.txt", "실행 환경", "the run-time packages"
)
CHECKS = Environment(
    RUN_TIME_ENVIRONMENT,
    ROOT / "requirements-dev.txt",
    "시험 환경",
    "the packages for tests",
    sources=("bpmn-python", "pydotplus"),
)
BUILD = Environment(
    BUILD_ENVIRONMENT, ROOT / "requirements-build.txt", "빌드 환경", "the build tools"
)


def _answer(python: Path, question: str) -> str | None:
    """Return what the interpreter prints; None when it does not run."""
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter
            [python, "-I", "-c", question], capture_output=True, text=True, check=False
        )
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None


def _has_pip(python: Path) -> bool:
    """Tell whether the environment can install, under a Python that is new enough."""
    return _answer(python, "import sys, pip; print(sys.version_info >= (3, 11))") == "True\n"


def _remove(folder: Path) -> None:
    if folder.is_symlink():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)


def _require_venv() -> None:
    """Refuse when this Python can't make environments, as on Debian without python3-venv."""
    if all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        return
    package = "python3-venv"
    if Path(sys.executable).name != "python3" and not os.path.samefile(  # noqa: PTH121
        sys.executable, shutil.which("python3") or sys.executable
    ):
        package = f"python3.{sys.version_info.minor}-venv"
    raise SetupRefused(
        "Python의 venv 모듈이 없어 실행 환경을 만들 수 없습니다. "
        f"'sudo apt-get install {package}'를 실행한 뒤 다시 시작하십시오.",
        f"Python's venv module is missing: run 'sudo apt-get install {package}' and start again.",
    )
