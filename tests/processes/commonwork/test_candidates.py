"""Candidates out of a register: what is found, what is left out, how fast."""

import random
import time
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from example.reading import read
from processes.commonwork.candidates import LEAST, candidates
from processes.commonwork.similarity import score
from processes.inventory.model import Facts, Process


def process(code: str, name: str, department: str = "총무부", **facts: Any) -> Process:
    return Process(code, code, name, department, 1, False, "", "", Facts(**facts))


def pairs(found) -> list[tuple[str, str]]:
    return [(candidate.first.code, candidate.second.code) for candidate in found]


def test_the_example_has_work_registered_twice():
    listed = [
        Process(p.code or "", p.code or "", p.name, p.department, 1, True, "", "", p.facts)
        for p in read().processes
    ]
    found = candidates(listed)
    assert pairs(found) == [
        ("EX-005", "EX-080"),
        ("EX-022", "EX-081"),
        ("EX-043", "EX-082"),
        ("EX-054", "EX-077"),
    ]
    assert [candidate.across for candidate in found] == [True, True, False, True]
    assert any("여비규정 제9조" in reason for reason in found[0].reasons)


def test_the_most_alike_come_first_and_what_is_settled_is_not_asked_again():
    listed = [
        process("1", "시설물 안전점검"),
        process("2", "시설물 정기 안전점검", "시설부"),
        process("3", "시설물 안전점검 업무", "기획부"),
    ]
    found = candidates(listed)
    assert pairs(found) == [("1", "3"), ("1", "2"), ("2", "3")]
    assert [c.score for c in found] == sorted([c.score for c in found], reverse=True)
    assert pairs(candidates(listed, {frozenset(("1", "3"))})) == [("1", "2"), ("2", "3")]


def test_nothing_comes_of_nothing():
    assert candidates([]) == []
    assert candidates([process("1", "채용")]) == []


def test_the_same_article_finds_work_of_another_name_in_another_department():
    grounds: dict[str, Any] = {
        "legal_basis": ("민원 처리에 관한 법률 제8조",),
        "systems": ("국민신문고",),
        "area": "고객",
        "group": "민원",
    }
    one = process("1", "불편 사항 접수", "가", **grounds)
    found = candidates([one, process("2", "고충 상담 회신", "나", **grounds)])
    assert pairs(found) == [("1", "2")]
    assert candidates([one, process("2", "고충 상담 회신", "가", **grounds)]) == []


_VOCABULARY = "채용 급여 정산 신청 접수 대관료 환불 재발급 점검 정기 업무 관리 기록물 이관"
VOCABULARY = _VOCABULARY.split()


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=4).map(" ".join),
            st.sampled_from(["가", "나"]),
        ),
        max_size=7,
    )
)
def test_a_pair_with_like_names_is_never_lost_to_the_shortcut(drawn):
    listed = [process(str(n), name, department) for n, (name, department) in enumerate(drawn)]
    found = set(pairs(candidates(listed)))
    for number, one in enumerate(listed):
        for other in listed[number + 1 :]:
            if score(one, other) >= 85:
                assert (one.code, other.code) in found
    assert all(score(c.first, c.second) == c.score >= LEAST for c in candidates(listed))


NOUNS = "시설 주차장 대관 회원 강좌 급여 인사 예산 계약 물품 기록물 계정 민원 안전 공사 보상"
VERBS = "신청 배정 등록 발급 승인 검토 정산 지급 징수 고지 조사 편성 집행 공시 갱신 폐기"


@pytest.fixture(scope="module")
def ten_thousand() -> list[Process]:
    chosen = random.Random(1)
    signs = [
        f"{one}{other}" for one in "가나다라마바사아자차카타파하" for other in "온동강산들빛솔"
    ]
    return [
        process(
            f"P-{n:05d}",
            f"{chosen.choice(signs)} {chosen.choice(NOUNS.split())} {chosen.choice(VERBS.split())}",
            f"부서{n % 60}",
            legal_basis=(f"규정 제{chosen.randrange(900)}조",),
        )
        for n in range(10_000)
    ]


def test_ten_thousand_processes_give_their_pairs_in_seconds(ten_thousand):
    twin = replace(ten_thousand[17], id="twin", code="P-99999", department="다른 부서")
    before = time.process_time()
    found = candidates([*ten_thousand, twin])
    assert time.process_time() - before < 30  # about 4 on an idle machine; see benchmarks
    assert ("P-00017", "P-99999") in pairs(found)


def test_many_processes_of_one_name_do_not_give_every_pair_of_them():
    listed = [process(f"{n:04d}", "문서 접수", f"부서{n}") for n in range(1000)]
    assert len(candidates(listed)) < 10_000
