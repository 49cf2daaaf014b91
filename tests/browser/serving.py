"""The workbench as a server of its own on a free port, and the Chromium that the tests use."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import expect

from installation import checks
from tests.ports import free_port

ROOT = Path(__file__).resolve().parent.parent.parent
_START_SECONDS = 100  # 4 where nothing else runs
PATIENCE_MS = 40_000
expect.set_options(timeout=PATIENCE_MS)
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",  # nothing else is reached
]


@dataclass(frozen=True)
class Server:
    """A running workbench: its address, its database, and what it has printed."""

    url: str
    database_url: str
    log: Path


@contextmanager
def serve(
    folder: Path, root: Path = ROOT, app: str = "workbench.py", port: int | None = None
) -> Iterator[Server]:
    """Serve the app of root with an empty database in the folder, on that port or a free one."""
    port = port or free_port()
    server = Server(
        f"http://localhost:{port}", f"sqlite:///{folder / 'workbench.db'}", folder / "server.log"
    )
    with server.log.open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", app, "--server.port", str(port)],
            cwd=root,
            env={**os.environ, "WORKBENCH_DB": server.database_url, "PYTHONPATH": str(root)},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait_until_healthy(server, process)
            yield server
        finally:
            process.terminate()
            process.wait(timeout=20)


def _wait_until_healthy(server: Server, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        try:
            with urlopen(f"{server.url}/_stcore/health", timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"The server did not start:\n{server.log.read_text()}")


def name_node() -> None:
    """Let Playwright run on the Node.js that the set-up brought, where there is one."""
    node = checks.node()
    if node is not None:
        os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(node))
