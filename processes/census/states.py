"""The states of a return and the moves between them: one table.

시작 전 and 작성 중 are never set by anybody: an open return is shown as one or the other by
whether its department's processes were saved since the round began.
"""

from dataclasses import dataclass

from errors import WorkbenchError

OPEN, SUBMITTED, RETURNED, CONFIRMED = "open", "submitted", "returned", "confirmed"
NOT_STARTED, IN_PROGRESS = "시작 전", "작성 중"
SHOWN = {SUBMITTED: "제출", RETURNED: "보완 요청", CONFIRMED: "확인"}
ORDER = (NOT_STARTED, IN_PROGRESS, "보완 요청", "제출", "확인")
DEPARTMENT, TASK_FORCE = "부서", "TF"


class NotAllowed(WorkbenchError):
    """A move that the table does not know from that state."""


@dataclass(frozen=True)
class Move:
    """A step from one of some states to another, and who takes it."""

    key: str
    label: str
    sources: tuple[str, ...]
    target: str
    actor: str
    done: str  # what the history says of it
    needs_comment: bool = False


MOVES = (
    Move("submit", "제출", (OPEN, RETURNED), SUBMITTED, DEPARTMENT, "제출"),
    Move("withdraw", "제출 취소", (SUBMITTED,), OPEN, DEPARTMENT, "제출 취소"),
    Move("return", "보완 요청", (SUBMITTED, CONFIRMED), RETURNED, TASK_FORCE, "보완 요청", True),
    Move("confirm", "확인", (SUBMITTED,), CONFIRMED, TASK_FORCE, "확인"),
    Move("reopen", "확인 취소", (CONFIRMED,), SUBMITTED, TASK_FORCE, "확인 취소"),
)
BY_KEY = {move.key: move for move in MOVES}


def shown(state: str, *, saved_since: bool) -> str:
    """Return the state as people read it."""
    return SHOWN.get(state) or (IN_PROGRESS if saved_since else NOT_STARTED)


def allowed(state: str, actor: str | None = None) -> list[Move]:
    """Return the moves from a state, of one actor or of all."""
    return [move for move in MOVES if state in move.sources and actor in (None, move.actor)]


def target(state: str, key: str, comment: str) -> str:
    """Return the state after a move, or raise NotAllowed with the reason."""
    move = BY_KEY[key]
    if state not in move.sources:
        now = SHOWN.get(state, "작성하는 중")
        raise NotAllowed(
            f"지금은 '{now}'(이)라서 '{move.label}'을(를) 할 수 없습니다. 바뀐 상태를 확인하세요."
        )
    if move.needs_comment and not comment.strip():
        raise NotAllowed(f"'{move.label}'에는 이유가 필요합니다. 무엇을 고칠지 적으세요.")
    return move.target


def between(before: str, after: str) -> str:
    """Return what the history says of a change from one state to another."""
    for move in MOVES:
        if before in move.sources and after == move.target:
            return move.done
    return "변경"
