"""The text that a new draft begins with: the form's own start, as far as facts serve. Pure."""

import re
from collections.abc import Container, Iterator

from applications.drafts.markup import markers
from applications.drafts.templates import Template

_BLANK = re.compile(r"\n\s*\n")


def bodies(template: Template, available: Container[str]) -> dict[str, str]:
    """Return section key -> starting text; `available` are the facts there are, pictures too.

    A line that cites something that is not available is left out; so is a block that has
    lost all of its citing lines. A section for which nothing is left begins empty.
    """
    started = {section.key: _started(section.start, available) for section in template.sections}
    return {key: text for key, text in started.items() if text}


def _started(start: str, available: Container[str]) -> str:
    blocks = (list(_served(block, available)) for block in _BLANK.split(start))
    return "\n\n".join("\n".join(lines) for lines in blocks if lines)


def _served(block: str, available: Container[str]) -> Iterator[str]:
    lines = block.splitlines()
    citing = [line for line in lines if markers(line)]
    served = [line for line in citing if all(name in available for name in markers(line))]
    if not citing or served:
        yield from (line.rstrip() for line in lines if line in served or line not in citing)
