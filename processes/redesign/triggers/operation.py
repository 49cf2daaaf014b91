"""Heuristics 4–8, 25 and 26: the steps themselves and the systems behind them."""

from collections.abc import Iterator, Mapping

import networkx as nx

from processes.bpmn.model import Node
from processes.redesign import clues
from processes.redesign.model import Case, Hit
from processes.redesign.triggers.registered import waiting_ratio
from processes.redesign.walk import Walk

Thresholds = Mapping[str, float]


def order_types(case: Case, walk: Walk, limits: Thresholds) -> Iterator[Hit]:
    """The flow parts right at its beginning into branches that share no step."""
    for node in walk.around.gateways:
        early = [t for t in walk.tasks if walk.order[t.id] < walk.order.get(node.id, -1)]
        branches = walk.around.out_of(node.id)
        if node.type != "exclusiveGateway" or len(branches) < limits["types"] or len(early) > 1:
            continue
        own = [_steps_from(walk, flow.target) for flow in branches]
        shared = set.intersection(*own) if own else set()
        if all(len(steps - shared) >= 2 for steps in own):
            yield Hit(
                "처음에 갈리는 유형",
                len(own),
                "가지",
                "흐름도",
                "types",
                f"{walk.around.called(node.id)}에서 서로 다른 {len(own)}가지 일로 갈립니다. "
                "유형마다 흐름을 나누어 보세요.",
                (node.id,),
            )


def task_elimination(case: Case, walk: Walk, limits: Thresholds) -> Iterator[Hit]:
    """A clerical step: nothing is decided after it, no rule asks for it, nobody outside gets it."""
    told = {end for flow, _partner in walk.own_messages for end in (flow.source, flow.target)}
    for node in walk.tasks:
        clerical = clues.CLERICAL.search(node.name) or clues.RETYPING.search(node.name)
        if clerical and not (walk.decision_after(node) or node.id in case.rules or node.id in told):
            yield Hit(
                "판단·근거·전달이 없는 단계",
                1,
                "단계",
                "흐름도",
                "steps",
                f"{walk.quoted(node)}은(는) 판단도 연결된 규정도 없습니다. 없앨 수 있는지 보세요.",
                (node.id,),
                certain=False,
            )


def order_based_work(case: Case, walk: Walk, limits: Thresholds) -> Iterator[Hit]:
    """Work that is batched, and waiting at least twice the hands-on time."""
    least = limits["waiting_ratio"]
    for node in walk.tasks:
        work = case.work.get(node.id)
        if work and work.minutes and work.waiting and work.waiting >= least * work.minutes:
            ratio = work.waiting / work.minutes
            batch = bool(clues.BATCH.search(f"{node.name} {node.documentation}"))
            yield Hit(
                "대기÷처리",
                ratio,
                "배",
                "흐름도",
                "waiting_ratio",
                f"{walk.quoted(node)}은(는) 일보다 {ratio:.1f}배 기다립니다"
                + ("(묶음 처리)." if batch else ". 모아서 하는지 확인하세요."),
                (node.id,),
                certain=batch,
            )
    yield from _batched_by_name(case, walk, limits)


def _batched_by_name(case: Case, walk: Walk, limits: Thresholds) -> Iterator[Hit]:
    found = waiting_ratio(case.facts.minutes_per_case, case.facts.waiting_minutes)
    batched = [
        node
        for node in walk.tasks
        if clues.BATCH.search(f"{node.name} {node.documentation}") and node.id not in case.work
    ]
    if found and found[0] >= limits["waiting_ratio"] and batched:
        ratio, certain = found
        yield Hit(
            "대기÷처리",
            ratio,
            "배",
            "업무 목록",
            "waiting_ratio",
            f"이 업무는 일보다 {ratio:.1f}배 기다리고, {walk.quoted(batched[0])}은(는) 모아서 "
            "합니다.",
            tuple(node.id for node in batched),
            certain=certain,
        )


