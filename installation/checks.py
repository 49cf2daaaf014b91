"""The checks and tests: ruff, mypy, pytest, and Chromium for the tests in the browser."""

import os
import shutil
import subprocess
import sys

from installation import environments, tools
from installation.places import ROOT
from installation.refusals import SetupRefused

INSTALL_CHROMIUM = "sudo apt-get update && sudo apt-get install -y chromium"
_CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")


def prepare() -> None:
    """Install what tests need beside the run-time packages."""
    if environments.CHECKS.is_due():
        environments.CHECKS.install()


def check() -> None:
    """Run ruff and mypy; refuse when one of them finds something."""
    _module("ruff", "check", ".")
    _module("ruff", "format", "--check", ".")
    _module("mypy")


def test(arguments: list[str]) -> None:
    """Run all tests, or those named; refuse when one fails."""
    _module("pytest", *arguments)


def chromium() -> str | None:
    """Return the browser for tests: WORKBENCH_CHROMIUM, or what the system has."""
    named = os.environ.get("WORKBENCH_CHROMIUM")
    return (
        shutil.which(named)
        if named
        else next(filter(None, map(shutil.which, _CHROMIUM_NAMES)), None)
    )


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


def _module(name: str, *arguments: str) -> None:
    print(f"== {name} {' '.join(arguments)}", flush=True)
    command = [str(environments.CHECKS.python), "-m", name, *arguments]
    done = subprocess.run(command, cwd=ROOT, check=False)  # noqa: S603 - our own interpreter
    if done.returncode:
        raise SetupRefused(f"{name}이(가) 통과하지 못했습니다.", f"{name} did not pass.")
