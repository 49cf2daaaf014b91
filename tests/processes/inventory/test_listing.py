import dataclasses
import json

import pytest

from processes.inventory import changes, listing, search
from processes.inventory.fields import REQUIRED, facts_from_json, facts_to_json
from processes.inventory.listing import Filter, grouped, lines, matching, ordered
from processes.inventory.model import Estimate, Facts, Process, exactly


def process(code, name, department="경영기획부", updated_at="2026-11-23T00:00:00Z", **facts):
    return Process(
        id=code,
        code=code,
        name=name,
        department=department,
        revision=1,
        example=False,
        updated_at=updated_at,
        updated_by="김",
        facts=Facts(**facts),
    )


COMPLETE = facts_from_json(
    {"area": "인사", "legal_basis": [], "yearly_volume": 1, "minutes_per_case": 1, "systems": [],
     "channels": [], "personal_data": "없음", "source": "면담"}
)  # fmt: skip
HIRING = process("P-1", "직원 채용", area="인사", systems=("나라일터",), personal_data="일반")
LEAVE = process("P-2", "휴가 처리", "시설관리부", note="매월 마감")
PAY = dataclasses.replace(process("P-3", "급여 지급"), facts=COMPLETE)
ALL = lines([HIRING, LEAVE, PAY])


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("", ["P-1", "P-2", "P-3"]),
        ("채용", ["P-1"]),
        ("직원채용", ["P-1"]),
        ("ㅊㅇ", ["P-1"]),
        ("ㅎㄱ", ["P-2"]),
        ("나라일터", ["P-1"]),
        ("p-3", ["P-3"]),
        ("마감", ["P-2"]),
        ("경영 급여", ["P-3"]),
        ("없는말", []),
    ],
)
def test_search_finds_parts_of_words_and_initials(query, codes):
    assert [one.process.code for one in matching(ALL, Filter(search=query))] == codes


def test_initials_leave_other_signs_alone():
    assert search.initials("채용 A1 값") == "ㅊㅇ A1 ㄱ"


@pytest.mark.parametrize(
    ("wanted", "codes"),
    [
        (Filter(departments=["시설관리부"]), ["P-2"]),
        (Filter(areas=["인사"]), ["P-1", "P-3"]),
        (Filter(areas=["모름"]), ["P-2"]),
        (Filter(personal_data=["일반", "모름"]), ["P-1", "P-2"]),
        (Filter(filled=listing.COMPLETE), ["P-3"]),
        (Filter(filled=listing.INCOMPLETE), ["P-1", "P-2"]),
        (Filter(search="처리", areas=["인사"]), []),
        (Filter(unknown=("systems",)), ["P-2"]),
        (Filter(unknown=("systems", "purpose")), ["P-1", "P-2", "P-3"]),
        (Filter(n2sf=("모름",), search="급여"), ["P-3"]),
        (Filter(n2sf=("S",)), []),
    ],
)
def test_filters(wanted, codes):
    assert [one.process.code for one in matching(ALL, wanted)] == codes


def test_each_required_field_is_in_the_complete_example():
    assert {field.key for field in REQUIRED} <= set(facts_to_json(COMPLETE))


def test_orders_put_the_unknown_last():
    few = process("P-1", "나", yearly_volume=exactly(3), minutes_per_case=exactly(600))
    many = process("P-2", "가", yearly_volume=Estimate(10, None, 20), minutes_per_case=exactly(1))
    unknown = process("P-3", "다", updated_at="2026-11-24T00:00:00Z")
    every = lines([few, unknown, many])

    def codes(order):
        return [one.process.code for one in ordered(every, order)]

    assert codes("연간 건수 많은 순") == ["P-2", "P-1", "P-3"]
    assert codes("연간 시간 많은 순") == ["P-1", "P-2", "P-3"]
    assert codes("연간 건수 적은 순") == ["P-1", "P-2", "P-3"]
    assert codes("건당 시간 짧은 순") == ["P-2", "P-1", "P-3"]
    assert codes("업무명 순") == ["P-2", "P-1", "P-3"]
    assert codes(listing.NEWEST_FIRST)[0] == "P-3"
    assert codes(listing.BY_CODE) == ["P-1", "P-3", "P-2"]


def test_lines_fall_into_groups_by_name_and_keep_their_order():
    found = grouped(ALL, "부서")
    assert {name: [one.process.code for one in part] for name, part in found.items()} == {
        "경영기획부": ["P-1", "P-3"],
        "시설관리부": ["P-2"],
    }
    assert list(grouped(ALL, "대분류")) == ["모름", "인사"]


def test_differences_name_the_fields_and_show_unknown_as_such():
    after = dataclasses.replace(HIRING, name="채용", facts=Facts(area="인사"))
    told = {d.label: (d.before, d.after) for d in changes.between(HIRING, after)}
    assert told == {
        "업무명": ("직원 채용", "채용"),
        "사용 시스템": ("나라일터", "모름"),
        "개인정보": ("일반", "모름"),
    }


def test_an_entry_of_the_history_is_told_by_field():
    before = {"name": "채용", "facts": json.dumps({"approvals": 3})}
    after = {
        "name": "직원 채용",
        "facts": json.dumps(
            {"yearly_volume": {"low": 240, "likely": 240, "high": 240, "written": "월 20건"}}
        ),
    }
    told = {d.label: (d.before, d.after) for d in changes.in_history(before, after)}
    assert told == {
        "업무명": ("채용", "직원 채용"),
        "연간 건수": ("모름", "240 건/년 (원문 월 20건)"),
        "결재 단계": ("3 단계", "모름"),
    }
