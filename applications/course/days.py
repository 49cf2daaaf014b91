"""Days that people type, held against the calendar."""

import datetime

from applications.course.model import BadDay, BadPeriod


def checked(field: str, text: str) -> str:
    """Return the day as ISO date, '' for none; raise BadDay for what is no day."""
    written = text.strip()
    if not written:
        return ""
    try:
        return datetime.date.fromisoformat(written).isoformat()
    except ValueError:
        raise BadDay(field, written) from None


def period(starts_on: str, ends_on: str) -> dict[str, str]:
    """Return both days, either may be missing; raise BadDay or BadPeriod."""
    first, last = checked("시작일", starts_on), checked("종료일", ends_on)
    if first and last and last < first:
        raise BadPeriod
    return {"starts_on": first, "ends_on": last}
