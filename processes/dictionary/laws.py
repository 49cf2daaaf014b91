"""A legal basis as law and place within it: '인사규정 제12조' is 인사규정 at 제12조."""

import re

_PLACE = re.compile(
    r"\s*(?:제\s*\d+\s*(?:편|장|절|관|조|항|호)|\[?별표|\[?별지|부칙|§).*", re.DOTALL
)


def split(basis: str) -> tuple[str, str]:
    """Return the law, and the rest with the space before it; together they are the text."""
    for found in _PLACE.finditer(basis):
        if basis[: found.start()].strip():
            return basis[: found.start()], basis[found.start() :]
    return basis, ""
