"""All facts of a draft's sources, in the order in which people look for them. Pure."""

from applications.facts.approval_facts import approval_facts
from applications.facts.diagram_facts import diagram_facts
from applications.facts.fact import Fact
from applications.facts.process_facts import process_facts
from applications.facts.project_facts import project_facts
from applications.facts.sources import Sources


def facts(sources: Sources) -> list[Fact]:
    """Return every fact that the sources hold, the unknown ones too."""
    found: list[Fact] = []
    if sources.process is not None:
        found += process_facts(sources.process)
    found += diagram_facts(sources)
    if sources.process is not None and sources.approved is not None:
        found += approval_facts(sources.process.code, sources.approved)
    if sources.project is not None:
        found += project_facts(sources.project, sources.judgement)
    return found
