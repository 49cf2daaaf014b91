"""What pools, calendars and elements are called in cells: each name stands for one of them."""

from collections.abc import Iterable, Mapping

from processes.bpmn.model import Model
from processes.simulation.scenario import BadScenario, Scenario

NOBODY = "(사람 없음)"
ALWAYS = "24시간"
LONGEST = 60


def told_apart(names: Iterable[tuple[str, str]], *taken: str) -> dict[str, str]:
    """Return id -> what it is called; those of one name, or of a taken one, bear their id too."""
    pairs = list(names)
    all_names = [*(name for _id, name in pairs), *taken]
    return {id: name if all_names.count(name) == 1 else f"{name} [{id}]" for id, name in pairs}


def pool_names(scenario: Scenario) -> dict[str, str]:
    """Return pool id -> its name in cells."""
    return told_apart(((pool.id, pool.name) for pool in scenario.pools), NOBODY)


def calendar_names(scenario: Scenario) -> dict[str, str]:
    """Return calendar id -> its name in cells."""
    return told_apart(((one.id, one.name) for one in scenario.calendars), ALWAYS)


def by_name(names: Mapping[str, str]) -> dict[str, str]:
    """Return name -> id."""
    return {name: id for id, name in names.items()}


def calendar_id(scenario: Scenario, name: str, place: str) -> str | None:
    """Return the id of a calendar by its name in cells; None for round the clock."""
    known = by_name(calendar_names(scenario))
    if name == ALWAYS:
        return None
    if name not in known:
        raise BadScenario(f"{place}의 달력 '{name}'이(가) 없습니다. 달력을 더하거나 다시 고르세요.")
    return known[name]


def calendar_name(scenario: Scenario, id: str | None) -> str:
    """Return what a calendar is called in cells."""
    return ALWAYS if id is None else calendar_names(scenario).get(id, id)


def element_names(model: Model) -> dict[str, str]:
    """Return element id -> its name, else the id itself."""
    return {node.id: node.name.strip() or node.id for node in model.nodes}


def fresh_name(what: str, text: str, taken: Iterable[str], *reserved: str) -> str:
    """Return a name that people gave, or raise BadScenario: blank, too long, or taken."""
    name = " ".join(text.split())
    if not name:
        raise BadScenario(f"{what} 이름이 비었습니다. 이름을 적으세요.")
    if len(name) > LONGEST:
        raise BadScenario(f"{what} 이름 '{name[:20]}…'이(가) {LONGEST}자를 넘습니다. 줄이세요.")
    if name in (*taken, *reserved):
        raise BadScenario(f"{what} '{name}'이(가) 이미 있습니다. 다른 이름을 적으세요.")
    return name


def fresh_id(stem: str, taken: Iterable[str]) -> str:
    """Return an id that nobody has: the stem and the first free number."""
    used = set(taken)
    return next(f"{stem}{n}" for n in range(1, len(used) + 2) if f"{stem}{n}" not in used)
