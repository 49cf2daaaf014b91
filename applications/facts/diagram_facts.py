"""Facts out of the diagrams: how many roles and tasks, now and after, and the pictures."""

from collections.abc import Iterator

from applications.facts.amounts import day
from applications.facts.fact import Fact, Place
from applications.facts.sources import STATE_NAMES, Diagram, ProcessSource

SECTION = "흐름도"
PICTURE = "picture"  # what the key of a picture ends in: as_is_picture


def diagram_facts(source: ProcessSource) -> Iterator[Fact]:
    """Give the facts of the diagrams that there are; the difference only where both are."""
    for diagram in source.diagrams:
        yield from _counts(source, diagram)
    now, then = source.diagram("as-is"), source.diagram("to-be")
    if now and then:
        told = f"{_source(source, now)}, {_source(source, then)}"
        text = _difference(len(now.steps), len(then.steps))
        yield _fact(source, then, "steps_difference", "작업 수의 차이", text, told)
    for diagram in source.diagrams:
        if diagram.drawn:
            yield _picture(source, diagram)


def diagram_name(source: ProcessSource, diagram: Diagram) -> str:
    """Name a diagram by process, state, revision and day: for captions and the sources table."""
    process = source.process
    state = STATE_NAMES[diagram.state]
    when = day(diagram.created_at)
    return f"{process.code} {process.name} {state} 흐름도, {diagram.number}판({when})"


def picture_text(caption: str, diagram: Diagram) -> str:
    """Say what a picture shows, for those who cannot see it."""
    steps = [step for step in diagram.steps if step]
    listed = ", ".join(steps[:12]) + (" 등" if len(steps) > 12 else "")
    alt = f"{caption}. 역할 {len(diagram.roles)}개, 작업 {len(diagram.steps)}개"
    return f"{alt}: {listed}." if listed else f"{alt}."


def _counts(source: ProcessSource, diagram: Diagram) -> Iterator[Fact]:
    prefix, state = _prefix(diagram), STATE_NAMES[diagram.state]
    told = _source(source, diagram)
    for key, label, number in (
        ("roles", "역할", len(diagram.roles)),
        ("steps", "작업", len(diagram.steps)),
    ):
        name, text = f"{state} {label} 수", f"{label} {number}개"
        yield _fact(source, diagram, f"{prefix}_{key}", name, text, told)


def _picture(source: ProcessSource, diagram: Diagram) -> Fact:
    return Fact(
        key=f"{_prefix(diagram)}_{PICTURE}",
        label=f"{STATE_NAMES[diagram.state]} 흐름도",
        value=diagram_name(source, diagram),
        unit="",
        source=_source(source, diagram),
        confirmed="등록",
        as_of=day(diagram.created_at),
        kind="picture",
        content=diagram.sha256,
        place=_place(source, diagram),
        section=SECTION,
    )


def _fact(
    source: ProcessSource, diagram: Diagram, key: str, label: str, text: str, told: str
) -> Fact:
    return Fact(
        key,
        label,
        text,
        "개",
        told,
        "등록",
        day(diagram.created_at),
        place=_place(source, diagram),
        section=SECTION,
    )


def _place(source: ProcessSource, diagram: Diagram) -> Place:
    return Place.of("model", code=source.process.code, state=diagram.state)


def _prefix(diagram: Diagram) -> str:
    return diagram.state.replace("-", "_")


def _source(source: ProcessSource, diagram: Diagram) -> str:
    return f"{source.process.code} {STATE_NAMES[diagram.state]} 흐름도 {diagram.number}판"


def _difference(now: int, then: int) -> str:
    if now == then:
        return "작업 수 같음"
    return f"작업 {now - then}개 감소" if then < now else f"작업 {then - now}개 증가"
