"""Forms of Hancom Office: 누름틀 (click-here fields), named cells and text boxes, {{placeholders}}.

Everything else of the file stays as it is, but for the caches of line breaks that Hancom makes
anew. python-hwpx does the work on the fields.
"""

import io
import re
from collections.abc import Mapping
from typing import Any

from hwpx import HwpxDocument

from documents import archive
from documents.forms.model import (
    CELL,
    CLICK_HERE,
    PLACEHOLDER_PATTERN,
    TEXT_BOX,
    FormField,
    placeholders,
    together,
)
from documents.text import clean


def fields(content: bytes) -> list[FormField]:
    """Return the fields of the form, in the order of the document for each kind."""
    file = _opened(content)
    found = [
        FormField(one.name, CLICK_HERE, "" if one.is_placeholder else one.value, one.prompt)
        for one in file.fields.all
        if one.has_end
    ]
    found += [FormField(one.name, CELL, one.text) for one in file.fields.cells]
    found += [FormField(one.name, TEXT_BOX, one.text) for one in file.fields.text_boxes]
    return together(found) + placeholders(_texts(file))


def filled(content: bytes, values: Mapping[str, str]) -> bytes:
    """Return the form with the values in every place of that name; a newline is a line break."""
    file = _opened(content)
    for number, one in enumerate(file.fields.all):
        if one.has_end and one.name in values:
            file.fields.fill(clean(values[one.name]), field_index=number)
    for name in {one.name for one in file.fields.cells} & values.keys():
        file.fields.fill_cell(clean(values[name]), name=name)
    for name in {one.name for one in file.fields.text_boxes} & values.keys():
        file.fields.fill_text_box(clean(values[name]), name=name)
    for mark, name in _marks(file):
        if name in values:
            file.text.replace(mark, clean(values[name]), everywhere=True)
    return archive.undated(file.to_bytes())


def _opened(content: bytes) -> Any:
    return HwpxDocument.open(io.BytesIO(content))


def _texts(file: Any) -> list[str]:
    """Return the text of every paragraph, wherever it stands: runs of one are read as one."""
    found = []
    for section in file.sections:
        for paragraph in section.element.iter("{*}p"):
            runs = paragraph.iterchildren("{*}run")
            own = [text for run in runs for text in run.iterchildren("{*}t")]
            found.append("".join("".join(text.itertext()) for text in own))
    return found


def _marks(file: Any) -> list[tuple[str, str]]:
    """Return each spelling of a placeholder ({{이름}}, {{ 이름 }}) with its name."""
    spellings = {
        match[0]: match[1] for text in _texts(file) for match in PLACEHOLDER_PATTERN.finditer(text)
    }
    return sorted(spellings.items(), key=lambda one: re.sub(r"\s", "", one[0]))
