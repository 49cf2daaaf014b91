"""The text that the draft of a next version begins with."""

import datetime
import itertools
import re
from collections.abc import Collection

from errors import WorkbenchError
from evaluations.questionnaire.versions.editing import with_value


class DraftStands(WorkbenchError):
    """A file can't begin a draft where there is one already."""

    def __init__(self, questionnaire_id: str) -> None:
        super().__init__(
            f"'{questionnaire_id}'의 초안이 이미 있습니다. 그 초안을 공개하거나 지운 뒤 가져오세요."
        )


def next_version(text: str, version: str, known: Collection[str], day: datetime.date) -> str:
    """Return a version's text with the next name that is free, in force from a day on."""
    named = with_value(text, ("version",), _next_name(version, known))
    return with_value(named, ("in_force", "from"), day)


def _next_name(version: str, known: Collection[str]) -> str:
    """Return the version with its last number counted up until no version bears it."""
    head, number, tail = re.fullmatch(r"(.*?)(\d*)(\D*)", version, re.DOTALL).groups()  # type: ignore[union-attr]
    for count in itertools.count(int(number or 0) + 1):
        name = f"{head}{count}{tail}" if number else f"{version}.{count}"
        if name not in known:
            return name
    raise AssertionError("counting never ends")


def plain_lines(content: bytes) -> str:
    """Return a file's text with plain line ends, as a text field would give it back."""
    text = content.decode("utf-8-sig")
    return text.replace("\r\n", "\n").replace("\r", "\n")
