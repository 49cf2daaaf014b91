"""Forms of Word: content controls by their title or tag, and {{placeholders}}.

Values take the letters' form of what stood in their place. Headers and footers count too.
"""

import copy
import io
from collections.abc import Iterator, Mapping
from typing import Any

import docx
from lxml import etree

from documents import archive
from documents.forms.model import (
    CONTENT_CONTROL,
    PLACEHOLDER_PATTERN,
    FormField,
    placeholders,
    together,
)
from documents.text import clean

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_Element = Any  # lxml, which python-docx types otherwise


def fields(content: bytes) -> list[FormField]:
    """Return the fields of the form, controls first, in the order of the document."""
    roots = list(_roots(_opened(content)))
    controls = [_field(control) for root in roots for control in root.iter(f"{_W}sdt")]
    texts = [_text(paragraph) for root in roots for paragraph in root.iter(f"{_W}p")]
    return together(controls) + placeholders(texts)


def filled(content: bytes, values: Mapping[str, str]) -> bytes:
    """Return the form with the values in every place of that name; a newline is a line break."""
    file = _opened(content)
    for root in _roots(file):
        for control in list(root.iter(f"{_W}sdt")):
            name = _name(control)
            if name in values:
                _fill_control(control, clean(values[name]))
        for paragraph in list(root.iter(f"{_W}p")):
            _fill_placeholders(paragraph, values)
    out = io.BytesIO()
    file.save(out)
    return archive.undated(out.getvalue())


def _opened(content: bytes) -> Any:
    return docx.Document(io.BytesIO(content))


def _roots(file: Any) -> Iterator[_Element]:
    """Give the body and each header and footer of its own."""
    yield file.element
    seen = set()
    for section in file.sections:
        for kind in ("", "first_page_", "even_page_"):
            for place in ("header", "footer"):
                part = getattr(section, f"{kind}{place}")
                if not part.is_linked_to_previous and part._element not in seen:
                    seen.add(part._element)
                    yield part._element


def _field(control: _Element) -> FormField:
    prompted = control.find(f"{_W}sdtPr/{_W}showingPlcHdr") is not None
    text = "\n".join(_text(one) for one in _paragraphs(control)) or _text(control)
    if prompted:
        return FormField(_name(control), CONTENT_CONTROL, "", text)
    return FormField(_name(control), CONTENT_CONTROL, text)


def _name(control: _Element) -> str:
    for tag in ("alias", "tag"):
        found = control.find(f"{_W}sdtPr/{_W}{tag}")
        if found is not None and found.get(f"{_W}val"):
            return str(found.get(f"{_W}val")).strip()
    return ""


def _paragraphs(control: _Element) -> list[_Element]:
    content = control.find(f"{_W}sdtContent")
    return [] if content is None else list(content.iter(f"{_W}p"))


def _text(element: _Element) -> str:
    parts = {f"{_W}t": None, f"{_W}br": "\n", f"{_W}tab": "\t"}
    return "".join(
        (one.text or "") if parts[one.tag] is None else str(parts[one.tag])
        for one in element.iter(*parts)
    )


def _fill_control(control: _Element, text: str) -> None:
    """Put the text into the control's first run; what else stood in it goes."""
    properties, content = control.find(f"{_W}sdtPr"), control.find(f"{_W}sdtContent")
    if content is None:
        return
    if properties is not None:
        for prompt in properties.findall(f"{_W}showingPlcHdr"):
            properties.remove(prompt)
    paragraphs = list(content.iter(f"{_W}p"))
    for paragraph in paragraphs[1:]:
        _take_out(paragraph)
    holder = paragraphs[0] if paragraphs else content
    runs = list(holder.iter(f"{_W}r"))
    run = copy.deepcopy(runs[0]) if runs else etree.SubElement(holder, f"{_W}r")
    for old in runs:
        old.getparent().remove(old)
    _plain_letters(run)
    holder.append(run)
    _write(run, text)


def _take_out(paragraph: _Element) -> None:
    """Remove a paragraph; the last one of a cell stays, emptied: a cell without one is broken."""
    parent = paragraph.getparent()
    if parent.tag != f"{_W}tc" or len(parent.findall(f"{_W}p")) > 1:
        parent.remove(paragraph)
        return
    for part in [one for one in paragraph if one.tag != f"{_W}pPr"]:
        paragraph.remove(part)


def _plain_letters(run: _Element) -> None:
    """Take the grey of a prompt away: what is put in is no prompt."""
    letters = run.find(f"{_W}rPr")
    for style in [] if letters is None else letters.findall(f"{_W}rStyle"):
        if style.get(f"{_W}val") == "PlaceholderText":
            letters.remove(style)


def _write(run: _Element, text: str) -> None:
    """Let the run hold the text, each newline a break."""
    for part in [one for one in run if one.tag != f"{_W}rPr"]:
        run.remove(part)
    for number, line in enumerate(text.split("\n")):
        if number:
            etree.SubElement(run, f"{_W}br")
        part = etree.SubElement(run, f"{_W}t")
        part.text = line
        part.set(_SPACE, "preserve")


def _fill_placeholders(paragraph: _Element, values: Mapping[str, str]) -> None:
    """Put values in place of {{names}}, also where a name lies over several runs."""
    runs = [run for run in paragraph.iter(f"{_W}r") if _own(run, paragraph)]
    whole = "".join(_text(run) for run in runs)
    found = [m for m in PLACEHOLDER_PATTERN.finditer(whole) if m[1] in values]
    for match in reversed(found):
        _replace(runs, match.start(), match.end(), clean(values[match[1]]))


def _own(run: _Element, paragraph: _Element) -> bool:
    """Tell whether a run belongs to this paragraph, not to one of a text box inside it."""
    return next(run.iterancestors(f"{_W}p"), None) is paragraph


def _replace(runs: list[_Element], start: int, end: int, value: str) -> None:
    """Let the first run of the stretch hold the value, and cut the stretch from the others."""
    at = 0
    for run in runs:
        text = _text(run)
        first, last = max(start - at, 0), min(end - at, len(text))
        at += len(text)
        if first >= len(text) or last <= 0 or first >= last:
            continue
        own = value if at - len(text) <= start else ""
        _write(run, text[:first] + own + text[last:])
