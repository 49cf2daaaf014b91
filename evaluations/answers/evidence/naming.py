"""File names as they are shown and given back: no folders, no signs that hide or harm."""

import re
import unicodedata

LONGEST = 120
_UNSAFE = re.compile(r'[<>:"|?*;]')
_RESERVED = re.compile(r"^(?:con|prn|aux|nul|com\d|lpt\d)$", re.IGNORECASE)


def safe_name(given: str, ending: str) -> str:
    """Return the name without folders, control or direction signs, with this ending.

    Korean letters that a Mac took apart are put together again (NFC).
    """
    whole = unicodedata.normalize("NFC", given).replace("\\", "/").rsplit("/", 1)[-1]
    seen = "".join(sign for sign in whole if unicodedata.category(sign)[0] != "C")
    stem = _UNSAFE.sub("_", seen).rpartition(".")[0] if "." in seen else _UNSAFE.sub("_", seen)
    stem = " ".join(stem.split()).strip(". ")[: LONGEST - len(ending) - 1].rstrip(". ")
    if not stem or _RESERVED.match(stem.partition(".")[0]):
        stem = f"근거 {stem}".rstrip()
    return f"{stem}.{ending}"


def ending_of(given: str) -> str:
    """Return what a name ends in, in small letters, without the dot; '' where there is none."""
    return given.rpartition(".")[2].strip().lower() if "." in given else ""
