"""What is nested, and what isn't."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from processes.bpmn.net import net
from processes.bpmn.structure import unstructured
from tests.processes.bpmn.drafting import model, node


@pytest.mark.parametrize(
    ("ways", "left"),
    [
        (["s a b e"], []),
        (["s x1 a x2 e", "x1 b x2"], []),
        (["s p1 a p2 e", "p1 b p2", "p1 p2"], []),
        (["s x1 a e1", "x1 b e2"], []),  # a branch that ends early
        (["s x1 a x2 b e", "x2 x1"], []),  # back to a join before
        (["s x1 x2 e", "x2 a x1"], []),
        (["s a b e", "b a"], ["a", "b"]),  # a splits all, so the loop would multiply the case
        (["s x1 p1 a p2 e", "p1 b p2", "x1 p2"], ["x1", "p2"]),
        (["s x1 a p1 e", "x1 b p1"], ["x1", "p1"]),  # kinds differ
        (["s o1 a o2 e", "o1 b o2"], []),
        (["s v1 a x2 e", "v1 b x2"], []),  # an event-based choice is merged by an exclusive join
        (["s p1 a p2 e", "p1 b x1 p2", "a x1"], ["p1", "a", "p2", "x1"]),
        (["s a", "b e", "a a2"], []),
        ([], []),
    ],
)
def test_blocks_reduce_and_the_rest_stays(ways: list[str], left: list[str]) -> None:
    assert sorted(unstructured(net(model(*ways)))) == sorted(left)


def test_an_exception_at_the_edge_of_a_task_is_nested() -> None:
    timer = node("b1", type="boundaryEvent", attached_to="a")
    assert unstructured(net(model("s a d e", "b1 f e2", nodes=[timer]))) == []
    assert unstructured(net(model("s a x1 d e", "b1 f x1", nodes=[timer]))) == []
    crossing = model("s a p1 d p2 e", "p1 f p2", "b1 f", nodes=[timer])
    assert unstructured(net(crossing))


def test_a_loop_around_itself_needs_an_exclusive_node() -> None:
    assert unstructured(net(model("s x1 e", "x1 x1"))) == []
    assert unstructured(net(model("s p1 e", "p1 p1"))) == ["p1"]


@st.composite
def _blocks(draw: st.DrawFn, entry: str = "s", depth: int = 0) -> tuple[list[str], str]:
    """Give the ways of a block-structured model behind the entry, and where they end."""
    ways: list[str] = []
    at = entry
    for step in range(draw(st.integers(1, 3))):
        name = f"{entry.replace(' ', '')}{depth}{step}"
        kind = draw(st.sampled_from(["task", "x", "p", "loop"] if depth < 3 else ["task"]))
        if kind == "task":
            ways.append(f"{at} t{name}")
            at = f"t{name}"
            continue
        gate = "x" if kind == "loop" else kind
        split, join = f"{gate}S{name}", f"{gate}J{name}"
        first, last = (join, split) if kind == "loop" else (split, join)
        ways.append(f"{at} {first}")
        for branch in range(draw(st.integers(2, 3)) if kind != "loop" else 1):
            inside, end = draw(_blocks(f"t{name}b{branch}", depth + 1))
            ways += [f"{first} t{name}b{branch}", *inside, f"{end} {last}"]
        if kind == "loop":
            ways.append(f"{last} {first}")
        at = last
    return ways, at


@settings(max_examples=60, deadline=None)
@given(drawn=_blocks())
def test_whatever_is_built_of_blocks_reduces_altogether(drawn: tuple[list[str], str]) -> None:
    ways, end = drawn
    assert unstructured(net(model(*ways, f"{end} e"))) == []
