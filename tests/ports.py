"""Ports for servers that tests start: none that a test beside this one is given."""

import os
import random
import socket

# Below what the system hands to outgoing connections (32768 and up on Linux): a port that is free
# now is still free when the server has started. Workers side by side have bands of their own.
_LOWEST = 20_000
_BAND = 500


def free_port() -> int:
    """Return a port of this worker on which nobody listens."""
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    begin = _LOWEST + worker % 20 * _BAND
    ports = range(begin, begin + _BAND)
    return next(filter(_is_free, random.sample(ports, len(ports))))


def _is_free(port: int) -> bool:
    with socket.socket() as candidate:
        candidate.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as servers do
        try:
            candidate.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
