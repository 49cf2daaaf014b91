"""Where register, models, articles and data use a name: pure, one pass per source.

A lane is a role unless only a system is known under its name; a data object is data unless
only a document is; a data store unless only a system is. Known is what the register's own
fields and the dictionary say.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from processes.bpmn.elements import DATA as BPMN_DATA
from processes.bpmn.model import Model
from processes.bpmn.store import STATE_NAMES
from processes.datasets.model import Dataset
from processes.dictionary.elements import LANE, POOL, STORES, Element
from processes.dictionary.laws import split
from processes.dictionary.model import DATA, DOCUMENT, LAW, ROLE, SYSTEM, Term
from processes.inventory.fields import BY_KEY
from processes.inventory.model import Facts, Process
from processes.regulations.model import Regulation

REGISTER, MODEL, ARTICLE, DATASET = "업무 목록", "흐름도", "조문", "데이터"
FIELD_OF = {ROLE: "roles", SYSTEM: "systems", DOCUMENT: "evidence", LAW: "legal_basis"}


@dataclass(frozen=True)
class NamedModel:
    """The newest model of a line with the names in it."""

    process_id: str
    state: str
    number: int
    sha256: str
    elements: tuple[Element, ...]
    texts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sources:
    """Everything that uses terms, as read at one moment, and the dictionary itself."""

    processes: tuple[Process, ...] = ()
    models: tuple[NamedModel, ...] = ()
    regulations: tuple[Regulation, ...] = ()
    datasets: tuple[Dataset, ...] = ()
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True)
class Use:
    """One place that uses a name; `id` is the process's or the article's."""

    source: str
    id: str
    where: str  # '사용 시스템', '현행 흐름도의 레인'
    state: str = ""  # of the model's line
    times: int = 1


@dataclass
class Known:
    """The names of each kind that register and dictionary know, to judge a model's elements."""

    names: dict[str, set[str]] = field(default_factory=dict)

    def kind_of(self, element: Element) -> str:
        """Return the kind that the element's name belongs to."""
        first, second = _KINDS_OF.get(element.tag, (DATA, DOCUMENT))
        if element.tag in STORES:
            second = SYSTEM
        only_second = element.name in self.names[second] and element.name not in self.names[first]
        return second if only_second else first


_KINDS_OF = {LANE: (ROLE, SYSTEM), POOL: (ROLE, SYSTEM)}


def names_of(facts: Facts, kind: str) -> list[str]:
    """Return the names of the kind in the facts of a process, as often as they stand there."""
    if kind not in FIELD_OF:
        return []
    values = getattr(facts, FIELD_OF[kind]) or ()
    if kind == DOCUMENT:
        return [one.name for one in values]
    return [split(value)[0] for value in values] if kind == LAW else list(values)


def known(sources: Sources) -> Known:
    """Return the names that the register's fields and the dictionary know, by kind."""
    names: dict[str, set[str]] = {kind: set() for kind in (ROLE, SYSTEM, DOCUMENT, DATA, LAW)}
    for term in sources.terms:
        names[term.kind].add(term.name)
    for process in sources.processes:
        names[ROLE].update(process.facts.roles or ())
        names[SYSTEM].update(process.facts.systems or ())
        names[DOCUMENT].update(one.name for one in process.facts.evidence or ())
    names[DATA].update(one.content.name for one in sources.datasets)
    return Known(names)


def uses(sources: Sources, kind: str) -> dict[str, list[Use]]:
    """Return name -> the places that use it, for one kind."""
    found: dict[str, list[Use]] = {}
    for name, use in _all(sources, kind):
        found.setdefault(name, []).append(use)
    return found


def _all(sources: Sources, kind: str) -> Iterator[tuple[str, Use]]:
    yield from _in_register(sources.processes, kind)
    yield from _in_models(sources, kind)
    if kind == LAW:
        for one in sources.regulations:
            yield one.clause.law, Use(ARTICLE, one.id, one.clause.article)
    if kind == DATA:
        for data in sources.datasets:
            yield data.content.name, Use(DATASET, data.process_id, data.content.role)


def _in_register(processes: Iterable[Process], kind: str) -> Iterator[tuple[str, Use]]:
    if kind not in FIELD_OF:
        return
    label = BY_KEY[FIELD_OF[kind]].label
    for process in processes:
        for name, times in Counter(names_of(process.facts, kind)).items():
            yield name, Use(REGISTER, process.id, label, times=times)


def _in_models(sources: Sources, kind: str) -> Iterator[tuple[str, Use]]:
    if not sources.models or kind == LAW:
        return
    judge = known(sources)
    for model in sources.models:
        state = STATE_NAMES[model.state]
        of_kind = [one for one in model.elements if judge.kind_of(one) == kind]
        for (name, label), times in Counter((one.name, one.label) for one in of_kind).items():
            where = f"{state} 흐름도의 {label}"
            yield name, Use(MODEL, model.process_id, where, model.state, times)


def elements_named(
    sources: Sources, kind: str, name: str
) -> list[tuple[NamedModel, list[Element]]]:
    """Return the models that use the name as this kind, with the elements that bear it."""
    judge = known(sources)
    found = [
        (model, [one for one in model.elements if one.name == name and judge.kind_of(one) == kind])
        for model in sources.models
    ]
    return [(model, elements) for model, elements in found if elements]


def mentions(sources: Sources, names: Collection[str]) -> dict[tuple[str, str], list[str]]:
    """Return (process id, state) -> the texts of its model that speak of any of the names.

    Free text is shown, never rewritten: Korean words take endings.
    """
    found = {
        (model.process_id, model.state): [
            text for text in model.texts if any(_speaks(text, name) for name in names)
        ]
        for model in sources.models
    }
    return {line: texts for line, texts in found.items() if texts}


def texts_of(model: Model) -> tuple[str, ...]:
    """Return the steps' names and what is written about the elements."""
    steps = [node.name for node in model.nodes if node.type not in BPMN_DATA]
    described = (model.participants, model.lanes, model.nodes, model.flows)
    listed = [one.documentation for group in described for one in group]
    return tuple(text for text in [*steps, *listed] if text.strip())


def _speaks(text: str, name: str) -> bool:
    """Whether the name begins a word of the text: '담당' is not in '인사담당', ERP is in ERP에."""
    place = text.find(name)
    while place >= 0:
        before, after = text[place - 1 : place], text[place + len(name) :][:1]
        if not before.isalnum() and not (after.isascii() and after.isalnum()):
            return True
        place = text.find(name, place + 1)
    return False
