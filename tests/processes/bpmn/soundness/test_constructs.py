"""Each construct of BPMN by the standard: what it makes of tokens, sound and planted."""

import pytest

from processes.bpmn.model import Flow, Model, Participant
from processes.bpmn.soundness import check
from tests.processes.bpmn.soundness.drawing import drawn, flow, model, node, replay, together


def kinds(model: Model) -> set[str]:
    verdict = check(model)
    assert verdict.decided
    return {problem.kind for problem in verdict.problems}


def of_type(one: str, kind: str, inside: str = "p", **facts: object):
    return node(one, inside, type=kind, **facts)


def event(name: str, host: str, kind: str, *marks: str, inside: str = "p"):
    return of_type(
        name,
        "boundaryEvent",
        inside,
        attached_to=host,
        events=(kind,),
        marks=frozenset(marks),
    )


# Boundary events


def test_an_interrupting_boundary_event_takes_the_activitys_token() -> None:
    cut = event("B", "T1", "timer")
    assert kinds(drawn("S T1 X1 E; B T2 X1", cut)) == set()
    assert kinds(drawn("S T1 A1 E; B T2 A1", cut)) == {"deadlock", "dead"}


def test_a_non_interrupting_boundary_event_adds_a_token() -> None:
    aside = event("B", "T1", "timer", "non-interrupting")
    assert kinds(drawn("S T1 T3 E; B T2 E2", aside)) == set()
    assert kinds(drawn("S T1 T3 E; B T2 E", aside)) == set()
    assert kinds(drawn("S T1 T3 E; B T2 T3", aside)) == {"lack-of-synchronisation"}
    assert kinds(drawn("S T1 O1 E; B T2 O1", aside)) == set()
    assert "deadlock" in kinds(drawn("S T1 A1 E; B T2 A1", aside))


def test_the_run_through_a_boundary_event_names_it_while_the_activity_runs() -> None:
    aside = event("B", "T1", "timer", "non-interrupting")
    (problem,) = check(drawn("S T1 T3 E; B T2 T3", aside)).problems
    fired = [firing.element for firing in problem.run]
    assert fired[:2] == ["S", "B"]
    assert problem.run[1].tokens == ("B>T2", "T1")
    assert problem.run[-1].tokens.count("T3>E") == 2


def test_a_thread_of_its_own_is_checked_too_and_the_run_leads_there() -> None:
    aside = event("B", "T1", "timer", "non-interrupting")
    ways = "S T0 T1 E; B X1 T2 A2 E2; X1 T3 A2"
    problem = next(p for p in check(drawn(ways, aside)).problems if p.kind == "deadlock")
    fired = [firing.element for firing in problem.run]
    assert fired == ["S", "T0", "B", "X1", "T2"]
    assert problem.run[-1].tokens == ("T0>T1", "T2>A2")


def test_compensation_is_not_in_the_flow() -> None:
    undone = event("B", "T1", "compensate")
    handler = node("T9", marks=frozenset({"compensation"}))
    assert kinds(drawn("S T1 E", undone, handler)) == set()


def test_a_boundary_event_at_nothing_is_no_crash() -> None:
    assert check(drawn("S T1 E; B T2 E2", event("B", "gone", "timer"))).decided


# Sub-processes


def inner(ways: str, *nodes, owner: str = "P1") -> Model:
    return drawn(ways, *nodes, inside=owner)


def test_a_sub_process_is_one_activity_outside_and_a_game_of_its_own_inside() -> None:
    outside = drawn("S P1 T1 E")
    assert kinds(together(outside, inner("s t1 e", of_type("s", "startEvent", "P1")))) == set()
    bad = inner(
        "Si X9 T8 A9 Ei; X9 T9 A9",
        of_type("Ei", "endEvent", "P1"),
        of_type("Si", "startEvent", "P1"),
    )
    verdict = check(together(outside, bad))
    problem = next(one for one in verdict.problems if one.kind == "deadlock")
    assert [f.element for f in problem.run] == ["S", "P1", "Si", "X9", "T8"]
    assert problem.run[1].tokens == ("P1",)
    assert problem.run[-1].tokens == ("P1", "T8>A9")


