"""All rules over one draft. Pure: the same draft gives the same findings."""

from collections.abc import Callable, Iterator

from applications.drafts.dossier import Draft
from applications.readiness import chain, comparison, completeness, evidence, staleness, sums
from applications.readiness.finding import LEVELS, Finding


def _attachments(_draft: Draft) -> Iterator[Finding]:
    yield Finding(
        "yourself",
        "attachment",
        "",
        "붙임 파일은 워크벤치에 두지 않으므로 갖춰졌는지 따지지 못합니다.",
        "공고문의 제출 서류와 하나씩 견줍니다.",
    )


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
    _attachments,
)


def findings(draft: Draft) -> list[Finding]:
    """Return what the rules find: errors first, then by the order of the sections."""
    order = {section.key: section.position for section in draft.sections}
    found = [one for rule in RULES for one in rule(draft)]
    return sorted(found, key=lambda one: (LEVELS.index(one.level), order.get(one.section, 99)))
