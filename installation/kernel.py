"""The simulation's kernel, compiled ahead: a convenience, never a reason to fail a set-up."""

import os

from installation import environments, stamps, tools
from installation.places import BUILD, ROOT
from installation.refusals import SetupRefused

PACKAGE = ROOT / "processes" / "simulation"
_STAMP = BUILD / "kernel" / ".compiled-from"


def is_due() -> bool:
    """Tell whether the machine code on disk was made from other sources, or is not there."""
    if not (PACKAGE / "ahead.py").exists() or stamps.is_current(_STAMP, _content()):
        return False
    return os.access(BUILD if BUILD.exists() else ROOT, os.W_OK)  # else it is done without


def compile_ahead() -> None:
    """Compile the kernel; when that fails, simulations run in plain Python, and slower."""
    tools.say("시뮬레이션 엔진을 준비합니다", "compiling the simulation's kernel")
    try:
        tools.run(
            [environments.RUN_TIME.python, "-m", "processes.simulation.ahead"],
            step="시뮬레이션 엔진",
        )
    except SetupRefused:
        tools.say("엔진 없이도 느리게 돌아갑니다", "simulations will run in plain Python")
        return
    _STAMP.parent.mkdir(parents=True, exist_ok=True)
    stamps.write(_STAMP, _content())


def _content() -> str:
    sources = [*(PACKAGE / "kernel").glob("*.py"), PACKAGE / "compiled.py", PACKAGE / "pointers.py"]
    times = "".join(str(file.stat().st_mtime_ns) for file in sorted(sources))  # numba looks at them
    lock = environments.RUN_TIME.lock
    return stamps.content_hash([*sources, lock], under=ROOT, also=times)
