"""The points at stake in each section, and the heads that no section serves. Pure."""

from collections.abc import Sequence

from applications.calls.model import Call, ScoringHead


def heads_of(call: Call, section_key: str) -> tuple[ScoringHead, ...]:
    """Return the heads of the scoring that a section serves."""
    return tuple(one for one in call.heads if section_key in one.section_keys)


def unserved(call: Call, section_keys: Sequence[str]) -> tuple[ScoringHead, ...]:
    """Return the heads that none of these sections serves."""
    known = set(section_keys)
    return tuple(one for one in call.heads if not known & set(one.section_keys))


def in_words(head: ScoringHead) -> str:
    """Return a head with its points: 기술성 30점, 기술성 (배점 모름)."""
    if head.points is None:
        return f"{head.title} (배점 모름)"
    return f"{head.title} {points(head.points)}"


def points(number: float) -> str:
    """Return points as they are written: 30점, 12.5점."""
    return f"{number:,.10g}점"
