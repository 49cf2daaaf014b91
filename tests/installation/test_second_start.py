"""A workbench that is set up starts without the network, says where its data lies, and answers."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from installation import copies, editor, environments
from installation.places import ROOT
from tests.ports import free_port

# What a set-up would go through to reach a registry, closed.
NOWHERE = "http://127.0.0.1:9"
NO_NETWORK = {
    "HTTP_PROXY": NOWHERE,
    "HTTPS_PROXY": NOWHERE,
    "PIP_INDEX_URL": NOWHERE,
    "PIP_FIND_LINKS": "",
    "NPM_CONFIG_REGISTRY": NOWHERE,
    "NO_PROXY": "localhost",
}
SECONDS = 20  # 5 on a machine that does nothing else


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def started(port: int, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """The workbench as make run starts it, with a database of its own."""
    if environments.RUN_TIME.is_due() or editor.bundle_is_due() or copies.are_due():
        pytest.skip("not set up; this does it: make setup")
    own = {"WORKBENCH_DB": f"sqlite:///{tmp_path}/workbench.db", "PORT": str(port)}
    process = subprocess.Popen(
        ["sh", "installation/with_python.sh", "-m", "installation.prepare", "run"],
        cwd=ROOT,
        env={**os.environ, **NO_NETWORK, **own},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    yield process
    process.kill()
    process.wait()


def test_the_second_start_needs_no_network(
    started: subprocess.Popen[str], port: int, tmp_path: Path
) -> None:
    begun = time.monotonic()
    while not _answers(port):
        assert started.poll() is None, started.communicate()[0]
        assert time.monotonic() - begun < SECONDS
        time.sleep(0.05)
    started.send_signal(signal.SIGINT)
    said = started.communicate(timeout=20)[0]
    assert said.startswith(f"DPG 워크벤치: http://localhost:{port} ")
    assert f"자료 (data): {tmp_path}/workbench.db\n" in said


def _answers(port: int) -> bool:
    try:
        with urlopen(f"http://localhost:{port}/_stcore/health", timeout=5):
            return True
    except (URLError, OSError):
        return False


def test_a_database_that_can_not_be_opened_is_a_sentence(port: int) -> None:
    if environments.RUN_TIME.is_due():
        pytest.skip("not set up; this does it: make setup")
    refused = subprocess.run(
        [
            environments.RUN_TIME.python,
            "-c",
            f"from installation import serving as s; s.serve({port})",
        ],
        check=False,
        cwd=ROOT,
        env={**os.environ, "WORKBENCH_DB": "oracle://somewhere"},
        capture_output=True,
        text=True,
    )
    assert "데이터베이스 주소 'oracle://somewhere'" in refused.stderr
