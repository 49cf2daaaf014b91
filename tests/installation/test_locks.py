"""The committed locks and the list of licences fit each other and the code."""

import ast
import json
import re
import sys
import sysconfig
from pathlib import Path

import pytest

from installation import checks, locking, notices
from installation.places import FRONTEND, ROOT

FREE = re.compile(
    r"MIT|BSD|0BSD|ISC|Apache|MPL-2.0|PSF-2.0|Zlib|CC0|OFL-1.1|bpmn\.io licence", re.IGNORECASE
)
LOCKS = ["requirements.txt", "requirements-dev.txt", "requirements-build.txt"]


def _read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def _pins(name: str) -> set[str]:
    return set(re.findall(r"^[a-z0-9._-]+==[^\\\n]+", _read(name), re.MULTILINE))


def test_the_tests_run_on_the_run_time_releases() -> None:
    assert _pins("requirements.txt") <= _pins("requirements-dev.txt")


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_hashes_and_no_download_address(name: str) -> None:
    text = _read(name)
    assert text.startswith(locking.HEADER)
    assert "://" not in text
    assert len(re.findall(r"==[^\n]+\\\n    --hash=sha256:", text)) == len(_pins(name))


def test_the_editor_lock_names_hashes_and_no_download_address() -> None:
    locked = notices.package_lock()
    assert "resolved" not in json.dumps(locked)
    assert all("integrity" in entry for path, entry in locked["packages"].items() if path)


def test_each_package_of_the_editor_is_pinned() -> None:
    package = json.loads((FRONTEND / "package.json").read_text(encoding="utf-8"))
    wanted = package["dependencies"] | package["devDependencies"]
    locked = notices.package_lock()["packages"]
    assert wanted == {name: locked[f"node_modules/{name}"]["version"] for name in wanted}


def _listed() -> dict[str, dict[str, str]]:
    parts = _read("NOTICE").partition(notices.LIST_BEGINS)[2].strip().split("\n\n")
    return {
        title: dict(line.strip().split(": ", 1) for line in lines)
        for title, *lines in (part.splitlines() for part in parts)
    }


def test_the_notice_names_every_package_that_ships() -> None:
    python, npm = _listed()[notices.PYTHON_TITLE], _listed()[notices.NPM_TITLE]
    assert [*python] == notices.locked_names(_read("requirements.txt"))
    assert npm == notices.npm_licences(notices.package_lock())


def test_the_notice_says_what_the_installed_packages_say() -> None:
    site_packages = Path(sysconfig.get_paths()["purelib"])
    stated = notices.python_licences(_read("requirements.txt"), site_packages)
    assert "unknown" not in stated.values()
    assert stated == _listed()[notices.PYTHON_TITLE]


def test_nothing_under_a_gpl_ships() -> None:
    for licences in _listed().values():
        for name, licence in licences.items():
            assert "GPL" not in licence, name
            assert FREE.search(licence), f"{name}: {licence}"


def test_the_notice_keeps_the_condition_on_the_mark() -> None:
    assert "the watermark must stay fully visible and not visually overlapped" in _read("NOTICE")


def test_the_set_up_needs_nothing_that_is_installed() -> None:
    for file in (ROOT / "installation").glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            tops = {name.split(".")[0] for name in names}
            assert tops <= sys.stdlib_module_names | {"installation", "errors"}, file.name


def test_the_named_browser_counts_and_no_other(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("WORKBENCH_CHROMIUM", str(tmp_path / "none"))
    assert checks.chromium() is None
    monkeypatch.setenv("WORKBENCH_CHROMIUM", sys.executable)
    assert checks.chromium() == sys.executable
