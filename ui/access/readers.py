"""Readers who see different rows: nothing that one of them read may be shown to another."""

from access.areas import Area
from access.permissions import Action, Reach, reach
from ui.access import current


def kind() -> tuple[str, ...]:
    """Return what tells readers apart whose connections show them different rows."""
    person = current.person()
    found = [reach(person.roles, area, Action.READ) for area in Area]
    told = tuple(one.name for one in found)
    return (*told, person.department, person.name) if Reach.OWN in found else told


def reads(area: Area) -> Reach:
    """Return how far the person reads in an area."""
    return reach(current.person().roles, area, Action.READ)


def own_department() -> str | None:
    """Return the only department whose processes the person sees, None for all of them."""
    return current.person().department if reads(Area.REGISTER) is Reach.OWN else None
