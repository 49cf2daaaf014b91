"""A field of a form, and a form that was filled in."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from errors import WorkbenchError

CLICK_HERE: Final = "누름틀"
CELL: Final = "셀 필드"
TEXT_BOX: Final = "글상자 필드"
CONTENT_CONTROL: Final = "콘텐츠 컨트롤"
PLACEHOLDER: Final = "{{ }}"
# Nothing that Word or Hancom would take for another mark; blanks inside don't count.
PLACEHOLDER_PATTERN: Final = re.compile(r"\{\{\s*([^{}\r\n]{1,100}?)\s*\}\}")


class BadForm(WorkbenchError):
    """A file that is no form, or whose values don't fit; the sentence says why and the cure."""


@dataclass(frozen=True)
class FormField:
    """A field by its name. `value` is what stands in it, '' while it is empty or a prompt."""

    name: str
    kind: str
    value: str = ""
    prompt: str = ""
    places: int = 1


@dataclass(frozen=True)
class Filled:
    """A filled form: its bytes, what was put in, what is still empty, and what has no field."""

    content: bytes
    filled: tuple[str, ...]
    empty: tuple[FormField, ...]
    unknown: tuple[str, ...]


def together(found: Iterable[FormField]) -> list[FormField]:
    """Return fields of one name and kind as one, with the number of its places, first come first.

    One that has no name can't be filled and is left out.
    """
    named = [field for field in found if field.name]
    places = Counter((field.name, field.kind) for field in named)
    first = {(field.name, field.kind): field for field in reversed(named)}
    keys = dict.fromkeys((field.name, field.kind) for field in named)
    return [
        FormField(
            first[key].name, first[key].kind, first[key].value, first[key].prompt, places[key]
        )
        for key in keys
    ]


def placeholders(texts: Iterable[str]) -> list[FormField]:
    """Return the {{names}} in texts."""
    names = (name for text in texts for name in PLACEHOLDER_PATTERN.findall(text))
    return together(FormField(name, PLACEHOLDER) for name in names)
