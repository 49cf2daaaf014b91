"""Heuristics 1–3, 24, 27 and 29: towards the customer, other agencies and their data."""

from collections import Counter
from collections.abc import Iterator, Mapping

from processes.redesign import clues
from processes.redesign.model import Case, Hit
from processes.redesign.walk import Walk

Thresholds = Mapping[str, float]


def control_relocation(case: Case, walk: Walk, limits: Thresholds) -> Iterator[Hit]:
    """Errors are many, and our own people are the first to check what came in."""
    rate = case.facts.error_rate
    checks = [n for n in walk.tasks if clues.CHECK.search(n.name) and walk.decision_after(n)]
    if rate is not None and rate >= limits["error_rate"] and checks:
        first = checks[0]
        yield Hit(
            "오류율",
            rate * 100,
            "%",
            "업무 목록",
            "error_rate",
            f"잘못이 {rate:.0%}인데 {walk.quoted(first)}에서야 걸러집니다. "
            "신청 화면이 먼저 확인하게 하세요.",
            (first.id,),
        )


def contact_reduction(case: Case, walk: Walk, limits: Thresholds) -> Iterator[Hit]:
    """Messages go to and fro with one partner several times a case."""
    by_partner = Counter(partner for _flow, partner in walk.own_messages)
    for partner, times in by_partner.items():
        if times >= limits["contacts"]:
            ends = [f for f, named in walk.own_messages if named == partner]
            touched = tuple(
                dict.fromkeys(
                    one for f in ends for one in (f.source, f.target) if one in walk.order
                )
            )
            yield Hit(
                "접촉 횟수",
                times,
                "회",
                "흐름도",
                "contacts",
                f"'{partner or '상대'}'와(과) 한 건에 {times}번 주고받습니다. 한 번에 모으세요.",
                touched,
            )


def integration(case: Case, walk: Walk, limits: Thresholds) -> Iterator[Hit]:
    """What a partner sends is typed again by the step that takes it in."""
    for flow, partner in walk.own_messages:
        target = walk.around.nodes.get(flow.target)
        if target is None or target.id not in walk.order:
            continue
        entries = [n for n in (target, *walk.next_tasks(target)) if clues.ENTRY.search(n.name)]
        if entries:
            yield Hit(
                "다시 치는 자료",
                len(entries),
                "건",
                "흐름도",
                "shared_documents",
                f"'{partner or '상대'}'에게서 온 내용을 {walk.quoted(entries[0])}에서 다시 "
                "적습니다.",
                (entries[0].id,),
                certain=False,
            )


def buffering(case: Case, walk: Walk, limits: Thresholds) -> Iterator[Hit]:
    """A step waits for what comes from outside."""
    incoming = {flow.target for flow, _partner in walk.own_messages}
    for node in walk.tasks:
        waits = case.work.get(node.id)
        idle = waits.waiting if waits else None
        if node.id in incoming and (idle or node.type == "receiveTask"):
            told = f" 한 건에 {idle:g}분을 기다립니다." if idle else ""
            yield Hit(
                "바깥 자료를 기다리는 단계",
                1,
                "단계",
                "흐름도",
                "waiting_steps",
                f"{walk.quoted(node)}은(는) 밖에서 올 자료를 기다립니다.{told}",
                (node.id,),
                certain=bool(idle),
            )


def trusted_party(case: Case, walk: Walk, limits: Thresholds) -> Iterator[Hit]:
    """Evidence is asked for although another agency holds it already (once only)."""
    held = [e for e in case.facts.evidence or () if e.holder.strip()]
    steps = tuple(
        node.id
        for node in walk.tasks
        if clues.EVIDENCE.search(" ".join((node.name, *walk.documents(node))))
    )
    fetched = any(
        node.type in clues.AUTOMATED and clues.LOOKED_UP.search(node.name) for node in walk.tasks
    )
    if len(held) >= limits["evidence"] and not fetched:
        named = ", ".join(f"{e.name}({e.holder})" for e in held[:5])
        yield Hit(
            "다른 기관이 가진 증빙",
            len(held),
            "종",
            "업무 목록",
            "evidence",
            f"다른 기관이 이미 가진 증빙을 받습니다: {named}.",
            steps,
        )
    yield from _asked_twice(walk, limits)


def _asked_twice(walk: Walk, limits: Thresholds) -> Iterator[Hit]:
    """Yield the evidence that more than one step takes in."""
    takers: dict[str, list[str]] = {}
    for task, datum, way in walk.data_links:
        if way == "in" and clues.EVIDENCE.search(datum.name):
            takers.setdefault(datum.name, []).append(task.id)
    for name, steps in takers.items():
        if len(steps) > limits["evidence"]:
            yield Hit(
                "같은 증빙을 받는 단계",
                len(steps),
                "단계",
                "흐름도",
                "evidence",
                f"'{name}'을(를) {len(steps)}단계에서 거듭 봅니다. 한 번 받은 것을 함께 쓰세요.",
                tuple(dict.fromkeys(steps)),
            )


def interfacing(case: Case, walk: Walk, limits: Thresholds) -> Iterator[Hit]:
    """People carry messages to or from a partner by hand."""
    for flow, partner in walk.own_messages:
        for end in (flow.source, flow.target):
            node = walk.around.nodes.get(end)
            if node is None or node.id not in walk.order or node.type in clues.AUTOMATED:
                continue
            if node.type in {"manualTask", "userTask", "task"}:
                yield Hit(
                    "손으로 주고받는 메시지",
                    1,
                    "건",
                    "흐름도",
                    "messages",
                    f"{walk.quoted(node)}에서 사람이 '{partner or '상대'}'와(과) 주고받습니다.",
                    (node.id,),
                )
