"""A file that proves an answer."""

from dataclasses import dataclass
from typing import Final

from errors import WorkbenchError

LIMIT: Final = 10_000_000
"""The largest file that is taken, in bytes (10 MB)."""


class RefusedEvidence(WorkbenchError):
    """A file that isn't taken; the sentence says why and what to do."""


@dataclass(frozen=True)
class Kind:
    """A kind of file that is taken: its name, the endings it bears, what a browser is told."""

    name: str
    endings: tuple[str, ...]
    media_type: str


PDF: Final = Kind("PDF", ("pdf",), "application/pdf")
HWPX: Final = Kind("HWPX", ("hwpx",), "application/hwp+zip")
DOCX: Final = Kind(
    "DOCX",
    ("docx",),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
)
XLSX: Final = Kind(
    "XLSX", ("xlsx",), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
)
PNG: Final = Kind("PNG", ("png",), "image/png")
JPEG: Final = Kind("JPEG", ("jpg", "jpeg"), "image/jpeg")
TEXT: Final = Kind("CSV·TXT", ("csv", "txt"), "text/plain; charset=utf-8")
KINDS: Final = (PDF, HWPX, DOCX, XLSX, PNG, JPEG, TEXT)
ENDINGS: Final = tuple(ending for kind in KINDS for ending in kind.endings)
KINDS_IN_WORDS: Final = "PDF, HWPX, DOCX, XLSX, PNG, JPEG, CSV, TXT"


@dataclass(frozen=True)
class Evidence:
    """A file as it is attached to one question; the same bytes may prove others too."""

    id: str
    subject: str
    questionnaire_id: str
    question_id: str
    sha256: str
    name: str
    kind: str
    size: int  # bytes
    example: bool
    revision: int
    created_at: str
    updated_by: str

    @property
    def media_type(self) -> str:
        """What a browser is told when the file is fetched."""
        return next(kind.media_type for kind in KINDS if kind.name == self.kind)
