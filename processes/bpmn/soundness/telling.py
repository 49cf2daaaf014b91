"""Defects in Korean: the elements by name, what happens, what to do."""

from collections.abc import Iterable, Sequence

from processes.bpmn.elements import ACTIVITIES
from processes.bpmn.soundness.scopes import Scope

_KINDS = {
    "exclusiveGateway": "배타 게이트웨이",
    "parallelGateway": "병렬 게이트웨이",
    "inclusiveGateway": "포함 게이트웨이",
    "eventBasedGateway": "이벤트 게이트웨이",
    "complexGateway": "복합 게이트웨이",
    "startEvent": "시작 이벤트",
    "endEvent": "끝 이벤트",
    "boundaryEvent": "경계 이벤트",
    "intermediateCatchEvent": "중간 이벤트",
    "intermediateThrowEvent": "중간 이벤트",
    "subProcess": "하위 프로세스",
    "transaction": "트랜잭션",
    "adHocSubProcess": "임의 순서 하위 프로세스",
    "callActivity": "호출 활동",
}


def named(scope: Scope, element: str) -> str:
    """Return an element's kind and its name, or its id where it has none."""
    node = scope.nodes[element]
    kind = _KINDS.get(node.type, "활동")
    name = " ".join(node.name.split())[:80]
    return f"{kind} '{name or element}'"


def of_flow(scope: Scope, flow: str) -> str:
    """Return a sequence flow by its name, or by the element that it comes from."""
    for one in scope.flows:
        if one.id == flow:
            name = " ".join(one.name.split())[:80]
            source = named(scope, one.source)
            return f"{source}에서 오는 흐름 '{name}'" if name else f"{source}에서 오는 흐름"
    return f"흐름 '{flow}'"


def several(words: Iterable[str]) -> str:
    """Join what is named, the first three of many."""
    given = list(words)
    more = f" 외 {len(given) - 3}개" if len(given) > 3 else ""
    return ", ".join(given[:3]) + more


def waits_for_ever(scope: Scope, joins: Sequence[str], missing: Sequence[str]) -> str:
    """Tell of a deadlock before joins."""
    flows = several(of_flow(scope, flow) for flow in missing)
    return (
        f"{several(named(scope, one) for one in joins)}에서 멈추어 업무가 끝나지 않습니다: "
        f"{flows or '다른 흐름'}의 토큰을 기다리지만 오지 않습니다. "
        "한 갈래만 골라 온 흐름은 배타 게이트웨이로 합치고, 모두 기다려야 하면 "
        "병렬 게이트웨이로 나눈 흐름만 병렬 게이트웨이로 합치세요."
    )


def goes_round(scope: Scope, elements: Sequence[str]) -> str:
    """Tell of a loop that nothing leaves."""
    return (
        f"{several(named(scope, one) for one in elements)}을(를) 끝없이 되풀이하여 "
        "업무가 끝나지 않습니다: 되풀이에서 끝으로 나가는 흐름이 없습니다. "
        "되풀이를 마치고 나갈 갈래를 배타 게이트웨이로 만드세요."
    )


def runs_twice(scope: Scope, element: str, flow: str | None) -> str:
    """Tell of a lack of synchronisation behind an element."""
    target = next((one.target for one in scope.flows if one.id == flow), None)
    behind = f" 뒤의 {named(scope, target)}이(가)" if target in scope.nodes else "이(가)"
    one = named(scope, element)
    if len(scope.into.get(element, [])) > 1:
        return (
            f"{one}에 동시에 진행되는 흐름이 따로따로 들어와{behind} 한 건에서 두 번 실행됩니다. "
            "동시에 진행되는 흐름은 병렬(또는 포함) 게이트웨이로 모은 다음 이으세요."
        )
    return (
        f"{one}이(가) 앞의 일이 끝나기 전에 다시 실행되어 같은 흐름에 토큰이 둘이 됩니다. "
        "되돌아가는 흐름을 병렬 갈래 밖으로 옮기거나, 갈래를 모은 다음 되돌리세요."
    )


def ends_twice(scope: Scope, element: str) -> str:
    """Tell of an element without a way on that is reached twice."""
    one = named(scope, element)
    what = "실행" if scope.nodes[element].type in ACTIVITIES else "도달"
    return (
        f"{one}에 한 건이 두 번 이상 {what}합니다: 동시에 진행되는 흐름이 모이지 않고 들어옵니다. "
        "병렬(또는 포함) 게이트웨이로 모은 다음 이 요소로 이으세요."
    )


def never_reached(scope: Scope, elements: Sequence[str], blocked: Sequence[str]) -> str:
    """Tell of elements that no case reaches; `blocked` are the joins before them that stop."""
    what = several(named(scope, one) for one in elements)
    if blocked:
        before = several(named(scope, one) for one in blocked)
        return (
            f"{what}은(는) 한 번도 실행되지 않습니다: {before}에서 멈추기 때문입니다. "
            "먼저 그곳을 고치세요."
        )
    if not scope.into.get(elements[0]):
        return (
            f"{what}은(는) 한 번도 실행되지 않습니다: 들어오는 흐름이 없습니다. "
            "앞 단계와 흐름으로 잇거나, 쓰지 않으면 지우세요."
        )
    return (
        f"{what}은(는) 한 번도 실행되지 않습니다: 시작에서 이곳으로 올 수 있는 길이 없습니다. "
        "앞 단계와 흐름으로 잇거나, 쓰지 않으면 지우세요."
    )


def nothing_begins(scope: Scope, elements: Sequence[str]) -> str:
    """Tell of elements in a scope where no case begins."""
    return (
        f"{several(named(scope, one) for one in elements)}은(는) 한 번도 실행되지 않습니다: "
        "업무가 시작되는 곳이 없습니다. 시작 이벤트를 두고 첫 활동으로 이으세요."
    )


def undecided(place: str, explored: int) -> str:
    """Tell that the bound was reached."""
    return (
        f"판단하지 못했습니다: {place}에서 상태 {explored:,}개를 보았지만 갈래가 너무 많아 "
        "끝까지 보지 못했습니다. 하위 프로세스로 나누거나 갈래를 줄인 다음 다시 검사하세요."
    )


def unfinished(place: str, explored: int) -> str:
    """Tell that the bound was reached after something was found."""
    return (
        f"{place}에서 문제를 찾았지만 상태 {explored:,}개까지만 보아 문제가 더 있을 수 있습니다. "
        "고친 다음 다시 검사하세요."
    )


NOT_SHORTEST = "(보인 순서는 문제에 이르는 한 가지이며 가장 짧다고 확인하지는 못했습니다.)"
