"""Two processes made one: every field that differs is a choice, nothing is overwritten silently."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from errors import WorkbenchError
from processes.inventory.changes import value_of
from processes.inventory.fields import DEPARTMENT, FIELDS, FIGURES, NAME, Field
from processes.inventory.figure_sources import source_of
from processes.inventory.model import Estimate, Facts, FigureSource, Process

KEPT: Final = "kept"
GONE: Final = "gone"
BOTH: Final = "both"

_SOURCES = "sources"
_ADDED_UP = ("yearly_volume", "staff")
_WRITTEN_ON = ("note",)


class Undecided(WorkbenchError):
    """A merge in which fields that differ have not been chosen; names them."""

    def __init__(self, labels: Sequence[str]) -> None:
        self.labels = tuple(labels)
        super().__init__(
            f"아직 고르지 않은 항목이 있습니다: {', '.join(labels)}. "
            "항목마다 어느 값을 남길지 고르세요."
        )


@dataclass(frozen=True)
class Differing:
    """A field in which two processes differ: what may be kept, and what is proposed."""

    field: Field
    kept: Any
    gone: Any
    options: tuple[str, ...]
    proposed: str | None  # None: both know a value, so a person must choose

    def value(self, choice: str) -> Any:
        """Return the value that the choice leaves."""
        if choice == BOTH:
            return _joined(self.field.key, self.kept, self.gone)
        return self.kept if choice == KEPT else self.gone

    def shown(self, choice: str) -> str:
        """Return the value that the choice leaves, as a reader sees it."""
        return self.field.shown(self.value(choice))


@dataclass(frozen=True)
class Merged:
    """What the process that stays will hold."""

    name: str
    department: str
    facts: Facts


def differing(kept: Process, gone: Process) -> list[Differing]:
    """Return the fields in which the two differ, in the register's order.

    Where a single figure comes from is not asked: it follows the figure.
    """
    found = []
    for field in (NAME, DEPARTMENT, *(field for field in FIELDS if field.key != _SOURCES)):
        one, other = value_of(kept, field.key), value_of(gone, field.key)
        if not same(one, other):
            found.append(Differing(field, one, other, _options(field, one, other),
                                   _proposed(field, one, other)))  # fmt: skip
    return found


def merged(kept: Process, gone: Process, choices: Mapping[str, str]) -> Merged:
    """Return what stays once every differing field is chosen, or raise Undecided.

    `choices` is by field key; where one side is unknown, the other is taken unless chosen.
    """
    found = differing(kept, gone)
    chosen = {each.field.key: choices.get(each.field.key) or each.proposed for each in found}
    open_ones = [each.field.label for each in found if chosen[each.field.key] not in each.options]
    if open_ones:
        raise Undecided(open_ones)
    values = {each.field.key: each.value(str(chosen[each.field.key])) for each in found}
    name, department = values.pop("name", kept.name), values.pop("department", kept.department)
    facts = Facts(**{**vars(kept.facts), **values})
    return Merged(name, department, replace(facts, sources=_sources(kept, gone, facts, chosen)))


def same(one: Any, other: Any) -> bool:
    """Whether two values say the same: how a figure was written and a list's order don't count."""
    if isinstance(one, Estimate) and isinstance(other, Estimate):
        return (one.bounds, one.approximate) == (other.bounds, other.approximate)
    if isinstance(one, tuple) and isinstance(other, tuple):
        return set(one) == set(other)
    return bool(one == other)


def _sources(
    kept: Process, gone: Process, left: Facts, chosen: Mapping[str, str | None]
) -> tuple[FigureSource, ...] | None:
    """Return where each figure comes from: from where the process that gave it has it."""
    whole = FigureSource("", left.source, left.source_date)
    found = []
    for key in (field.key for field in FIGURES):
        giver = gone if chosen.get(key) == GONE else kept
        own = source_of(giver.facts, key)
        known = own or FigureSource(key, giver.facts.source, giver.facts.source_date)
        same_as_whole = (known.source, known.date) in ((whole.source, whole.date), (None, None))
        unsure = chosen.get(key) == BOTH or getattr(left, key) is None
        if not unsure and (own or not same_as_whole):
            found.append(known)
    return tuple(found) or (left.sources if left.sources is None else ())


def _options(field: Field, one: Any, other: Any) -> tuple[str, ...]:
    addable = field.key in (*_ADDED_UP, *_WRITTEN_ON) or isinstance(one, tuple)
    both_known = one not in (None, (), "") and other not in (None, (), "")
    return (KEPT, GONE, BOTH) if addable and both_known else (KEPT, GONE)


def _proposed(field: Field, one: Any, other: Any) -> str | None:
    if other is None or field in (NAME, DEPARTMENT):
        return KEPT
    return GONE if one is None else None


def _joined(key: str, one: Any, other: Any) -> Any:
    if key in _ADDED_UP:
        return _sum(one, other)
    if isinstance(one, tuple):
        return tuple(dict.fromkeys((*one, *other)))
    return f"{one}\n{other}"


def _sum(one: Estimate, other: Estimate) -> Estimate:
    low, likely, high = (
        None if a is None or b is None else a + b
        for a, b in zip(one.bounds, other.bounds, strict=True)
    )
    return Estimate(low, likely, high, "", one.approximate or other.approximate)
