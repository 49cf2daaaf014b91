"""Ids and times as they stand in the database."""

import datetime
import secrets
import time
import uuid


def new_id() -> str:
    """Return a UUIDv7 (RFC 9562 §5.7): sorts by the millisecond in which it was made."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds & (1 << 48) - 1) << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return str(uuid.UUID(int=value))


def now() -> str:
    """Return the time in UTC as ISO 8601 with microseconds: 2026-11-23T08:30:00.000000Z."""
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
