"""One source of a draft, and what can be wrong with it."""

from dataclasses import dataclass
from typing import Literal

from errors import WorkbenchError

Kind = Literal["process", "project"]
KINDS: tuple[Kind, ...] = ("process", "project")
KIND_NAMES: dict[Kind, str] = {"process": "업무", "project": "정보화사업"}
MOST = 100  # of one kind


@dataclass(frozen=True)
class Source:
    """A process or an IT project by its code; it need not be there any more."""

    kind: Kind
    code: str


class TooManySources(WorkbenchError):
    """A draft takes no more sources of that kind."""

    def __init__(self, kind: Kind) -> None:
        super().__init__(
            f"한 신청서에 {KIND_NAMES[kind]}을(를) {MOST}개까지 둡니다. 쓰지 않는 것을 먼저 빼세요."
        )
