"""One set of data of a process: what it is, whether it can be shared or opened, and if not why."""

from dataclasses import dataclass, replace

from errors import WorkbenchError
from processes.inventory.fields import PERSONAL_DATA

MADE, NEEDED = "만듦", "받아 씀"
ROLES = (MADE, NEEDED)
FORMATS = ("종이", "스캔·이미지", "문서 파일", "표 파일", "DB", "API", "공간정보", "영상")
YES, NO = "가능", "불가"
ANSWERS = (YES, NO)
REASONS = ("개인정보", "영업비밀", "국가안보", "기타 법령")
CLOSED, PREPARING, OPENED = "개방 안 함", "개방 준비", "개방 중"
STATES = (CLOSED, PREPARING, OPENED)
KINDS_OF_PERSONAL_DATA = tuple(PERSONAL_DATA)
_NAME_LIMIT = 200


class BadDataset(WorkbenchError):
    """A set of data that can't be registered as given; the sentence says which part and why."""


class UnknownDataset(WorkbenchError):
    """No set of data has that id."""

    def __init__(self) -> None:
        super().__init__(
            "이 주소의 데이터가 없습니다. 다른 사람이 지웠을 수 있으니 목록에서 다시 고르세요."
        )


@dataclass(frozen=True)
class Content:
    """What is known of a set of data. None is unknown; () is known to be none."""

    name: str
    role: str = MADE
    format: str | None = None
    personal_data: str | None = None
    sharing: str | None = None  # with other institutions
    opening: str | None = None  # to everybody
    reasons: tuple[str, ...] | None = None  # why it can't be shared or opened
    reason_note: str = ""  # the law and article, or what exactly stands against it
    state: str | None = None
    note: str = ""


@dataclass(frozen=True)
class Dataset:
    """One set of data at one revision."""

    id: str
    process_id: str
    content: Content
    example: bool
    revision: int
    updated_at: str
    updated_by: str


def checked(content: Content) -> Content:
    """Return the content tidied, or raise BadDataset for what can't stand together.

    The plan's negative principle: data is open unless one of the named reasons stands against
    it, so a 불가 without a reason is refused.
    """
    name = " ".join(content.name.split())
    content = replace(
        content,
        name=name,
        reason_note=content.reason_note.strip(),
        note=content.note.strip(),
        reasons=_ordered(content.reasons),
    )
    if not name or len(name) > _NAME_LIMIT:
        raise BadDataset(f"데이터 이름을 1~{_NAME_LIMIT}자로 적으세요.")
    _check_choices(content)
    closed = NO in (content.sharing, content.opening)
    if closed and not content.reasons:
        raise BadDataset(
            f"'{name}'을(를) 공유하거나 개방할 수 없는 이유를 고르세요: {', '.join(REASONS)}."
        )
    if content.reasons and not closed:
        raise BadDataset(
            f"'{name}'에 할 수 없는 이유가 있습니다. 공유나 개방 가운데 '{NO}'인 것을 고르세요."
        )
    if "기타 법령" in (content.reasons or ()) and not content.reason_note:
        raise BadDataset(f"'{name}'의 이유가 '기타 법령'입니다. 법령과 조문을 적으세요.")
    if content.state == OPENED and content.opening != YES:
        raise BadDataset(
            f"'{name}'은(는) 개방 중인데 개방 '{YES}'이(가) 아닙니다. 둘 가운데 하나를 고치세요."
        )
    return content


def doubts(content: Content) -> list[str]:
    """Return what does not fit together but may be right; for a person to look at."""
    found = []
    if "개인정보" in (content.reasons or ()) and content.personal_data == "없음":
        found.append("이유가 개인정보인데 개인정보가 '없음'입니다.")
    if content.opening == YES and content.personal_data not in (None, "없음"):
        found.append("개인정보가 있는데 개방 '가능'입니다. 가명·익명 처리를 확인하세요.")
    if content.state == OPENED and content.format in ("종이", "스캔·이미지"):
        found.append("개방 중인데 기계가 읽을 수 없는 형식입니다.")
    return found


def _check_choices(content: Content) -> None:
    for label, value, choices in (
        ("구분", content.role, ROLES),
        ("형식", content.format, (None, *FORMATS)),
        ("개인정보", content.personal_data, (None, *KINDS_OF_PERSONAL_DATA)),
        ("공유", content.sharing, (None, *ANSWERS)),
        ("개방", content.opening, (None, *ANSWERS)),
        ("개방 상태", content.state, (None, *STATES)),
        *(("이유", reason, REASONS) for reason in content.reasons or ()),
    ):
        if value not in choices:
            named = ", ".join(choice for choice in choices if choice)
            raise BadDataset(f"{label} '{value}'은(는) {named} 가운데 하나가 아닙니다.")


def _ordered(reasons: tuple[str, ...] | None) -> tuple[str, ...] | None:
    if reasons is None:
        return None
    known = tuple(reason for reason in REASONS if reason in reasons)
    return known + tuple(reason for reason in reasons if reason not in REASONS)
