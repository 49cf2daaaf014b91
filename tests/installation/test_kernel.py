"""The simulation's kernel is compiled ahead once, and a failure is no reason to refuse."""

from typing import Any

from installation import kernel


def _package(prepared: Any, ahead: str) -> None:
    folder = prepared.folder / "processes" / "simulation"
    (folder / "kernel").mkdir(parents=True)
    for file in (folder.parent / "__init__.py", folder / "__init__.py", folder / "compiled.py",
                 folder / "pointers.py", folder / "kernel" / "loop.py"):  # fmt: skip
        file.write_text("")
    (folder / "ahead.py").write_text(ahead)


COMPILES = "import pathlib; pathlib.Path('calls').open('a').write('compiled\\n')\n"


def test_it_is_compiled_once_and_again_after_a_change(prepared: Any) -> None:
    _package(prepared, COMPILES)
    calls = prepared.folder / "calls"
    assert prepared.make("setup").returncode == 0
    assert calls.read_text() == "compiled\n"
    second = prepared.make("setup")
    assert (second.returncode, second.stdout) == (0, "")
    (prepared.folder / "processes/simulation/kernel/loop.py").write_text("# changed\n")
    assert "kernel" in prepared.make("setup").stdout
    assert calls.read_text() == "compiled\n" * 2


def test_a_failure_is_said_and_tried_again_next_time(prepared: Any) -> None:
    _package(prepared, "raise SystemExit(1)\n")
    first = prepared.make("setup")
    assert first.returncode == 0
    assert "plain Python" in first.stdout
    assert "plain Python" in prepared.make("setup").stdout


def test_our_own_sources_are_found() -> None:
    for name in ("ahead.py", "compiled.py", "pointers.py", "kernel/loop.py"):
        assert (kernel.PACKAGE / name).is_file(), name
