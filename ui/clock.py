"""Stored times as people in Korea read them."""

from datetime import datetime

from storage.moments import KOREA, today

__all__ = ["today", "when"]


def when(moment: str, *, now: datetime | None = None) -> str:
    """Write a stored UTC time: 14:03 on the same day, 2026. 11. 22. 14:03 before."""
    then = datetime.fromisoformat(moment).astimezone(KOREA)
    day = (now or datetime.now(KOREA)).astimezone(KOREA).date()
    time = f"{then:%H:%M}"
    return time if then.date() == day else f"{then.year}. {then.month}. {then.day}. {time}"
