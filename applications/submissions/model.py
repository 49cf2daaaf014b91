"""A submission: the content and the files of a draft at the moment it was handed in."""

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any, Literal

from applications.drafts.dossier import Draft
from errors import WorkbenchError

Kind = Literal["document", "form", "attachment"]
KIND_NAMES: dict[Kind, str] = {"document": "신청서", "form": "공고 양식", "attachment": "붙임"}


@dataclass(frozen=True)
class FrozenFile:
    """A file about to be kept."""

    kind: Kind
    name: str
    content: bytes = field(repr=False)

    @property
    def sha256(self) -> str:
        """The hash of its bytes, as 64 hexadecimal digits."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True)
class Frozen:
    """What a submission is about to keep. `draft` is what it was made from."""

    draft: Draft
    content: str
    files: tuple[FrozenFile, ...]

    @property
    def papers(self) -> tuple[FrozenFile, ...]:
        """The files beside the document itself: the call's form and the attachments."""
        return tuple(one for one in self.files if one.kind != "document")


@dataclass(frozen=True)
class KeptFile:
    """A file of a submission. `size` in bytes; its bytes are read by its hash."""

    kind: Kind
    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Submission:
    """What was handed in the `number`-th time, counted from 1."""

    id: str
    application_id: str
    number: int
    content: str = field(repr=False)
    files: tuple[KeptFile, ...]
    at: str
    by: str

    @property
    def title(self) -> str:
        """What it is called: the first, then each after a supplement."""
        return "첫 제출" if self.number == 1 else f"{self.number}번째 제출(보완)"

    @property
    def told(self) -> dict[str, Any]:
        """Its content: application, institution, people, sections, facts."""
        read: dict[str, Any] = json.loads(self.content)
        return read

    @property
    def texts(self) -> dict[str, tuple[str, str]]:
        """Title and text of each section, under its key, in their order."""
        return {one["key"]: (one["title"], one["body"]) for one in self.told["sections"]}


class UnknownSubmission(WorkbenchError):
    """A draft wasn't handed in that often, or nothing is kept under that hash."""

    def __init__(self, number: int, known: int) -> None:
        cure = f"1~{known} 중에 고르세요." if known else "아직 제출한 적이 없습니다."
        super().__init__(f"{number}번째 제출이 없습니다. {cure}")


class UnknownFile(WorkbenchError):
    """Nothing that was handed in has that hash, or no file of that format is there."""

    def __init__(self, named: str) -> None:
        super().__init__(f"제출한 파일 가운데 '{named}'이(가) 없습니다. 목록에서 다시 고르세요.")
