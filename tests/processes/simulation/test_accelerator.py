"""Which kernel runs: plain Python until machine code lies ready, compiled by a process apart."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from processes.simulation import accelerator
from processes.simulation.plain import PLAIN
from processes.simulation.replications import simulate
from tests.processes.simulation.drawing import mmc


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[list[str]]]:
    """A cache without machine code; return the processes that would have been started."""
    started: list[list[str]] = []

    class Process:
        def __init__(self, command: list[str], **_rest: Any) -> None:
            started.append(command)

        def poll(self) -> int | None:
            return None if len(started) < 2 else 1

    monkeypatch.setenv("WORKBENCH_CACHE", str(tmp_path))
    monkeypatch.setattr(subprocess, "Popen", Process)
    monkeypatch.setattr(accelerator, "_COMPILING", [])
    accelerator._folder.cache_clear()
    yield started
    accelerator._folder.cache_clear()


def test_without_machine_code_plain_python_runs_and_a_process_compiles(empty) -> None:
    assert accelerator.engine() is PLAIN
    assert accelerator.engine() is PLAIN
    assert empty == [[sys.executable, "-m", "processes.simulation.ahead"]]  # once
    found = simulate(*mmc(1, 0.5), 50, 2)
    assert found == simulate(*mmc(1, 0.5), 50, 2, engine=PLAIN)


def test_a_workbench_that_starts_has_it_compiled_and_does_not_wait(empty, tmp_path) -> None:
    accelerator.get_ready()
    accelerator.get_ready()
    assert empty == [[sys.executable, "-m", "processes.simulation.ahead"]]
    folder = accelerator._folder()
    assert folder is not None
    accelerator._marker(folder).touch()
    empty.clear()
    accelerator.get_ready()
    assert empty == []


def test_without_a_folder_to_write_nothing_is_compiled(empty, monkeypatch) -> None:
    monkeypatch.setenv("WORKBENCH_CACHE", "/proc/nowhere")
    accelerator._folder.cache_clear()
    assert not accelerator.is_ready()
    assert accelerator.engine() is PLAIN
    assert empty == []


def test_without_numba_plain_python_runs(empty, monkeypatch) -> None:
    monkeypatch.setattr(accelerator, "is_installed", lambda: False)
    assert accelerator.engine() is PLAIN
    assert empty == []


def test_another_source_needs_other_machine_code(empty, monkeypatch, tmp_path) -> None:
    before = accelerator._digest()
    changed = tmp_path / "loop.py"
    changed.write_text("# another kernel\n")
    monkeypatch.setattr(accelerator, "_SOURCES", (changed,))
    assert accelerator._digest() != before


def test_only_our_own_older_machine_code_is_forgotten(empty, tmp_path) -> None:
    mine, other = tmp_path / "mine", tmp_path / "other"
    mine.mkdir()
    other.mkdir()
    accelerator._forget_older(mine)  # a folder that was named: somebody else's may lie there
    assert other.exists()
