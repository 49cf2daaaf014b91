"""Sums over the processes of a draft equal a recomputation of their own, unknown ones named."""

import json
import re
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from applications.facts import gathering
from applications.facts.fact import UNKNOWN, by_key
from applications.facts.sources import ProcessSource, ProjectSource, Sources
from evaluations.projects.model import Project
from processes.inventory.model import Estimate, Facts, Process, exactly

DAY = "2026-11-01T00:00:00Z"


def process(number: int, facts: Facts) -> ProcessSource:
    named = Process(f"p{number}", f"P-{number:04d}", "일", "부", 1, False, DAY, "가", facts)
    return ProcessSource(named)


def project(number: int, budget: int | None) -> ProjectSource:
    code = f"IT-{number:04d}"
    return ProjectSource(
        Project(code, code, "사업", "신규", None, "", budget, None, (), (), False, 1, DAY, "가")
    )


def facts_of(*parts: ProcessSource | ProjectSource):
    return by_key(
        gathering.facts(
            Sources(
                tuple(one for one in parts if isinstance(one, ProcessSource)),
                tuple(one for one in parts if isinstance(one, ProjectSource)),
            )
        )
    )


def bounds(low: int, likely: int, high: int) -> Estimate:
    least, usual, most = sorted((low, likely, high))
    return Estimate(least, usual, most)


whole = st.integers(1, 5_000)
known = st.builds(bounds, whole, whole, whole)
maybe = st.one_of(st.none(), known)
registers = st.lists(st.tuples(maybe, maybe), min_size=2, max_size=8)


def numbers(text: str) -> list[float]:
    return [float(found.replace(",", "")) for found in re.findall(r"\d[\d,]*(?:\.\d+)?", text)]


def same(told: float, exact: Fraction) -> bool:
    """Whether a figure is the exact one as documents round it: to half of its last place."""
    half = 0.005 if exact < 10 else 0.05 if exact < 1000 else 0.5
    return abs(told - float(exact)) <= half + 1e-6


@settings(max_examples=50, deadline=None)
@given(registers)
def test_yearly_hours_are_the_sum_of_the_known_parts(drawn):
    facts = facts_of(
        *(
            process(n, Facts(yearly_volume=volume, minutes_per_case=minutes))
            for n, (volume, minutes) in enumerate(drawn)
        )
    )
    parts = [pair for pair in drawn if None not in pair]
    text = facts["all_yearly_hours"].text
    if not parts:
        assert text == UNKNOWN
        return
    low, likely, high = (
        sum((Fraction(v.bounds[at]) * Fraction(m.bounds[at]) / 60 for v, m in parts), Fraction())
        for at in range(3)
    )
    told, _, rest = text.partition("시간/년")
    ends = numbers(told)
    assert same(ends[0], low)
    assert same(ends[-1], high)
    if low != high:
        assert same(numbers(rest)[0], likely)
    missing = len(drawn) - len(parts)
    if missing:
        assert f"업무 {len(drawn)}개 가운데 아는 {len(parts)}개의 합, {missing}개는 모름" in text
    else:
        assert f"업무 {len(drawn)}개의 합" in text


@settings(max_examples=50, deadline=None)
@given(st.lists(st.one_of(st.none(), st.integers(0, 10**11)), min_size=2, max_size=6))
def test_budgets_are_added_to_the_won(budgets):
    fact = facts_of(*(project(n, budget) for n, budget in enumerate(budgets)))["all_project_budget"]
    told = [budget for budget in budgets if budget is not None]
    if told:
        assert numbers(fact.text)[0] == sum(told)
    assert (fact.value is None) == (not told)


def test_of_one_process_there_is_nothing_to_add_up():
    facts = facts_of(process(1, Facts(yearly_volume=exactly(10))))
    assert not [key for key in facts if key.startswith("all_")]
    assert "process_count" not in facts


def test_a_sum_is_certain_only_where_every_part_is():
    asked = Facts(yearly_volume=exactly(10), source="면담", source_date="2026-10-02")
    later = Facts(yearly_volume=exactly(5), source="로그", source_date="2026-10-05")
    sure = facts_of(process(1, asked), process(2, later))["all_yearly_volume"]
    unsure = facts_of(process(1, asked), process(2, Facts()))["all_yearly_volume"]

    assert (sure.text, sure.certainty) == ("15건/년(업무 2개의 합)", "확인")
    assert sure.as_of == "2026-10-02"
    assert (unsure.certainty, unsure.as_of) == ("추정", "")


def test_the_table_of_processes_tells_the_unknown_and_adds_up_the_rest():
    hours = Facts(yearly_volume=exactly(120), minutes_per_case=exactly(30))
    table = facts_of(process(1, hours), process(2, Facts()), process(3, hours))["process_table"]
    told = json.loads(table.content)

    assert told["head"][0] == "업무"
    assert told["rows"][0] == ["P-0001 일", "부", "120건", "30분", "60시간"]
    assert told["rows"][1][2:] == [UNKNOWN] * 3
    assert told["rows"][3] == ["합계", "", "", "", "120시간 (3개 중 2개)"]
    assert table.kind == "table"


def test_the_facts_of_further_sources_go_by_their_codes():
    facts = facts_of(
        process(1, Facts(approvals=2)), process(3, Facts(approvals=4)), project(1, 1), project(2, 2)
    )
    assert facts["approvals"].text == "2단계"
    assert facts["P-0003:approvals"].text == "4단계"
    assert facts["P-0003:approvals"].label.endswith("(P-0003)")
    assert facts["IT-0002:project_budget"].text == "2원"
    assert {fact.code for fact in facts.values()} == {"P-0001", "P-0003", "IT-0001", "IT-0002", ""}


def test_the_first_source_is_found_by_its_code_too():
    sources = Sources((process(1, Facts(approvals=2)), process(3, Facts(approvals=4))))
    found = gathering.citable(sources, gathering.facts(sources))
    assert found["P-0001:approvals"].text == found["approvals"].text == "2단계"
    assert found["P-0001:approvals"].key == "P-0001:approvals"
    assert found["P-0003:approvals"].text == "4단계"
