"""Days as people write them, kept as ISO 8601."""

import datetime
import re

from processes.inventory.model import NotUnderstood
from processes.inventory.wording import is_unknown, plain

_WRITTEN = re.compile(
    r"(\d{4})\s*[-./년]\s*(\d{1,2})\s*[-./월]\s*(\d{1,2})\s*[.일]?(?: 00:00:00)?"
    r"|(\d{4})(\d{2})(\d{2})"
)


def day(text: str) -> str | None:
    """Return '2026-10-30' for '2026. 10. 30.' and its kin; None for unknown."""
    if is_unknown(text):
        return None
    found = _WRITTEN.fullmatch(plain(text))
    try:
        year, month, date = (int(part) for part in found.groups() if part) if found else (0, 0, 0)
        return datetime.date(year, month, date).isoformat()
    except ValueError:
        raise NotUnderstood(
            f"'{plain(text)}'을(를) 날짜로 읽지 못했습니다. '2026. 10. 30.'처럼 적으세요."
        ) from None


def shown(iso: str) -> str:
    """Return '2026. 10. 30.' for an ISO day or time."""
    year, month, date = iso[:10].split("-")
    return f"{year}. {int(month)}. {int(date)}."
