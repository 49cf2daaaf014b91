"""ZIP archives: made without the time of their making, and looked at before they are opened."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

_FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)  # the earliest that ZIP can say
_MOST_UNPACKED, _MOST_PARTS = 300_000_000, 10_000
_NOTHING: Mapping[str, bytes] = {}


def undated(content: bytes, parts: Mapping[str, bytes] = _NOTHING) -> bytes:
    """The archive with its parts in the same order, each dated 1980; some may be put in anew."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            part = zipfile.ZipInfo(entry.filename, _FIRST_MOMENT)
            part.compress_type = entry.compress_type
            new.writestr(part, parts.get(entry.filename, old.read(entry)))
    return out.getvalue()


class NotAnArchive(Exception):
    """Bytes that are no ZIP archive."""


@dataclass(frozen=True)
class Contents:
    """What an archive says of itself before anything of it is unpacked."""

    names: frozenset[str]
    unpacked: int  # bytes, by its own word
    encrypted: bool

    @property
    def too_large(self) -> bool:
        """Whether it would unpack to more than any honest document."""
        return self.unpacked > _MOST_UNPACKED or len(self.names) > _MOST_PARTS


def contents(content: bytes) -> Contents:
    """Return what an archive says it holds, or raise NotAnArchive."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise NotAnArchive from error
    return Contents(
        names=frozenset(part.filename for part in parts),
        unpacked=sum(part.file_size for part in parts),
        encrypted=any(part.flag_bits & 1 for part in parts),
    )
