"""What a field's name suggests: a sensible proposal, or none at all."""

import pytest

from applications.calls.forms import targets
from applications.facts.fact import Fact

SECTIONS = {
    "institution": "신청기관 현황",
    "summary": "과제명·개요",
    "background": "추진배경·필요성",
    "as_is": "현황·문제점 (As-Is)",
    "effects": "기대효과",
    "plan": "추진계획",
    "schedule": "추진일정",
}
FACTS = [
    Fact("yearly_volume", "연간 건수", "240", "건", "면담", "확인", ""),
    Fact("picture", "현황 그림", "그림", "", "흐름도", "등록", "", kind="picture"),
]


@pytest.mark.parametrize(
    ("field", "target"),
    [
        ("과제명", "draft:title"),
        (" 과 제 명 ", "draft:title"),
        ("1. 사업명", "draft:title"),
        ("신청기관", "draft:institution"),
        ("담당자 성명", "draft:owner"),
        ("추진배경", "section:background"),
        ("Ⅱ. 추진배경 및 필요성", "section:background"),
        ("② 기대효과", "section:effects"),
        ("주요 기대효과 (정성)", "section:effects"),
        ("As-Is", "section:as_is"),
        ("as_is", "section:as_is"),
        ("연간 건수", "fact:yearly_volume"),
        ("YEARLY_VOLUME", "fact:yearly_volume"),
        ("일정", "section:schedule"),
        ("현황", "section:as_is"),  # a whole part comes before the end of another
        ("추진", ""),  # three sections begin so
        ("현황 그림", ""),  # a picture doesn't fit into a field
        ("전화번호", ""),
        ("", ""),
        ("※", ""),
    ],
)
def test_a_name_suggests_a_target(field, target):
    assert targets.proposal(field, SECTIONS, FACTS) == target


def test_every_target_that_is_proposed_can_be_chosen():
    known = targets.names(SECTIONS, FACTS)
    for field in [*SECTIONS.values(), *targets.PROPERTIES.values(), "연간 건수"]:
        assert targets.proposal(field, SECTIONS, FACTS) in known
    assert "fact:picture" not in known
