"""An article of a law or an internal rule that asks for paper, and what becomes of it."""

from dataclasses import dataclass, replace

from errors import WorkbenchError

KINDS = ("법률", "시행령", "시행규칙", "행정규칙", "조례", "규칙", "규정", "내규", "지침")
DEMANDS = ("원본", "서면", "날인", "방문", "제출", "보관")
ABLE, CONDITIONAL, UNABLE, UNJUDGED = "가능", "조건부", "불가", "미검토"
STANDINGS = (ABLE, CONDITIONAL, UNABLE, UNJUDGED)
NOT_BEGUN, REVIEWING, DRAFTED, AMENDED, LEFT = (
    "미검토",
    "검토 중",
    "개정안",
    "개정 완료",
    "개정 안 함",
)
STATES = (NOT_BEGUN, REVIEWING, DRAFTED, AMENDED, LEFT)
READ, SECOND_HAND, HEARSAY = "원문 확인", "2차 자료", "전해 들음"
CERTAINTIES = (READ, SECOND_HAND, HEARSAY)


class BadRegulation(WorkbenchError):
    """An article that can't be registered as given; the sentence says which part and why."""


class UnknownRegulation(WorkbenchError):
    """No article in the register has that id."""

    def __init__(self) -> None:
        super().__init__(
            "이 주소의 조문이 없습니다. 다른 사람이 지웠을 수 있으니 목록에서 다시 고르세요."
        )


@dataclass(frozen=True)
class Clause:
    """What is known of an article. None is unknown; '' and () are known to be nothing."""

    law: str
    article: str
    kind: str | None = None
    wording: str | None = None  # quoted, as it stands now
    demands: tuple[str, ...] | None = None
    standing: str = UNJUDGED  # may an e-document stand in under the text as it stands now?
    ground: str = ""  # the legal note: on what that judgement rests
    ground_certainty: str | None = None  # how surely the note is known
    amended: str = ""  # the wording as it shall read
    state: str = NOT_BEGUN
    state_date: str | None = None  # ISO 8601: since when the state holds
    department: str | None = None

    @property
    def title(self) -> str:
        """The law with its article: 인사규정 제12조."""
        return f"{self.law} {self.article}".strip()


@dataclass(frozen=True)
class Regulation:
    """One article of the register at one revision."""

    id: str
    clause: Clause
    example: bool
    revision: int
    updated_at: str
    updated_by: str


@dataclass(frozen=True)
class Step:
    """What an article forces onto paper: a process, or one step of its model."""

    id: str
    regulation_id: str
    process_id: str
    element_id: str  # '' means the process as a whole
    element_name: str  # as it was when it was linked
    example: bool
    revision: int


def checked(clause: Clause) -> Clause:
    """Return the clause tidied, or raise BadRegulation for what can't stand together."""
    clause = _tidied(clause)
    if not clause.law or not clause.article:
        raise BadRegulation("법령·규정 이름과 조문을 모두 적으세요. 예: 인사규정, 제12조")
    _one_of("종류", clause.kind, (None, *KINDS))
    _one_of("전자문서 갈음", clause.standing, STANDINGS)
    _one_of("상태", clause.state, STATES)
    _one_of("근거 확인", clause.ground_certainty, (None, *CERTAINTIES))
    for demand in clause.demands or ():
        _one_of("요구", demand, DEMANDS)
    if clause.ground and clause.ground_certainty is None:
        raise BadRegulation(
            f"'{clause.title}'의 갈음 근거를 어떻게 알았는지 고르세요: {', '.join(CERTAINTIES)}."
        )
    if clause.state in (DRAFTED, AMENDED) and not clause.amended:
        raise BadRegulation(
            f"'{clause.title}'의 상태가 '{clause.state}'입니다. 바꿀 문구를 먼저 적으세요."
        )
    if clause.state in (AMENDED, LEFT) and clause.state_date is None:
        raise BadRegulation(
            f"'{clause.title}'의 상태가 '{clause.state}'입니다. 언제 정해졌는지 날짜를 적으세요."
        )
    return clause


def _tidied(clause: Clause) -> Clause:
    chosen = clause.demands
    return replace(
        clause,
        law=" ".join(clause.law.split()),
        article=" ".join(clause.article.split()),
        wording=clause.wording.strip() if clause.wording else clause.wording,
        ground=clause.ground.strip(),
        ground_certainty=clause.ground_certainty if clause.ground.strip() else None,
        amended=clause.amended.strip(),
        demands=None
        if chosen is None
        else tuple(one for one in DEMANDS if one in chosen)
        + tuple(one for one in chosen if one not in DEMANDS),
    )


def _one_of(label: str, value: str | None, choices: tuple[str | None, ...]) -> None:
    if value not in choices:
        named = ", ".join(choice for choice in choices if choice)
        raise BadRegulation(f"{label} '{value}'은(는) {named} 가운데 하나가 아닙니다.")
