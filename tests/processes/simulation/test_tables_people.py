"""Pools, named people, arrivals, events and repeats, typed into their tables."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from processes.inventory.model import Facts
from processes.simulation import outsiders
from processes.simulation.calendars import office_hours
from processes.simulation.compiling import compiled
from processes.simulation.distributions import Distribution, fixed
from processes.simulation.editing import arriving, events, members, people
from processes.simulation.editing.rows import TYPED, applied, typed_cells
from processes.simulation.prefilling import prefilled
from processes.simulation.scenario import BadScenario, Priority, Scenario
from tests.processes.simulation.drawing import drawn
from tests.processes.simulation.test_tables import MODEL, POOLS, SCENARIO, _typed


def _pool(scenario: Scenario = SCENARIO, place: int = 1, /, **cells: Any) -> Scenario:
    return _typed(POOLS, place, scenario, **cells)


def test_people_and_their_cost_are_typed() -> None:
    scenario = _pool(**{"인원": 3, "시간당 비용(원)": 31_000, "달력": "24시간"})
    pool = scenario.pools[1]
    assert (pool.size, pool.cost_per_hour, pool.calendar) == (3, 31_000, None)
    for part in ("size", "cost_per_hour"):
        assert scenario.sources[f"pools/{pool.id}/{part}"] == TYPED
    with pytest.raises(BadScenario, match="'대관 담당'의 인원"):
        _pool(인원=None)


def test_an_unknown_cost_is_blank_and_may_be_unknown_again() -> None:
    assert POOLS.read(SCENARIO)[1]["시간당 비용(원)"] is None
    known = _pool(**{"시간당 비용(원)": 31_000})
    blank = _pool(known, **{"시간당 비용(원)": None})
    path = f"pools/{blank.pools[1].id}/cost_per_hour"
    assert blank.pools[1].cost_per_hour == 0
    assert blank.sources[path].guessed
    nought = _pool(**{"시간당 비용(원)": 0})
    assert POOLS.read(nought)[1]["시간당 비용(원)"] == 0
    assert not nought.sources[path].guessed


def test_a_pool_is_said_to_be_a_customers() -> None:
    theirs = _pool(**{"시간당 비용(원)": 31_000, "구분": outsiders.OUTSIDE})
    pool = theirs.pools[1]
    assert (outsiders.kind(pool), pool.cost_per_hour) == (outsiders.OUTSIDE, 0)
    ours = _pool(theirs, 구분=outsiders.STAFF)
    assert ours.pools[1].size == 1
    assert POOLS.read(ours)[1]["시간당 비용(원)"] is None
    with pytest.raises(BadScenario, match="'직원'으로 끝나게"):
        _pool(구분=outsiders.EMPLOYEE)


def test_names_of_pools_stay_told_apart() -> None:
    assert _pool(인력="환불 담당").pools[1].name == "환불 담당"
    for name, said in (("부서장", "이미 있습니다"), ("", "비었습니다"), ("(사람 없음)", "이미")):
        with pytest.raises(BadScenario, match=said):
            _pool(인력=name)
    twins = replace(SCENARIO, pools=tuple(replace(one, name="팀") for one in SCENARIO.pools))
    assert len({row["담당"] for row in _tasks(twins)}) == len(
        {row["part"] for row in _tasks(twins)}
    )


def _tasks(scenario: Scenario) -> list[dict[str, Any]]:
    from processes.simulation.editing import work

    return work.table(MODEL).read(scenario)


def test_pools_come_and_go_unless_somebody_needs_them() -> None:
    more = people.with_pool(SCENARIO, "보조 인력")
    assert more.pools[-1].calendar == "office"
    assert people.without_pool(more, more.pools[-1].id, {}) == SCENARIO
    with pytest.raises(BadScenario, match="맡고 있습니다"):
        people.without_pool(SCENARIO, SCENARIO.pools[1].id, {})


def test_cells_of_two_people_come_together_unless_they_are_the_same_cell() -> None:
    shown = POOLS.read(SCENARIO)
    theirs = _pool(인원=5)
    mine = typed_cells(shown, {1: {"시간당 비용(원)": 100}})
    together = applied(theirs, POOLS, mine).scenario.pools[1]
    assert (together.size, together.cost_per_hour) == (5, 100)
    late = applied(theirs, POOLS, typed_cells(shown, {1: {"인원": 7}}))
    assert "'5'" in late.refusals[0]
    assert "'7'" in late.refusals[0]
    assert (late.scenario, late.left) == (theirs, ())
    assert not applied(theirs, POOLS, typed_cells(shown, {1: {"인원": 5}})).refusals
    gone = replace(SCENARIO, pools=SCENARIO.pools[:1])
    assert "없어졌습니다" in applied(gone, POOLS, typed_cells(shown, {1: {"인원": 7}})).refusals[0]


CELLS: list[dict[str, Any]] = [
    {"인원": 5},
    {"시간당 비용(원)": 31_000},
    {"달력": "24시간"},
    {"출처": "정원표"},
    {"비용 출처": "급여표"},
    {"인원": 0},
]
TYPED_BY_ONE = st.dictionaries(st.tuples(st.integers(1, 4), st.integers(0, 5)), st.none())


@given(TYPED_BY_ONE)
def test_what_two_people_type_comes_out_the_same_whoever_is_first(places: Any) -> None:
    """One types into the first pools, the other into the last; a bad cell of one is nobody's."""
    shown = POOLS.read(SCENARIO)
    edits: list[dict[int, dict[str, Any]]] = [{}, {}]
    for place, cell in sorted(places):  # a number that is no size of a pool comes last
        edits[place > 2].setdefault(place, {}).update(CELLS[cell])
    ends = []
    for order in (edits, edits[::-1]):
        now = SCENARIO
        for typed in order:
            now = applied(now, POOLS, typed_cells(shown, typed)).scenario
        ends.append(now)
    assert ends[0] == ends[1]
    good = [place for place, _cell in places if (place, 5) not in places]
    assert (ends[0] != SCENARIO) == bool(good)


