"""Which processes are alike: tables of names, then what generated data must keep to."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from processes.commonwork.candidates import LEAST
from processes.commonwork.names import comparable
from processes.commonwork.similarity import likeness, name_likeness, score
from processes.inventory.model import Evidence, Facts, Process

SAME_WORK = [
    ("출장 신청·여비 정산", "여비정산 및 출장신청 업무"),
    ("출장 신청·여비 정산", "출장신청ㆍ여비정산"),
    ("민원처리", "민원 처리 업무"),
    ("직원 채용", "직원 체용"),
    ("직원 채용", "직원채용관리"),
    ("대관료 환불", "대관료 환급"),
    ("급여 지급", "임금지급 관리"),
    ("기록물의 정리 및 이관", "기록물 정리·이관"),
    ("물품·자산 취득과 처분", "물품 자산의 취득 및 처분"),
    ("시민회관 대관", "시민회관 대간"),
    ("시설물 정기 안전점검", "시설물 안전점검"),
    ("2025년 예산 편성", "2026년도 예산편성"),
    ("정보공개 청구 처리", "정보공개청구 업무처리"),
    ("주민설명회 운영", "주민 설명회 개최"),
    ("체육시설 이용료 환불", "체육시설 이용요금 환급"),
    ("ERP 계정 신청", "erp 계정신청"),
    ("직원 공개 채용", "직원 공개 채용"),  # as a Mac writes it
    ("４대 보험 신고", "4대보험 신고"),
]
OTHER_WORK = [
    ("정보시스템 장애 처리", "정보시스템 계정 처리"),
    ("4대 보험 취득 신고", "4대 보험 상실 신고"),
    ("상반기 정기점검", "하반기 정기점검"),
    ("정규직 채용", "비정규직 채용"),
    ("증명서 발급", "증명서 재발급"),
    ("예산 편성", "예산 전용"),
    ("예산 편성", "예산 결산"),
    ("입찰 계약", "소액 수의계약"),
    ("1단계 준공 검사", "2단계 준공 검사"),
    ("세입 관리", "세출 관리"),
    ("감사 대응", "검사 대응"),
    ("내부 규정 제정", "내부 규정 개정"),
    ("계정 신청", "개정 신청"),
    ("휴가 신청", "휴직 신청"),
    ("고객 민원 처리", "개발사업 민원 처리"),
    ("주차요금 감면 확인", "주차요금 고지 징수"),
    ("채용", "기간제·단시간 근로자 채용"),
    ("급여 지급", "강사료 지급"),
    ("업무", "관리"),
]


def process(name: str, department: str = "총무부", code: str = "P-1", **facts: Any) -> Process:
    return Process(code, code, name, department, 1, False, "", "", Facts(**facts))


@pytest.mark.parametrize(("one", "other"), SAME_WORK)
def test_the_same_work_under_another_name_is_found(one, other):
    assert score(process(one), process(other)) >= LEAST


@pytest.mark.parametrize(("one", "other"), OTHER_WORK)
def test_other_work_with_a_like_name_is_not(one, other):
    assert score(process(one), process(other)) < LEAST


@pytest.mark.parametrize(("one", "other"), OTHER_WORK)
def test_nor_where_one_department_does_both_on_the_same_grounds(one, other):
    grounds: dict[str, Any] = {
        "legal_basis": ("인사규정 제12조",),
        "systems": ("ERP", "그룹웨어"),
        "evidence": (Evidence("신청서"),),
        "area": "인사",
        "group": "채용",
    }
    assert score(process(one, **grounds), process(other, **grounds)) < LEAST + 8
    assert score(process(one, **grounds), process(other, **grounds)) > score(
        process(one), process(other)
    )


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("채용", "채용", "equal"),
        ("채용 업무", "채용", "wording"),
        ("민원 접수", "민원 신청", "wording"),
        ("대관", "대간", "slip"),
        ("안전점검", "정기 안전점검", "more"),
        ("발급", "재발급", "other"),
        ("1동 점검", "2동 점검", "other"),
    ],
)
def test_a_name_says_in_which_way_it_is_alike(one, other, kind):
    assert name_likeness(one, other).kind == kind


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("민원처리업무", "민원"),
        ("업무 관리", "업무관리"),
        ("간부회의 운영", "간부회의운영"),
        ("교육효과 분석", "교육효과분석"),
        ("하수처리장 점검", "하수처리장점검"),
        ("채용 및 임용", "채용채용"),
        ("「여비」 (정산)", "여비정산"),
        ("2026년 결산", "결산"),
        ("마을 조성", "마을조성"),
        ("!!!", "!!!"),
        ("人事 관리", "人事"),
    ],
)
def test_what_counts_of_a_name(name, core):
    assert comparable(name).core == core


def test_each_common_ground_raises_the_score_and_is_told():
    one, other = process("안전점검"), process("시설물 정기 안전점검")
    last = score(one, other)
    grounds: list[tuple[dict[str, Any], str]] = [
        ({"legal_basis": ("시설물안전법 제11조",)}, "근거"),
        ({"evidence": (Evidence("점검표"),)}, "증빙"),
        ({"systems": ("FMS",)}, "시스템"),
        ({"area": "안전", "group": "점검"}, "분류"),
    ]
    for facts, word in grounds:
        one = replace(one, facts=replace(one.facts, **facts))
        other = replace(other, facts=replace(other.facts, **facts))
        found = likeness(one, other)
        assert found.score > last
        assert found.reasons[-1].startswith(word)
        last = found.score


def test_spaces_and_brackets_make_no_other_law():
    one = process("점검", legal_basis=("「산업안전보건법」 제36조",))
    other = process("점검표 작성", legal_basis=("산업안전보건법 제 36조",))
    assert any("산업안전보건법" in reason for reason in likeness(one, other).reasons)


def test_the_same_work_under_quite_another_name_is_found_between_departments_only():
    facts: dict[str, Any] = {
        "legal_basis": ("민원 처리에 관한 법률 제8조", "고객서비스 운영내규 제8조"),
        "systems": ("국민신문고", "그룹웨어"),
        "evidence": (Evidence("신청서"),),
        "area": "고객지원",
        "group": "민원",
    }
    one = process("고객 불편 접수", "시설관리부", **facts)
    assert score(one, process("개발사업 고충 상담", "도시기획부", **facts)) >= LEAST
    assert score(one, process("개발사업 고충 상담", "시설관리부", **facts)) < LEAST


def test_one_common_law_alone_proves_nothing():
    law: dict[str, Any] = {"legal_basis": ("지방공기업법 제63조",)}
    assert score(process("결산", "가", **law), process("이사회 운영", "나", **law)) < LEAST


NAMES = st.text(
    st.sampled_from("채용급여정산신청접수대관료환불재비미관리처리업무및· 12과의abc"), max_size=14
)
LISTS = st.none() | st.lists(st.sampled_from(["가", "나 ", "「나」", "다"]), max_size=3).map(tuple)
PROCESSES = st.builds(
    lambda name, department, laws, systems, papers: process(
        name,
        department,
        legal_basis=laws,
        systems=systems,
        evidence=None if papers is None else tuple(map(Evidence, papers)),
    ),
    NAMES | st.text(max_size=10),
    st.sampled_from(["총무부", "시설부"]),
    LISTS,
    LISTS,
    LISTS,
)


@settings(deadline=None)
@given(PROCESSES, PROCESSES)
def test_likeness_is_the_same_in_both_directions(one, other):
    assert likeness(one, other) == likeness(other, one)
    assert name_likeness(one.name, other.name).share == name_likeness(other.name, one.name).share


@settings(deadline=None)
@given(PROCESSES)
def test_a_process_is_wholly_like_itself(one):
    assert likeness(one, one).score == 100


@settings(deadline=None)
@given(PROCESSES, PROCESSES)
def test_a_score_stays_within_its_bounds_and_is_the_likeness(one, other):
    assert 0 <= score(one, other) == likeness(one, other).score <= 100


WORDS = st.lists(
    st.sampled_from(["채용", "급여", "정산", "신청", "대관료", "환불", "재발급", "점검"]),
    min_size=1,
)


@settings(deadline=None)
@given(
    WORDS, st.lists(st.sampled_from([" ", "", "·", " 및 ", "  "])), st.sampled_from(["", " 업무"])
)
def test_signs_between_the_words_and_the_word_for_work_never_part_two_names(words, signs, more):
    joints = [*signs, *[" "] * len(words)]
    other = "".join(word + joint for word, joint in zip(words, joints, strict=False)) + more
    assert name_likeness(" ".join(words), other).share >= 0.95
