"""All facts of a draft's sources, in the order in which people look for them. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from applications.facts.approval_facts import approval_facts
from applications.facts.diagram_facts import diagram_facts
from applications.facts.exhibits import exhibits, step_times
from applications.facts.fact import Fact
from applications.facts.process_facts import process_facts
from applications.facts.project_facts import project_facts
from applications.facts.saving_facts import saving_facts
from applications.facts.sources import ProcessSource, Sources
from applications.facts.total_facts import total_facts


def facts(sources: Sources) -> list[Fact]:
    """Return every fact that the sources hold, the unknown ones too.

    Facts of the first process and of the first project go by plain keys (`yearly_hours`),
    those of the others by their code too (`P-0003:yearly_hours`).
    """
    found: list[Fact] = []
    for number, one in enumerate(sources.processes):
        found += _coded(_of_process(one), one.process.code, first=not number)
    for number, other in enumerate(sources.projects):
        found += _coded(project_facts(other), other.project.code, first=not number)
    return [*found, *total_facts(sources), *exhibits(sources)]


def citable(sources: Sources, known: Iterable[Fact]) -> dict[str, Fact]:
    """Return the facts under every key that names them: the first sources' coded ones too.

    So a text that names a process by its code still finds it when it becomes the first.
    """
    found = {fact.key: fact for fact in known}
    firsts = {one.code for one in (sources.process, sources.project) if one is not None}
    for fact in list(found.values()):
        if fact.code in firsts and ":" not in fact.key:
            key = f"{fact.code}:{fact.key}"
            found.setdefault(key, replace(fact, key=key))
    return found


def _of_process(source: ProcessSource) -> Iterator[Fact]:
    yield from process_facts(source.process)
    yield from diagram_facts(source)
    if source.approved is not None:
        yield from approval_facts(source.process.code, source.approved)
    yield from step_times(source)
    yield from saving_facts(source)


def _coded(found: Iterable[Fact], code: str, *, first: bool) -> Iterator[Fact]:
    for fact in found:
        key = fact.key if first else f"{code}:{fact.key}"
        label = fact.label if first else f"{fact.label} ({code})"
        yield replace(fact, key=key, label=label, code=code)
