"""Ids and times as they stand in the database."""

import datetime
import secrets
import time

_VARIANTS = str.maketrans("0123456789abcdef", "89ab" * 4)  # two bits, as every UUID has them


def new_id() -> str:
    """Return a UUIDv7 (RFC 9562 §5.7): sorts by the millisecond in which it was made."""
    return new_ids(1)[0]


def new_ids(count: int) -> list[str]:
    """Return UUIDv7s that sort in their order: the 12 bits after the time count upwards."""
    milliseconds = time.time_ns() // 1_000_000 & (1 << 48) - 1
    first = secrets.randbits(12) if count == 1 else 0
    chance = secrets.token_hex(8 * count)
    variants = secrets.token_hex(count // 2 + 1).translate(_VARIANTS)
    found = []
    for number in range(count):
        at = number << 4
        if not number & 0xFFF:
            head = f"{milliseconds + (number >> 12):012x}"
            head = f"{head[:8]}-{head[8:]}-7"
        counter = f"{first + number & 0xFFF:03x}-{variants[number]}{chance[at : at + 3]}"
        found.append(f"{head}{counter}-{chance[at + 3 : at + 15]}")
    return found


def now() -> str:
    """Return the time in UTC as ISO 8601 with microseconds: 2026-11-23T08:30:00.000000Z."""
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