def test_a_sub_process_ends_when_no_token_is_left_whatever_its_ends() -> None:
    outside = drawn("S P1 A1 E; P1 T1 A1")
    inside = inner("T7 T8; T9", of_type("Sx", "startEvent", "P1"))
    assert kinds(together(outside, inside)) == set()


def test_a_sub_process_that_only_fails_goes_on_at_its_boundary_alone() -> None:
    fails = inner("Si T9 Ei", of_type("Ei", "endEvent", "P1", events=("error",)))
    caught = event("B", "P1", "error")
    verdict = check(together(drawn("S P1 T1 E; B T2 E2", caught), fails))
    (problem,) = verdict.problems
    assert (problem.kind, problem.elements) == ("dead", ("T1", "E"))
    may = inner("Si X9 Ei; X9 E8", of_type("Ei", "endEvent", "P1", events=("error",)))
    assert kinds(together(drawn("S P1 T1 E; B T2 E2", caught), may)) == set()


def test_terminate_in_a_sub_process_ends_that_alone() -> None:
    inside = inner(
        "Si A8 T8 Ei; A8 X9 T9 X9", of_type("Ei", "endEvent", "P1", events=("terminate",))
    )
    assert kinds(together(drawn("S P1 T1 E"), inside)) == set()


def test_an_event_sub_process_is_no_part_of_the_flow_and_checked_by_itself() -> None:
    handler = node("P1", marks=frozenset({"event-sub-process"}))
    fine = inner("Si T9 Ei")
    assert kinds(together(drawn("S T1 E", handler), fine)) == set()
    bad = inner("Si X9 T8 A9 Ei; X9 T9 A9")
    assert kinds(together(drawn("S T1 E", handler), bad)) == {"deadlock", "dead"}


def test_sub_processes_in_sub_processes_show_the_whole_way_in() -> None:
    first = drawn("S P1 E")
    second = drawn("Sa P2 Ea", inside="P1")
    third = drawn("Sb A8 T8 X9 Eb; A8 T9 X9", inside="P2")
    problem = check(together(first, second, third)).problems[0]
    assert [f.element for f in problem.run][:4] == ["S", "P1", "Sa", "P2"]
    assert set(problem.run[-1].tokens) == {"P1", "P2", "X9>Eb"}


def test_a_transaction_that_cancels_goes_on_at_its_cancel_event() -> None:
    made = of_type("P1", "transaction")
    inside = inner("Si X9 Ei; X9 Ec", of_type("Ec", "endEvent", "P1", events=("cancel",)))
    outside = drawn("S P1 T1 E; B T2 E2", made, event("B", "P1", "cancel"))
    assert kinds(together(outside, inside)) == set()


def test_in_an_ad_hoc_sub_process_the_activities_begin_without_order() -> None:
    made = of_type("P1", "adHocSubProcess")
    model = together(drawn("S P1 E", made), inner("T7 T8; T9"))
    assert kinds(model) == set()
    assert any("임의 순서" in note for note in check(model).notes)


# Beginnings, ends, jumps


def test_a_link_jumps_by_its_name() -> None:
    throw = of_type("L1", "intermediateThrowEvent", events=("link",), link="갑", name="")
    catch = of_type("L2", "intermediateCatchEvent", events=("link",), link="갑", name="다른 이름")
    other = of_type("L3", "intermediateCatchEvent", events=("link",), link="을")
    assert kinds(drawn("S T1 L1; L2 T2 E", throw, catch)) == set()
    (dead,) = check(drawn("S T1 L1; L2 T2 E; L3 E3", throw, catch, other)).problems
    assert dead.elements == ("L3", "E3")


def test_several_starts_each_begin_a_case_alone() -> None:
    model = drawn("S1 A1 T1 E; S2 A1")
    (stuck, dead) = check(model).problems
    assert (stuck.kind, dead.kind) == ("deadlock", "dead")
    assert len(stuck.run) == 1
    assert any("저마다 한 건" in note for note in check(model).notes)


