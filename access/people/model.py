"""Accounts."""

from dataclasses import dataclass

from access.model import Person
from access.roles import Role
from errors import WorkbenchError


@dataclass(frozen=True)
class Account:
    """Somebody who may sign in; `password` is a hash, empty where another place checks it."""

    id: str
    login: str
    name: str
    department: str
    roles: frozenset[Role]
    password: str
    active: bool
    locked_until: str
    revision: int

    @property
    def person(self) -> Person:
        """Whom the account stands for."""
        return Person(self.id, self.name, self.department, self.roles, login=self.login)


class UnknownAccount(WorkbenchError):
    """There is no such account."""

    def __init__(self, login: str) -> None:
        super().__init__(f"'{login}' 계정이 없습니다. 사람 목록에서 다시 고르세요.")


class BadAccount(WorkbenchError):
    """What an account is to hold can't be kept."""


class LastAdmin(WorkbenchError):
    """The change would leave nobody who can give roles."""

    def __init__(self) -> None:
        super().__init__(
            "관리자가 한 명뿐이라 바꾸지 않았습니다. 다른 사람을 먼저 관리자로 정하세요."
        )
