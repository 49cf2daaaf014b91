"""All rules over one draft. Pure: the same draft gives the same findings."""

from collections.abc import Callable, Iterator

from applications.drafts.dossier import Draft
from applications.readiness import (
    chain,
    comparison,
    completeness,
    evidence,
    papers,
    staleness,
    sums,
)
from applications.readiness.finding import LEVELS, Finding

RULES: tuple[Callable[[Draft], Iterator[Finding]], ...] = (
    completeness.empty_sections,
    completeness.lengths,
    completeness.unknown_markers,
    evidence.cited_facts,
    evidence.typed_numbers,
    staleness.stale_facts,
    comparison.units,
    comparison.savings,
    chain.chain,
    sums.sums,
    papers.attachments,
    papers.sections_of_the_call,
)


def findings(draft: Draft) -> list[Finding]:
    """Return what the rules find: errors first, then by the order of the sections."""
    order = {section.key: section.position for section in draft.sections}
    found = [one for rule in RULES for one in rule(draft)]
    return sorted(found, key=lambda one: (LEVELS.index(one.level), order.get(one.section, 99)))
