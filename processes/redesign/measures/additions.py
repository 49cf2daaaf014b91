"""What is added: a short way for easy cases, a check where errors went unseen."""

from processes.redesign.draft import Draft
from processes.redesign.model import Finding
from processes.redesign.room import ACTIVITY, APART, GATEWAY, Sheet, make_columns
from processes.redesign.tree import CannotApply
from processes.redesign.walk import Walk


def triage(draft: Draft, walk: Walk, finding: Finding) -> None:
    """Part the easy cases from the others after the first step, with an end of their own."""
    first = finding.hit.elements[0]
    handler = draft.only_follower(first)
    (onward,) = draft.flows_from(first)
    make_columns(draft, [(handler, GATEWAY)])
    Sheet(draft).make_row(handler)
    gateway = draft.add("exclusiveGateway", "쉬운 건인가?", handler)
    easy = draft.add("userTask", "쉬운 건을 바로 처리한다", handler)
    end = draft.add("endEvent", "쉬운 건을 마침", handler)
    draft.start(onward, gateway)
    onward.set("name", "아니요")
    draft.join(first, gateway)
    draft.join(gateway, easy, "예")
    draft.join(easy, end)
    draft.changes.append(f"'{draft.name(first)}' 뒤에서 쉬운 건을 나누었습니다.")


def check(draft: Draft, walk: Walk, finding: Finding) -> None:
    """Check the result of the last step and send back what is wrong."""
    step = finding.hit.elements[0]
    onward = draft.flows_from(step)
    if len(onward) != 1:
        raise CannotApply(f"'{draft.name(step)}' 뒤의 흐름이 하나가 아닙니다. 그림에서 고치세요.")
    follower = onward[0].get("targetRef", "")
    make_columns(draft, [(step, GATEWAY), (follower, ACTIVITY + APART + GATEWAY)])
    merge = draft.add("exclusiveGateway", "", step)
    for flow in draft.flows_into(step):
        draft.lead(flow, merge)
    draft.join(merge, step)
    own = draft.add("userTask", "결과를 확인한다", step)
    gateway = draft.add("exclusiveGateway", "결과가 맞는가?", step)
    draft.start(onward[0], gateway)
    onward[0].set("name", "예")
    draft.join(step, own)
    draft.join(own, gateway)
    draft.join(gateway, merge, "아니요")
    draft.changes.append(f"'{draft.name(step)}' 뒤에 확인을 넣었습니다.")
