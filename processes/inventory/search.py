"""Finding processes by what people type: parts of words, or the first consonants (초성)."""

from functools import lru_cache

from processes.inventory.model import Process

_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_FIRST, _LAST, _PER_INITIAL = 0xAC00, 0xD7A3, 588


def initials(text: str) -> str:
    """Return the text with each Korean syllable as its first consonant: 채용 is ㅊㅇ."""
    return "".join(
        _INITIALS[(ord(sign) - _FIRST) // _PER_INITIAL] if _FIRST <= ord(sign) <= _LAST else sign
        for sign in text
    )


def found(process: Process, query: str) -> bool:
    """Whether every word of the query stands in the process, spaces and capitals apart."""
    words = query.casefold().split()
    if not words:
        return True
    text, consonants = _searched(process)
    return all(word in (consonants if _only_initials(word) else text) for word in words)


def _only_initials(word: str) -> bool:
    return all(sign in _INITIALS for sign in word)


@lru_cache(maxsize=16_384)
def _searched(process: Process) -> tuple[str, str]:
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
