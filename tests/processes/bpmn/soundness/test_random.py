"""Nets nobody thought of: blocks are sound, a planted defect is found, and the check agrees with

a search through every marking that knows nothing of reductions.
"""

import random
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from processes.bpmn.model import Flow, Model
from processes.bpmn.soundness import Verdict, check
from tests.processes.bpmn.soundness.drawing import drawn, flow, model, node, replay
from tests.processes.bpmn.soundness.exhausting import exhausted

BOUNDED = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
)
PLANTED = {
    "deadlock": ("X{0} T{0} A{0}; X{0} A{0}", "X", "A"),
    "lack-of-synchronisation": ("A{0} T{0} X{0}; A{0} X{0}", "A", "X"),
}


class Blocks:
    """A path of blocks, grown from the choices that a test draws."""

    def __init__(self, chosen: random.Random) -> None:
        self.chosen = chosen
        self.ways: list[str] = []
        self.number = 0

    def new(self, kind: str) -> str:
        self.number += 1
        return f"{kind}{self.number}"

    def block(self, deep: int) -> tuple[str, str]:
        """Return the first and the last node of a block that is sound by its making."""
        kind = self.chosen.choice("TTSXAOL") if deep else "T"
        if kind == "T":
            task = self.new("T")
            return task, task
        if kind == "S":
            return self.sequence(deep)
        if kind == "L":
            return self.loop(deep)
        split, join = self.new(kind), self.new(kind)
        for _branch in range(self.chosen.randint(2, 3)):
            first, last = self.block(deep - 1)
            self.ways += [f"{split} {first}", f"{last} {join}"]
        return split, join

    def sequence(self, deep: int) -> tuple[str, str]:
        (first, middle), (then, last) = self.block(deep - 1), self.block(deep - 1)
        self.ways.append(f"{middle} {then}")
        return first, last

    def loop(self, deep: int) -> tuple[str, str]:
        merge, choice = self.new("X"), self.new("X")
        first, last = self.block(deep - 1)
        self.ways += [f"{merge} {first}", f"{last} {choice}", f"{choice} {merge}"]
        return merge, choice

    def whole(self, first: str, last: str) -> str:
        return "; ".join([f"S {first}", f"{last} E", *self.ways])


def grown(seed: int) -> Blocks:
    return Blocks(random.Random(seed))


@BOUNDED
@given(st.integers(0, 10**9))
def test_blocks_are_sound(seed: int) -> None:
    blocks = grown(seed)
    verdict = check(drawn(blocks.whole(*blocks.block(4))))
    assert (verdict.decided, verdict.sound, verdict.problems) == (True, True, ())


@BOUNDED
@given(st.integers(0, 10**9), st.sampled_from(sorted(PLANTED)))
def test_a_defect_planted_in_blocks_is_found_with_a_run_that_replays(seed: int, kind: str) -> None:
    """It stands behind whatever lies before it, so that every case comes there."""
    blocks = grown(seed)
    before, after = blocks.block(3), blocks.block(3)
    ways, first, last = PLANTED[kind]
    blocks.ways += [
        ways.format("bad"),
        f"{before[1]} {first}bad",
        f"{last}bad {after[0]}",
    ]
    drawing = drawn(blocks.whole(before[0], after[1]))
    verdict = check(drawing)
    problem = next(one for one in verdict.problems if one.kind == kind)
    assert verdict.sound is False
    assert problem.elements[0].endswith("bad")
    _claimed(drawing, verdict)


def _claimed(drawing: Model, verdict: Verdict) -> None:
    """Replay each run, and hold what it comes to against what the problem says."""
    for problem in verdict.problems:
        if problem.kind == "dead":
            assert problem.run == ()
            continue
        tokens = replay(drawing, problem.run)
        fired = Counter(firing.element for firing in problem.run)
        if problem.kind == "deadlock":
            assert tokens
        elif problem.kind == "improper-end":
            assert fired[problem.elements[0]] == 2
        else:
            assert max(tokens.values(), default=0) == 2 or fired[problem.elements[0]] > 1


KINDS = ("TXA", "TXAO", "XA", "XAO")


def unstructured(chosen: random.Random) -> Model:
    """A small graph of any shape: several starts and ends, loops, nodes that nothing leads to."""
    kinds = chosen.choice(KINDS)
    inner = [f"{chosen.choice(kinds)}{number}" for number in range(chosen.randint(1, 7))]
    starts = [f"S{number}" for number in range(chosen.choice([1, 1, 1, 2]))]
    ends = [f"E{number}" for number in range(chosen.choice([1, 1, 2, 3]))]
    flows: list[Flow] = []
    times: Counter[tuple[str, str]] = Counter()
    pairs = [(start, chosen.choice(inner)) for start in starts]
    for at, one in enumerate(inner):
        for _way in range(chosen.choice([1, 1, 1, 2] if one[0] == "T" else [1, 1, 2, 2, 3])):
            back = chosen.random() < 0.15
            pairs.append((one, chosen.choice(inner if back else inner[at + 1 :] + ends)))
    for pair in pairs:
        times[pair] += 1
        flows.append(flow(*pair, "" if times[pair] == 1 else f"#{times[pair]}"))
    terminates = {end for end in ends if chosen.random() < 0.1}
    nodes = [node(one, events=("terminate",) if one in terminates else ()) for one in ends]
    return model([*map(node, starts + inner), *nodes], flows)


@pytest.mark.parametrize("first", range(0, 1200, 100))
def test_the_check_agrees_with_a_search_through_every_marking(first: int) -> None:
    """The verdict, the kinds, the lengths of the runs and what is dead are the same."""
    compared = 0
    for seed in range(first, first + 100):
        drawing = unstructured(random.Random(seed))
        seen = exhausted(drawing, 1500)
        if seen is None:
            continue
        compared += 1
        verdict = check(drawing)
        dead = {one.id for one in drawing.nodes} - seen.fired
        assert verdict.decided, seed
        assert verdict.sound == (seen.sound and not dead), seed
        shortest = _lengths(verdict)
        assert shortest.get("lack-of-synchronisation") == seen.twice, seed
        _claimed(drawing, verdict)
        if seen.twice is None:  # what lies beyond a second token nobody looked at
            assert shortest.get("improper-end") == seen.ended, seed
            assert ("deadlock" in shortest) == (seen.deadlock is not None or seen.endless), seed
            assert seen.endless or shortest.get("deadlock") == seen.deadlock, seed
            assert _dead(verdict, dead) == dead, seed
    assert compared > 80


def _lengths(verdict: Verdict) -> dict[str, int]:
    lengths: dict[str, int] = {}
    for problem in verdict.problems:
        known = lengths.get(problem.kind, len(problem.run))
        lengths[problem.kind] = min(known, len(problem.run))
    return lengths


def _dead(verdict: Verdict, dead: set[str]) -> set[str]:
    """Return what is told to be dead, the joins that are told to be waited at included."""
    told = {one for p in verdict.problems if p.kind == "dead" for one in p.elements}
    joins = {one for p in verdict.problems if p.kind == "deadlock" for one in p.elements}
    return told | joins & dead
