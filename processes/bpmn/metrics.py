"""Measures of one model, each with its formula and its source: metrics(model), or MEASURES.

N are the activities, events and gateways of the file, A the sequence flows between them, C the
gateways. None says that a measure is not known: no lanes, no systems, nothing to divide by.

Sources: Mendling = J. Mendling, Metrics for Process Models, Springer LNBIP 6, 2008, ch. 4.
Cardoso = J. Cardoso, Control-flow complexity of processes, 2005. 7PMG = J. Mendling,
H. Reijers, W. van der Aalst, Seven process modeling guidelines, 2010. Ours are proposals.
"""

from collections.abc import Callable
from dataclasses import dataclass

from processes.bpmn import flow_measures, people_measures
from processes.bpmn.elements import ACTIVITIES, DATA, EVENTS, SUB_PROCESSES
from processes.bpmn.model import Model
from processes.bpmn.net import Net, graph, net
from processes.bpmn.structure import unstructured

__all__ = ["MEASURES", "Measure", "graph", "metrics"]

Value = float | int | None


@dataclass(frozen=True)
class Measure:
    """One entry of the table: what it is called, what it says, where it comes from."""

    name: str
    title: str
    meaning: str
    source: str
    of: Callable[[Net], Value]


def metrics(model: Model) -> dict[str, Value]:
    """Return every measure of the model by its name; shares and means rounded to 4 places."""
    whole = net(model)
    return {measure.name: _rounded(measure.of(whole)) for measure in MEASURES}


def _rounded(value: Value) -> Value:
    return round(value, 4) if isinstance(value, float) else value


def _counted(kinds: frozenset[str]) -> Callable[[Net], int]:
    return lambda whole: sum([count for kind, count in whole.kinds.items() if kind in kinds])


def structuredness(whole: Net) -> Value:
    """Return 1 − |N left after reduction| / |N| (Mendling, Φ): 1 is built of nested blocks."""
    return 1 - len(unstructured(whole)) / whole.size if whole.size else None


def _flows(kind: str) -> Callable[[Net], int]:
    return lambda whole: whole.flow_kinds[kind]


_SIZE = "Mendling, S_N"
_OURS = "제안"

MEASURES: tuple[Measure, ...] = (
    Measure(
        "size",
        "요소",
        "작업·이벤트·갈림의 수. 50개를 넘으면 나누어 그립니다.",
        _SIZE,
        lambda n: n.size,
    ),
    Measure(
        "activities", "작업", "작업, 하위 프로세스, 호출 활동의 수.", _SIZE, _counted(ACTIVITIES)
    ),
    Measure("events", "이벤트", "시작·중간·경계·종료 이벤트의 수.", _SIZE, _counted(EVENTS)),
    Measure("gateways", "갈림", "게이트웨이의 수.", _SIZE, lambda n: len(n.gateways)),
    Measure(
        "starts",
        "시작",
        "시작 이벤트의 수. 하나가 읽기 쉽습니다.",
        "7PMG G3",
        _counted(frozenset({"startEvent"})),
    ),
    Measure(
        "ends",
        "끝",
        "종료 이벤트의 수. 하나가 읽기 쉽습니다.",
        "7PMG G3",
        _counted(frozenset({"endEvent"})),
    ),
    Measure(
        "sub_processes",
        "하위 프로세스",
        "펼치거나 접은 하위 프로세스의 수.",
        "7PMG G7",
        _counted(SUB_PROCESSES),
    ),
    Measure("data", "자료", "자료(문서)와 저장소(시스템) 기호의 수.", _OURS, _counted(DATA)),
    Measure("pools", "참여자", "풀의 수.", _OURS, lambda n: len(n.model.participants)),
    Measure("lanes", "레인", "담당을 나눈 레인의 수.", _OURS, lambda n: len(n.model.lanes)),
    Measure("sequence_flows", "흐름", "순서 흐름의 수.", "Mendling, S_A", _flows("sequence")),
    Measure(
        "message_flows",
        "메시지 흐름",
        "참여자 사이에 오가는 메시지의 수.",
        _OURS,
        _flows("message"),
    ),
    Measure(
        "cnc",
        "연결 계수(CNC)",
        "흐름 수 ÷ 요소 수. 클수록 얽혀 있습니다.",
        "Mendling, CNC",
        flow_measures.cnc,
    ),
    Measure(
        "density",
        "밀도",
        "그을 수 있는 흐름 가운데 그은 것의 비율.",
        "Mendling, Δ",
        flow_measures.density,
    ),
    Measure(
        "average_gateway_degree",
        "갈림의 평균 차수",
        "갈림 하나에 드나드는 흐름의 평균.",
        "Mendling, d_C",
        flow_measures.average_gateway_degree,
    ),
    Measure(
        "maximum_gateway_degree",
        "갈림의 최대 차수",
        "가장 많은 흐름이 드나드는 갈림.",
        "Mendling, d̂_C",
        flow_measures.maximum_gateway_degree,
    ),
    Measure(
        "gateway_mismatch",
        "짝 안 맞는 갈림",
        "나뉜 가지와 합친 가지 수의 차이를 종류마다 더한 것.",
        "Mendling, MM",
        flow_measures.gateway_mismatch,
    ),
    Measure(
        "gateway_heterogeneity",
        "갈림 종류의 섞임",
        "0은 한 종류, 1은 종류가 고르게 섞임.",
        "Mendling, CH",
        flow_measures.gateway_heterogeneity,
    ),
    Measure(
        "control_flow_complexity",
        "제어 흐름 복잡도(CFC)",
        "갈림마다 생각할 경우의 수를 더한 것.",
        "Cardoso",
        flow_measures.control_flow_complexity,
    ),
    Measure(
        "token_split",
        "동시 진행",
        "병렬·포괄 갈림이 새로 만드는 가지의 수.",
        "Mendling, TS",
        flow_measures.token_split,
    ),
    Measure(
        "sequentiality",
        "순차성",
        "갈림을 거치지 않는 흐름의 비율.",
        "Mendling, Ξ",
        flow_measures.sequentiality,
    ),
    Measure(
        "cyclicity",
        "되돌이",
        "되돌아오는 길 위에 있는 요소의 비율.",
        "Mendling, CYC",
        flow_measures.cyclicity,
    ),
    Measure("depth", "깊이", "겹친 갈림의 가장 깊은 단계.", "Mendling, Λ", flow_measures.depth),
    Measure(
        "nesting",
        "하위 프로세스의 깊이",
        "하위 프로세스가 겹친 단계.",
        "7PMG G7",
        flow_measures.nesting,
    ),
    Measure(
        "structuredness",
        "구조화",
        "나누기와 합치기의 짝이 맞는 블록 안에 있는 요소의 비율. 1이면 모두.",
        "Mendling, Φ",
        structuredness,
    ),
    Measure(
        "handovers",
        "인계",
        "다른 레인이나 참여자에게 넘어가는 흐름의 수.",
        "Reijers·Liman Mansar 2005",
        people_measures.handovers,
    ),
    Measure(
        "system_switches",
        "시스템 전환",
        "앞에서 쓴 것과 다른 시스템을 쓰기 시작하는 작업의 수.",
        _OURS,
        people_measures.system_switches,
    ),
    Measure(
        "paper_steps",
        "종이 단계",
        "수작업이거나 이름·문서에 종이를 뜻하는 말이 있는 작업의 수.",
        _OURS,
        people_measures.paper_steps,
    ),
)
