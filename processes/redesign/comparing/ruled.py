"""What articles of laws and rules demand at the steps of a process, before and after amendments."""

from collections.abc import Mapping

from processes.regulations.model import Clause
from processes.regulations.paper import DONE, PLANNED, releases

# Element -> the articles that force it onto paper or ask for a visit; "" is the whole process.
Clauses = Mapping[str, tuple[Clause, ...]]
WHOLE = ""
VISIT = "방문"


def demanding(clauses: Clauses, demand: str, stage: str | None = None) -> frozenset[str]:
    """Return the elements at which an article demands this; at a stage, those not let go of."""
    return frozenset(
        element
        for element, found in clauses.items()
        if any(
            demand in (one.demands or ()) and not (stage and releases(one, stage)) for one in found
        )
    )


def on_paper(clauses: Clauses) -> frozenset[str]:
    """Return the elements that an article, amended since or not, put on paper."""
    return frozenset(
        element
        for element, found in clauses.items()
        if element and any(one.demands is None or set(one.demands) - {VISIT} for one in found)
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


__all__ = ["DONE", "PLANNED", "VISIT", "WHOLE", "Clauses", "demanding", "holding", "titles"]
