"""The day that it is in Korea; stored times are UTC."""

import datetime

KOREA = datetime.timezone(datetime.timedelta(hours=9))


def today() -> datetime.date:
    """Return the day that it is in Korea."""
    return datetime.datetime.now(KOREA).date()
