"""The seven process modeling guidelines (7PMG: Mendling, Reijers, van der Aalst 2010)."""

from collections.abc import Iterator

from processes.bpmn.checks import wording
from processes.bpmn.checks.finding import Remark
from processes.bpmn.checks.surroundings import Surroundings
from processes.bpmn.elements import FLOW_NODES, GATEWAYS, TASKS
from processes.bpmn.flow_measures import average_gateway_degree
from processes.bpmn.structure import unstructured

FEW = 30  # ours
MOST = 50  # 7PMG: above it the probability of an error passes one half
PATHS = 3  # ours


def few_elements(around: Surroundings) -> Iterator[Remark]:
    """G1: as few elements as possible; said from 31 on, up to where G7 speaks."""
    for process in around.model.processes:
        size = _size(around, process)
        if FEW < size <= MOST:
            yield (
                process,
                f"{around.called(process)}의 요소가 {size}개입니다. "
                f"적을수록 읽기 쉽습니다(제안: {FEW}개 이하).",
            )


def few_routing_paths(around: Surroundings) -> Iterator[Remark]:
    """G2: few routing paths per element: the mean degree of the gateways."""
    mean = average_gateway_degree(around.net)
    if mean is not None and mean > PATHS:
        yield (
            "",
            f"갈림 하나에 드나드는 흐름이 평균 {mean:.1f}개입니다. "
            f"갈림을 나누어 줄이세요(제안: {PATHS}개 이하).",
        )


def one_start(around: Surroundings) -> Iterator[Remark]:
    """G3: one start event."""
    yield from _more_than_one(around, "startEvent", "시작 이벤트")


def one_end(around: Surroundings) -> Iterator[Remark]:
    """G3: one end event."""
    yield from _more_than_one(around, "endEvent", "종료 이벤트")


def _more_than_one(around: Surroundings, kind: str, name: str) -> Iterator[Remark]:
    for container, inside in around.members.items():
        count = sum(node.type == kind for node in inside)
        if count > 1:
            yield (
                container,
                f"{around.called(container)}에 {name}가 {count}개입니다. "
                "하나로 모으면 읽기 쉽습니다.",
            )


def structured(around: Surroundings) -> Iterator[Remark]:
    """G4: every split has its own join of the same kind, every loop its own way back."""
    for element in unstructured(around.net):
        branching = len(around.out_of(element)) > 1 or len(around.into(element)) > 1
        if around.nodes[element].type in GATEWAYS or branching:
            yield (
                element,
                f"{around.called(element)}에 짝이 되는 나누기·합치기가 없습니다. "
                "나눈 흐름은 같은 종류의 갈림에서 합치세요.",
            )


def no_or(around: Surroundings) -> Iterator[Remark]:
    """G5: no inclusive (OR) gateways."""
    for node in around.gateways:
        if node.type == "inclusiveGateway":
            yield (
                node.id,
                f"{around.called(node.id)}은(는) 몇 갈래로 갈지 그림만으로 알 수 없습니다. "
                "배타 갈림과 병렬 갈림으로 나누세요.",
            )


def verb_object(around: Surroundings) -> Iterator[Remark]:
    """G6: an activity's label says what is done to what."""
    for node in around.model.nodes:
        if node.type not in TASKS | {"callActivity"} or wording.is_verb_object(node.name):
            continue
        better = wording.as_verb_object(node.name)
        example = f" 예: '{better}'" if better else ""
        yield node.id, f"{around.called(node.id)}: 이름을 '~을 ~한다' 꼴로 적으세요.{example}"


def decompose(around: Surroundings) -> Iterator[Remark]:
    """G7: a process of more than 50 elements is divided into sub-processes."""
    for process in around.model.processes:
        size = _size(around, process)
        if size > MOST:
            yield (
                process,
                f"{around.called(process)}의 요소가 {size}개입니다. "
                f"{MOST}개를 넘으면 하위 프로세스로 나누세요.",
            )


def _size(around: Surroundings, process: str) -> int:
    """Count what a reader sees at once: also inside sub-processes, unless they are collapsed."""
    collapsed = {shape.element for shape in around.model.shapes if shape.expanded is False}
    waiting, size, seen = [process], 0, set[str]()
    while waiting:
        container = waiting.pop()
        seen.add(container)
        for node in around.inside(container):
            size += node.type in FLOW_NODES
            if node.id in around.members and node.id not in seen | collapsed:
                waiting.append(node.id)
    return size
