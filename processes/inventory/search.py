"""Finding processes by what people type: parts of words, or the first consonants (초성)."""

from processes.inventory.model import Process

_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_FIRST, _LAST, _PER_INITIAL = 0xAC00, 0xD7A3, 588
_INITIAL_OF = {
    sign: _INITIALS[(sign - _FIRST) // _PER_INITIAL] for sign in range(_FIRST, _LAST + 1)
}

Searched = tuple[str, str]
"""What a search looks through: the words, and their first consonants."""


def initials(text: str) -> str:
    """Return the text with each Korean syllable as its first consonant: 채용 is ㅊㅇ."""
    return text.translate(_INITIAL_OF)


def found(process: Process, query: str) -> bool:
    """Whether every word of the query stands in the process, spaces and capitals apart."""
    words = words_of(query)
    return not words or stands_in(searched(process), words)


def words_of(query: str) -> list[str]:
    """Return the words of a query as `stands_in` looks for them."""
    return query.casefold().split()


def stands_in(looked_through: Searched, words: list[str]) -> bool:
    """Whether every word stands in the text, or in its first consonants if it has only such."""
    text, consonants = looked_through
    return all(word in (consonants if _only_initials(word) else text) for word in words)


def searched(process: Process) -> Searched:
    """Return what a search looks through in a process."""
    facts = process.facts
    parts = [
        process.code,
        process.name,
        process.department,
        *(facts.area, facts.group, facts.subgroup, facts.purpose, facts.note),
        *(facts.legal_basis or ()),
        *(facts.systems or ()),
    ]
    text = "\n".join(part.casefold().replace(" ", "") for part in parts if part)
    return text, initials(text)


def _only_initials(word: str) -> bool:
    return all(sign in _INITIALS for sign in word)
