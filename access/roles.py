"""The roles of the workbench."""

from enum import StrEnum


class Role(StrEnum):
    """What somebody is here; a person may have several roles."""

    ADMIN = "admin"
    TASKFORCE = "taskforce"
    DEPARTMENT = "department"
    RATER = "rater"
    MANAGEMENT = "management"
    AUDIT = "audit"

    @property
    def korean(self) -> str:
        """The name on the screen."""
        return NAMES[self]


NAMES = {
    Role.ADMIN: "관리자",
    Role.TASKFORCE: "TF",
    Role.DEPARTMENT: "부서 담당",
    Role.RATER: "평가자",
    Role.MANAGEMENT: "경영진",
    Role.AUDIT: "감사",
}
