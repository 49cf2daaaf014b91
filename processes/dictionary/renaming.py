"""A rename, or the merge of two spellings, as a plan: what would change, before anything does."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from processes.datasets.model import Content, Dataset
from processes.dictionary.elements import Element
from processes.dictionary.laws import split
from processes.dictionary.model import (
    DATA,
    DOCUMENT,
    LAW,
    BadTerm,
    Term,
    UnknownTerm,
    checked_kind,
    checked_name,
    is_name,
)
from processes.dictionary.usage import (
    FIELD_OF,
    NamedModel,
    Sources,
    elements_named,
    names_of,
    uses,
)
from processes.inventory.fields import with_value
from processes.inventory.model import Facts, Process
from processes.regulations.model import Clause, Regulation


@dataclass(frozen=True)
class Plan:
    """What a rename would change, each over the revision that was read."""

    kind: str
    old: str
    new: str
    merges: bool  # the new name is in use already
    processes: tuple[tuple[Process, Facts], ...] = ()
    models: tuple[tuple[NamedModel, tuple[Element, ...]], ...] = ()
    regulations: tuple[tuple[Regulation, Clause], ...] = ()
    datasets: tuple[tuple[Dataset, Content], ...] = ()
    term: Term | None = None  # the dictionary's entry for the old name
    into: Term | None = None  # its entry for the new one
    both: int = 0  # processes that name both
    holders: int = 0  # of these, the ones where both stay: documents of different holders

    @property
    def places(self) -> int:
        """How many processes, models, articles and sets of data would change."""
        return sum(map(len, (self.processes, self.models, self.regulations, self.datasets)))


def plan(sources: Sources, kind: str, old: str, new: str, *, again: bool = False) -> Plan:
    """Return what renaming would change.

    `again`: the new name has stood there before, and comes back letter by letter, even where
    the dictionary itself would not take it. Raises UnknownTerm for a name that is nowhere,
    BadTerm for a new name that can't be one.
    """
    new = new if again else _checked(checked_kind(kind), old, new)
    terms = {term.name: term for term in sources.terms if term.kind == kind}
    used = uses(sources, kind)
    if old not in used and old not in terms:
        raise UnknownTerm(kind, old)
    touched = [one for one in sources.processes if old in names_of(one.facts, kind)]
    return Plan(
        kind=kind,
        old=old,
        new=new,
        merges=new in used or new in terms,
        processes=tuple((one, renamed_facts(one.facts, kind, old, new)) for one in touched),
        models=tuple((m, tuple(found)) for m, found in elements_named(sources, kind, old)),
        regulations=_regulations(sources.regulations, old, new) if kind == LAW else (),
        datasets=_datasets(sources.datasets, old, new) if kind == DATA else (),
        term=terms.get(old),
        into=terms.get(new),
        both=sum(new in names_of(one.facts, kind) for one in touched),
        holders=sum(_differing_holders(one.facts, kind, old, new) for one in touched),
    )


def counted(plan: Plan) -> str:
    """Return how many of what would change, in words."""
    parts = (
        ("업무", "개", plan.processes),
        ("흐름도", "개", plan.models),
        ("조문", "개", plan.regulations),
        ("데이터", "개", plan.datasets),
    )
    return ", ".join(f"{what} {len(n)}{unit}" for what, unit, n in parts if n) or "쓰인 곳 없음"


def renamed_facts(facts: Facts, kind: str, old: str, new: str) -> Facts:
    """Return the facts with one name for another, once where both stood in the list."""
    key = FIELD_OF.get(kind)
    values = getattr(facts, key) if key else None
    if not key or not values:
        return facts
    pairs = [(value, _renamed(value, kind, old, new)) for value in values]
    if all(before == after for before, after in pairs):
        return facts
    changed = tuple(after for before, after in pairs if before == after or after not in values)
    return with_value(facts, key, changed)


def _differing_holders(facts: Facts, kind: str, old: str, new: str) -> bool:
    """Whether both documents stay under one name, for different agencies hold them."""
    if kind != DOCUMENT or not {old, new} <= set(names_of(facts, kind)):
        return False
    after = renamed_facts(facts, kind, old, new)
    return len(after.evidence or ()) == len(facts.evidence or ())


def _renamed(value: Any, kind: str, old: str, new: str) -> Any:
    if kind == DOCUMENT:
        return replace(value, name=new) if value.name == old else value
    if kind == LAW:
        law, place = split(value)
        return new + place if law == old else value
    return new if value == old else value


def _checked(kind: str, old: str, new: str) -> str:
    new = checked_name(new)
    if new == old:
        raise BadTerm("새 이름이 지금 이름과 같습니다. 다른 이름을 적으세요.")
    if kind == LAW and (split(new)[1] or split(new + " 제1조")[0] != new):
        raise BadTerm(f"'{new}'에 조문이 들어 있습니다. 법령·규정의 이름만 적으세요. 예: 인사규정")
    return new


def _regulations(
    listed: Sequence[Regulation], old: str, new: str
) -> tuple[tuple[Regulation, Clause], ...]:
    return tuple((one, replace(one.clause, law=new)) for one in listed if one.clause.law == old)


def _datasets(listed: Sequence[Dataset], old: str, new: str) -> tuple[tuple[Dataset, Content], ...]:
    return tuple((one, replace(one.content, name=new)) for one in listed if one.content.name == old)


def renamed_term(plan: Plan, *, keep: bool) -> Term:
    """Return the entry as the dictionary shall hold it afterwards.

    `keep`: the old spelling stays as an alias, so that it is recognised when it comes again.
    """
    into = plan.into or Term("", plan.kind, plan.new)
    kept = [plan.old] if keep and is_name(plan.old) else []
    given = [*into.aliases, *(plan.term.aliases if plan.term else ()), *kept]
    aliases = tuple(dict.fromkeys(alias for alias in given if alias != plan.new))
    if not keep:
        aliases = tuple(alias for alias in aliases if alias != plan.old)
    notes = [text for text in (into.note, plan.term.note if plan.term else "") if text]
    return replace(into, aliases=aliases, note="\n".join(dict.fromkeys(notes)))
