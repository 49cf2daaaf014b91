"""Classic nets whose soundness is known, and each defect planted in them."""

from dataclasses import replace
from itertools import pairwise

import pytest

from processes.bpmn.soundness import Verdict, check
from tests.processes.bpmn.soundness.drawing import drawn, flow, node, replay

TERMINATE = node("E1", events=("terminate",))


def kinds(verdict: Verdict) -> set[str]:
    return {problem.kind for problem in verdict.problems}


SOUND = {
    "a sequence": "S T1 T2 E",
    "a choice": "S X1 T1 X2 E; X1 T2 X2",
    "a choice between ends": "S X1 T1 E1; X1 T2 E2",
    "parallel": "S A1 T1 A2 E; A1 T2 A2",
    "parallel without a join, each to its own end": "S A1 T1 E1; A1 T2 E2",
    "parallel by two flows out of a task": "S T1 T2 A2 E; T1 T3 A2",
    "a loop back": "S X1 T1 X2 E; X2 X1",
    "a loop back into a task": "S T1 X1 E; X1 T2 T1",
    "a loop with two exits": "S X1 T1 X2 T2 X3 X1; X2 E1; X3 E2",
    "inclusive": "S O1 T1 O2 E; O1 T2 O2; O1 T3 O2",
    "inclusive join after a parallel split": "S A1 T1 O2 E; A1 T2 O2",
    "inclusive join after a choice": "S X1 T1 O2 E; X1 T2 O2",
    "inclusive join of unlike branches": "S A1 X1 T1 O2 E; X1 E1; A1 T2 O2",
    "two starts, each alone": "S1 X1 T1 E; S2 X1",
    "a wait for one of two events": "S V1 I1 X1 E; V1 I2 X1",
    "a task without incoming flow beside the start": "S T1 E1; T2 E2",
    "no start event": "T1 A1 E; T2 A1",
    "an activity that ends without an end event": "S X1 T1; X1 T2 E",
    "crosswise joins": "S A1 T1 A2 T2 A4 E; A1 T3 A3 T4 A4; A2 A3",
}
DEADLOCK = {
    "a choice into a parallel join": "S X1 T1 A2 E; X1 T2 A2",
    "a wait for events into a parallel join": "S V1 I1 A2 E; V1 I2 A2",
    "an inclusive choice into a parallel join": "S O1 T1 A2 E; O1 T2 A2",
    "two starts into a parallel join": "S1 A1 T1 E; S2 A1",
    "a loop into a parallel join": "S A1 T1 X1 E; X1 T2 A1",
    "one branch of twenty that may end": "S A1 X1 A2 E; X1 E2; "
    + ";".join(f"A1 T{number} A2" for number in range(20)),
    "tasks for ever": "S T1 T2 T1",
    "a parallel join that waits for itself": "S A1 A1; A1 E",
}
TWICE = {
    "a parallel split into a choice's join": "S A1 T1 X2 T3 E; A1 T2 X2",
    "an inclusive split into a choice's join": "S O1 T1 X2 T3 E; O1 T2 X2",
    "a parallel split into one task": "S A1 T1 T3 E; A1 T2 T3",
    "two flows out of a task into one": "S T1 T2 T4 E; T1 T3 T4",
    "a loop back out of a parallel branch": "S X1 A1 X2 E1; X2 X1; A1 E2",
    "a parallel split into a task that ends": "S A1 T1 T3; A1 T2 T3",
}


@pytest.mark.parametrize("ways", SOUND.values(), ids=SOUND)
def test_a_sound_net_is_sound(ways: str) -> None:
    verdict = check(drawn(ways))
    assert (verdict.decided, verdict.sound, verdict.problems) == (True, True, ())


@pytest.mark.parametrize("ways", DEADLOCK.values(), ids=DEADLOCK)
def test_a_deadlock_is_found_with_a_run_after_which_nothing_ends(ways: str) -> None:
    model = drawn(ways)
    verdict = check(model)
    problem = next(one for one in verdict.problems if one.kind == "deadlock")
    assert verdict.sound is False
    assert sum(replay(model, problem.run).values()) > 0
    assert "끝나지 않습니다" in problem.sentence


@pytest.mark.parametrize("ways", TWICE.values(), ids=TWICE)
def test_a_second_token_is_found_with_the_run_that_brings_it(ways: str) -> None:
    model = drawn(ways)
    verdict = check(model)
    problem = next(one for one in verdict.problems if one.kind == "lack-of-synchronisation")
    tokens = replay(model, problem.run)
    ended = [firing.element for firing in problem.run if not model_out(model, firing.element)]
    assert verdict.sound is False
    assert max(tokens.values(), default=0) == 2 or len(ended) > len(set(ended))


def model_out(model, element: str) -> list[str]:
    return [one.id for one in model.flows if one.source == element]


def test_two_branches_into_one_end_reach_it_twice() -> None:
    model = drawn("S A1 T1 E; A1 T2 E")
    (problem,) = check(model).problems
    assert problem.kind == "improper-end"
    assert problem.elements == ("E", "T1>E", "T2>E")
    assert [firing.element for firing in problem.run].count("E") == 2
    assert not replay(model, problem.run)


def test_the_run_of_a_deadlock_is_the_shortest_one() -> None:
    (problem, dead) = check(drawn("S X1 T1 T2 A2 E; X1 T3 A2")).problems
    assert [firing.element for firing in problem.run] == ["S", "X1", "T3"]
    assert problem.run[-1].tokens == ("T3>A2",)
    assert problem.elements == ("A2", "T2>A2")
    assert (dead.kind, dead.elements) == ("dead", ("E",))
    assert "A2" in dead.sentence


