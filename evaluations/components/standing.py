"""How the components of all systems stand: licences, support, suppliers; the unknown is counted."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from evaluations.components import licences
from evaluations.components.model import Component, KeptSbom, Support

SOON = datetime.timedelta(days=365)  # our proposal: the time to replace a part
ENDED, ENDING, SUPPORTED, UNKNOWN = "끝남", "1년 안에 끝남", "지원 중", "모름"
SUPPORT_STATES = (ENDED, ENDING, SUPPORTED, UNKNOWN)


@dataclass(frozen=True)
class Standing:
    """One component of one system with what follows from it on a day."""

    system: str
    component: Component
    licence: str  # the kind's title, or 모름
    supported: str  # one of SUPPORT_STATES
    ends: datetime.date | None
    source: str  # where the end of support comes from


@dataclass(frozen=True)
class Supplier:
    """One supplier over all systems; '' is the components whose supplier no file names."""

    name: str
    systems: tuple[str, ...]
    components: int
    ended: int
    support_unknown: int


def newest(kept: Iterable[KeptSbom]) -> list[KeptSbom]:
    """Return the SBOM that counts for each system: the one imported last."""
    last: dict[str, KeptSbom] = {}
    for one in sorted(kept, key=lambda one: (one.updated_at, one.id)):
        last[one.system] = one
    return [last[system] for system in sorted(last)]


def standings(
    kept: Iterable[KeptSbom], support: Mapping[str, Support], today: datetime.date
) -> list[Standing]:
    """Return every component of the given SBOMs. A person's date goes before the file's."""
    return [
        _standing(one.system, component, support.get(component.key), today)
        for one in kept
        for component in one.sbom.components
    ]


def support_state(ends: datetime.date | None, today: datetime.date) -> str:
    """Return the state of support on a day; the last day of support still counts."""
    if ends is None:
        return UNKNOWN
    if ends < today:
        return ENDED
    return ENDING if ends <= today + SOON else SUPPORTED


def suppliers(found: Iterable[Standing]) -> list[Supplier]:
    """Return the suppliers, those with the most components first, the unnamed last."""
    by_name: dict[str, list[Standing]] = defaultdict(list)
    for one in found:
        by_name[one.component.supplier].append(one)
    listed = [
        Supplier(
            name,
            tuple(sorted({one.system for one in own})),
            len(own),
            sum(one.supported == ENDED for one in own),
            sum(one.supported == UNKNOWN for one in own),
        )
        for name, own in by_name.items()
    ]
    return sorted(listed, key=lambda one: (not one.name, -one.components, one.name))


def _standing(
    system: str, component: Component, found: Support | None, today: datetime.date
) -> Standing:
    kind = licences.kind_of(component.licences)
    ends = found.ends if found else component.supported_until
    source = found.source if found else ("SBOM 파일" if ends else "")
    return Standing(
        system=system,
        component=component,
        licence=kind.title if kind else licences.UNKNOWN,
        supported=support_state(ends, today),
        ends=ends,
        source=source,
    )
