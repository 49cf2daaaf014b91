"""Completeness, comparison, sums and the chain from problem to indicator."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from applications.facts.sources import ProcessSource, Sources
from applications.readiness import chain, checking, comparison, completeness, sums
from applications.readiness.finding import LEVELS, RULE_NAMES, counted
from processes.inventory.model import Estimate, Facts, Process, exactly
from tests.applications.readiness.drafting import drafted, fact, told


def known(**facts: Any) -> Sources:
    day = "2026-11-01T00:00:00Z"
    process = Process("p", "P-1", "채용", "부", 1, False, day, "가", Facts(**facts))
    return Sources((ProcessSource(process),))


def test_empty_sections_unknown_markers_and_lost_sources_are_errors():
    lost = Sources(missing=("P-9가 없습니다.",))
    draft = drafted({"as_is": " ", "to_be": "{{nope}}"}, sources=lost)
    assert [f.section for f in completeness.empty_sections(draft)] == ["as_is"]
    named = list(completeness.unknown_markers(draft))
    assert [f.section for f in named] == ["to_be", ""]
    assert "{{nope}}" in named[0].sentence


@pytest.mark.parametrize(("longest", "errors"), [(8, 0), (7, 1)])
def test_the_length_counts_what_the_facts_say(longest, errors):
    draft = drafted({"as_is": "가 {{x}}"}, facts=(fact("x", "1,200건"),), longest=longest)
    found = list(completeness.lengths(draft))
    assert len(told(found, "length")) == errors
    assert len(found) == errors


def test_without_a_limit_the_length_is_for_people_to_see():
    assert [f.level for f in completeness.lengths(drafted({"as_is": "글"}))] == ["yourself"]


@pytest.mark.parametrize(
    ("head", "row", "fault"),
    [
        ("현재 | 목표", "30분 | 20분 이하", ""),
        ("현재 | 목표", "30분 | 1시간", "단위가 다릅니다(분, 시간)"),
        ("현재 | 목표", "연간 30건 | 3건/월", "기간이 다릅니다(년, 월)"),
        ("현재 | 목표", "30건/년 | 20건", ""),
        ("현재 | 목표", "30건 | ", "한쪽이 비어"),
        ("현재(분/건) | 개선 뒤(분/건)", "9 | 1", ""),
        ("현재(분/건) | 개선 뒤(시간/건)", "9 | 1", "단위가 다릅니다"),
        ("현재(분/건) | 개선 뒤(분/년)", "9 | 1", "기간이 다릅니다"),
        ("현재 | 목표", "모름(미조사) | 3건", ""),
    ],
)
def test_now_and_then_have_one_unit_and_period(head, row, fault):
    body = f"| 지표 | {head} |\n| 시간 | {row} |"
    found = list(comparison.units(drafted({"indicators": body})))
    assert [fault in sentence for sentence in told(found, "unit")] == ([True] if fault else [])


def test_without_a_table_of_both_people_compare():
    (found,) = comparison.units(drafted({"indicators": "현재 3건, 목표 2건"}))
    assert found.level == "yourself"


@pytest.mark.parametrize(
    ("body", "level"),
    [
        ("연간 675~1,800시간 절감", ""),
        ("연간 675~2,001시간이 줄어듦", "error"),
        ("건당 60분 단축", ""),
        ("건당 61분 단축", "error"),
        ("연간 5,000매 감소", "yourself"),  # nobody knows how much paper there is
        ("300만원 절감", "yourself"),
        ("연간 9,000시간 걸림", ""),
        ("| 작업 | 현재(분) | 절감(분) |\n| 입력 | 9 | 10 |", "error"),
        ("| 작업 | 현재(분) | 절감(분) |\n| 입력 | 9 | 9 |", ""),
    ],
)
def test_a_saving_stays_within_its_baseline(body, level):
    sources = known(yearly_volume=exactly(2000), minutes_per_case=exactly(60))
    found = list(comparison.savings(drafted({"effects": body}, sources=sources)))
    assert [one.level for one in found] == ([level] if level else [])


def test_a_baseline_is_as_large_as_its_upper_bound():
    sources = known(yearly_volume=exactly(60), minutes_per_case=Estimate(10, 20, 30))
    for saved, errors in ((30, 0), (31, 1)):
        draft = drafted({"effects": f"연간 {saved}시간 절감"}, sources=sources)
        assert len(told(list(comparison.savings(draft)), "saving")) == errors


@pytest.mark.parametrize(
    ("rows", "level"),
    [
        ("| 가 | 20,000 |\n| 나 | 80,000 |\n| 합계 | 100,000 |", ""),
        ("| 가 | 20,000 |\n| 나 | 80,000 |\n| 합계 | 100,001 |", "error"),
        ("| 가 | 0.1 |\n| 나 | 0.2 |\n| 합 계 | 0.3 |", ""),
        ("| 가 | 20 |\n| 소계 | 20 |\n| 나 | 5 |\n| 총계 | 25 |", ""),
        ("| 가 | 20원 |\n| 나 | 5원 |\n| 합계 | 25원 |", ""),
        ("| 가 | 20천원 |\n| 나 | 5원 |\n| 합계 | 25원 |", "yourself"),
        ("| 가 | 10~20 |\n| 나 | 5 |\n| 합계 | 25 |", "yourself"),
        ("| 가 | 20 |\n| 나 | 5 |", "yourself"),
    ],
)
def test_a_stated_sum_adds_up(rows, level):
    found = list(sums.sums(drafted({"budget": f"| 항목 | 금액 |\n{rows}"})))
    assert [one.level for one in found] == ([level] if level else [])


@pytest.mark.parametrize(
    ("row", "level"),
    [
        ("| 가 | 10 | 20 | 30 |", ""),
        ("| 가 | 10 | 20 | 31 |", "error"),
        ("| 가 | 10 |  | 10 |", ""),
        ("| 가 | 10천원 | 20원 | 30원 |", "yourself"),
        ("| 가 | 10~12 | 20 | 30 |", "yourself"),
        ("| 가 | 10 | 20 | 미정 |", ""),
    ],
)
@pytest.mark.parametrize("head", ["1차년 | 2차년 | 계", "국비 | 자부담 | 합계(천원)"])
def test_a_row_adds_up_over_years_and_payers(head, row, level):
    found = list(sums.sums(drafted({"schedule": f"| 항목 | {head} |\n{row}"})))
    assert [one.level for one in found] == ([level] if level else [])


def test_prices_and_numbers_of_pieces_are_not_added():
    rows = "| 항목 | 수량 | 단가 | 합계 |\n| 가 | 10 | 20 | 200 |"
    assert list(sums.sums(drafted({"schedule": rows}))) == []


@pytest.mark.parametrize(
    ("row", "level"),
    [
        ("| 가 | 100시간/년 | 100시간/년 |", ""),
        ("| 가 | 100시간/년 | 101시간/년 |", "error"),
        ("| 가 | 80~100시간/년 | 90~100시간/년 |", ""),
        ("| 가 | 80~100시간/년 | 90~101시간/년 |", "error"),
        ("| 가 | 100시간/년 | 30% |", ""),
        ("| 가 | 100시간/년 | 130% |", "error"),
        ("| 가 | 100시간/년 | 30분/건 |", "yourself"),
        ("| 가 | 모름 | 30분/건 |", ""),
    ],
)
def test_a_saving_in_a_table_stays_within_its_row(row, level):
    table = f"| 지표 | 현재 | 절감 |\n{row}"
    found = list(comparison.savings(drafted({"indicators": table})))
    assert [one.level for one in found] == ([level] if level else [])


@pytest.mark.parametrize(
    ("problems", "measures", "indicators", "expected"),
    [
        ("문제 1, 문제 2", "문제 1, 문제 2", "문제 1과 문제 2", []),
        ("문제 1, 문제 2", "문제 1", "문제 1, 문제2", [("to_be", "error")]),
        ("문제 1", "고침", "문제 1", [("to_be", "yourself")]),
        ("문제 1", "", "문제 1", [("to_be", "error")]),
        ("느림", "고침", "시간", [("as_is", "yourself")]),
    ],
)
def test_each_problem_has_a_measure_and_an_indicator(problems, measures, indicators, expected):
    draft = drafted({"as_is": problems, "to_be": measures, "indicators": indicators})
    assert [(one.section, one.level) for one in chain.chain(draft)] == expected


_TABLE = ["| 항목 | 현재 | 목표 |\n", "| 합계 | ", "9" * 400]
_PIECES = [*_TABLE, "연간 ", "시간 절감", "{{x}}", "※ 출처: "]


@given(st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=8)), max_size=12))
def test_any_text_gives_findings_with_a_known_rule_errors_first(pieces):
    draft = drafted({"budget": "".join(pieces)}, facts=(fact("x", "3건"),), sources=known())
    found = checking.findings(draft)
    levels = [LEVELS.index(one.level) for one in found]
    assert levels == sorted(levels)
    assert sum(counted(found).values()) == len(found)
    assert all(one.rule in RULE_NAMES and one.cure for one in found)
    assert found == checking.findings(draft)
