"""Other means: a system's step for a person's, data fetched instead of asked for, a check moved."""

from processes.redesign import clues
from processes.redesign.draft import Draft
from processes.redesign.model import Finding
from processes.redesign.room import ACTIVITY, Sheet, make_columns
from processes.redesign.walk import Walk


def automate(draft: Draft, walk: Walk, finding: Finding) -> None:
    """Let a system do the step."""
    for element in finding.hit.elements:
        draft.retype(element, "serviceTask")


def digitise(draft: Draft, walk: Walk, finding: Finding) -> None:
    """Do a paper step on a screen; which system takes several ones' place is for people to say."""
    for element in finding.hit.elements:
        if finding.hit.threshold == "paper_steps":
            draft.retype(element, "userTask")


def fetch_evidence(draft: Draft, walk: Walk, finding: Finding) -> None:
    """Look the evidence up at the agency that holds it, where it was taken in before."""
    steps = [one for one in finding.hit.elements if one in walk.order]
    if not steps:
        beside = walk.tasks[0].id
        make_columns(draft, [(draft.only_follower(beside), ACTIVITY)])
        own = draft.add("serviceTask", "행정정보 공동이용으로 증빙을 확인한다", beside)
        (onward,) = draft.flows_from(beside)
        draft.start(onward, own)
        draft.join(beside, own)
        draft.changes.append("증빙을 조회하는 단계를 넣었습니다.")
        return
    checks = [one for one in steps if clues.CHECK.search(draft.name(one))]
    for one in checks or steps:  # handing in goes on without the papers; checking them changes
        named = clues.EVIDENCE.search(draft.name(one))
        draft.retype(one, "serviceTask")
        draft.detach_messages(one)
        if named:
            draft.rename(one, f"행정정보 공동이용으로 확인한다: {draft.name(one)}")


def interface(draft: Draft, walk: Walk, finding: Finding) -> None:
    """Let a message go out or come in by itself."""
    for element in finding.hit.elements:
        sends = any(flow.source == element for flow, _partner in walk.own_messages)
        draft.retype(element, "sendTask" if sends else "receiveTask")


def buffer(draft: Draft, walk: Walk, finding: Finding) -> None:
    """Look up data that was fetched beforehand instead of waiting for it."""
    for element in finding.hit.elements:
        draft.detach_messages(element)
        draft.retype(element, "serviceTask")
        draft.rename(element, f"미리 받아 둔 자료에서 찾는다: {draft.name(element)}")


def move_check_to_applicant(draft: Draft, walk: Walk, finding: Finding) -> None:
    """Let the one who begins the case check it, by the rules of the form."""
    first = walk.tasks[0].id
    for element in finding.hit.elements:
        gateway = walk.decision_after(walk.node(element))
        draft.retype(element, "businessRuleTask")
        for one in filter(None, (element, gateway.id if gateway else "")):
            draft.move(one, first, Sheet(draft).free_row(one, first))
