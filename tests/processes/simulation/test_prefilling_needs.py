"""What a new scenario is filled with for starts, conditional flows, repeats, events, customers."""

from dataclasses import replace

import pytest

from processes.bpmn.model import Model
from processes.bpmn.reading import read
from processes.inventory.model import Estimate, Facts
from processes.simulation import outsiders
from processes.simulation.calendars import office_hours
from processes.simulation.compiling import compiled
from processes.simulation.editing.guesses import part_of
from processes.simulation.fitting import fitted, misfits
from processes.simulation.flow import analyse
from processes.simulation.needs import decisions
from processes.simulation.prefilling import prefilled
from processes.simulation.replications import simulate
from processes.simulation.scenario import Member, Priority
from tests.processes.simulation.drawing import drawn, flow_ids, model, process

LOOP = '<task id="T"><standardLoopCharacteristics/></task>'
SEVERAL = '<task id="T"><multiInstanceLoopCharacteristics isSequential="true"/></task>'
CONDITION = "<conditionExpression>x</conditionExpression>"


def _conditional(source: str, target: str, condition: str = CONDITION) -> str:
    return (
        f'<sequenceFlow id="{source}>{target}" sourceRef="{source}" targetRef="{target}">'
        f"{condition}</sequenceFlow>"
    )


def test_several_starts_get_equal_shares_that_are_marked() -> None:
    drawing = drawn("S1 T E, S2 T")
    scenario = prefilled(drawing, Facts())
    assert scenario.branches["Proc"] == {"S1": 0.5, "S2": 0.5}
    assert scenario.sources["branches/Proc"].guessed
    assert simulate(drawing, scenario, 20, 1).cycle_time.mean > 0


def test_ways_are_called_by_what_they_lead_to() -> None:
    task = '<task id="T1" name="접수한다"/>'
    drawing = drawn("S X1 A1 T1 E, A1 T2 E, X1 X2 T1, T3 X2", task)
    (one, *_rest) = (one for one in decisions(drawing) if one.element == "X1")
    assert list(one.ways.values()) == ["→ (병행 게이트웨이)", "→ 접수한다"]


def test_a_start_that_a_message_begins_is_no_choice() -> None:
    other = process("S2 T2 E2, S3 T2", key="Other")
    drawing = model(process("S H E"), other, messages=[("H", "S3")])
    assert "Other" not in prefilled(drawing, Facts()).branches


def test_conditional_flows_of_a_task_have_chances_of_their_own() -> None:
    flows = _conditional("T", "T2") + _conditional("T", "T3") + _conditional("T", "E", "")
    drawing = drawn("S T, T2 E, T3 E", flows)
    scenario = prefilled(drawing, Facts())
    assert scenario.branches["T"] == {"T>T2": 0.5, "T>T3": 0.5, "T>E": 1.0}
    assert scenario.sources["branches/T"].guessed
    assert analyse(drawing, scenario).visits["T2"] == pytest.approx(0.5)


def test_a_default_flow_is_what_is_left() -> None:
    flows = _conditional("T", "T2") + _conditional("T", "T3", "")
    drawing = drawn("S T, T2 E, T3 E", '<task id="T" default="T&gt;T3"/>' + flows)
    scenario = prefilled(drawing, Facts())
    assert scenario.branches["T"] == {"T>T2": 0.5, "T>T3": 0.0}
    assert analyse(drawing, scenario).visits["T3"] == pytest.approx(0.5)


def test_repeats_are_guessed_and_marked() -> None:
    loop = prefilled(drawn("S T E", LOOP), Facts())
    assert loop.repeats["T"].again == 0.1
    assert loop.sources["repeats/T"].guessed
    known = prefilled(drawn("S T E", LOOP), Facts(error_rate=0.2))
    assert known.repeats["T"].again == 0.2
    assert "오류율 20%" in known.sources["repeats/T"].text
    several = prefilled(drawn("S T E", SEVERAL), Facts())
    assert several.repeats["T"].times is not None
    assert several.repeats["T"].times.mean == 3
    for drawing in (drawn("S T E", LOOP), drawn("S T E", SEVERAL)):
        assert compiled(drawing, prefilled(drawing, Facts()))


@pytest.mark.parametrize(
    ("name", "seconds"),
    [
        ("접수 기간 15일", 15 * 86_400),
        ("2시간 뒤", 7200),
        ("다음 날", 8 * 3600),
        ("2026년", 8 * 3600),
    ],
)
def test_a_time_in_the_name_of_an_event_is_taken_as_a_guess(name: str, seconds: float) -> None:
    event = f'<intermediateCatchEvent id="C" name="{name}"><timerEventDefinition/>'
    scenario = prefilled(drawn("S C E", event + "</intermediateCatchEvent>"), Facts())
    assert scenario.events["C"].after is not None
    assert scenario.events["C"].after.mean == seconds
    assert scenario.sources["events/C"].guessed


def test_an_error_thrown_inside_needs_no_chance() -> None:
    inner = (
        '<subProcess id="P"><startEvent id="S2"/><endEvent id="E2"><errorEventDefinition/>'
        '</endEvent><sequenceFlow id="s" sourceRef="S2" targetRef="E2"/></subProcess>'
        '<boundaryEvent id="B" attachedToRef="P"><errorEventDefinition/></boundaryEvent>'
    )
    assert prefilled(drawn("S P E, B T E", inner), Facts()).events == {}
    task = '<boundaryEvent id="B" attachedToRef="T"><errorEventDefinition/></boundaryEvent>'
    timing = prefilled(drawn("S T E, B T2 E", task), Facts()).events["B"]
    assert (timing.after, timing.chance) == (None, 0.05)


