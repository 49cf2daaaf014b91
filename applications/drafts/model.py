"""An application for a support programme, its sections, and what can be wrong with them."""

from dataclasses import dataclass

from applications.sources.model import Source
from errors import WorkbenchError

STATES = ("구상", "작성", "부서 검토", "결재", "제출", "보완", "선정", "탈락", "이행")
FIRST_STATE = "작성"


@dataclass(frozen=True)
class Application:
    """A draft: what it asks for, where it stands, what it takes its facts from, in order."""

    id: str
    title: str
    programme: str
    state: str
    template: str
    template_version: int
    example: bool
    revision: int
    created_at: str
    updated_at: str
    updated_by: str
    sources: tuple[Source, ...] = ()
    call_id: str | None = None  # the call that it answers

    @property
    def process_codes(self) -> tuple[str, ...]:
        """The codes of its processes; the facts of the first go by plain names."""
        return tuple(one.code for one in self.sources if one.kind == "process")

    @property
    def project_codes(self) -> tuple[str, ...]:
        """The codes of its IT projects; the facts of the first go by plain names."""
        return tuple(one.code for one in self.sources if one.kind == "project")


@dataclass(frozen=True)
class Section:
    """One heading of a draft with what has been written under it."""

    id: str
    application_id: str
    key: str
    title: str
    body: str
    position: int
    required: bool
    revision: int
    updated_at: str
    updated_by: str

    @property
    def empty(self) -> bool:
        """Whether nothing has been written yet."""
        return not self.body.strip()


class UnknownApplication(WorkbenchError):
    """No draft has that id."""

    def __init__(self, application_id: str) -> None:
        self.application_id = application_id
        super().__init__(
            f"신청서 '{application_id}'을(를) 찾을 수 없습니다. 신청서 목록에서 다시 고르세요."
        )


class BadState(WorkbenchError):
    """A state that drafts don't have."""

    def __init__(self, state: str) -> None:
        super().__init__(
            f"신청서 상태 '{state}'은(는) 없습니다. {', '.join(STATES)} 중에 고르세요."
        )


class NoTitle(WorkbenchError):
    """A draft needs a title."""

    def __init__(self) -> None:
        super().__init__("신청서 제목이 비어 있습니다. 과제 이름을 적으세요.")
