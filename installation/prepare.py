"""Makes what is missing, and nothing that is there: python3 -m installation.prepare COMMAND."""

import fcntl
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from errors import WorkbenchError
from installation import (
    checks,
    copies,
    editor,
    environments,
    kernel,
    locking,
    notices,
    serving,
    tools,
)
from installation.places import BUILD, ROOT
from installation.refusals import SetupRefused


def prepare() -> None:
    """Bring the run-time environment, the editor, the fonts and the schema up to date."""
    if not _anything_is_due():
        return
    with _alone():
        tools.say("준비합니다. 처음에는 몇 분 걸립니다", "the first set-up takes some minutes")
        if environments.RUN_TIME.is_due():
            environments.RUN_TIME.install()
        if editor.bundle_is_due() or copies.are_due():
            _build_front_end()
        tools.say("준비가 끝났습니다", "ready")


def _anything_is_due() -> bool:
    return environments.RUN_TIME.is_due() or editor.bundle_is_due() or copies.are_due()


def _build_front_end() -> None:
    if environments.BUILD.is_due():
        environments.BUILD.install()
    if editor.packages_are_due():
        editor.install_packages()
    if copies.are_due():
        copies.copy()
    if editor.bundle_is_due():
        editor.bundle()


@contextmanager
def _alone() -> Iterator[None]:
    """Let one set-up at a time write into the folder; a second one waits, then finds it done."""
    try:
        BUILD.mkdir(parents=True, exist_ok=True)
        lock = (BUILD / "setup.lock").open("w")
    except OSError as error:
        raise SetupRefused(
            f"프로젝트 폴더 {ROOT}에 쓸 수 없습니다. 쓰기 권한이 있는 사용자로 실행하거나, "
            "자신의 폴더로 옮긴 뒤 다시 실행하십시오.",
            "The project folder can't be written: start as a user who may, or move it.",
        ) from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            tools.say("다른 설치가 끝나기를 기다립니다", "waiting for another set-up")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _setup() -> None:
    """Prepare, and compile what a first simulation would else have to wait for."""
    prepare()
    if kernel.is_due():
        with _alone():
            kernel.compile_ahead()


def _run() -> None:
    port = serving.chosen_port(os.environ)  # refuse before a set-up that takes minutes
    serving.require_free(port)
    prepare()
    serving.serve(port)


def _check() -> None:
    prepare()
    with _alone():
        checks.prepare()
    checks.run(*checks.STATIC)


def _test() -> None:
    _setup()
    with _alone():
        checks.prepare()
        checks.offer_chromium()
    checks.run(*checks.STATIC, ("pytest", *(sys.argv[2:] or checks.ALL_TESTS)))


def _lock() -> None:
    with _alone():
        if environments.BUILD.is_due():
            environments.BUILD.install()
        locking.lock(upgrade=bool(os.environ.get("UPGRADE")))


def _notice() -> None:
    with _alone():
        if environments.RUN_TIME.is_due():
            environments.RUN_TIME.install()
    notices.write()


COMMANDS: dict[str, Callable[[], None]] = {
    "setup": _setup,
    "run": _run,
    "check": _check,
    "test": _test,
    "lock": _lock,
    "notice": _notice,
}


def main() -> int:
    """Run the named command; a refusal becomes its sentence and exit status 1."""
    command = COMMANDS.get(sys.argv[1] if len(sys.argv) > 1 else "")
    if command is None:
        print(f"installation.prepare {'|'.join(COMMANDS)}", file=sys.stderr)
        return 2
    try:
        command()
    except WorkbenchError as refusal:
        print(refusal.sentence, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
