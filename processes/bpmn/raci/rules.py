"""The rules by which a RACI table is derived from a model.

R  responsible: the role whose lane (or pool) the activity stands in.
A  accountable: the role of the first approval (결재, 승인, 재가, 전결) that the flow leads to from
   the activity, the approval itself included; where none follows, the owner of the process.
C  consulted: a pool that sends a message to the activity, and a role that a note on the activity
   names together with 협의, 협조, 합의, 의견 or 자문.
I  informed: the role that the result is handed over to, a pool that only gets a message, and a
   role that a note names together with 통보, 공유, 보고, 알림, 참조 or 안내.
One letter a role, the first of R, A, C, I that applies; R and A may meet in one.

The rules are ours; the letters are those of the responsibility assignment matrix (PMBOK).
"""

import re
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from processes.bpmn.elements import ACTIVITIES
from processes.bpmn.model import Model, Node
from processes.bpmn.net import Net
from processes.bpmn.raci.roles import Roles

Claim = tuple[str, str, str]
"""Role, letter, reason."""

_APPROVAL = re.compile("결재|승인|재가|전결")
_ASKING = re.compile("상신|올린|올리|요청|신청|대기|준비")  # asks for an approval, gives none
_CONSULTED = re.compile("협의|협조|합의|의견|자문")
_INFORMED = re.compile("통보|공유|보고|알림|알린|참조|안내")


def is_approval(name: str) -> bool:
    """Whether an activity of this name approves something, rather than asks for it."""
    return bool(_APPROVAL.search(name)) and not _ASKING.search(name)


@dataclass(frozen=True)
class Grounds:
    """What the rules look at; `owner` is the process owner, '' where unknown."""

    flow: Net
    who: Roles
    owner: str
    notes: Mapping[str, str]
    approvals: Mapping[str, Node]


def grounds(flow: Net, who: Roles, owner: str) -> Grounds:
    """Return what the rules look at, each looked up once for the whole model."""
    return Grounds(flow, who, owner, _notes(flow.model), nearest_approvals(flow))


def letters(known: Grounds, node: Node) -> Iterator[Claim]:
    """Give (role, letter, reason) of one activity, the stronger letters first."""
    own = known.who.of(node.id)
    if own:
        yield own, "R", "레인의 담당"
    yield from _accountable(known, node)
    others = [*_noted(known, node, _CONSULTED, "C"), *_by_message(known, node)]
    others += [*_handed_over(known, node), *_noted(known, node, _INFORMED, "I")]
    yield from (claim for claim in others if claim[0] not in ("", own))


def _accountable(known: Grounds, node: Node) -> Iterator[Claim]:
    approval = known.approvals.get(node.id)
    if approval is not None and known.who.of(approval.id):
        yield known.who.of(approval.id), "A", f"'{flat(approval.name)}'을(를) 하는 담당"
    elif known.owner:
        yield known.owner, "A", "업무의 소관 부서"


def _noted(known: Grounds, node: Node, words: re.Pattern[str], letter: str) -> Iterator[Claim]:
    for role in known.who.names:
        if _spoken_of(known.notes.get(node.id, ""), role, words):
            yield role, letter, f"주석에 {'협의' if letter == 'C' else '통보'} 대상으로 적힘"


def _by_message(known: Grounds, node: Node) -> Iterator[Claim]:
    messages = [flow for flow in known.flow.model.flows if flow.type == "message"]
    for flow in messages:
        if flow.target == node.id:
            yield known.who.of(flow.source), "C", "메시지를 보내옴"
    for flow in messages:
        if flow.source == node.id:
            yield known.who.of(flow.target), "I", "메시지를 받음"


def _handed_over(known: Grounds, node: Node) -> Iterator[Claim]:
    for taker in _next_activities(known.flow, node.id):
        reason = f"다음 단계 '{flat(taker.name) or taker.id}'의 담당"
        yield known.who.of(taker.id), "I", reason


def nearest_approvals(flow: Net) -> dict[str, Node]:
    """Return element -> the nearest approval that the flow leads to from it, itself included.

    Of two that are equally near, the one that stands first in the file.
    """
    ends: dict[str, list[str]] = {}
    for one, node in flow.nodes.items():
        if not flow.leads_to[one]:  # where a sub-process ends, the flow goes on behind it
            ends.setdefault(node.container, []).append(one)
    found = {
        one: node
        for one, node in flow.nodes.items()
        if node.type in ACTIVITIES and is_approval(node.name)
    }
    waiting = deque(found)
    while waiting:
        one = waiting.popleft()
        for before in (*flow.comes_from[one], *ends.get(one, ())):
            if before not in found:
                found[before] = found[one]
                waiting.append(before)
    return found


def _next_activities(flow: Net, element: str) -> Iterator[Node]:
    """Give the activities that the flow hands over to, through gateways and events."""
    waiting, seen = deque(flow.leads_to[element]), {element}
    while waiting:
        one = waiting.popleft()
        if one in seen:
            continue
        seen.add(one)
        if flow.nodes[one].type in ACTIVITIES:
            yield flow.nodes[one]
        else:
            waiting.extend(flow.leads_to[one])


def _notes(model: Model) -> dict[str, str]:
    """Return element -> the text of the notes that an association ties to it."""
    texts = {node.id: node.name for node in model.nodes if node.type == "textAnnotation"}
    found: dict[str, list[str]] = {}
    for flow in model.flows:
        if flow.type == "association":
            for note, element in ((flow.source, flow.target), (flow.target, flow.source)):
                if note in texts and element not in texts:
                    found.setdefault(element, []).append(texts[note])
    return {element: "\n".join(parts) for element, parts in found.items()}


def _spoken_of(note: str, role: str, words: re.Pattern[str]) -> bool:
    """Whether a line of the note names the role and one of the words."""
    return any(role in line and words.search(line) for line in re.split(r"[\n.;]", note))


def flat(text: str) -> str:
    """Return a name on one line."""
    return " ".join(text.split())
