"""Stored times as people in Korea read them."""

from datetime import date, datetime, timedelta, timezone

_KOREA = timezone(timedelta(hours=9))


def today() -> date:
    """Return the day that it is in Korea."""
    return datetime.now(_KOREA).date()


def when(moment: str, *, now: datetime | None = None) -> str:
    """Write a stored UTC time: 14:03 on the same day, 2026. 11. 22. 14:03 before."""
    then = datetime.fromisoformat(moment).astimezone(_KOREA)
    today = (now or datetime.now(_KOREA)).astimezone(_KOREA).date()
    time = f"{then:%H:%M}"
    return time if then.date() == today else f"{then.year}. {then.month}. {then.day}. {time}"
