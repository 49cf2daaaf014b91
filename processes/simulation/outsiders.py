"""Whose time a pool's is: our staff's, our employees' who apply for something, or a customer's.

Customers and applying employees come with their case, each another person: they never queue, and
their pool is so large that nobody waits in it. A customer's time is neither labour nor cost. The
words are our proposal; people say otherwise in the table of pools.
"""

import re
from typing import Protocol

from processes.bpmn.model import Model, Node
from processes.simulation.scenario import Source

NOT_QUEUED_FOR = 1000  # people in a pool of whom each case brings its own
STAFF, EMPLOYEE, OUTSIDE = "기관 인력", "건마다 다른 직원", "기관 밖(이용자)"
UNQUEUED = Source("건마다 다른 사람이라 줄을 서지 않음", guessed=False)
FREE = Source("이용자의 시간이라 기관의 비용이 아님(0원)", guessed=False)
UNKNOWN_COST = Source("시간당 비용을 모름(0원)", guessed=True)
_EMPLOYEE = re.compile(r"직원$")
# Only how a title ends tells: '민원 담당', '고객센터' and '시민회관' are ours.
_OUTSIDE = re.compile(
    r"((신청|민원|청구|신고|제안|납부|방문|이용|응시|지원|임차|임대|수급|관람|참가|참여|입찰|계약상대)"
    r"(인|자|객)|고객|시민|주민|입주민|국민|회원|수강생|보호자|학부모|학생|유족|승객|업체|기업"
    r"|상대방|거래처|당사자)(들)?$"
)


class People(Protocol):
    """What tells whose time a pool's is, in a scenario or in a result."""

    @property
    def name(self) -> str:
        """What they are called."""
        ...

    @property
    def size(self) -> int:
        """How many they are."""
        ...


def kind_of(title: str) -> str:
    """Return whose time it is, by the title of a lane or pool."""
    plain = re.sub(r"\s*\(.*\)$", "", " ".join(title.split()))
    if _EMPLOYEE.search(plain):
        return EMPLOYEE
    return OUTSIDE if _OUTSIDE.search(plain) else STAFF


def kind(pool: People) -> str:
    """Return whose time a pool's is: customers by its size, for that is what people set."""
    if pool.size < NOT_QUEUED_FOR:
        return STAFF
    return EMPLOYEE if _EMPLOYEE.search(pool.name) else OUTSIDE


def is_outside(pool: People) -> bool:
    """Tell whether a pool's time is a customer's."""
    return kind(pool) == OUTSIDE


def title_of(model: Model, node: Node) -> str:
    """Return the title of the lane that a node lies in, else of its process's pool."""
    for lane in model.lanes:
        if lane.id == node.lane and lane.name.strip():
            return lane.name.strip()
    return participant_of(model, node)


def participant_of(model: Model, node: Node) -> str:
    """Return the name of the pool around a node; empty where none is drawn."""
    containers = {one.id: one.container for one in model.nodes}
    process = node.container
    while process in containers:
        process = containers[process]
    return next((one.name.strip() for one in model.participants if one.process == process), "")


def node_kind(model: Model, node: Node) -> str:
    """Return whose time a step's is: a customer's where its lane or the pool around it says so."""
    around = participant_of(model, node)
    if around and kind_of(around) == OUTSIDE:
        return OUTSIDE
    return kind_of(title_of(model, node))