def task_composition(case: Case, walk: Walk, limits: Thresholds) -> Iterator[Hit]:
    """Steps of one role that follow each other with nothing between."""
    for chain in walk.chains:
        for run in _same_hands(walk, chain):
            if len(run) >= limits["consecutive"]:
                first, last = run[0], run[-1]
                yield Hit(
                    "잇따른 단계",
                    len(run),
                    "단계",
                    "흐름도",
                    "consecutive",
                    f"{walk.role(first) or '한 사람'}이(가) {walk.quoted(first)}부터 "
                    f"{walk.quoted(last)}까지 {len(run)}단계를 잇달아 합니다. 합쳐 보세요.",
                    tuple(node.id for node in run),
                )


def task_automation(case: Case, walk: Walk, limits: Thresholds) -> Iterator[Hit]:
    """A person types, looks up, counts or sends what a system could."""
    for node in walk.tasks:
        by_hand = node.type in {"task", "userTask", "manualTask"}
        decided = clues.APPROVAL.search(node.name) or clues.CHECK.search(node.name)
        if by_hand and clues.ROUTINE.search(node.name) and not decided:
            yield Hit(
                "사람이 하는 정형 단계",
                1,
                "단계",
                "흐름도",
                "steps",
                f"{walk.quoted(node)}은(는) 정해진 대로 하는 일로 보입니다. RPA 진단으로 "
                "확인하세요.",
                (node.id,),
                certain=False,
            )


def integral_technology(case: Case, walk: Walk, limits: Thresholds) -> Iterator[Hit]:
    """The case moves between systems, or is typed again."""
    switches = [
        (node, later)
        for node in walk.tasks
        for later in walk.next_tasks(node)
        if walk.order[later.id] > walk.order[node.id]
        and walk.systems(node)
        and walk.systems(later)
        and not set(walk.systems(node)) & set(walk.systems(later))
    ]
    retyped = [node for node in walk.tasks if clues.RETYPING.search(node.name)]
    if len(switches) >= limits["switches"]:
        yield Hit(
            "시스템 전환",
            len(switches),
            "회",
            "흐름도",
            "switches",
            f"한 건이 시스템을 {len(switches)}번 옮겨 다닙니다.",
            tuple(dict.fromkeys(one.id for pair in switches for one in pair)),
        )
    elif case.facts.retyping and len(case.facts.systems or ()) > limits["switches"]:
        count = len(case.facts.systems or ())
        yield Hit(
            "사용 시스템",
            count,
            "개",
            "업무 목록",
            "switches",
            f"시스템 {count}개를 쓰고 다시 치는 일이 있습니다.",
            tuple(node.id for node in retyped),
        )
    yield from _on_paper(case, walk)


def _on_paper(case: Case, walk: Walk) -> Iterator[Hit]:
    """Yield the steps on paper, with the articles that force them there."""
    for node in walk.tasks:
        articles = case.rules.get(node.id, ())
        said = " ".join((node.name, node.documentation, *walk.documents(node)))
        if articles or clues.PAPER.search(said):
            bound = f" {', '.join(articles)}이(가) 종이를 요구합니다." if articles else ""
            yield Hit(
                "종이 단계",
                1,
                "단계",
                "흐름도",
                "paper_steps",
                f"{walk.quoted(node)}은(는) 종이로 합니다.{bound} 전자로 바꿀 수 있는지 보세요.",
                (node.id,),
                certain=bool(articles),
            )


def _same_hands(walk: Walk, chain: list[Node]) -> Iterator[list[Node]]:
    run: list[Node] = []
    for node in chain:
        apart = run and (walk.role(node) != walk.role(run[-1]) or _stands_alone(node))
        if apart or (run and _stands_alone(run[-1])):
            yield run
            run = []
        run.append(node)
    if run:
        yield run


def _stands_alone(node: Node) -> bool:
    """An approval is no part of the work before it; a robot's step is no one's."""
    return bool(clues.APPROVAL.search(node.name)) or node.type not in {
        "task",
        "userTask",
        "manualTask",
    }


def _steps_from(walk: Walk, start: str) -> set[str]:
    reached = {start, *nx.descendants(walk.graph, start)} if start in walk.graph else set()
    return {node.id for node in walk.tasks} & reached
