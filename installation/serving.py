"""Starts the workbench on a free port, and says where its data lies."""

import os
import socket
import subprocess
from collections.abc import Mapping

from installation.environments import RUN_TIME
from installation.places import ROOT
from installation.refusals import SetupRefused

DEFAULT_PORT = 8501
_HOST = "localhost"
# Opens the database as the app will, and prints its address; a refusal is the app's own sentence.
_OPEN = """
import sys, errors, storage
try:
    storage.open_database().close()
except errors.WorkbenchError as refusal:
    sys.exit(refusal.sentence)
print(storage.workbench_url())
"""


def chosen_port(settings: Mapping[str, str]) -> int:
    """Return the port that PORT names, or 8501; refuse what is no port."""
    written = settings.get("PORT", "").strip() or str(DEFAULT_PORT)
    if not (written.isascii() and written.isdigit() and 1024 <= int(written) <= 65535):
        raise SetupRefused(
            f"PORT={written}은(는) 쓸 수 없는 포트입니다. 1024에서 65535 사이의 수를 적어 "
            f"'make run PORT={DEFAULT_PORT + 1}'처럼 실행하십시오.",
            "PORT must be a number between 1024 and 65535.",
        )
    return int(written)


def require_free(port: int) -> None:
    """Refuse when another program listens on the port."""
    for family, _, _, _, address in socket.getaddrinfo(_HOST, port, type=socket.SOCK_STREAM):
        if not _can_listen(family, address):
            other = port + 1 if port < 65535 else port - 1
            raise SetupRefused(
                f"포트 {port}을(를) 다른 프로그램이 쓰고 있습니다. 그 프로그램을 끝내거나 "
                f"'make run PORT={other}'로 다른 포트에서 여십시오.",
                f"Port {port} is taken: run 'make run PORT={other}'.",
            )


def _can_listen(family: int, address: tuple[object, ...]) -> bool:
    try:
        with socket.socket(family, socket.SOCK_STREAM) as server:
            server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            server.bind(address)
    except OSError as error:
        return error.errno not in (98, 13, 48)  # in use, forbidden; no IPv6 here is no obstacle
    return True


def serve(port: int) -> None:
    """Become the server. Returns never, or refuses with the database's own sentence."""
    os.chdir(ROOT)
    opened = subprocess.run(  # noqa: S603 - our own interpreter
        [RUN_TIME.python, "-c", _OPEN], capture_output=True, encoding="utf-8", check=False
    )
    if opened.returncode:
        reason = opened.stderr.strip()
        raise SetupRefused(reason, "The database can't be opened; WORKBENCH_DB may name another.")
    print(f"DPG 워크벤치: http://{_HOST}:{port} (멈추려면 Ctrl+C; stop with Ctrl+C)")
    print(f"자료 (data): {opened.stdout.strip().removeprefix('sqlite:///')}", flush=True)
    streamlit = [str(RUN_TIME.python), "-m", "streamlit", "run", "workbench.py"]
    os.execv(RUN_TIME.python, [*streamlit, "--server.port", str(port)])  # noqa: S606
