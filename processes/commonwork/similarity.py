"""How alike two processes are, and why: names by syllable and sound, then laws, papers, systems.

A pure judgement of likeness, the same in both directions; whether it is the same work, a
person decides.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import Indel

from processes.commonwork.names import Name, comparable, sounds
from processes.commonwork.words import APART, TURNING
from processes.inventory.model import Facts, Process

# How far the names are alike: as written, but for empty words and order, but for a slip of the
# pen, but for words that only one of them has, or with other words in their place.
Kind = Literal["equal", "wording", "slip", "more", "other"]

_SLIP = {1: 0.6, 2: 0.8}  # so many syllables that sound this much alike are a slip
_KEPT = {"equal": 1.0, "wording": 0.95, "slip": 0.95, "more": 0.9, "other": 0.7}
_GAIN = 0.6  # how far common laws, papers and systems close the gap that the names leave
_GAIN_OF_OTHER_WORK = 0.15
_BY_FACTS = 0.85  # of what the facts say alone, where two departments are concerned
_LEAST_KNOWN = 0.9  # of the weights: one common law alone proves nothing


@dataclass(frozen=True)
class Likeness:
    """A score from 0 to 100 and what speaks for it, in words for the reader."""

    score: int
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class NameLikeness:
    """How alike two names are (0..1), in which way, and what each has that the other lacks."""

    share: float
    kind: Kind
    differing: tuple[str, str] = ("", "")


def likeness(one: Process, other: Process) -> Likeness:
    """Return how alike two processes are; a process is wholly like itself."""
    grounds = _grounds(one.facts, other.facts)
    return Likeness(score(one, other), (*_said(one.name, other.name), *_told(grounds)))


def score(one: Process, other: Process) -> int:
    """Return the score alone, from 0 to 100."""
    named = name_likeness(one.name, other.name)
    grounds = _grounds(one.facts, other.facts)
    gained = sum(ground.weight * ground.share for ground in grounds)
    gain = gained * (_GAIN_OF_OTHER_WORK if named.kind == "other" else _GAIN)
    share = named.share + (1 - named.share) * gain
    if one.department != other.department:
        known = sum(ground.weight for ground in grounds if ground.known)
        agreement = gained / max(known, _LEAST_KNOWN)
        share = max(share, _BY_FACTS * agreement + (1 - _BY_FACTS) * named.share)
    return round(100 * share)


def name_likeness(one: str, other: str) -> NameLikeness:
    """Return how alike two names are, the words that say nothing left aside."""
    if one > other:
        one, other = other, one
    return _compared(comparable(one), comparable(other))


@lru_cache(maxsize=65_536)
def _compared(a: Name, b: Name) -> NameLikeness:
    if a.plain == b.plain:
        return NameLikeness(1.0, "equal")
    only_a, only_b = _differing(a.core, b.core)
    whole = len(a.core) + len(b.core)
    share = (whole - len(only_a) - len(only_b)) / whole
    kind = _kind(a, b, only_a, only_b)
    if kind == "slip":
        share += 2 * _sounding(only_a, only_b) * len(only_a) / whole
    return NameLikeness(_KEPT[kind] * share, kind, (only_a, only_b))


def _kind(a: Name, b: Name, only_a: str, only_b: str) -> Kind:
    if not only_a and not only_b:
        return "wording"
    if _is_slip(a, b, only_a, only_b):
        return "slip"
    if (only_a and only_b) or only_a in TURNING or only_b in TURNING:
        return "other"
    return "more"


def _differing(a: str, b: str) -> tuple[str, str]:
    """Return what each text has that the other lacks; what only moved counts as equal."""
    steps = Indel.opcodes(a, b)
    only_a = "".join([a[s.src_start : s.src_end] for s in steps if s.tag == "delete"])
    only_b = "".join([b[s.dest_start : s.dest_end] for s in steps if s.tag == "insert"])
    return _without_moved(only_a, only_b) if only_a and only_b else (only_a, only_b)


def _without_moved(a: str, b: str) -> tuple[str, str]:
    moved = [s for s in Indel.opcodes(a, b) if s.tag == "equal" and s.src_end - s.src_start >= 2]
    for step in reversed(moved):
        a = a[: step.src_start] + a[step.src_end :]
        b = b[: step.dest_start] + b[step.dest_end :]
    return a, b


def _is_slip(one: Name, other: Name, a: str, b: str) -> bool:
    if len(a) != len(b) or len(a) not in _SLIP or re.search(r"\d", a + b):
        return False
    if _sounding(a, b) < _SLIP[len(a)]:
        return False
    return not any(
        (x in one.core and y in other.core) or (y in one.core and x in other.core) for x, y in APART
    )


def _sounding(a: str, b: str) -> float:
    return Indel.normalized_similarity(sounds(a), sounds(b))


# --- the name in words ----------------------------------------------------------------------


def _said(one: str, other: str) -> list[str]:
    one, other = sorted((one, other))
    found = name_likeness(one, other)
    whole = len(comparable(one).core + comparable(other).core) or 1
    share = 1 - sum(map(len, found.differing)) / whole
    words = _words_apart(one, other, found.differing)
    said = {
        "equal": "이름이 같습니다.",
        "wording": "말의 순서, 띄어쓰기나 '업무·관리' 같은 말만 다릅니다.",
        "slip": f"한두 글자만 다릅니다: {words}",
        "more": f"이름이 {share:.0%} 같습니다. 한쪽에만 있는 말: {words}",
        "other": f"이름이 {share:.0%} 같습니다. 서로 다른 말: {words}",
    }
    return [said[found.kind]] if share else []


def _words_apart(one: str, other: str, differing: tuple[str, str]) -> str:
    """Return the differing words where both have some, else the differing syllables."""
    a, b = comparable(one), comparable(other)
    words_a = [word for word in a.words if word not in b.core]
    words_b = [word for word in b.words if word not in a.core]
    if words_a and words_b:
        return f"{' '.join(words_a)} ↔ {' '.join(words_b)}"
    return " ↔ ".join(part for part in differing if part)


# --- what else the two have in common -------------------------------------------------------


@dataclass(frozen=True)
class _Ground:
    """One thing that processes stand on: how much of it is common to both."""

    label: str
    weight: float
    share: float
    known: bool
    items: tuple[str, ...]


def _grounds(one: Facts, other: Facts) -> list[_Ground]:
    found = [_in_common(*ground, one, other) for ground in _GROUNDS]
    known = one.group is not None and other.group is not None
    same = known and (one.area, one.group) == (other.area, other.group)
    found.append(_Ground("분류가", 0.1, float(same), known, (str(one.group),) if same else ()))
    return found


def _in_common(
    label: str,
    weight: float,
    items: Callable[[Facts], Mapping[str, str]],
    one: Facts,
    other: Facts,
) -> _Ground:
    a, b = items(one), items(other)
    both = a.keys() & b.keys()
    share = len(both) / len(a.keys() | b.keys()) if both else 0.0
    told = sorted(min(a[key], b[key]) for key in both)
    return _Ground(label, weight, share, bool(a or b), tuple(told))


def _told(grounds: Iterable[_Ground]) -> list[str]:
    return [f"{g.label} 같습니다: {', '.join(g.items)}" for g in grounds if g.items]


@lru_cache(maxsize=65_536)
def _keyed(words: tuple[str, ...]) -> Mapping[str, str]:
    return {re.sub(r"[\s「」『』]", "", word).casefold(): word for word in words}


def _laws(facts: Facts) -> Mapping[str, str]:
    return _keyed(facts.legal_basis or ())


def _systems(facts: Facts) -> Mapping[str, str]:
    return _keyed(facts.systems or ())


def _papers(facts: Facts) -> Mapping[str, str]:
    return _keyed(tuple(item.name for item in facts.evidence or ()))


_GROUNDS: tuple[tuple[str, float, Callable[[Facts], Mapping[str, str]]], ...] = (
    ("근거가", 0.5, _laws),
    ("증빙이", 0.25, _papers),
    ("시스템이", 0.15, _systems),
)