TITLES = {
    outsiders.OUTSIDE: ["신청인", "민원인", "응시자", "이용 고객", "신청 업체", "고객(법인)"],
    outsiders.EMPLOYEE: ["출장 직원", "신청 직원"],
    outsiders.STAFF: ["민원 담당", "고객센터", "시민회관", "신청 접수 창구", "주민자치팀",
                      "면접위원", "가온도시공사 시민회관 대관", ""],
}  # fmt: skip


@pytest.mark.parametrize(
    ("title", "kind"), [(title, kind) for kind, titles in TITLES.items() for title in titles]
)
def test_whose_time_it_is_is_told_by_how_a_title_ends(title: str, kind: str) -> None:
    assert outsiders.kind_of(title) == kind


def _lanes(*titles: str) -> Model:
    """Return a drawing with one step a lane, T1 of the first one and so on."""
    numbers = range(1, len(titles) + 1)
    lanes = "".join(
        f'<lane id="L{n}" name="{title}"><flowNodeRef>T{n}</flowNodeRef></lane>'
        for n, title in zip(numbers, titles, strict=True)
    )
    return drawn(
        "S " + " ".join(f"T{n}" for n in numbers) + " E", f'<laneSet id="LS">{lanes}</laneSet>'
    )


FACTS = Facts(minutes_per_case=Estimate(60, 90, 150), staff=Estimate(3, 3, 3))


def test_the_registers_minutes_are_our_peoples_and_not_the_applicants() -> None:
    drawing = _lanes("신청인", "민원 담당", "팀장")
    scenario = prefilled(drawing, FACTS)
    ours = [scenario.tasks[one].durations for one in ("T2", "T3")]
    assert sum(next(iter(one.values())).likely or 0 for one in ours) == 90 * 60
    (theirs,) = scenario.tasks["T1"].durations.values()
    source = scenario.sources["tasks/T1"]
    assert theirs.mean == 600
    assert source.guessed
    assert "신청인" in source.text
    assert "0원" in source.text


def test_the_applicants_time_costs_nothing_and_is_known_to() -> None:
    scenario = prefilled(_lanes("신청인", "출장 직원", "담당"), FACTS)
    pools = {pool.name: pool for pool in scenario.pools}
    for name, kind in (("신청인", outsiders.OUTSIDE), ("출장 직원", outsiders.EMPLOYEE)):
        assert outsiders.kind(pools[name]) == kind
    assert not scenario.sources[f"pools/{pools['신청인'].id}/cost_per_hour"].guessed
    assert scenario.sources[f"pools/{pools['출장 직원'].id}/cost_per_hour"].guessed
    assert pools["담당"].size == 3  # the register's staff, the only pool of ours that queues


def test_a_to_be_keeps_calendars_priorities_and_several_pools() -> None:
    drawing = _lanes("담당", "팀장")
    before = prefilled(drawing, FACTS)
    short = replace(office_hours(), id="short", name="단축")
    named = replace(before.pools[0], size=1, members=(Member("김", "short"),), calendar="short")
    before = replace(
        before,
        calendars=(*before.calendars, short),
        pools=(named, *before.pools[1:]),
        priorities=(Priority(0.1, 1), Priority(0.9, 2)),
        start="2026-03-02",
        tasks={**before.tasks, "T1": replace(before.tasks["T1"], priority=4)},
    )
    after = prefilled(drawing, FACTS, before=before)
    assert after == replace(before, sources=after.sources)
    assert compiled(drawing, after)


def test_a_changed_drawing_is_said_and_the_scenario_brought_back_to_it() -> None:
    before = prefilled(drawn("S X1 T1 E, X1 T2 E"), FACTS)
    changed = drawn("S X1 T1 E, X1 T3 E, X1 E")
    found = misfits(changed, before)
    assert any("'T3'" in one for one in found)
    assert any("'T2'" in one and "흐름도에 없음" in one for one in found)
    assert any("갈림 'X1'" in one for one in found)
    after = fitted(changed, FACTS, before)
    assert not misfits(changed, after)
    assert after.tasks["T1"] == before.tasks["T1"]
    assert after.sources["tasks/T1"] == before.sources["tasks/T1"]
    assert after.sources["tasks/T3"].guessed
    assert "tasks/T2" not in after.sources
    assert set(after.branches["X1"]) == {flow_ids("X1", one) for one in ("T1", "T3", "E")}
    assert compiled(changed, after)
    assert fitted(changed, FACTS, after) == after


def test_every_guess_belongs_to_a_part_of_the_page() -> None:
    scenario = prefilled(read(_everything()), Facts())
    assert {part_of(path) for path in scenario.guessed} == {
        "들어오는 일", "걸리는 시간", "사람과 달력", "갈림과 되풀이"
    }  # fmt: skip


def _everything() -> bytes:
    flows = process("S X1 T1 C E, X1 T E", LOOP)
    head = '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">'
    return f"{head}{flows}</definitions>".encode()
