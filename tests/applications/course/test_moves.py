"""Who may move a draft from where to where: the whole table, every state, role and target."""

import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from applications.course.model import Duties, FollowUp, Role
from applications.course.moves import MOVES, Standing, in_the_way, may, moves_from, refusal, to_take
from applications.drafts.model import STATES, BadState
from applications.readiness.finding import Finding

PEOPLE = {"담당자": "김담당", "검토자": "이검토", "결재자": "박결재", "다른 사람": "최다른"}
DUTIES = Duties("김담당", ("이검토", "정검토"), "박결재")
GRANTED = FollowUp(granted=1, starts_on="2027-01-01", ends_on="2027-12-31")
ALL = frozenset(PEOPLE)
OWNER, REVIEWER, APPROVER = frozenset({"담당자"}), frozenset({"검토자"}), frozenset({"결재자"})

# From, to -> who may. What is not here, nobody may.
MAY = {
    ("구상", "작성"): ALL,
    ("작성", "부서 검토"): OWNER,
    ("작성", "구상"): OWNER,
    ("부서 검토", "결재"): REVIEWER,
    ("부서 검토", "작성"): REVIEWER | OWNER,
    ("결재", "제출"): APPROVER,
    ("결재", "부서 검토"): APPROVER,
    ("결재", "작성"): APPROVER | OWNER,
    ("제출", "선정"): ALL,
    ("제출", "탈락"): ALL,
    ("제출", "보완"): OWNER | APPROVER,
    ("보완", "제출"): APPROVER,
    ("보완", "결재"): OWNER,
    ("보완", "선정"): ALL,
    ("보완", "탈락"): ALL,
    ("선정", "이행"): OWNER,
    ("선정", "제출"): OWNER,
    ("탈락", "작성"): OWNER,
    ("탈락", "제출"): OWNER,
    ("이행", "선정"): OWNER,
}
NEED_REASON = {
    ("작성", "구상"),
    ("부서 검토", "작성"),
    ("결재", "부서 검토"),
    ("결재", "작성"),
    ("제출", "탈락"),
    ("제출", "보완"),
    ("보완", "탈락"),
    ("선정", "제출"),
    ("탈락", "작성"),
    ("탈락", "제출"),
    ("이행", "선정"),
}
WARNING = Finding("warning", "estimated", "as_is", "추정한 값입니다.", "확인합니다.")
YOURSELF = Finding("yourself", "attachment", "", "붙임을 직접 봅니다.", "견줍니다.")
ERROR = Finding("error", "required", "risks", "비어 있습니다.", "씁니다.")


def standing(state: str, *findings: Finding, **other: Any) -> Standing:
    fields: dict[str, Any] = {"duties": DUTIES, "written": True, "follow_up": GRANTED} | other
    return Standing(state=state, findings=findings, **fields)


@pytest.mark.parametrize("state", STATES)
def test_each_state_target_and_role(state):
    for target, (role, name) in itertools.product(STATES, PEOPLE.items()):
        sentence = refusal(standing(state), target, name, "까닭이 있어서")
        allowed = role in MAY.get((state, target), frozenset())
        assert (sentence == "") is allowed, f"{state} → {target}, {role}: {sentence!r}"


def test_the_table_has_each_move_once_and_no_state_is_a_dead_end():
    ends = [(one.source, one.target) for one in MOVES]
    assert sorted(ends) == sorted(MAY)
    assert {state for state in STATES if not moves_from(state)} == set()
    assert {one.target for one in MOVES} == set(STATES)


@pytest.mark.parametrize("ends", sorted(MAY))
@pytest.mark.parametrize("reason", ["", "  \n"])
def test_a_reason_is_asked_for_where_it_is_needed(ends, reason):
    role = min(MAY[ends])
    sentence = refusal(standing(ends[0]), ends[1], PEOPLE[role], reason)
    assert ("이유" in sentence) is (ends in NEED_REASON)


