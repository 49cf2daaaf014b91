"""The person behind a request."""

from dataclasses import dataclass, field

from access.roles import Role
from errors import WorkbenchError


@dataclass(frozen=True)
class Person:
    """Somebody who has signed in: a stable id, the name that the history bears, the roles."""

    id: str
    name: str
    department: str = ""
    roles: frozenset[Role] = field(default_factory=frozenset)
    session: str = ""  # the id of the session, where there is one
    login: str = ""

    @property
    def role_names(self) -> str:
        """The roles as the screen names them, in their order."""
        return ", ".join(role.korean for role in Role if role in self.roles)


DEMO_ID = "demo"
# Demo mode knows no sign-in: whoever sits there may do everything, on this machine alone.
EVERYTHING = frozenset({Role.ADMIN, Role.TASKFORCE, Role.AUDIT})


def demo(name: str) -> Person:
    """Return the person of the demo mode: a name that was typed, and every right."""
    return Person(DEMO_ID, name, roles=EVERYTHING, login=DEMO_ID)


class NoRole(WorkbenchError):
    """Somebody has signed in to whom nobody gave a role."""

    def __init__(self) -> None:
        super().__init__("맡은 역할이 없어 볼 수 있는 것이 없습니다. 관리자에게 역할을 부탁하세요.")


class NotSignedIn(WorkbenchError):
    """Nobody has signed in, or the session has ended."""

    def __init__(self) -> None:
        super().__init__("로그인하지 않았거나 로그인이 끝났습니다. 다시 로그인하세요.")
