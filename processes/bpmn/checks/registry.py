"""The table of rules: bpmnlint's recommended ones by its names, 7PMG, and our own."""

from collections.abc import Callable, Iterable

from processes.bpmn.checks import completeness, ends, guidelines, naming, placing, routing
from processes.bpmn.checks.finding import SEVERITIES, Finding, Remark, Rule, Severity
from processes.bpmn.checks.surroundings import Surroundings
from processes.bpmn.model import Model

_LINT = "bpmnlint 11.15 recommended"

_Entry = tuple[str, Severity, str, Callable[[Surroundings], Iterable[Remark]]]

_RECOMMENDED: tuple[_Entry, ...] = (
    ("ad-hoc-sub-process", "error", "순서 없는 하위 프로세스", ends.ad_hoc_sub_process),
    ("conditional-flows", "error", "갈림의 조건", routing.conditional_flows),
    ("end-event-required", "error", "종료 이벤트", ends.end_event_required),
    ("event-based-gateway", "error", "이벤트 갈림", routing.event_based_gateway),
    (
        "event-sub-process-typed-start-event",
        "error",
        "이벤트 하위 프로세스의 시작",
        ends.event_sub_process_typed_start_event,
    ),
    ("fake-join", "warning", "합쳐지지 않는 흐름", routing.fake_join),
    ("global", "warning", "메시지·신호·오류 정의", naming.unused_global),
    ("label-required", "error", "이름", naming.label_required),
    ("link-event", "error", "링크 이벤트의 짝", naming.link_event),
    ("no-bpmndi", "error", "그림에 없는 요소", placing.no_bpmndi),
    ("no-complex-gateway", "error", "복합 갈림", routing.no_complex_gateway),
    ("no-disconnected", "error", "이어지지 않은 요소", routing.no_disconnected),
    (
        "no-duplicate-sequence-flows",
        "error",
        "겹친 흐름",
        routing.no_duplicate_sequence_flows,
    ),
    ("no-gateway-join-fork", "error", "합치며 나누는 갈림", routing.no_gateway_join_fork),
    ("no-implicit-end", "error", "끝이 아닌 끝", ends.no_implicit_end),
    ("no-implicit-split", "error", "갈림 없는 나뉨", routing.no_implicit_split),
    ("no-implicit-start", "error", "시작이 아닌 시작", ends.no_implicit_start),
    ("no-inclusive-gateway", "warning", "포괄 갈림", routing.no_inclusive_gateway),
    (
        "no-overlapping-elements",
        "warning",
        "겹친 도형",
        placing.no_overlapping_elements,
    ),
    (
        "single-blank-start-event",
        "error",
        "시작 이벤트 하나",
        ends.single_blank_start_event,
    ),
    ("single-event-definition", "error", "이벤트의 종류", naming.single_event_definition),
    ("start-event-required", "error", "시작 이벤트", ends.start_event_required),
    (
        "sub-process-blank-start-event",
        "error",
        "하위 프로세스의 시작",
        ends.sub_process_blank_start_event,
    ),
    ("superfluous-gateway", "warning", "필요 없는 갈림", routing.superfluous_gateway),
    ("superfluous-label", "warning", "필요 없는 이름", routing.superfluous_label),
    ("superfluous-termination", "warning", "필요 없는 전체 종료", ends.superfluous_termination),
)

BPMNLINT = tuple(Rule(*entry, _LINT) for entry in _RECOMMENDED)

_7PMG = "7PMG 2010"

GUIDELINES = (
    Rule("g1-size", "info", "요소를 적게", guidelines.few_elements, _7PMG, proposal=True),
    Rule(
        "g2-routing-paths",
        "info",
        "갈래를 적게",
        guidelines.few_routing_paths,
        _7PMG,
        proposal=True,
    ),
    Rule("g3-one-start", "warning", "시작 하나", guidelines.one_start, _7PMG),
    Rule("g3-one-end", "info", "끝 하나", guidelines.one_end, _7PMG),
    Rule("g4-structured", "warning", "나누기와 합치기의 짝", guidelines.structured, _7PMG),
    Rule("g5-no-or", "info", "포괄 갈림 피하기", guidelines.no_or, _7PMG),
    Rule("g6-verb-object", "info", "'~을 ~한다' 이름", guidelines.verb_object, _7PMG),
    Rule("g7-decompose", "warning", "나누어 그리기", guidelines.decompose, _7PMG),
)

_OURS = "제안"
_PROPOSED: tuple[_Entry, ...] = (
    ("lane-role", "warning", "담당", completeness.lane_role),
    ("task-time", "info", "걸리는 시간", completeness.task_time),
    ("task-system", "info", "쓰는 시스템", completeness.task_system),
    ("label-length", "warning", "긴 이름", completeness.label_length),
    ("gateway-degree", "warning", "갈래가 많은 갈림", completeness.gateway_degree),
    ("branch-probabilities", "error", "가지 비율", completeness.branch_probabilities),
)

OWN = tuple(
    Rule(name, severity, title, remarks, _OURS, proposal=True)
    for name, severity, title, remarks in _PROPOSED
)

RULES: tuple[Rule, ...] = (*BPMNLINT, *GUIDELINES, *OWN)
BY_NAME = {rule.name: rule for rule in RULES}


def findings(model: Model) -> tuple[Finding, ...]:
    """Return what every rule finds in the model, gravest first, then in the order of the table."""
    around = Surroundings(model)
    found = [finding for rule in RULES for finding in rule.findings(around)]
    return tuple(sorted(found, key=lambda one: SEVERITIES.index(one.severity)))
