"""Each element of a model with what people see of it, references by name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from processes.bpmn.change import wording
from processes.bpmn.model import Flow, Lane, Model, Node, Participant


@dataclass(frozen=True)
class Portrait:
    """An element; `sides` are what is said of it, by the Korean word for it; `ends` of a flow.

    A side is what it is and how it is told: an element that is named is another one only if its
    id is another.
    """

    id: str
    type: str
    name: str
    sides: Mapping[str, tuple[str, str]]
    ends: tuple[str, str] = ("", "")


def portraits(model: Model) -> dict[str, Portrait]:
    """Return the elements that have an id: pools, lanes, nodes and flows, in the file's order."""
    named: list[Participant | Lane | Node] = [*model.participants, *model.lanes, *model.nodes]
    called = {one.id: " ".join(one.name.split()) or one.id for one in named}
    return {one.id: one for one in _all(model, called) if one.id}


def _all(model: Model, called: Mapping[str, str]) -> Iterator[Portrait]:
    for participant in model.participants:
        yield _of_participant(participant)
    for lane in model.lanes:
        yield _of_lane(lane, called)
    for node in model.nodes:
        yield _of_node(node, called)
    for flow in model.flows:
        yield _of_flow(flow, called)


def _of_participant(one: Participant) -> Portrait:
    sides = {
        "이름": one.name,
        "설명": one.documentation,
        "프로세스": one.process or "",
        "여러 참여자": "예" if one.multiple else "아니오",
    }
    return Portrait(one.id, "participant", one.name, _plain(sides))


def _of_lane(one: Lane, called: Mapping[str, str]) -> Portrait:
    sides = _plain({"이름": one.name, "설명": one.documentation})
    sides |= _named({"속한 레인": one.parent}, called)
    return Portrait(one.id, "lane", one.name, sides)


def _of_node(one: Node, called: Mapping[str, str]) -> Portrait:
    sides = {
        "종류": wording.type_name(one.type),
        "이름": one.name,
        "설명": one.documentation,
        "호출 대상": one.called or "",
        "이벤트 종류": ", ".join(wording.EVENTS.get(kind, kind) for kind in one.events),
        "표시": ", ".join(sorted(wording.MARKS.get(mark, mark) for mark in one.marks)),
        "자료 상태": one.data_state,
    }
    others = {
        "담당(레인)": one.lane,
        "놓인 곳": one.container,
        "붙은 활동": one.attached_to,
        "기본 흐름": one.default,
    }
    return Portrait(one.id, one.type, one.name, _plain(sides) | _named(others, called))


def _of_flow(one: Flow, called: Mapping[str, str]) -> Portrait:
    sides = {
        "이름": one.name,
        "조건": one.condition or "",
        "설명": one.documentation,
        "화살표": one.direction,
    }
    ends = _named({"시작점": one.source, "끝점": one.target}, called)
    name = one.name or " → ".join(told for _end, told in ends.values())
    return Portrait(one.id, f"{one.type}Flow", name, _plain(sides) | ends, (one.source, one.target))


def _plain(sides: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    return {what: (said, said) for what, said in sides.items()}


def _named(
    sides: Mapping[str, str | None], called: Mapping[str, str]
) -> dict[str, tuple[str, str]]:
    return {what: (id or "", called.get(id or "", id or "")) for what, id in sides.items()}
