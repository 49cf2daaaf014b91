"""The one table of rights: role x area x action. Everything else asks it."""

from collections.abc import Iterable
from enum import IntEnum, StrEnum

from access.areas import Area
from access.roles import Role


class Action(StrEnum):
    """What may be done in an area."""

    READ = "보기"
    WRITE = "고치기"


class Reach(IntEnum):
    """How far a right goes: not at all, to what is one's own, to everything."""

    NONE = 0
    OWN = 1
    ALL = 2


_NO, _OWN, _ALL = Reach.NONE, Reach.OWN, Reach.ALL
_ORDER = (Role.ADMIN, Role.TASKFORCE, Role.DEPARTMENT, Role.RATER, Role.MANAGEMENT, Role.AUDIT)

# (read, write) for each role in _ORDER. 'Own' is the department's for 부서 담당, one's own
# ratings for 평가자. The trace (history, refused saves) is written by whoever may write at all.
_TABLE: dict[Area, tuple[tuple[Reach, Reach], ...]] = {
    #                    ADMIN         TASKFORCE     DEPARTMENT    RATER         MANAGEMENT   AUDIT
    Area.REGISTER: ((_ALL, _ALL), (_ALL, _ALL), (_OWN, _OWN), (_ALL, _NO), (_ALL, _NO), (_NO, _NO)),
    Area.MODELS: ((_ALL, _ALL), (_ALL, _ALL), (_OWN, _OWN), (_ALL, _NO), (_ALL, _NO), (_NO, _NO)),
    Area.EVALUATION: (
        (_ALL, _ALL), (_ALL, _ALL), (_NO, _NO), (_ALL, _NO), (_ALL, _NO), (_NO, _NO),
    ),
    Area.RATINGS: (
        (_ALL, _ALL), (_ALL, _ALL), (_NO, _NO), (_ALL, _OWN), (_ALL, _NO), (_NO, _NO),
    ),
    Area.APPLICATIONS: (
        (_ALL, _ALL), (_ALL, _ALL), (_NO, _NO), (_NO, _NO), (_ALL, _NO), (_NO, _NO),
    ),
    Area.PLAN: ((_ALL, _ALL), (_ALL, _ALL), (_ALL, _NO), (_ALL, _NO), (_ALL, _NO), (_NO, _NO)),
    Area.SETTINGS: ((_ALL, _ALL), (_ALL, _ALL), (_ALL, _NO), (_ALL, _NO), (_ALL, _NO), (_ALL, _NO)),
    Area.PEOPLE: ((_ALL, _ALL), (_NO, _NO), (_NO, _NO), (_NO, _NO), (_NO, _NO), (_ALL, _NO)),
    Area.RECORD: ((_NO, _NO), (_NO, _NO), (_NO, _NO), (_NO, _NO), (_NO, _NO), (_ALL, _ALL)),
    Area.TRACE: ((_ALL, _ALL), (_ALL, _ALL), (_OWN, _OWN), (_OWN, _OWN), (_ALL, _NO), (_NO, _NO)),
}  # fmt: skip


def reach(roles: Iterable[Role], area: Area, action: Action) -> Reach:
    """Return how far the roles together reach: the widest of them."""
    at = 0 if action is Action.READ else 1
    rights = _TABLE[area]
    return max((rights[_ORDER.index(role)][at] for role in roles), default=Reach.NONE)


def allowed(roles: Iterable[Role], area: Area, action: Action, *, own: bool = False) -> bool:
    """Whether the roles may do this; `own` says that it concerns the person's own."""
    found = reach(roles, area, action)
    return found is Reach.ALL or (found is Reach.OWN and own)


def writes_anything(roles: Iterable[Role]) -> bool:
    """Whether the roles may write anywhere; the trace alone is nothing to write in."""
    held = frozenset(roles)
    return any(reach(held, area, Action.WRITE) for area in Area if area is not Area.TRACE)
