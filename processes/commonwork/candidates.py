"""Pairs of processes worth a look, out of many: found by shared sounds and shared laws.

Comparing everything with everything is out of the question for 10,000 processes; only pairs
whose names share most of their sounds, or that stand on the same article, are judged.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from processes.commonwork.names import comparable, sounds
from processes.commonwork.similarity import likeness, name_likeness, score
from processes.inventory.model import Process

LEAST = 70
Pair = frozenset[str]
"""The ids of two processes."""

_SHARED_SOUNDS = 0.55
_LIKE_ENOUGH = {"more": 0.45, "other": 0.6}  # names below never reach the least score
_NAMESAKES = 8  # of very many processes of one name, each is paired with so many of the next
_WIDELY_USED = 40  # an article that more processes stand on tells nothing


@dataclass(frozen=True)
class Candidate:
    """Two processes that may be the same work; `first` has the lower code."""

    first: Process
    second: Process
    score: int

    @property
    def reasons(self) -> tuple[str, ...]:
        """What speaks for it, in words for the reader."""
        return likeness(self.first, self.second).reasons

    @property
    def pair(self) -> Pair:
        """The two ids, in no order."""
        return frozenset((self.first.id, self.second.id))

    @property
    def across(self) -> bool:
        """Whether two departments are concerned."""
        return self.first.department != self.second.department


def candidates(
    processes: Sequence[Process], settled: Collection[Pair] = (), *, least: int = LEAST
) -> list[Candidate]:
    """Return the pairs that score at least `least`, the most alike first, without the settled."""
    known = frozenset(settled)
    found = []
    for first, second in _blocked(processes):
        if frozenset((first.id, second.id)) in known:
            continue
        scored = score(first, second)
        if scored >= least:
            found.append(Candidate(first, second, scored))
    return sorted(found, key=lambda c: (-c.score, c.first.code, c.second.code))


def _blocked(processes: Sequence[Process]) -> Iterator[tuple[Process, Process]]:
    """Give each pair worth judging once, the lower place in the register first."""
    by_core = defaultdict[str, list[int]](list)
    for place, process in enumerate(processes):
        by_core[comparable(process.name).core].append(place)
    places = {*_namesakes(by_core), *_alike(by_core), *_on_the_same_article(processes)}
    for one, other in sorted(places):
        yield processes[one], processes[other]


def _namesakes(by_core: dict[str, list[int]]) -> Iterator[tuple[int, int]]:
    for places in by_core.values():
        for number, place in enumerate(places):
            for other in places[number + 1 : number + 1 + _NAMESAKES]:
                yield place, other


def _alike(by_core: dict[str, list[int]]) -> Iterator[tuple[int, int]]:
    cores = list(by_core)
    for one, other in _sharing_sounds([_grams(core) for core in cores]):
        named = name_likeness(cores[one], cores[other])
        if named.share < _LIKE_ENOUGH.get(named.kind, 0):
            continue
        for place in by_core[cores[one]][:_NAMESAKES]:
            for partner in by_core[cores[other]][:_NAMESAKES]:
                yield min(place, partner), max(place, partner)


def _grams(core: str) -> set[str]:
    heard = f" {sounds(core)} "
    return {heard[at : at + 3] for at in range(len(heard) - 2)}


def _sharing_sounds(grams: Sequence[set[str]]) -> Iterator[tuple[int, int]]:
    """Give the pairs of places whose sets overlap by the least share (Dice), counted exactly."""
    sizes = np.array([len(found) for found in grams])
    holders = _holders(grams)
    for place, found in enumerate(grams):
        lists = [holders[gram] for gram in found]
        shared = np.bincount(np.concatenate(lists), minlength=len(grams))[place + 1 :]
        enough = 2 * shared >= _SHARED_SOUNDS * (sizes[place] + sizes[place + 1 :])
        for other in np.flatnonzero(enough & (shared > 0)):
            yield place, place + 1 + int(other)


def _holders(grams: Sequence[set[str]]) -> dict[str, npt.NDArray[np.int64]]:
    places = defaultdict[str, list[int]](list)
    for place, found in enumerate(grams):
        for gram in found:
            places[gram].append(place)
    return {gram: np.array(found) for gram, found in places.items()}


def _on_the_same_article(processes: Sequence[Process]) -> Iterator[tuple[int, int]]:
    """Give the pairs of different departments that have most of their articles in common."""
    holders = defaultdict[str, list[int]](list)
    for place, process in enumerate(processes):
        for law in set(process.facts.legal_basis or ()):
            holders[law.replace(" ", "")].append(place)
    shared = Counter[tuple[int, int]]()
    for places in holders.values():
        if len(places) <= _WIDELY_USED:
            shared.update(combinations(places, 2))
    for (one, other), number in shared.items():
        a, b = processes[one], processes[other]
        most = max(len(set(p.facts.legal_basis or ())) for p in (a, b))
        if a.department != b.department and 2 * number >= most:
            yield one, other
