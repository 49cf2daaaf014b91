"""The register of articles as a list: which match what is looked for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from processes.inventory.search import initials
from processes.regulations.model import Regulation

_INITIALS = frozenset("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ")
UNKNOWN = "모름"


@dataclass(frozen=True)
class Filter:
    """What the user wants to see; an empty choice lets everything through."""

    search: str = ""
    kinds: Sequence[str] = ()
    demands: Sequence[str] = ()
    standings: Sequence[str] = ()
    states: Sequence[str] = ()


def matching(regulations: Iterable[Regulation], wanted: Filter) -> list[Regulation]:
    """Return the articles that the filter lets through, in their order."""
    return [one for one in regulations if _matches(one, wanted)]


def _matches(one: Regulation, wanted: Filter) -> bool:
    clause = one.clause
    return (
        (not wanted.kinds or (clause.kind or UNKNOWN) in wanted.kinds)
        and (not wanted.demands or any(d in wanted.demands for d in clause.demands or ()))
        and (not wanted.standings or clause.standing in wanted.standings)
        and (not wanted.states or clause.state in wanted.states)
        and _found(one, wanted.search)
    )


def _found(one: Regulation, query: str) -> bool:
    clause = one.clause
    parts = (clause.law, clause.article, clause.wording, clause.department, clause.ground)
    text = "\n".join(part.casefold().replace(" ", "") for part in parts if part)
    consonants = initials(text)
    return all(
        word in (consonants if set(word) <= _INITIALS else text)
        for word in query.casefold().split()
    )
