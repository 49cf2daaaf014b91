"""What the workbench's own locks install at run time, and which package needs which."""

import json
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

PYTHON, NPM = "pypi", "npm"
ITSELF = "dpg-workbench"
_PYTHON_LOCK = Path("requirements.txt")
_NPM_LOCK = Path("ui/bpmn_editor/frontend/package-lock.json")
_PINNED = re.compile(r"([a-z0-9._-]+)==([^ ;\\]+)")
_NEEDED_BY = re.compile(r"    #(?: via)?\s+(\S+)")


@dataclass(frozen=True)
class Locked:
    """A package at the version that is installed, and the packages of its kind that it needs.

    `direct`: the workbench itself asks for it.
    """

    kind: str  # PYTHON or NPM
    name: str
    version: str
    direct: bool
    needs: tuple[str, ...]


def locked(root: Path) -> list[Locked]:
    """Return every package that the locks of a checkout install at run time."""
    python = (root / _PYTHON_LOCK).read_text(encoding="utf-8")
    npm = (root / _NPM_LOCK).read_text(encoding="utf-8")
    return [*_python(python), *_npm(npm)]


def _python(lock: str) -> list[Locked]:
    versions: dict[str, str] = {}
    needs: dict[str, set[str]] = defaultdict(set)
    name = ""
    for line in lock.splitlines():
        if pinned := _PINNED.match(line):
            name = pinned[1]
            versions[name] = pinned[2]
        elif needed_by := _NEEDED_BY.match(line):
            needs[needed_by[1]].add(name)
    return [
        Locked(PYTHON, name, version, name in needs[ITSELF], tuple(sorted(needs[name])))
        for name, version in versions.items()
    ]


def _npm(lock: str) -> list[Locked]:
    packages = json.loads(lock)["packages"]
    direct = packages[""]["dependencies"]
    found = {
        path.rpartition("node_modules/")[2]: entry
        for path, entry in sorted(packages.items())
        if path and not (entry.get("dev") or entry.get("optional"))
    }
    return [
        Locked(
            NPM,
            name,
            entry["version"],
            name in direct,
            tuple(sorted(found.keys() & entry.get("dependencies", {}).keys())),
        )
        for name, entry in found.items()
    ]
