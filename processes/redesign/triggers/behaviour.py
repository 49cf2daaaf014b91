"""Heuristics 9–12 and 23: the order of steps, checks and exceptions."""

from collections.abc import Iterator, Mapping

import networkx as nx

from processes.bpmn.model import Flow, Node
from processes.redesign import clues
from processes.redesign.model import Case, Hit
from processes.redesign.walk import Walk

Thresholds = Mapping[str, float]


def resequencing(case: Case, walk: Walk, limits: Thresholds) -> Iterator[Hit]:
    """A step uses a document that only a later step makes."""
    makers: dict[str, list[Node]] = {}
    for task, datum, direction in walk.data_links:
        if direction == "out" and datum.name:
            makers.setdefault(datum.name, []).append(task)
    for task, datum, direction in walk.data_links:
        made_by = makers.get(datum.name, []) if direction == "in" else []
        later = [m for m in made_by if walk.order[m.id] > walk.order[task.id]]
        if later and len(later) == len(made_by):
            yield Hit(
                "입력보다 앞선 단계",
                1,
                "단계",
                "흐름도",
                "steps",
                f"{walk.quoted(task)}은(는) '{datum.name}'을(를) 쓰는데, 그것은 뒤의 "
                f"{walk.quoted(later[0])}에서 나옵니다.",
                (task.id, later[0].id),
            )


def knock_out(case: Case, walk: Walk, limits: Thresholds) -> Iterator[Hit]:
    """Several checks can reject the case, and they don't stand by falling p/T.

    The order that minimises the expected work of independent checks is by falling share of
    rejections over minutes (van der Aalst 2001); said to be certain only where both are known.
    """
    checks = [(node, flow) for node in walk.tasks if (flow := _rejection(walk, node))]
    if len(checks) < limits["checks"]:
        return
    ratios = [_ratio(case, node, flow) for node, flow in checks]
    known = [ratio for ratio in ratios if ratio is not None]
    if len(known) == len(ratios) and known == sorted(known, reverse=True):
        return
    named = " → ".join(walk.quoted(node) for node, _flow in checks[:4])
    yield Hit(
        "탈락시킬 수 있는 판단",
        len(checks),
        "곳",
        "흐름도",
        "checks",
        f"탈락 판단이 {len(checks)}곳입니다({named}). 탈락률÷시간이 큰 것을 앞에 두세요"
        + ("." if len(known) == len(ratios) else "(시간이나 비율을 몰라 차례는 모릅니다)."),
        tuple(node.id for node, _flow in checks),
        certain=len(known) == len(ratios),
    )


def parallelism(case: Case, walk: Walk, limits: Thresholds) -> Iterator[Hit]:
    """Reviews by different roles stand in series and need nothing of each other."""
    for chain in walk.chains:
        run: list[Node] = []
        for node in [*chain, None]:
            if node and clues.CHECK.search(node.name) and _independent(walk, run, node):
                run.append(node)
                continue
            if len(run) >= limits["reviews"]:
                yield _in_series(walk, run)
            run = [node] if node and clues.CHECK.search(node.name) else []


def _in_series(walk: Walk, run: list[Node]) -> Hit:
    named = ", ".join(walk.quoted(node) for node in run[:4])
    return Hit(
        "차례로 하는 검토",
        len(run),
        "단계",
        "흐름도",
        "reviews",
        f"서로 기대지 않는 검토가 차례로 있습니다: {named}. 함께 할 수 있습니다.",
        tuple(node.id for node in run),
        certain=False,
    )


def exception(case: Case, walk: Walk, limits: Thresholds) -> Iterator[Hit]:
    """Exceptions are known of, and the drawing has no way of their own for them."""
    rate = case.facts.exception_rate
    drawn = any(node.type == "boundaryEvent" for node in walk.model.nodes)
    if rate is not None and limits["exception_rate"] <= rate < 0.3 and not drawn and walk.tasks:
        yield Hit(
            "예외율",
            rate * 100,
            "%",
            "업무 목록",
            "exception_rate",
            f"예외가 {rate:.0%}인데 따로 그려진 길이 없습니다. 보통 건과 나누어 보세요.",
        )


def triage(case: Case, walk: Walk, limits: Thresholds) -> Iterator[Hit]:
    """So many exceptions that the cases want sorting at the door."""
    rate = case.facts.exception_rate
    if rate is not None and rate >= limits["exception_rate"]:
        first = tuple(node.id for node in walk.tasks[:1])
        yield Hit(
            "예외율",
            rate * 100,
            "%",
            "업무 목록",
            "exception_rate",
            f"예외가 {rate:.0%}입니다. 들어올 때 쉬운 건과 어려운 건을 나누세요.",
            first,
        )


def control_addition(case: Case, walk: Walk, limits: Thresholds) -> Iterator[Hit]:
    """Errors are many, and no step checks anything."""
    rate = case.facts.error_rate
    checked = any(clues.CHECK.search(n.name) or clues.APPROVAL.search(n.name) for n in walk.tasks)
    if rate is not None and rate >= limits["error_rate"] and walk.tasks and not checked:
        yield Hit(
            "오류율",
            rate * 100,
            "%",
            "업무 목록",
            "error_rate",
            f"잘못이 {rate:.0%}인데 확인하는 단계가 없습니다.",
            (walk.tasks[-1].id,),
            certain=False,
        )


def _rejection(walk: Walk, node: Node) -> Flow | None:
    """Return the flow by which a check right after the step turns cases down, if it is drawn."""
    gateway = walk.decision_after(node)
    if gateway is None or gateway.type != "exclusiveGateway":
        return None
    for flow in walk.around.out_of(gateway.id):
        target = walk.around.nodes.get(flow.target)
        ends = target is not None and target.type == "endEvent"
        soon = ends or (clues.REJECTION.search(flow.name) and _ends_soon(walk, flow.target))
        if soon and not walk.goes_back(flow):
            return flow
    return None


def _ends_soon(walk: Walk, start: str) -> bool:
    beyond = nx.descendants(walk.graph, start) if start in walk.graph else set()
    return len({node.id for node in walk.tasks} & beyond) <= 1


def _ratio(case: Case, node: Node, flow: Flow) -> float | None:
    share, work = case.probabilities.get(flow.id), case.work.get(node.id)
    return share / work.minutes if share is not None and work and work.minutes else None


def _independent(walk: Walk, before: list[Node], node: Node) -> bool:
    """Another role's step that uses nothing the ones before it make."""
    made = {d.id for t, d, way in walk.data_links if way == "out" for b in before if b.id == t.id}
    used = {d.id for t, d, way in walk.data_links if way == "in" and t.id == node.id}
    return not made & used and all(walk.role(one) != walk.role(node) for one in before)
