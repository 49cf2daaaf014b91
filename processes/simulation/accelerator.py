"""Which kernel runs: the compiled one when it lies ready, plain Python until then.

Compiling takes some ten seconds. It is done ahead (make setup), or by a process of its own from
when the workbench starts, while plain Python gives the same numbers. The machine code lies in
WORKBENCH_CACHE, in build/kernel, or in the user's cache folder: the first that can be written.
Never in a folder that others share, because what lies there is executed.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import threading
from functools import cache
from importlib.metadata import version
from pathlib import Path

from processes.simulation.plain import PLAIN
from processes.simulation.worlds import Engine

ROOT = Path(__file__).resolve().parents[2]
_SOURCES = (*sorted((Path(__file__).parent / "kernel").glob("*.py")),)
_OWN = (Path(__file__).with_name("compiled.py"), Path(__file__).with_name("pointers.py"))
_COMPILING: list["subprocess.Popen[bytes]"] = []
_LOCK = threading.Lock()


def engine() -> Engine:
    """Return the fastest kernel that is ready; else plain Python, and have the other compiled."""
    if not is_installed():
        return PLAIN
    if is_ready():
        return compiled()
    compile_in_background()
    return PLAIN


def get_ready() -> None:
    """Have the kernel compiled beside, where it does not lie ready; return at once.

    Asked when the workbench starts, so that the first simulation need not be the slow one.
    """
    if is_installed() and not is_ready():
        compile_in_background()


@cache
def compiled() -> Engine:
    """Return the compiled kernel; takes some ten seconds where none lies ready."""
    from numba.core import config

    folder = _folder()
    if folder is not None:
        config.CACHE_DIR = str(folder)  # type: ignore[attr-defined]
    from processes.simulation.compiled import Compiled

    return Compiled(caching=folder is not None)


def is_installed() -> bool:
    """Tell whether numba is there."""
    return importlib.util.find_spec("numba") is not None


def is_ready() -> bool:
    """Tell whether machine code for this kernel, this numba and this processor lies ready."""
    folder = _folder()
    return folder is not None and _marker(folder).exists()


def compile_now() -> None:
    """Compile and keep the kernel, and say that it lies ready."""
    made = compiled()
    folder = _folder()
    from processes.simulation.ahead import warm

    warm(made)
    if folder is not None:
        _marker(folder).touch()
        _forget_older(folder)


def compile_in_background() -> None:
    """Start compiling in a process of its own, once; where nothing can be kept, don't."""
    if _folder() is None:
        return
    with _LOCK:
        if _COMPILING and _COMPILING[-1].poll() is None:
            return
        if len(_COMPILING) < 2:  # a second try after a failure, no third
            command = [sys.executable, "-m", "processes.simulation.ahead"]
            _COMPILING.append(
                subprocess.Popen(  # noqa: S603 - our own words
                    command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
                )
            )


@cache
def _folder() -> Path | None:
    """Return the folder for this kernel's machine code, made; None where none can be written."""
    named = os.environ.get("WORKBENCH_CACHE")
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser())
    candidates = [Path(named)] if named else [ROOT / "build" / "kernel", home / "dpg-workbench"]
    for candidate in candidates:
        folder = candidate / _digest()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / ".writable").touch()
        except OSError:
            continue
        return folder
    return None


def _digest() -> str:
    """Return what the machine code depends on: sources, their time (numba looks), releases."""
    found = hashlib.sha256()
    for file in (*_SOURCES, *_OWN):
        found.update(file.name.encode() + file.read_bytes())
        if file.name == "loop.py":
            found.update(str(file.stat().st_mtime_ns).encode())
    found.update(f"{version('numba')} {sys.version}".encode())
    return found.hexdigest()[:24]


def _forget_older(folder: Path) -> None:
    """Remove the machine code of earlier sources from our own folder."""
    if folder.parent == ROOT / "build" / "kernel":
        for other in folder.parent.iterdir():
            if other != folder:
                shutil.rmtree(other, ignore_errors=True)


def _marker(folder: Path) -> Path:
    from llvmlite import binding

    return folder / f"ready-{binding.get_host_cpu_name()}"
