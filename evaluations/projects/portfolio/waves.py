"""When each project has to begin: by its contract's end, never before those that go first."""

import datetime
from collections.abc import Iterable, Mapping, Sequence

from evaluations.projects.candidates.expiry import months_after
from evaluations.projects.dependencies import order
from evaluations.projects.model import Project
from evaluations.projects.portfolio.model import LEAD_MONTHS, NOW, UNKNOWN, Wave
from evaluations.questionnaire.model import DatedRule


def begin_by(project: Project) -> datetime.date | None:
    """Return the day by which a project has to begin; None: its contract's end is unknown."""
    if not project.contract_end:
        return None
    return months_after(datetime.date.fromisoformat(project.contract_end), -LEAD_MONTHS)


def wave_of(begin: datetime.date | None, today: datetime.date) -> Wave:
    """Return the half-year of a day; what should have begun begins now."""
    if begin is None:
        return UNKNOWN
    return NOW if begin <= today else Wave(begin.year, 1 if begin.month <= 6 else 2)


def waves(
    projects: Sequence[Project], pairs: Sequence[tuple[str, str]], today: datetime.date
) -> dict[str, tuple[Wave, str | None]]:
    """Return project id -> its wave, and the id of the one before it that made it later.

    `pairs` are (project, the one that must go before it), without a circle. A project whose time
    is unknown holds nobody up; one that waits for it keeps its own wave.
    """
    own = {one.id: wave_of(begin_by(one), today) for one in projects}
    before = order.befores(pairs)
    found: dict[str, tuple[Wave, str | None]] = {}
    for one in order.ordered(own, pairs):
        wave, held = own[one], None
        for other in before.get(one, ()):
            theirs = found[other][0] if other in found else NOW
            if theirs != UNKNOWN and theirs.order > wave.order:
                wave, held = theirs, other
        found[one] = (wave, held)
    return found


def announced(rules: Iterable[DatedRule], today: datetime.date) -> list[DatedRule]:
    """Return the rules that are not yet in force, the next one first."""
    coming = [rule for rule in rules if rule.begins is not None and rule.begins > today]
    return sorted(coming, key=lambda rule: (rule.begins or today, rule.key))


def changes_before_end(project: Project, coming: Iterable[DatedRule]) -> tuple[DatedRule, ...]:
    """Return the announced rules that come into force before a contract ends (all, if unknown)."""
    if not project.contract_end:
        return tuple(coming)
    end = datetime.date.fromisoformat(project.contract_end)
    return tuple(rule for rule in coming if rule.begins is not None and rule.begins <= end)


def by_wave(found: Mapping[str, tuple[Wave, str | None]]) -> list[Wave]:
    """Return the waves that occur, the earliest first."""
    return sorted({wave for wave, _ in found.values()}, key=lambda wave: wave.order)