def test_one_person_of_a_pool_works_short_hours() -> None:
    short = replace(office_hours(), id="short", name="단축")
    given = replace(_pool(인원=3), calendars=(*SCENARIO.calendars, short))
    key, table = given.pools[1].id, members.members_table()
    named = members.told_by_name(given, key)
    assert [one.name for one in named.pools[1].members] == [f"대관 담당 {n}" for n in (1, 2, 3)]
    own = _typed(table, 1, named, 이름="박 주임", 달력="단축")
    assert own.pools[1].members[1].name == "박 주임"
    assert own.pools[1].members[1].calendar == "short"
    assert compiled(MODEL, own)
    assert POOLS.read(own)[1]["달력"] == "(사람마다)"
    more = _pool(own, 인원=4)
    assert len(more.pools[1].members) == 4
    with pytest.raises(BadScenario, match="뺄 사람"):
        _pool(more, 인원=2)
    fewer = members.without_member(more, key, "박 주임")
    assert (fewer.pools[1].size, len(fewer.pools[1].members)) == (3, 3)
    with pytest.raises(BadScenario, match="이미 있습니다"):
        _typed(table, 0, own, 이름="박 주임")
    assert _pool(own, 달력="24시간").pools[1].members == ()


def test_how_cases_come_is_typed() -> None:
    table = arriving.table()
    made = _typed(
        table, 0, **{"도착 간격": "감마 평균 1시간 편차 30분", "그 밖의 때": arriving.WALL}
    )
    assert made.arrivals.between == Distribution("gamma", 3600, 1800)
    assert made.arrivals.wall
    assert _typed(table, 0, **{"들어오는 때": "24시간"}).arrivals.calendar is None
    with pytest.raises(BadScenario, match="도착 간격은 0보다"):
        _typed(table, 0, **{"도착 간격": "0분"})
    twice = arriving.with_yearly(SCENARIO, 2400)
    assert arriving.yearly(twice) == pytest.approx(2400)
    assert arriving.yearly(arriving.with_yearly(made, 2400)) == pytest.approx(2400)


def test_a_share_of_cases_goes_first() -> None:
    table = arriving.priorities_table()
    urgent = arriving.with_urgent(SCENARIO)
    assert urgent.priorities == (Priority(0.1, 1), Priority(0.9, 2))
    assert _typed(table, 0, urgent, **{"비율(%)": 25}).priorities[1].share == 0.75
    three = arriving.with_level(urgent)
    with pytest.raises(BadScenario, match="우선순위별 비율"):
        _typed(table, 2, three, **{"비율(%)": 25})
    with pytest.raises(BadScenario, match="같은 순위"):
        _typed(table, 0, urgent, **{arriving.LEVEL: 2})
    assert arriving.without_level(three, 3) == urgent
    assert arriving.without_level(urgent, 2) == SCENARIO


TIMER = (
    '<intermediateCatchEvent id="C" name="마감"><timerEventDefinition/></intermediateCatchEvent>'
    '<task id="T"><standardLoopCharacteristics/></task>'
    '<task id="T2"><multiInstanceLoopCharacteristics/></task>'
    '<boundaryEvent id="B" attachedToRef="T2"><timerEventDefinition/></boundaryEvent>'
)
DRAWING = drawn("S C T T2 E, B E", TIMER)
TIMED = prefilled(DRAWING, Facts())


def test_events_are_timed_in_hours_and_days() -> None:
    table = events.table(DRAWING)
    later = _typed(table, 0, TIMED, **{"언제 오나": "3일"})
    assert later.events["C"].after == fixed(3 * 86_400)
    assert not later.sources["events/C"].guessed
    seldom = _typed(table, 1, TIMED, **{"올 확률(%)": 20})
    assert seldom.events["B"].chance == 0.2
    with pytest.raises(BadScenario, match="'마감'이.*언제 오는지"):
        _typed(table, 0, TIMED, **{"언제 오나": ""})
    with pytest.raises(BadScenario, match="0에서 100"):
        _typed(table, 1, TIMED, **{"올 확률(%)": 120})


def test_repeats_are_typed_as_a_chance_or_a_number() -> None:
    table = events.repeats_table(DRAWING)
    assert _typed(table, 0, TIMED, **{"다시 할 확률(%)": 30}).repeats["T"].again == 0.3
    made = _typed(table, 1, TIMED, 횟수="2~5번").repeats["T2"].times
    assert made == Distribution("uniform", low=2, high=5)
    with pytest.raises(BadScenario, match="'T'을.*100 미만"):
        _typed(table, 0, TIMED, **{"다시 할 확률(%)": 100})
    with pytest.raises(BadScenario, match="'T2'을.*몇 번"):
        _typed(table, 1, TIMED, 횟수="")
