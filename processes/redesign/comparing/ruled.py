"""What articles of laws and rules demand at the steps of a process, before and after amendments."""

from collections.abc import Mapping

from processes.regulations.model import Clause
from processes.regulations.paper import DONE, PLANNED, releases

# Element -> the articles that force it onto paper or ask for a visit; "" is the whole process.
Clauses = Mapping[str, tuple[Clause, ...]]
WHOLE = ""


def demanding(clauses: Clauses, demand: str) -> frozenset[str]:
    """Return the elements at which an article demands this, until its amendment is in force."""
    return frozenset(
        element
        for element, found in clauses.items()
        if any(demand in (one.demands or ()) and not releases(one, DONE) for one in found)
    )


def holding(clauses: Clauses, stage: str) -> frozenset[str]:
    """Return the elements whose paper an article keeps at the stage (see regulations.paper)."""
    return frozenset(
        element
        for element, found in clauses.items()
        if any(not releases(one, stage) for one in found)
    )


def titles(clauses: Clauses, elements: frozenset[str]) -> list[str]:
    """Return the titles of the articles that keep paper at these elements today."""
    return list(
        dict.fromkeys(
            one.title
            for element in clauses
            if element in elements
            for one in clauses[element]
            if not releases(one, DONE)
        )
    )


__all__ = ["DONE", "PLANNED", "WHOLE", "Clauses", "demanding", "holding", "titles"]
