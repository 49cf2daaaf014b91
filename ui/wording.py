"""Text that people wrote, shown as they wrote it."""

import re

# What Markdown takes for a mark anywhere, only in an address, or only at the start of a line.
_MARKS = re.compile(r"[\\`*_{}\[\]$~<>|:&]|(?<=www)\.|@|^[#+\-=]")
# ':material/home:' is drawn as an icon even behind a backslash: a word joiner keeps it a text.
_ICON = re.compile(r"\\:(?=[a-z+][a-z0-9_+\-/\\]*:)")
_NUMBERED = re.compile(r"^(\d{1,9})([.)])")


def unbroken(text: str) -> str:
    """Return a text that breaks between words only: a narrow column keeps Korean words whole."""
    return " ".join("\u2060".join(word) for word in text.split())


def plain(text: str) -> str:
    """Return a text in which Markdown has nothing to interpret, on one line."""
    line = _MARKS.sub(r"\\\g<0>", " ".join(text.split()))
    line = _ICON.sub("\\:\u2060", line)
    return _NUMBERED.sub(r"\1\\\2", line)
