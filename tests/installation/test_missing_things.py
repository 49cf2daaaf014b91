"""Where the machine lacks something, one sentence says what, and how to cure it."""

import os
import shutil
import socket
import subprocess
from pathlib import Path
from typing import Any

import pytest

NO_VENV = "import sys\nsys.modules['ensurepip'] = None\n"


def _python(folder: Path, name: str, version: str, *, has_venv: bool = True) -> None:
    """Put a stand-in for a Python into the folder, which answers what is asked of it."""
    new_enough = tuple(map(int, version.split("."))) >= (3, 11)
    program = folder / name
    program.write_text(
        "#!/bin/sh\n"
        'case "$2" in\n'
        f"    *ensurepip*) exit {0 if new_enough and has_venv else 1};;\n"
        f"    *version_info*) exit {0 if new_enough else 1};;\n"
        f"    *platform*) echo {version};;\n"
        f'    *) echo "{name} runs $*";;\n'
        "esac\n"
    )
    program.chmod(0o755)


def _with_python(project: Any, path: Path) -> subprocess.CompletedProcess[str]:
    start = [shutil.which("sh"), "installation/with_python.sh", "-m", "something"]
    done: subprocess.CompletedProcess[str] = project.run(start, PATH=str(path))
    return done


def test_a_python_that_is_too_old(project: Any, tmp_path: Path) -> None:
    _python(tmp_path, "python3", "3.9.2")
    refused = _with_python(project, tmp_path)
    assert refused.returncode == 1
    korean, english = refused.stderr.splitlines()
    assert "3.9.2" in korean
    assert "sudo apt-get install python3.11 python3.11-venv" in korean
    assert "3.9.2" in english


def test_no_python_at_all(project: Any, tmp_path: Path) -> None:
    refused = _with_python(project, tmp_path)
    assert refused.returncode == 1
    assert "sudo apt-get install python3 python3-venv" in refused.stderr


def test_a_newer_python_beside_the_old_one_is_found(project: Any, tmp_path: Path) -> None:
    _python(tmp_path, "python3", "3.10.1")
    _python(tmp_path, "python3.12", "3.12.0")
    assert _with_python(project, tmp_path).stdout == "python3.12 runs -m something\n"


def test_a_python_with_venv_is_preferred(project: Any, tmp_path: Path) -> None:
    _python(tmp_path, "python3", "3.12.0", has_venv=False)
    _python(tmp_path, "python3.11", "3.11.0")
    assert _with_python(project, tmp_path).stdout == "python3.11 runs -m something\n"


def _set_up(project: Any, **settings: str) -> str:
    refused = project.make("setup", **settings)
    assert refused.returncode != 0
    assert "Traceback" not in refused.stderr
    return str(refused.stderr)


def test_no_venv_module(project: Any, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(NO_VENV)
    said = _set_up(project, PYTHONPATH=str(tmp_path))
    assert "sudo apt-get install python3-venv" in said


def test_no_way_to_the_registry(prepared: Any) -> None:
    """A closed port stands for the network; with the network back, the next run gets through."""
    prepared.release("2.0", says="2")
    away = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_NO_INDEX": "0", "PIP_RETRIES": "0"}
    said = _set_up(prepared, **away, PIP_FIND_LINKS="")
    assert "꾸러미 저장소에 닿지 못했습니다" in said
    assert "HTTPS_PROXY" in said
    assert prepared.make("setup").returncode == 0
    assert prepared.ask("import paper; print(paper.SAYS)") == "2"


def test_a_package_that_is_not_the_locked_one(prepared: Any) -> None:
    prepared.release("2.0")
    lock = prepared.folder / "requirements.txt"
    lock.write_text("paper==2.0 --hash=sha256:" + "0" * 64 + "\n")
    assert "해시와 다릅니다" in _set_up(prepared)


def test_a_folder_that_can_not_be_written(project: Any) -> None:
    as_anybody = ["setpriv", "--bounding-set=-dac_override"] if os.geteuid() == 0 else []
    project.folder.chmod(0o555)
    refused = project.run([*as_anybody, "make", "setup"])
    project.folder.chmod(0o755)
    assert refused.returncode != 0
    assert f"프로젝트 폴더 {project.folder}에 쓸 수 없습니다" in refused.stderr


def test_a_set_up_workbench_needs_no_write_access(prepared: Any) -> None:
    as_anybody = ["setpriv", "--bounding-set=-dac_override"] if os.geteuid() == 0 else []
    (prepared.folder / "build").chmod(0o555)
    prepared.folder.chmod(0o555)
    done = prepared.run([*as_anybody, "make", "setup"])
    prepared.folder.chmod(0o755)
    assert done.returncode == 0, done.stderr


@pytest.fixture
def taken_port() -> Any:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield server.getsockname()[1]


def test_a_taken_port_is_named_before_the_set_up_begins(project: Any, taken_port: int) -> None:
    refused = project.make("run", PORT=str(taken_port))
    assert refused.returncode != 0
    assert f"포트 {taken_port}을(를) 다른 프로그램이" in refused.stderr
    assert f"make run PORT={taken_port + 1}" in refused.stderr
    assert not (project.folder / ".venv").exists()


@pytest.mark.parametrize("port", ["http", "80", "70000", "-1", "８５０２"])
def test_what_is_no_port(project: Any, port: str) -> None:
    assert f"PORT={port}" in project.make("run", PORT=port).stderr
