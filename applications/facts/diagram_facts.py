"""Facts out of the diagrams: how many roles and tasks, now and after."""

from collections.abc import Iterator

from applications.facts.amounts import day
from applications.facts.fact import Fact
from applications.facts.sources import STATE_NAMES, Diagram, Sources


def diagram_facts(sources: Sources) -> Iterator[Fact]:
    """Give the facts of the diagrams that there are; the difference only where both are."""
    for diagram in sources.diagrams:
        yield from _counts(sources, diagram)
    now, then = sources.diagram("as-is"), sources.diagram("to-be")
    if now and then:
        source = f"{_source(sources, now)}, {_source(sources, then)}"
        text = _difference(len(now.steps), len(then.steps))
        yield Fact(
            "steps_difference", "작업 수의 차이", text, "개", source, "등록", day(then.created_at)
        )


def diagram_name(sources: Sources, diagram: Diagram) -> str:
    """Name a diagram by process, state, revision and day: for captions and the sources table."""
    process = sources.process
    whose = f"{process.code} {process.name}" if process else "업무"
    state = STATE_NAMES[diagram.state]
    return f"{whose} {state} 흐름도, {diagram.number}판({day(diagram.created_at)})"


def _counts(sources: Sources, diagram: Diagram) -> Iterator[Fact]:
    prefix, state = diagram.state.replace("-", "_"), STATE_NAMES[diagram.state]
    source, as_of = _source(sources, diagram), day(diagram.created_at)
    roles, steps = len(diagram.roles), len(diagram.steps)
    yield Fact(
        f"{prefix}_roles", f"{state} 역할 수", f"역할 {roles}개", "개", source, "등록", as_of
    )
    yield Fact(
        f"{prefix}_steps", f"{state} 작업 수", f"작업 {steps}개", "개", source, "등록", as_of
    )


def _source(sources: Sources, diagram: Diagram) -> str:
    code = sources.process.code if sources.process else ""
    return f"{code} {STATE_NAMES[diagram.state]} 흐름도 {diagram.number}판".strip()


def _difference(now: int, then: int) -> str:
    if now == then:
        return "작업 수 같음"
    return f"작업 {now - then}개 감소" if then < now else f"작업 {then - now}개 증가"
