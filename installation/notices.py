"""The list of licences in NOTICE: what the set-up installs, read from the metadata of each."""

import json
import re
from collections.abc import Iterable
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Any

from installation.places import FRONTEND, ROOT, RUN_TIME_ENVIRONMENT
from installation.refusals import SetupRefused

NOTICE = ROOT / "NOTICE"
LIST_BEGINS = "-- Installed at set-up (this list is written by: make notice) --\n"
PYTHON_TITLE = "Python packages that run the workbench:"
NPM_TITLE = "npm packages that the editor's bundle and the fonts come from:"

# Packages whose metadata names no licence, or only a class of licences: read from their files.
_READ_BY_HAND = {
    "altair": "BSD-3-Clause",
    "bpmn-js": "bpmn.io licence (above)",
    "cli-table": "MIT",
    "click-default-group": "BSD-3-Clause",
    "defusedxml": "PSF-2.0",
    "itsdangerous": "BSD-3-Clause",
    "jinja2": "BSD-3-Clause",
    "numba": "BSD-2-Clause",
    "python-dateutil": "BSD-3-Clause AND Apache-2.0",
    "resvg-py": "MIT",
    "tzdata": "Apache-2.0",  # locked for Windows only: not installed here
}
_PINNED = re.compile(r"^([a-z0-9._-]+)==", re.MULTILINE)


def locked_names(lock: str) -> list[str]:
    """Return the names that a requirements lock pins."""
    return sorted(set(_PINNED.findall(lock)))


def python_licences(lock: str, site_packages: Path) -> dict[str, str]:
    """Return the licence of each locked package, as its installed metadata states it."""
    installed = {_normal(found.name): found for found in distributions(path=[str(site_packages)])}
    return {name: _stated(name, installed.get(name)) for name in locked_names(lock)}


def npm_licences(locked: dict[str, Any]) -> dict[str, str]:
    """Return the licence of each locked npm package that is more than a build tool."""
    return {
        path.rpartition("node_modules/")[2]: _licence(path, entry)
        for path, entry in sorted(locked["packages"].items())
        if path and not (entry.get("dev") or entry.get("optional"))
    }


def licence_texts(npm: Iterable[str], node_modules: Path) -> str:
    """Return the licence texts of the npm packages, to lie beside the bundle."""
    texts = []
    for name in npm:
        for file in sorted((node_modules / name).glob("*LICEN[CS]E*")):
            texts.append(f"==== {name}\n\n{file.read_text(encoding='utf-8')}")
    return "\n".join(texts)


def package_lock() -> dict[str, Any]:
    """Return what the editor's lock file says."""
    text = (FRONTEND / "package-lock.json").read_text(encoding="utf-8")
    return dict(json.loads(text))


def licence_list(python: dict[str, str], npm: dict[str, str]) -> str:
    """Return the list as it stands at the end of NOTICE."""
    parts = [LIST_BEGINS]
    for title, licences in ((PYTHON_TITLE, python), (NPM_TITLE, npm)):
        parts.append(title)
        parts += [f"  {name}: {licence}" for name, licence in licences.items()]
        parts.append("")
    return "\n".join(parts)


def write() -> None:
    """Write the list in NOTICE anew; what stands above it stays."""
    site_packages = next(RUN_TIME_ENVIRONMENT.glob("lib/python3*/site-packages"))
    lock = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    python, npm = python_licences(lock, site_packages), npm_licences(package_lock())
    unknown = [name for name, licence in {**python, **npm}.items() if licence == "unknown"]
    if unknown:
        names = ", ".join(unknown)
        raise SetupRefused(
            f"사용권을 알 수 없는 꾸러미가 있습니다: {names}. 사용권 파일을 읽고 "
            "installation/notices.py에 적으십시오.",
            f"No licence is stated by: {names}.",
        )
    above = NOTICE.read_text(encoding="utf-8").partition(LIST_BEGINS)[0]
    NOTICE.write_text(above + licence_list(python, npm), encoding="utf-8")


def _licence(path: str, entry: dict[str, Any]) -> str:
    name = path.rpartition("node_modules/")[2]
    return _READ_BY_HAND.get(name) or str(entry.get("license") or "unknown")


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _stated(name: str, installed: Distribution | None) -> str:
    if name in _READ_BY_HAND or installed is None:
        return _READ_BY_HAND.get(name, "unknown")
    says = installed.metadata
    fields = [field for field in ("License-Expression", "License") if field in says]
    return says[fields[0]].splitlines()[0].strip() if fields else "unknown"
