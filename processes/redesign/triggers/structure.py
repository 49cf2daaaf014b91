"""Heuristics 13–22: who does the work, and how many."""

from collections.abc import Iterator, Mapping

from processes.bpmn.model import Node
from processes.redesign import clues
from processes.redesign.model import Case, Hit
from processes.redesign.triggers.registered import waiting_ratio
from processes.redesign.walk import Walk

Thresholds = Mapping[str, float]


def order_assignment(case: Case, walk: Walk, limits: Thresholds) -> Iterator[Hit]:
    """A case comes back to a role again and again."""
    for role in walk.roles:
        entered = [later for _n, later in walk.handovers if walk.role(later) == role]
        if len({node.id for node in entered}) >= limits["returns"]:
            times = len({node.id for node in entered})
            yield Hit(
                "되돌아오는 횟수",
                times,
                "회",
                "흐름도",
                "returns",
                f"한 건이 '{role}'에게 {times}번 돌아옵니다. 이어서 할 수 있게 모아 보세요.",
                tuple(dict.fromkeys(node.id for node in entered)),
            )


def flexible_assignment(case: Case, walk: Walk, limits: Thresholds) -> Iterator[Hit]:
    """One person alone does it, and cases wait."""
    found = waiting_ratio(case.facts.minutes_per_case, case.facts.waiting_minutes)
    staff = case.facts.staff.high if case.facts.staff else None
    named = [role for role in walk.roles if clues.PERSON.search(role)]
    alone = named or (staff is not None and staff <= 1)
    if found and found[0] >= limits["waiting_ratio"] and alone:
        who = f"'{named[0]}'" if named else "담당 한 사람"
        steps = tuple(node.id for node in walk.tasks if walk.role(node) in named)
        yield Hit(
            "대기÷처리",
            found[0],
            "배",
            "업무 목록",
            "waiting_ratio",
            f"{who}에게 건이 모여 일보다 {found[0]:.1f}배 기다립니다.",
            steps,
            certain=found[1],
        )


def centralisation(case: Case, walk: Walk, limits: Thresholds) -> Iterator[Hit]:
    """Several departments do the same work."""
    count = case.departments_alike
    if count is not None and count >= limits["departments"]:
        yield Hit(
            "같은 일을 하는 부서",
            count,
            "곳",
            "업무 목록",
            "departments",
            f"{count}개 부서가 같은 일을 따로 합니다.",
        )


def split_responsibilities(case: Case, walk: Walk, limits: Thresholds) -> Iterator[Hit]:
    """A lane names more than one role."""
    for lane in walk.model.lanes:
        owners = [part for part in clues.SEVERAL.split(lane.name) if part.strip()]
        steps = tuple(node.id for node in walk.tasks if node.lane == lane.id)
        if len(owners) >= limits["owners"] and steps:
            yield Hit(
                "함께 맡은 역할",
                len(owners),
                "명",
                "흐름도",
                "owners",
                f"'{lane.name}' 레인은 둘 이상이 맡은 것으로 보입니다. 책임자를 정하세요.",
                steps,
                certain=False,
            )


def customer_teams(case: Case, walk: Walk, limits: Thresholds) -> Iterator[Hit]:
    """Many roles have a hand in each case."""
    yield from _roles(case, walk, limits["roles"], "전담팀으로 묶을 수 있는지 보세요.")


def numerical_involvement(case: Case, walk: Walk, limits: Thresholds) -> Iterator[Hit]:
    """Many approvals, one after the other."""
    approvals = [n for n in walk.tasks if clues.APPROVAL.search(n.name)]
    told = case.facts.approvals
    count = max(len(approvals), told or 0)
    if count >= limits["approvals"]:
        drawn = len(approvals) >= (told or 0)
        yield Hit(
            "결재 단계",
            count,
            "단계",
            "흐름도" if drawn else "업무 목록",
            "approvals",
            f"결재가 {count}단계입니다. 마지막 책임자만 남길 수 있는지 보세요.",
            tuple(node.id for node in approvals),
        )


