"""Another order: reviews side by side, the sharpest check first, a step after its input."""

from itertools import pairwise

from processes.bpmn.model import Flow, Node
from processes.redesign.draft import Draft
from processes.redesign.model import Finding
from processes.redesign.room import ACTIVITY, GATEWAY, Sheet, make_columns
from processes.redesign.tree import CannotApply
from processes.redesign.walk import Walk


def run_in_parallel(draft: Draft, walk: Walk, finding: Finding) -> None:
    """Put reviews that stand in series between a parallel split and join."""
    first, *others = sorted(finding.hit.elements, key=lambda one: walk.order[one])
    last = others[-1]
    make_columns(draft, [(first, GATEWAY), (draft.only_follower(last), GATEWAY)])
    split = draft.add("parallelGateway", "", first)
    join = draft.add("parallelGateway", "", last)
    for flow in draft.flows_into(first):
        draft.lead(flow, split)
    (onward,) = draft.flows_from(last)
    draft.start(onward, join)
    for one in (first, *others[:-1]):
        draft.lead(draft.flows_from(one)[0], join)
        draft.join(split, one)
    draft.join(split, last)
    draft.join(last, join)
    names = ", ".join(draft.name(one) for one in (first, *others))
    draft.changes.append(f"함께 하게 했습니다: {names}")


def knock_out_first(draft: Draft, walk: Walk, finding: Finding) -> None:
    """Put the checks in falling order of rejections over minutes, one swap of neighbours."""
    if not finding.hit.certain:
        raise CannotApply(
            "탈락률과 처리시간을 모두 알아야 차례를 정할 수 있습니다. "
            "단계의 분과 갈림의 비율을 적으세요."
        )
    checks = sorted(finding.hit.elements, key=lambda one: walk.order[one])
    for first, second in pairwise(checks):
        if _swap(draft, walk, walk.node(first), walk.node(second)):
            return
    raise CannotApply("판단 사이에 다른 단계가 있어 저절로 바꿀 수 없습니다. 그림에서 고치세요.")


def after_its_input(draft: Draft, walk: Walk, finding: Finding) -> None:
    """Move a step right behind the one that makes what it uses."""
    step, maker = finding.hit.elements
    make_columns(draft, [(draft.only_follower(maker), ACTIVITY)])
    draft.undraw(step)
    draft.undraw_lines(step)
    draft.follow(step, maker)


def _swap(draft: Draft, walk: Walk, first: Node, second: Node) -> bool:
    """Let the second check come before the first, where its decision is followed by it."""
    passing = _passed(walk, first, second.id)
    gateway = walk.decision_after(second)
    if passing is None or gateway is None:
        return False
    onward = [
        flow
        for flow in walk.around.out_of(gateway.id)
        if not walk.goes_back(flow) and walk.node(flow.target).type != "endEvent"
    ]
    if len(onward) != 1 or len(walk.around.into(second.id)) != 1:
        return False
    beyond = onward[0].target
    for flow in draft.flows_into(first.id):
        draft.lead(flow, second.id)
    draft.lead(draft.element(onward[0].id), first.id)
    draft.lead(draft.element(passing.id), beyond)
    before = walk.decision_after(first)
    assert before is not None  # noqa: S101 - passing comes from it
    sheet = Sheet(draft)
    sheet.swap(first.id, second.id)
    sheet.swap(before.id, gateway.id)
    draft.changes.append(
        f"'{draft.name(second.id)}'을(를) '{draft.name(first.id)}'보다 먼저 하게 했습니다."
    )
    return True


def _passed(walk: Walk, check: Node, target: str) -> Flow | None:
    gateway = walk.decision_after(check)
    ways = walk.around.out_of(gateway.id) if gateway else ()
    return next((flow for flow in ways if flow.target == target), None)
