"""Where names are used: register, models, articles, data."""

import pytest

from processes.dictionary import listing, store
from processes.dictionary.laws import split
from processes.dictionary.model import KINDS
from processes.dictionary.usage import mentions, uses


@pytest.mark.parametrize(
    ("basis", "law", "place"),
    [
        ("인사규정 제12조", "인사규정", " 제12조"),
        ("지방공기업법 시행령 제57조의2", "지방공기업법 시행령", " 제57조의2"),
        ("DPG 업무 적용계획(2026) 제5장", "DPG 업무 적용계획(2026)", " 제5장"),
        ("위임전결규정 별표 1", "위임전결규정", " 별표 1"),
        ("위임전결규정[별표 1]", "위임전결규정", "[별표 1]"),
        ("제3차 기본계획 제 2 장", "제3차 기본계획", " 제 2 장"),
        ("복무규정", "복무규정", ""),
        ("제12조", "제12조", ""),
        ("", "", ""),
    ],
)
def test_a_legal_basis_is_a_law_and_a_place(basis, law, place):
    assert split(basis) == (law, place)


def test_every_use_is_found(register):
    sources = store.sources(register)
    codes = {process.id: process.code for process in sources.processes}
    found = {
        kind: {
            name: [(codes.get(use.id, "조문"), use.where, use.times) for use in listed]
            for name, listed in uses(sources, kind).items()
        }
        for kind in KINDS
    }
    assert found["역할"] == {
        "인사 담당": [
            ("P-0001", "역할", 1),
            ("P-0001", "현행 흐름도의 레인", 1),
            ("P-0001", "현행 흐름도의 참여자", 1),
        ],
        "팀장": [("P-0001", "역할", 1), ("P-0001", "현행 흐름도의 레인", 1)],
        "인사담당": [("P-0002", "역할", 1)],
    }
    assert found["시스템"] == {
        "ERP": [
            ("P-0001", "사용 시스템", 1),
            ("P-0002", "사용 시스템", 1),
            ("P-0001", "현행 흐름도의 레인", 1),  # a lane that only a system is known under
            ("P-0001", "현행 흐름도의 데이터 저장소", 1),
        ],
        "그룹 웨어": [("P-0001", "사용 시스템", 1)],
        "그룹웨어": [("P-0002", "사용 시스템", 1)],
    }
    assert found["문서"] == {
        "신청서": [("P-0001", "증빙 서류", 1), ("P-0001", "현행 흐름도의 데이터 객체", 1)],
        "주민등록등본": [("P-0001", "증빙 서류", 1)],
    }
    assert found["데이터"] == {
        "채용 현황": [("P-0001", "현행 흐름도의 데이터 객체", 1), ("P-0001", "만듦", 1)]
    }
    assert found["법령"] == {
        "인사규정": [("P-0001", "근거 법령·규정", 2), ("조문", "제12조", 1)],
        "복무규정": [("P-0002", "근거 법령·규정", 1)],
    }


def test_a_term_of_the_dictionary_decides_what_an_element_is(register):
    store.add_term(register, "문서", "채용 현황", by="김")
    store.add_term(register, "역할", "ERP", by="김")
    sources = store.sources(register)
    assert "채용 현황" not in uses(sources, "문서")  # a set of data is known too: data stays
    assert [use.where for use in uses(sources, "역할")["ERP"]] == ["현행 흐름도의 레인"]


def test_free_text_is_found_at_the_beginning_of_words(register):
    sources = store.sources(register)
    (texts,) = mentions(sources, ["전사자원", "ERP"]).values()
    assert texts == ["인사 담당이 ERP에 옮긴다", "ERP가 느리다."]
    assert not mentions(sources, ["담당이 E"])
    assert not mentions(sources, ["RP"])
    assert not mentions(sources, ["ER"])


def test_the_list_has_what_is_used_and_what_is_registered(register):
    store.add_term(register, "시스템", "나라장터", aliases=["G2B"], note="조달청", by="김")
    store.add_term(register, "시스템", "ERP", by="김")
    listed = listing.entries(store.sources(register), "시스템")
    assert [(one.name, one.status, len(one.uses), one.in_models) for one in listed] == [
        ("ERP", "등록", 4, 1),
        ("그룹 웨어", "제안", 1, 0),
        ("그룹웨어", "제안", 1, 0),
        ("나라장터", "등록", 0, 0),
    ]
    assert [one.name for one in listing.matching(listed, "ㄱㄹ")] == ["그룹 웨어", "그룹웨어"]
    assert [one.name for one in listing.matching(listed, "g2b 조달")] == ["나라장터"]
    assert listing.matching(listed, "") == listed
    assert not listing.matching(listed, "없는것")
