"""Numbers with and without source and date."""

import pytest

from applications.readiness import evidence
from tests.applications.readiness.drafting import drafted, fact, told


@pytest.mark.parametrize(
    ("body", "listed"),
    [
        ("한 해 240건을 처리함", "240건"),
        ("- 건당 15~30분(보통 24분)", "건당 15~30분, 24분"),
        ("| 작업 | 현재(분/건) |\n| 붙임 | 9 |", "9"),
        ("| 작업 | 비고 |\n| 붙임 | 약 9분 걸림 |", "9분"),
        ("예산은 1,200백만원임\n\n※ 단위는 부가세 포함", "1,200백만원"),
        ("240건\n\n| 가 | 나 |\n| 다 | 라 |\n※ 출처: 대장, 2025년", "240건"),
    ],
)
def test_a_typed_number_without_a_source_is_listed(body, listed):
    found = list(evidence.typed_numbers(drafted({"as_is": body})))
    assert told(found, "source") == [f"출처 없이 적은 숫자입니다: {listed}."]
    assert [one.section for one in found if one.level == "error"] == ["as_is"]


@pytest.mark.parametrize(
    "body",
    [
        "연간 {{yearly_volume}}을 처리함",
        "2027년 3~5월에 제15조를 고침",
        "2027-03-05까지 EX-005를 마침, 2분기에 점검",
        "240건(출처: 접수대장, 2025-12-31)",
        "- 240건\n- 30분\n\n※ 출처: 접수대장, 2025년",
        "| 지표 | 값 |\n| 건수 | 240건 |\n※ 출처: 접수대장 2025",
        "| 지표 | 값 | 출처 |\n| 건수 | 240건 | 접수대장 2025 |",
        "| 지표 | 기준선 | 목표(2028년) |\n| 시간 | {{minutes}} | 20분 이하 |",
        "| 항목 | 금액 | 산출근거 |\n| 개발 | 80 | 8인월 × 10 |\n| 합계 | 80 | |",
    ],
)
def test_what_has_source_and_date_or_is_none_of_both_is_not_listed(body):
    found = list(evidence.typed_numbers(drafted({"as_is": body})))
    assert [one.level for one in found] == ["yourself"]


@pytest.mark.parametrize(
    "body", ["240건(출처: 접수대장)", "| 지표 | 값 | 출처 |\n| 건수 | 240건 | 접수대장 |"]
)
def test_a_source_without_a_date_is_told_apart(body):
    found = list(evidence.typed_numbers(drafted({"as_is": body})))
    assert told(found, "source") == []
    assert told(found, "date") == ["출처에 날짜가 없는 숫자입니다: 240건."]


@pytest.mark.parametrize(
    ("given", "rule", "level"),
    [
        (fact("x", None), "unknown", "error"),
        (fact("x", "3건", sure="추정"), "estimated", "warning"),
        (fact("x", "3건", day=""), "date", "error"),
        (fact("x", "3건", source="P-0001 건수 (출처 모름)"), "source", "error"),
        (fact("x", "3건", source=""), "source", "error"),
    ],
)
def test_a_cited_fact_that_is_not_sure_is_named(given, rule, level):
    draft = drafted({"as_is": "{{x}}", "other": "글"}, facts=(given,))
    (found,) = evidence.cited_facts(draft)
    assert (found.rule, found.level, found.section) == (rule, level, "as_is")
    assert "x 값" in found.sentence


def test_a_sure_fact_and_one_that_nobody_cites_are_not_named():
    facts = (fact("x", "3건"), fact("y", None))
    assert list(evidence.cited_facts(drafted({"as_is": "{{x}}"}, facts=facts))) == []
