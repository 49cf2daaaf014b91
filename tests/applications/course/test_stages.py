"""In which states a draft's text may change."""

import pytest

from applications.course.stages import NotEditable, editable
from applications.drafts.model import STATES, BadState

_OPEN = {"구상": True, "작성": True, "부서 검토": True, "결재": False, "제출": False}
_OPEN |= {"보완": True, "선정": False, "탈락": False, "이행": False}


def test_the_text_stands_still_from_approval_on_until_it_is_opened_again():
    assert {state: editable(state) for state in STATES} == _OPEN


def test_a_state_that_there_is_not_is_refused():
    with pytest.raises(BadState):
        editable("완료")


@pytest.mark.parametrize(
    ("state", "cure"), [("결재", "작성으로 되돌린"), ("제출", "보완을 시작한")]
)
def test_the_refusal_says_how_to_open_it(state, cure):
    assert cure in NotEditable(state).sentence
