"""Text that people wrote, shown as they wrote it."""

import re

_MARKS = re.compile(r"([\\`*_{}\[\]()#+\-!~$<>|:.])")


def plain(text: str) -> str:
    """Return a text in which Markdown has nothing to interpret, on one line."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))
