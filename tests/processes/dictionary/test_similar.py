"""Which spellings are offered for a merge, and which are not."""

import pytest

from processes.dictionary import similar
from processes.dictionary.similar import ALIAS, ENDING, NEAR, SAME, pairs


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("그룹 웨어", "그룹웨어", SAME),
        ("ERP", "erp", SAME),
        ("ＥＲＰ", "ERP", SAME),
        ("국세·지방세", "국세/지방세", SAME),
        ("「인사규정」", "인사규정", SAME),
        ("인사 담당", "인사담당자", ENDING),
        ("주차관제", "주차관제시스템", ENDING),
        ("그룹웨어", "그룹웨아", NEAR),
        ("인사\n담당", "인사 담당", SAME),
    ],
)
def test_near_spellings_are_offered(one, other, why):
    (found,) = pairs([one, other])
    assert {found.one, found.other} == {one, other}
    assert found.why == why


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1차 평정자", "2차 평정자"),
        ("지방공기업법 시행령", "지방공기업법 시행규칙"),
        ("주민등록표 등본", "주민등록표 초본"),
        ("국세 납세증명서", "지방세 납세증명서"),
        ("보상 담당", "보수 담당"),
        ("사장", "팀장"),
        ("ERP", "ERM"),
        ("!", "?"),
    ],
)
def test_two_things_are_not_offered(one, other):
    assert not pairs([one, other])


def test_laws_are_compared_more_widely():
    laws = ["시설대관 운영규정", "시설대관 운영내규"]
    assert not pairs(laws)
    assert pairs(laws, close=similar.CLOSE_LAWS)


def test_an_alias_that_is_used_again_comes_first():
    found = pairs(
        ["G2B", "나라장터", "그룹 웨어", "그룹웨어"],
        aliases=[("G2B", "나라장터"), ("조달", "나라장터")],
    )
    assert [(pair.one, pair.other, pair.why) for pair in found] == [
        ("G2B", "나라장터", ALIAS),
        ("그룹 웨어", "그룹웨어", SAME),
    ]


def test_what_a_person_told_apart_stays_apart():
    assert not pairs(["ERP", "erp"], apart={frozenset(("erp", "ERP"))})


def test_no_names_no_pairs():
    assert pairs([]) == []
