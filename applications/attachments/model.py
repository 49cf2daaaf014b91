"""A file of a draft, and what refuses one."""

from dataclasses import dataclass

from errors import WorkbenchError
from evaluations.answers.evidence.model import KINDS

MOST = 50
"""How many files a draft may have."""


@dataclass(frozen=True)
class Attachment:
    """A file as it goes with a draft. `requirement`: key of the call's paper, '' for another.

    `kind` is told by the content; `size` in bytes.
    """

    id: str
    application_id: str
    requirement: str
    sha256: str
    name: str
    kind: str
    size: int
    revision: int
    created_at: str
    updated_by: str

    @property
    def media_type(self) -> str:
        """What a browser is told when the file is fetched."""
        return next(kind.media_type for kind in KINDS if kind.name == self.kind)


class RefusedAttachment(WorkbenchError):
    """A file that isn't taken; the sentence says why and what to do."""


class UnknownPaper(WorkbenchError):
    """There is no such file."""

    def __init__(self) -> None:
        super().__init__("이 파일이 없습니다. 다른 사람이 뗐을 수 있으니 화면을 새로 여세요.")
