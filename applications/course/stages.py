"""What a state means for the text of a draft."""

from applications.drafts.model import STATES, Application, BadState
from errors import WorkbenchError

# While an approver reads, and once it was handed in, a text stands still: else the one that was
# approved or handed in wouldn't be the one that is shown. 보완 opens it again.
_OPEN = frozenset({"구상", "작성", "부서 검토", "보완"})


class NotEditable(WorkbenchError):
    """The draft's text and sources stand still in its state."""

    def __init__(self, state: str) -> None:
        self.state = state
        cure = "작성으로 되돌린" if state == "결재" else "보완을 시작한"
        super().__init__(
            f"'{state}' 상태의 신청서는 고칠 수 없어 저장하지 않았습니다. "
            f"고치려면 '진행'에서 {cure} 뒤에 다시 저장하세요."
        )


def editable(state: str) -> bool:
    """Whether text, sources and attachments may change in the state; BadState for none we know."""
    if state not in STATES:
        raise BadState(state)
    return state in _OPEN


def require_editable(application: Application) -> None:
    """Raise NotEditable where the draft stands still."""
    if not editable(application.state):
        raise NotEditable(application.state)
