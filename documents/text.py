"""Characters that every writer, reader and printer accepts."""

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n|[\r\v\f\u0085\u2028\u2029]")
_UNWANTED = re.compile(
    "[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"  # bidirectional marks and overrides
    "|[\x7f-\x9f\ufdd0-\ufdef]"  # C1 controls, non-characters
    "|[^\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"  # what XML 1.0 forbids
)


def clean(text: str) -> str:
    """The text in NFC without what XML, fonts or readers choke on; a tab becomes a space."""
    lines = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    return unicodedata.normalize("NFC", _UNWANTED.sub("", lines))


def clean_line(text: str) -> str:
    """Like clean, on one line: for titles, headings and captions."""
    return " ".join(clean(text).split("\n")).strip()


def cut_line(text: str, most: int = 150) -> str:
    """Like clean_line, ended by … where it is longer: for titles made from people's words."""
    line = clean_line(text)
    return line if len(line) <= most else f"{line[: most - 1]}…"
