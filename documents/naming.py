"""Names of files that every file system takes."""

import re
import unicodedata

from documents.writing import FORMATS

_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|]')
_LONGEST = 180  # bytes of UTF-8, of the 255 that file systems take


def file_name(title: str, format: str) -> str:
    """Return a name for a document in a format: P-0001 채용 문서철.hwpx"""
    return (stem(title, _LONGEST) or "문서") + FORMATS[format].suffix


def stem(title: str, longest: int) -> str:
    """Return a title as file systems take it, within so many bytes of UTF-8; perhaps empty.

    No control characters, which could make a name look like another kind of file.
    """
    shown = "".join(c if unicodedata.category(c)[0] != "C" else " " for c in title)
    words = " ".join(_NOT_IN_NAMES.sub(" ", shown).split())
    return words.encode("utf-8", "ignore")[:longest].decode("utf-8", "ignore").strip(" .")
