"""The table of moves between states: who may, what must hold, whether a reason is needed.

Pure: a Standing in, a sentence or nothing out. Who may move what is our proposal (제안).
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from applications.course.model import Duties, FollowUp, Role, same_person
from applications.drafts.model import STATES, BadState
from applications.readiness.finding import Finding

OWNER, REVIEWER, APPROVER, ANYONE = Role.OWNER, Role.REVIEWER, Role.APPROVER, Role.ANYONE


@dataclass(frozen=True)
class Standing:
    """What a move is judged by. `written`: whether any section has a text."""

    state: str
    duties: Duties
    written: bool
    findings: tuple[Finding, ...] = ()
    follow_up: FollowUp = field(default_factory=FollowUp)


Condition = Callable[[Standing], str]  # a sentence of what is missing, '' where it holds


def has_text(standing: Standing) -> str:
    """Refuse a draft in which nothing has been written."""
    return "" if standing.written else "아직 쓴 글이 없습니다. 항목을 하나라도 쓴 뒤 옮기세요."


def has_reviewer(standing: Standing) -> str:
    """Refuse a draft without reviewers."""
    named = standing.duties.reviewers
    return "" if named else "검토자가 정해지지 않았습니다. 검토자를 먼저 정하세요."


def has_approver(standing: Standing) -> str:
    """Refuse a draft without an approver."""
    named = standing.duties.approver
    return "" if named else "결재자가 정해지지 않았습니다. 결재자를 먼저 정하세요."


def has_grant(standing: Standing) -> str:
    """Refuse a chosen draft whose amount or period nobody has written down."""
    told = standing.follow_up
    gaps = {
        "선정 금액": told.granted is not None,
        "시작일": bool(told.starts_on),
        "종료일": bool(told.ends_on),
    }
    missing = [name for name, there in gaps.items() if not there]
    return f"{', '.join(missing)}을(를) 먼저 적으세요." if missing else ""


@dataclass(frozen=True)
class Move:
    """One way from a state to another. `ready`: no errors, warnings taken; it hands the draft in.

    `back` is a way back or out: the screen draws it less prominently.
    """

    source: str
    target: str
    verb: str
    by: tuple[Role, ...]
    holds: tuple[Condition, ...] = ()
    reason: bool = False
    ready: bool = False
    back: bool = False


MOVES: tuple[Move, ...] = (
    Move("구상", "작성", "작성 시작", (ANYONE,)),
    Move("작성", "부서 검토", "검토 요청", (OWNER,), (has_text, has_reviewer)),
    Move("작성", "구상", "구상으로 되돌리기", (OWNER,), reason=True, back=True),
    Move("부서 검토", "결재", "결재 올리기", (REVIEWER,), (has_text, has_approver)),
    Move("부서 검토", "작성", "고쳐 쓰도록 되돌리기", (REVIEWER, OWNER), reason=True, back=True),
    Move("결재", "제출", "결재하고 제출", (APPROVER,), (has_text,), ready=True),
    Move("결재", "부서 검토", "다시 검토하도록 되돌리기", (APPROVER,), reason=True, back=True),
    Move("결재", "작성", "반려하거나 거두기", (APPROVER, OWNER), reason=True, back=True),
    Move("제출", "선정", "선정됨", (ANYONE,)),
    Move("제출", "탈락", "탈락함", (ANYONE,), reason=True),
    Move("제출", "보완", "보완 시작", (OWNER, APPROVER), reason=True, back=True),
    Move("보완", "제출", "결재하고 다시 제출", (APPROVER,), (has_text,), ready=True),
    Move("보완", "결재", "결재 올리기", (OWNER,), (has_text, has_approver)),
    Move("보완", "선정", "선정됨", (ANYONE,)),
    Move("보완", "탈락", "탈락함", (ANYONE,), reason=True),
    Move("선정", "이행", "이행 시작", (OWNER,), (has_grant,)),
    Move("선정", "제출", "결과 바로잡기", (OWNER,), reason=True, back=True),
    Move("탈락", "작성", "고쳐서 다시 준비", (OWNER,), reason=True),
    Move("탈락", "제출", "결과 바로잡기", (OWNER,), reason=True, back=True),
    Move("이행", "선정", "선정으로 되돌리기", (OWNER,), reason=True, back=True),
)
_BY_ENDS = {(one.source, one.target): one for one in MOVES}


def moves_from(state: str) -> tuple[Move, ...]:
    """Return the moves of a state in the order of the table; BadState for none we know."""
    if state not in STATES:
        raise BadState(state)
    return tuple(one for one in MOVES if one.source == state)


def move_between(source: str, target: str) -> Move | None:
    """Return the move between two states, or None where there is none."""
    return _BY_ENDS.get((source, target))


def may(move: Move, duties: Duties, by: str) -> bool:
    """Whether the person, by name, has one of the move's roles on the draft."""
    if not by.strip():
        return False
    people = [name for role in move.by for name in duties.named(role)]
    return ANYONE in move.by or any(same_person(name, by) for name in people)


def refusal(
    standing: Standing, target: str, by: str, reason: str, taken: Collection[Finding] = ()
) -> str:
    """Return one sentence of why the person can't move the draft there, '' where they can.

    `taken`: warnings and things to see for themselves that the person has acknowledged.
    """
    if target not in STATES:
        raise BadState(target)
    move = move_between(standing.state, target)
    if move is None:
        return _no_way(standing.state, target)
    if not by.strip():
        return "누가 옮기는지 알 수 없습니다. 왼쪽 아래 '내 이름'을 적은 뒤 옮기세요."
    if not may(move, standing.duties, by):
        return _who(move, standing.duties)
    if move.reason and not reason.strip():
        return f"'{move.verb}'에는 이유가 필요합니다. 이유를 적으세요."
    missing = next((told for holds in move.holds if (told := holds(standing))), "")
    return missing or (_not_ready(standing, taken) if move.ready else "")


def in_the_way(standing: Standing) -> tuple[Finding, ...]:
    """Return the errors that keep a draft from being handed in."""
    return tuple(one for one in standing.findings if one.level == "error")


def to_take(standing: Standing) -> tuple[Finding, ...]:
    """Return the findings that have to be acknowledged before a draft is handed in."""
    return tuple(one for one in standing.findings if one.level != "error")


def _no_way(state: str, target: str) -> str:
    ways = ", ".join(f"'{one.target}'" for one in moves_from(state))
    return f"'{state}'에서 '{target}'(으)로 바로 옮길 수 없습니다. 지금은 {ways}(으)로 옮깁니다."


def _who(move: Move, duties: Duties) -> str:
    words = [_role(role, duties.named(role)) for role in move.by]
    if not any(duties.named(role) for role in move.by):
        missing = " 또는 ".join(move.by)
        return f"'{move.verb}'을(를) 할 {missing}가 정해지지 않았습니다. 먼저 정하세요."
    return f"'{move.verb}'은(는) {' 또는 '.join(words)}만 할 수 있습니다."


def _role(role: Role, names: tuple[str, ...]) -> str:
    return f"{role}({', '.join(names)})" if names else role.value


def _not_ready(standing: Standing, taken: Collection[Finding]) -> str:
    errors = in_the_way(standing)
    if errors:
        return f"제출 전 점검에 오류가 {len(errors)}건 있어 제출할 수 없습니다. 먼저 고치세요."
    left = [one for one in to_take(standing) if one not in taken]
    if left:
        return f"아직 확인하지 않은 주의·직접 확인이 {len(left)}건 있습니다. 읽고 확인하세요."
    return ""