def case_manager(case: Case, walk: Walk, limits: Thresholds) -> Iterator[Hit]:
    """A case changes hands often."""
    drawn, told = len(walk.handovers), case.facts.handovers
    count = drawn if walk.roles else (told or 0)
    if count >= limits["handovers"]:
        yield Hit(
            "인계 횟수",
            count,
            "회",
            "흐름도" if walk.roles else "업무 목록",
            "handovers",
            f"한 건이 {count}번 넘어갑니다. 처음부터 끝까지 챙길 담당자를 두세요.",
            tuple(dict.fromkeys(later.id for _node, later in walk.handovers)),
        )


def extra_resources(case: Case, walk: Walk, limits: Thresholds) -> Iterator[Hit]:
    """A role is busy nearly all the time."""
    for role, busy in case.utilisation.items():
        if busy > limits["utilisation"]:
            yield Hit(
                "가동률",
                busy * 100,
                "%",
                "흐름 분석",
                "utilisation",
                f"'{role}'의 가동률이 {busy:.0%}입니다. 앞의 방법을 다 쓴 뒤에도 그런지 보세요.",
                _steps_of(walk, role),
                certain=case.utilisation_certain,
            )


def specialist_generalist(case: Case, walk: Walk, limits: Thresholds) -> Iterator[Hit]:
    """One role is full while another is nearly idle."""
    if len(case.utilisation) < 2:
        return
    full = max(case.utilisation, key=lambda role: case.utilisation[role])
    idle = min(case.utilisation, key=lambda role: case.utilisation[role])
    gap = case.utilisation[full] - case.utilisation[idle]
    if gap >= limits["utilisation_gap"]:
        yield Hit(
            "가동률 차이",
            gap * 100,
            "%p",
            "흐름 분석",
            "utilisation_gap",
            f"'{full}'은(는) {case.utilisation[full]:.0%}, '{idle}'은(는) "
            f"{case.utilisation[idle]:.0%}입니다. 나누어 맡을 수 있는지 보세요.",
            _steps_of(walk, full),
            certain=case.utilisation_certain,
        )


def empower(case: Case, walk: Walk, limits: Thresholds) -> Iterator[Hit]:
    """An approval after which nothing can be turned down, or hardly ever is."""
    for node in walk.tasks:
        if not clues.APPROVAL.search(node.name):
            continue
        changed = _changed_share(case, walk, node)
        if changed is None or changed < limits["changed_share"]:
            told = (
                "반려하는 길이 그려져 있지 않습니다"
                if changed is None
                else "거의 반려하지 않습니다"
            )
            yield Hit(
                "결과를 바꾸는 비율",
                (changed or 0) * 100,
                "%",
                "흐름도",
                "changed_share",
                f"{walk.quoted(node)} 뒤에 {told}. 전결로 넘길 수 있는지 보세요.",
                (node.id,),
                certain=changed is not None,
            )


def _changed_share(case: Case, walk: Walk, node: Node) -> float | None:
    """Return the known share of cases that the approval turns down; None: no such way is drawn.

    A way that is drawn without a known share counts as one that changes things.
    """
    gateway = walk.decision_after(node)
    if gateway is None:
        return None
    away = [
        flow
        for flow in walk.around.out_of(gateway.id)
        if walk.goes_back(flow) or clues.REJECTION.search(flow.name)
    ]
    shares = [case.probabilities.get(flow.id) for flow in away]
    known = [share for share in shares if share is not None]
    return sum(known) if away and len(known) == len(shares) else 1.0


def _roles(case: Case, walk: Walk, least: float, cure: str) -> Iterator[Hit]:
    drawn, told = len(walk.roles), len(case.facts.roles or ())
    count = max(drawn, told)
    if count >= least:
        yield Hit(
            "역할 수",
            count,
            "개",
            "흐름도" if drawn >= told else "업무 목록",
            "roles",
            f"한 건에 역할 {count}개가 손을 댑니다. {cure}",
        )


def _steps_of(walk: Walk, role: str) -> tuple[str, ...]:
    return tuple(node.id for node in walk.tasks if walk.role(node) == role)