@pytest.mark.parametrize("ends", sorted(set(itertools.product(STATES, STATES)) - set(MAY)))
def test_a_way_that_there_is_not_names_those_that_there_are(ends):
    sentence = refusal(standing(ends[0]), ends[1], "김담당", "까닭")
    assert "바로 옮길 수 없습니다" in sentence
    assert all(f"'{one.target}'" in sentence for one in moves_from(ends[0]))


def test_nobody_moves_a_draft_without_a_name():
    for state, target in MAY:
        assert "내 이름" in refusal(standing(state), target, " ", "까닭")


def test_the_refusal_names_who_may():
    sentence = refusal(standing("결재"), "제출", "최다른", "")
    assert sentence == "'결재하고 제출'은(는) 결재자(박결재)만 할 수 있습니다."
    several = refusal(standing("부서 검토"), "결재", "최다른", "")
    assert "검토자(이검토, 정검토)" in several


@pytest.mark.parametrize(
    ("state", "target", "by", "other", "word"),
    [
        ("작성", "부서 검토", "김담당", {"duties": Duties("김담당")}, "검토자가 정해지지"),
        ("작성", "부서 검토", "김담당", {"written": False}, "쓴 글이 없습니다"),
        ("작성", "부서 검토", "김담당", {"duties": Duties()}, "담당자가 정해지지"),
        ("부서 검토", "결재", "이검토", {"duties": Duties("가", ("이검토",))}, "결재자가 정해지지"),
        ("결재", "제출", "박결재", {"duties": Duties("김담당")}, "결재자가 정해지지"),
        ("선정", "이행", "김담당", {"follow_up": FollowUp()}, "선정 금액, 시작일, 종료일"),
        ("선정", "이행", "김담당", {"follow_up": FollowUp(0, "2027-01-01")}, "종료일을(를)"),
    ],
)
def test_what_is_missing_is_said(state, target, by, other, word):
    assert word in refusal(standing(state, **other), target, by, "")


@pytest.mark.parametrize("state", ["결재", "보완"])
def test_errors_keep_a_draft_from_being_handed_in_and_the_rest_is_acknowledged(state):
    judged = standing(state, ERROR, WARNING, YOURSELF)
    assert "오류가 1건" in refusal(judged, "제출", "박결재", "", {ERROR, WARNING, YOURSELF})
    assert in_the_way(judged) == (ERROR,)
    clean = standing(state, WARNING, YOURSELF)
    assert to_take(clean) == (WARNING, YOURSELF)
    assert "2건" in refusal(clean, "제출", "박결재", "")
    assert "1건" in refusal(clean, "제출", "박결재", "", {WARNING})
    assert refusal(clean, "제출", "박결재", "", {WARNING, YOURSELF}) == ""


@pytest.mark.parametrize("state", STATES)
def test_only_handing_in_waits_for_the_checks(state):
    for one in moves_from(state):
        assert one.ready is (one.target == "제출" and state in ("결재", "보완"))
        if not one.ready:
            role = min(MAY[state, one.target])
            assert refusal(standing(state, ERROR, WARNING), one.target, PEOPLE[role], "까닭") == ""


def test_a_state_that_there_is_not_is_refused():
    with pytest.raises(BadState):
        refusal(standing("작성"), "완료", "김담당", "")
    with pytest.raises(BadState):
        moves_from("완료")


@given(st.text(max_size=12), st.sampled_from(MOVES))
def test_who_is_not_named_may_only_what_everybody_may(name, one):
    named = {"".join(n.split()) for n in ("김담당", "이검토", "정검토", "박결재")}
    if "".join(name.split()).casefold() not in named:
        assert may(one, DUTIES, name) is (Role.ANYONE in one.by and bool(name.strip()))


@pytest.mark.parametrize("typed", ["김담당", " 김담당 ", "김 담당"])
def test_spaces_in_a_name_are_no_other_person(typed):
    assert refusal(standing("작성"), "부서 검토", typed, "") == ""