@pytest.mark.parametrize("kind", ["receiveTask", "eventBasedGateway"])
def test_an_instantiating_element_begins_a_case(kind: str) -> None:
    begins = of_type("V1", kind, marks=frozenset({"instantiate"}))
    assert kinds(drawn("V1 I1 X1 E; S X1", begins)) == set()


def test_a_gateway_without_incoming_flow_begins_where_nothing_else_does() -> None:
    assert kinds(drawn("A1 T1 A2 E; A1 T2 A2")) == set()
    assert kinds(drawn("S T9 E; A1 T1 E1")) == {"dead"}


def test_an_error_end_takes_all_tokens_of_its_process() -> None:
    fails = of_type("E1", "endEvent", events=("error",))
    assert kinds(drawn("S A1 X1 E1; X1 A2 E2; A1 A2", fails)) == set()
    assert kinds(drawn("S A1 X1 E1; X1 A2 E2; A1 A2")) == {"deadlock"}


def test_a_complex_gateway_is_an_inclusive_one_and_the_note_says_so() -> None:
    model = drawn("S C1 T1 C2 E; C1 T2 C2")
    assert kinds(model) == set()
    assert any("복합 게이트웨이" in note for note in check(model).notes)


# Pools


def test_each_pool_is_checked_by_itself_and_messages_are_assumed_to_come() -> None:
    other = drawn("Sq A1 Tq X2 Eq; A1 Tr X2", inside="q")
    both = together(drawn("S T1 E"), other)
    message = Flow("m", "message", "", "T1", "Tq")
    pools = [Participant("a", "갑", "p"), Participant("b", "을", "q"), Participant("c", "병", None)]
    whole = model(both.nodes, [*both.flows, message], pools)
    verdict = check(whole)
    assert {problem.kind for problem in verdict.problems} == {"lack-of-synchronisation"}
    notes = " ".join(verdict.notes)
    assert "풀(프로세스)마다" in notes
    assert "메시지는 언젠가" in notes
    assert "안이 보이지 않는 풀" in notes


# Whatever a file may hold


@pytest.mark.parametrize(
    "odd",
    [
        model([], []),
        model([node("T1")], []),
        model([node("")], [flow("", "")]),
        model([node("S")], [flow("S", "gone"), flow("gone", "S")]),
        model([node("X1"), node("X1")], [flow("X1", "X1"), flow("X1", "X1")]),
        model([node("A1")], [flow("A1", "A1"), flow("A1", "A1", "#2")]),
        model([node("E")], []),
        model([node("S"), node("P1", "P1")], [flow("S", "P1")]),
        model([node("P1", "P2"), node("P2", "P1"), node("T1", "P1")], []),
        model([node("S"), node("T1", "q")], [flow("S", "T1")]),
        drawn("S X1 X2 X1; X2 X3 X2; X3 X1"),
        drawn("S O1 O2 O1; O2 O3 O2; O3 O1; O3 E"),
        drawn("S A1 A2 A1; A2 A3 A2; A3 A1; A3 E"),
        drawn("T1 S E T1"),
        drawn("S T1 E T2 S"),
        model([event("B", "B", "timer")], [flow("B", "B")]),
        model([event("B", "T1", "timer"), node("T1")], [flow("T1", "B")]),
        model([of_type("T1", "choreographyTask")], []),
    ],
)
def test_odd_models_are_answered(odd: Model) -> None:
    verdict = check(odd)
    assert verdict.decided is True
    assert verdict.sound is not None


def test_two_hundred_sub_processes_inside_one_another() -> None:
    nodes = [node(f"P{at}", f"P{at - 1}" if at else "p") for at in range(200)]
    assert check(model(nodes, [])).sound is True


def test_a_gateway_with_five_hundred_ways() -> None:
    ways = "; ".join(f"O1 T{at} O2" for at in range(500))
    assert check(drawn("S O1; O2 E; " + ways)).sound is True


def test_the_run_of_a_plain_model_replays() -> None:
    drawing = drawn("S T1 O1 T2 A1 T4 E; O1 T3 A1; T1 E1")
    for problem in check(drawing).problems:
        if problem.kind != "dead":
            replay(drawing, problem.run)
