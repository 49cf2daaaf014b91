"""Ids made from 순서: the same step keeps its id while the table is edited."""

import hashlib
import re

NAMESPACE = "urn:dpg-workbench:bpmn"
MAIN_POOL, MAIN_PROCESS = "Participant_main", "Process_main"
_SAFE = re.compile(r"[A-Za-z0-9.-]")
_ESCAPED = re.compile(r"_([0-9a-f]+)_")


def written(order: str) -> str:
    """Return a 순서 as part of an id: ASCII letters and digits, the rest as _hex_."""
    return "".join(one if _SAFE.match(one) else f"_{ord(one):x}_" for one in order)


def order_of(element: str) -> str | None:
    """Return the 순서 in the id of a step that came from a table, None for any other id."""
    if not element.startswith("Step_"):
        return None
    order = _ESCAPED.sub(lambda found: chr(min(int(found[1], 16), 0x10FFFF)), element[5:])
    return order if order and written(order) == element[5:] else None


def step(order: str) -> str:
    """The id of a step's task."""
    return f"Step_{written(order)}"


def digest(name: str) -> str:
    """Return a short stand-in for a name that can't be in an id."""
    return hashlib.sha256(name.encode()).hexdigest()[:8]


def process_key(pool: str) -> str:
    """Return the id of a pool's process."""
    return f"Process_{digest(pool)}" if pool else MAIN_PROCESS


def pool_key(pool: str) -> str:
    """Return the id of a pool."""
    return f"Participant_{digest(pool)}" if pool else MAIN_POOL


def lane_key(pool: str, lane: str) -> str:
    """Return the id of a lane."""
    return f"Lane_{digest(f'{pool}: {lane}')}"
