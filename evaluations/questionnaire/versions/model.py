"""A published version of a questionnaire, and the draft of its next one."""

from dataclasses import dataclass

from errors import WorkbenchError

SHIPPED, PUBLISHED = "shipped", "published"


class UnknownVersion(WorkbenchError):
    """A questionnaire has no version of that name."""

    def __init__(self, questionnaire_id: str, version: str, known: list[str]) -> None:
        super().__init__(
            f"질문지 '{questionnaire_id}'에 '{version}'판이 없습니다. 있는 판: {', '.join(known)}."
        )


class UnknownDraft(WorkbenchError):
    """There is no draft of that questionnaire; somebody may have published or deleted it."""

    def __init__(self, questionnaire_id: str) -> None:
        super().__init__(
            f"질문지 '{questionnaire_id}'의 초안이 없습니다. 다른 사람이 공개했거나 지웠을 수 "
            "있으니 질문지를 새로 여세요."
        )


class RefusedVersion(WorkbenchError):
    """A version that can't be published or begun as asked; says why."""


@dataclass(frozen=True)
class Version:
    """A version as it was published. `created_by` is '' for one that came with the workbench."""

    questionnaire_id: str
    version: str
    origin: str  # SHIPPED or PUBLISHED
    content: str  # the YAML
    sha256: str
    note: str = ""
    created_at: str = ""
    created_by: str = ""


@dataclass(frozen=True)
class Draft:
    """The next version in the making; its content may not be readable yet."""

    id: str
    questionnaire_id: str
    base_version: str  # the version that it began from; '' where it began from a file
    content: str
    revision: int
    created_at: str
    updated_at: str
    updated_by: str
