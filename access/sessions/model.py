"""How long a session lasts and when sign-ins are slowed. Times are UTC, ISO 8601."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from errors import WorkbenchError

IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=12)
NOTED = timedelta(minutes=1)  # how exactly it is kept when a session was last used
COUNTED = timedelta(minutes=15)  # failed sign-ins are counted over this time
MOST_OF_LOGIN, MOST_OF_ADDRESS = 5, 30  # failures in that time
LOCKED = timedelta(minutes=15)


@dataclass(frozen=True)
class Session:
    """A sign-in that may still hold; `id` is the SHA-256 of the token in the browser."""

    id: str
    person_id: str
    started_at: str
    seen_at: str
    address: str

    def holds(self, now: datetime) -> bool:
        """Whether it has ended neither by idleness nor by age; a clock set back ends nothing."""
        seen, started = (datetime.fromisoformat(t) for t in (self.seen_at, self.started_at))
        return now - seen < IDLE and now - started < LONGEST

    def unnoted(self, now: datetime) -> bool:
        """Whether it was last seen so long ago that it is worth a write to say it again."""
        return now - datetime.fromisoformat(self.seen_at) > NOTED


class SignInRefused(WorkbenchError):
    """Wrong name or password: which of the two is not told."""

    def __init__(self) -> None:
        super().__init__("로그인 이름이나 비밀번호가 맞지 않습니다. 다시 확인하세요.")


class Throttled(WorkbenchError):
    """Too many sign-ins have failed."""

    def __init__(self) -> None:
        minutes = int(LOCKED.total_seconds() // 60)
        super().__init__(
            f"로그인에 여러 번 실패해 잠시 막았습니다. {minutes}분 뒤에 다시 하거나 "
            "관리자에게 풀어 달라고 하세요."
        )
