"""The dictionary as a list: every name that is used or registered, found by what people type."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from processes.dictionary import similar
from processes.dictionary.model import LAW, Term
from processes.dictionary.similar import Pair
from processes.dictionary.usage import ARTICLE, MODEL, Sources, Use, uses
from processes.inventory.search import initials

REGISTERED, PROPOSED = "등록", "제안"
_INITIALS = frozenset("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ")


@dataclass(frozen=True)
class Entry:
    """One name of a kind: what uses it, and its term where the dictionary holds it."""

    kind: str
    name: str
    uses: tuple[Use, ...] = ()
    term: Term | None = None

    @property
    def status(self) -> str:
        """Whether the dictionary holds the name or it is only used."""
        return REGISTERED if self.term else PROPOSED

    @property
    def processes(self) -> list[str]:
        """The ids of the processes that use the name, in themselves or in a model, once each."""
        return list(dict.fromkeys(use.id for use in self.uses if use.source != ARTICLE))

    @property
    def in_models(self) -> int:
        """How many models use the name."""
        return len({(use.id, use.state) for use in self.uses if use.source == MODEL})


def entries(sources: Sources, kind: str) -> list[Entry]:
    """Return every name of the kind that is used or registered, most used first."""
    found = uses(sources, kind)
    terms = {term.name: term for term in sources.terms if term.kind == kind}
    listed = [
        Entry(kind, name, tuple(found.get(name, ())), terms.get(name))
        for name in dict.fromkeys([*found, *terms])
    ]
    return sorted(listed, key=lambda entry: (-len(entry.uses), entry.name))


def matching(listed: Iterable[Entry], query: str) -> list[Entry]:
    """Return the entries with every word of the query; a word of first consonants finds too."""
    words = query.casefold().split()
    return [entry for entry in listed if all(_stands_in(entry, word) for word in words)]


def _stands_in(entry: Entry, word: str) -> bool:
    term = entry.term
    texts = [entry.name, *(term.aliases if term else ()), term.note if term else ""]
    text = "\n".join(texts).casefold().replace(" ", "")
    return word in (initials(text) if set(word) <= _INITIALS else text)


def to_merge(listed: Sequence[Entry], apart: set[frozenset[str]], *, kind: str) -> list[Pair]:
    """Return the pairs of spellings that may be one, the surest first."""
    aliases = [(alias, e.name) for e in listed if e.term for alias in e.term.aliases]
    close = similar.CLOSE_LAWS if kind == LAW else similar.CLOSE
    return similar.pairs(
        (entry.name for entry in listed), aliases=aliases, apart=apart, close=close
    )


def as_json(entry: Entry, codes: Mapping[str, str]) -> dict[str, Any]:
    """Return the entry as plain values; `codes` are the processes' codes by id."""
    return {
        "kind": entry.kind,
        "name": entry.name,
        "registered": entry.term is not None,
        "aliases": list(entry.term.aliases) if entry.term else [],
        "note": entry.term.note if entry.term else "",
        "uses": [
            {
                "source": use.source,
                "code": codes.get(use.id),
                "where": use.where,
                "state": use.state or None,
                "times": use.times,
            }
            for use in entry.uses
        ],
    }
