"""Ids and times as they stand in the database."""

import datetime
import secrets
import time


def new_id() -> str:
    """Return a UUIDv7 (RFC 9562 §5.7): sorts by the millisecond in which it was made."""
    return new_ids(1)[0]


def new_ids(count: int) -> list[str]:
    """Return UUIDv7s that sort in their order: the 12 bits after the time count upwards."""
    milliseconds = time.time_ns() // 1_000_000 & (1 << 48) - 1
    first = secrets.randbits(12) if count == 1 else 0
    chance = secrets.token_hex(9 * count)
    found = []
    for number in range(count):
        head = f"{milliseconds + (number >> 12):012x}"
        random = chance[number * 18 : number * 18 + 18]
        counter = f"7{first + number & 0xFFF:03x}-{'89ab'[int(random[0], 16) >> 2]}{random[1:4]}"
        found.append(f"{head[:8]}-{head[8:]}-{counter}-{random[4:16]}")
    return found


def now() -> str:
    """Return the time in UTC as ISO 8601 with microseconds: 2026-11-23T08:30:00.000000Z."""
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
