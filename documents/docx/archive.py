"""A ZIP archive without the time of its making, so that the same parts give the same bytes."""

import io
import zipfile

_FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)  # the earliest that ZIP can say


def undated(content: bytes) -> bytes:
    """The archive with the same parts in the same order, each dated 1980."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            part = zipfile.ZipInfo(name, _FIRST_MOMENT)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return out.getvalue()
