"""What of the scorecards the person at the keyboard may see.

A card needs the areas that its figures rest on: figures worked out from a part of the rows would
be wrong. Whoever sees the own department's processes alone sees that department's cards.
"""

from collections.abc import Mapping
from typing import Final

from access.areas import Area
from access.permissions import Reach
from errors import WorkbenchError
from ui.access import readers

_NEEDS: Final[Mapping[str, tuple[Area, ...]]] = {
    "departments": (Area.REGISTER, Area.MODELS, Area.RATINGS),
    "processes": (Area.REGISTER, Area.RATINGS),
    "saas": (Area.EVALUATION, Area.RATINGS),
    "gains": (Area.REGISTER,),
    "applications": (Area.APPLICATIONS,),
    "census": (Area.REGISTER,),
}
_OF_ALL: Final = frozenset({"plan"})  # counts in every area: nothing of it for who sees a part
_EVERYWHERE: Final = (
    *(Area.REGISTER, Area.MODELS, Area.EVALUATION, Area.RATINGS, Area.APPLICATIONS, Area.PLAN),
)


class NotShown(WorkbenchError):
    """The person may not see the card."""

    def __init__(self) -> None:
        super().__init__("이 성과표를 볼 권한이 없습니다. 관리자에게 역할을 확인하세요.")


def reader() -> tuple[str, ...]:
    """Return what tells readers apart who see different data."""
    return readers.kind()


def sees_all() -> bool:
    """Whether the person sees the whole register."""
    return readers.reads(Area.REGISTER) is Reach.ALL


def sees(card: str) -> bool:
    """Whether the person sees a card."""
    if card in _OF_ALL:
        return all(readers.reads(area) is Reach.ALL for area in _EVERYWHERE)
    return all(readers.reads(area) is not Reach.NONE for area in _NEEDS[card])


def refuse_unseen(card: str) -> None:
    """Raise NotShown where the person doesn't see a card."""
    if not sees(card):
        raise NotShown


def departments(known: list[str]) -> list[str]:
    """Return the departments whose figures the person sees."""
    own = readers.own_department()
    return known if own is None else [name for name in known if name == own]


def department(wanted: str) -> str:
    """Return the department whose figures are shown: the own one where no other is seen."""
    own = readers.own_department()
    return wanted if own is None else own
