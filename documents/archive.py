"""ZIP archives without the time of their making, so that the same parts give the same bytes."""

import io
import zipfile
from collections.abc import Mapping

_FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)  # the earliest that ZIP can say
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
