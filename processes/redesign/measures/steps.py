"""Fewer steps: eliminated, composed, approvals that are delegated or left to the last one."""

from collections.abc import Sequence

from processes.redesign.draft import Draft
from processes.redesign.model import Finding
from processes.redesign.tree import CannotApply
from processes.redesign.walk import Walk

_LONGEST_NAME = 40  # characters; more than that does not fit a shape


def eliminate(draft: Draft, walk: Walk, finding: Finding) -> None:
    """Take the steps out; what led to them leads on."""
    for element in finding.hit.elements:
        draft.bypass(element)


def compose(draft: Draft, walk: Walk, finding: Finding) -> None:
    """Make one step of several that follow each other; minutes are summed, notes kept."""
    first, *others = _in_flow(walk, finding.hit.elements)
    names = [draft.name(one) for one in (first, *others)]
    name = " · ".join(names)
    if len(name) > _LONGEST_NAME:
        name = f"{names[0]} … {names[-1]}"
    for one in others:
        draft.absorb(first, one)
        draft.bypass(one)
    draft.rename(first, name)


def delegate(draft: Draft, walk: Walk, finding: Finding) -> None:
    """Take an approval out that can't turn anything down; keep the others and say why."""
    for element in finding.hit.elements:
        if walk.decision_after(walk.node(element)) is not None:
            raise CannotApply(
                f"'{draft.name(element)}' 뒤에는 반려하는 길이 있습니다. 그 길을 어떻게 할지 정해 "
                "그림에서 고치세요."
            )
        draft.bypass(element)


def keep_last_approval(draft: Draft, walk: Walk, finding: Finding) -> None:
    """Leave the last approval; the earlier ones go where nothing is decided after them."""
    approvals = _in_flow(walk, finding.hit.elements)
    if len(approvals) < 2:
        raise CannotApply("그림에 결재 단계가 둘 이상 있어야 줄일 수 있습니다.")
    idle = [one for one in approvals[:-1] if walk.decision_after(walk.node(one)) is None]
    if not idle:
        raise CannotApply(
            "앞의 결재마다 반려하는 길이 있어 저절로 줄일 수 없습니다. 그림에서 고치세요."
        )
    for one in idle:
        draft.bypass(one)


def _in_flow(walk: Walk, elements: Sequence[str]) -> list[str]:
    return sorted(elements, key=lambda one: walk.order.get(one, 0))