def test_what_goes_round_for_ever_is_shown_going_round_once() -> None:
    (problem,) = check(drawn("S T1 T2 T3 T2")).problems
    assert [firing.element for firing in problem.run] == ["S", "T1", "T2", "T3"]
    assert set(problem.elements) == {"T2", "T3"}
    assert "끝없이 되풀이" in problem.sentence


def test_what_no_flow_leads_to_is_dead() -> None:
    (problem,) = check(drawn("S T1 E; X9 T9 E9")).problems
    assert (problem.kind, problem.elements, problem.run) == ("dead", ("X9", "T9", "E9"), ())
    assert "들어오는 흐름이 없습니다" in problem.sentence


def test_what_only_itself_leads_to_is_dead() -> None:
    (problem,) = check(drawn("S T1 E; T8 T9 T8")).problems
    assert (problem.kind, set(problem.elements)) == ("dead", {"T8", "T9"})
    assert "길이 없습니다" in problem.sentence


def test_where_nothing_begins_all_is_dead() -> None:
    (problem,) = check(drawn("T1 T2 T1")).problems
    assert problem.kind == "dead"
    assert "시작되는 곳이 없습니다" in problem.sentence


def test_behind_a_terminate_end_a_parallel_branch_may_stay_unfinished() -> None:
    assert check(drawn("S A1 T1 E1; A1 X1 T2 X1", TERMINATE)).sound is True
    assert kinds(check(drawn("S A1 T1 E1; A1 X1 T2 X1"))) == {"deadlock"}


def test_inclusive_joins_in_a_ring_are_decided_by_the_standard() -> None:
    """Each waits for the token that is before the other."""
    ways = "S A1 O1 X1 O2 X2 E1; A1 O2; X2 O1; X1 E2"
    (problem,) = [one for one in check(drawn(ways)).problems if one.kind == "deadlock"]
    assert set(problem.elements[:2]) == {"O1", "O2"}


def test_a_default_flow_is_never_taken_beside_another() -> None:
    split = node("O1", default="O1>T2")
    joined = "S O1 T1 X2 E; O1 T2 X2"
    assert check(drawn(joined, split)).sound is True
    assert kinds(check(drawn(joined))) == {"lack-of-synchronisation"}


def test_conditions_on_flows_out_of_a_task_are_an_inclusive_choice() -> None:
    ways = "S T1 T2 A2 E; T1 T3 A2"
    conditional = [flow("T1", "T2", condition="a"), flow("T1", "T3", condition="b")]
    assert check(drawn(ways)).sound is True
    assert "deadlock" in kinds(check(drawn(ways, flows=conditional)))
    assert "deadlock" in kinds(check(drawn(ways, flows=conditional[:1])))
    assert check(drawn(ways.replace("A2", "O2"), flows=conditional)).sound is True


def test_twenty_parallel_tasks_are_sound_and_one_way_out_is_found() -> None:
    ways = "S A1 T0 A2 E; " + "; ".join(f"A1 T{number} A2" for number in range(1, 20))
    assert check(drawn(ways)).sound is True
    (problem, *_rest) = check(drawn(ways.replace("A2", "X2"))).problems
    assert problem.kind == "lack-of-synchronisation"
    assert len(problem.run) == 6


def test_fifteen_hundred_nodes_of_every_kind_are_decided() -> None:
    """Parallel branches that hand over to one another, so that nothing folds."""
    lanes = [[f"A{lane}x{at}" for at in range(250)] for lane in range(6)]
    ways = [f"S A {' '.join(lane)} A9 E" for lane in lanes]
    ways[1:] = [way.removeprefix("S ").removesuffix(" E") for way in ways[1:]]
    ways += [
        f"{one} {other}"
        for lane, beside in pairwise(lanes)
        for one, other in zip(lane[::2], beside[1::2], strict=True)
    ]
    model = drawn(";".join(ways))
    assert len(model.nodes) == 1504
    assert check(model).sound is True
    chosen = model.nodes[701]
    others = [
        replace(one, type="exclusiveGateway") if one == chosen else one for one in model.nodes
    ]
    verdict = check(replace(model, nodes=tuple(others)))
    assert kinds(verdict) == {"lack-of-synchronisation"}
    assert verdict.problems[0].elements[0] == chosen.id


def test_the_bound_is_never_taken_for_soundness() -> None:
    branches = [f"O1 T{at} X{at} O2; X{at} E{at}" for at in range(12)]
    verdict = check(drawn("S O1; O2 E; " + "; ".join(branches)))
    assert (verdict.decided, verdict.sound, verdict.problems) == (False, None, ())
    assert verdict.notes[0].startswith("판단하지 못했습니다")
    assert check(drawn("S T1 E"), bound=3).sound is None


def test_a_problem_found_before_the_bound_is_told() -> None:
    branches = [f"A1 X{at} T{at} A2; X{at} E{at}" for at in range(30)]
    verdict = check(drawn("S A1; A2 E; " + "; ".join(branches)))
    assert (verdict.decided, verdict.sound) == (True, False)
    problem = verdict.problems[0]
    assert problem.kind == "deadlock"
    assert "가장 짧다고 확인하지는" in problem.sentence
    assert replay(drawn("S A1; A2 E; " + "; ".join(branches)), problem.run)


def test_the_same_model_gets_the_same_answer() -> None:
    model = drawn("S A1 T1 X2 T3 E; A1 T2 X2")
    assert check(model) == check(model)
