"""Whatever stands in a file: an answer, the same one each time, and runs that name its elements."""

import random

import pytest

from processes.bpmn.elements import FLOW_NODES
from processes.bpmn.model import Flow, Model, Node
from processes.bpmn.soundness import check
from tests.processes.bpmn.soundness.drawing import model, node

EVENTS = ("error", "timer", "message", "terminate", "link", "cancel", "compensate", "escalation")
MARKS = ("non-interrupting", "instantiate", "event-sub-process", "compensation", "parallel")


def anything(chosen: random.Random) -> Model:
    """A model whose parts are drawn without regard to what fits: ids twice, rings."""
    names = [f"n{number}" for number in range(chosen.randint(1, 14))] + ["", "gone"]
    nodes = [_node(chosen, names) for _number in range(chosen.randint(1, 16))]
    flows = [
        Flow(
            chosen.choice([f"f{number}", "f0", ""]),
            chosen.choice(["sequence"] * 9 + ["message"]),
            "",
            chosen.choice(names),
            chosen.choice(names),
            condition=chosen.choice([None, None, "x"]),
        )
        for number in range(chosen.randint(0, 30))
    ]
    return model(nodes, flows)


def _node(chosen: random.Random, names: list[str]) -> Node:
    return node(
        chosen.choice(names[:-1]),
        chosen.choice(["p"] * 8 + names),
        type=chosen.choice(sorted(FLOW_NODES)),
        events=tuple(chosen.sample(EVENTS, chosen.choice([0, 0, 1, 1, 2]))),
        marks=frozenset(chosen.sample(MARKS, chosen.choice([0, 0, 0, 1, 2]))),
        attached_to=chosen.choice([None, *names]),
        default=chosen.choice([None, None, "f0", "f1"]),
        link=chosen.choice(["", "갑"]),
    )


@pytest.mark.parametrize("first", range(0, 600, 100))
def test_any_model_gets_an_answer(first: int) -> None:
    for seed in range(first, first + 100):
        drawing = anything(random.Random(seed))
        verdict = check(drawing)
        known = {one.id for one in drawing.nodes} | {one.id for one in drawing.flows}
        assert verdict.decided, seed
        assert verdict.sound == (not verdict.problems), seed
        for problem in verdict.problems:
            assert set(problem.elements) <= known, seed
            assert bool(problem.run) == (problem.kind != "dead"), (seed, problem)
            assert {one.element for one in problem.run} <= known, seed
            assert {token for one in problem.run for token in one.tokens} <= known, seed
        assert check(drawing) == verdict, seed
