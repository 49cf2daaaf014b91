"""What a redesign has to know of each step: who, how long, with which system. Our own rules."""

import re
from collections.abc import Iterator

from processes.bpmn import net
from processes.bpmn.checks.finding import Remark
from processes.bpmn.checks.surroundings import Surroundings
from processes.bpmn.elements import TASKS
from processes.bpmn.model import Flow

LONGEST = 40
DEGREE = 3
_TOLERANCE = 0.011  # per cent: three thirds may be written 33.33
_UNNAMED_ROLE = re.compile(r"(?:담당|담당자|레인|역할|lane|role)?\s*\d*", re.IGNORECASE)
_PERCENT = re.compile(r"(?<![\d.])(\d{1,3}(?:\.\d{1,4})?)\s*[%％]")


def lane_role(around: Surroundings) -> Iterator[Remark]:
    """A lane says whose work it is, and each task lies in one where there are lanes."""
    for lane in around.model.lanes:
        if _UNNAMED_ROLE.fullmatch(lane.name.strip()):
            yield lane.id, f"{around.called(lane.id)}에 누구의 일인지 담당(역할)을 적으세요."
    with_lanes = {lane.process for lane in around.model.lanes}
    for node in around.model.nodes:
        if node.type in TASKS and not node.lane and node.container in with_lanes:
            yield node.id, f"{around.called(node.id)}의 담당이 없습니다. 레인 안으로 옮기세요."


def task_time(around: Surroundings) -> Iterator[Remark]:
    """A task says how many minutes it takes."""
    for node in around.model.nodes:
        if node.type in TASKS and node.minutes is None:
            yield node.id, f"{around.called(node.id)}에 걸리는 시간(분)이 없습니다."


def task_system(around: Surroundings) -> Iterator[Remark]:
    """A task says which system it is done with, unless it is done by hand."""
    used = net.systems(around.model)
    for node in around.model.nodes:
        if node.type in TASKS - {"manualTask"} and node.id not in used:
            yield (
                node.id,
                f"{around.called(node.id)}에 쓰는 시스템이 없습니다. "
                "저장소 기호를 잇거나 수작업으로 바꾸세요.",
            )


def label_length(around: Surroundings) -> Iterator[Remark]:
    """A label has at most 40 characters."""
    named = [(node.id, node.name) for node in around.connected]
    named += [(flow.id, flow.name) for flow in around.sequence]
    for element, name in named:
        length = len(" ".join(name.split()))
        if length > LONGEST:
            yield (
                element,
                f"{around.called(element)}: 이름이 {length}자입니다. "
                f"{LONGEST}자 안으로 줄이고 나머지는 설명에 적으세요.",
            )


def gateway_degree(around: Surroundings) -> Iterator[Remark]:
    """At most three flows run into and out of a gateway."""
    for node in around.gateways:
        degree = len(around.into(node.id)) + len(around.out_of(node.id))
        if degree > DEGREE:
            yield (
                node.id,
                f"{around.called(node.id)}에 드나드는 흐름이 {degree}개입니다. "
                f"{DEGREE}개가 넘으면 갈림을 나누세요.",
            )


def branch_probabilities(around: Surroundings) -> Iterator[Remark]:
    """Where one branch of an exclusive gateway has a share ('승인 70 %'), all have: 100 in all."""
    for node in around.gateways:
        out = around.out_of(node.id)
        if node.type != "exclusiveGateway" or len(out) < 2:
            continue
        shares = [_share(flow) for flow in out]
        known = [share for share in shares if share is not None]
        if known and len(known) < len(shares):
            yield (
                node.id,
                f"{around.called(node.id)}의 가지 {len(shares)}개 가운데 "
                f"{len(shares) - len(known)}개에 비율이 없습니다. 모두 적으세요.",
            )
        elif known and abs(sum(known) - 100) > _TOLERANCE * len(known):
            yield (
                node.id,
                f"{around.called(node.id)}의 가지 비율을 더하면 {sum(known):g} %입니다. "
                "100 %가 되게 고치세요.",
            )


def _share(flow: Flow) -> float | None:
    found = _PERCENT.search(flow.name)
    return float(found[1]) if found else None
