"""The value of a cell as the text that a person sees in it."""

import datetime
import re

from processes.inventory.wording import ERRORS, NOT_CALCULATED

__all__ = ["NOT_CALCULATED", "is_error", "letter", "place", "text"]


_RISKY = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def text(value: object) -> str:
    """Return what stands in the cell: 24.0 as '24', a time of day as a duration."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").strip() if "\r" in value else value.strip()
    if isinstance(value, bool):
        return "예" if value else "아니오"
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, datetime.datetime | datetime.date):
        return f"{value.year}. {value.month}. {value.day}."
    if isinstance(value, datetime.time):
        value = datetime.timedelta(hours=value.hour, minutes=value.minute)
    if isinstance(value, datetime.timedelta):
        return _duration(round(value.total_seconds() / 60))
    return str(value)


def is_formula(written: str) -> bool:
    """Whether a spreadsheet that opens a CSV would calculate this text."""
    return written.startswith(_RISKY) or written.lstrip().startswith(_RISKY)


def is_error(written: str) -> bool:
    """Whether the cell holds an error value of Excel, or a formula never calculated."""
    return written in ERRORS


def letter(index: int) -> str:
    """Return the column's letter: 0 is A, 26 is AA."""
    name, number = "", index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name


def place(reference: str) -> tuple[int, int]:
    """Return row and column, from 0, of a reference such as 'F12'."""
    found = re.fullmatch(r"([A-Z]{1,3})(\d{1,7})", reference)
    if not found:
        raise ValueError(reference)
    column = 0
    for sign in found[1]:
        column = column * 26 + ord(sign) - 64
    return int(found[2]) - 1, column - 1


def _number(value: float) -> str:
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return repr(round(value, 10))


def _duration(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return f"{hours}시간 {rest}분" if hours and rest else f"{hours}시간" if hours else f"{rest}분"
