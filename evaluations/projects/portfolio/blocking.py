"""What holds a project up: its gates, those before it, shared systems, processes, products."""

import datetime
from collections.abc import Iterable, Mapping, Sequence

from evaluations.projects.candidates import expiry
from evaluations.projects.candidates.model import Candidate
from evaluations.projects.model import Project
from evaluations.projects.portfolio.model import (
    BEFORE,
    GATE,
    OPEN_GATE,
    PROCESS,
    PRODUCT,
    SYSTEM,
    Block,
    Judged,
)
from evaluations.questionnaire.model import Questionnaire

_NAMED = 3  # codes that a sentence repeats


def of_gates(form: Questionnaire, judged: Judged) -> list[Block]:
    """Return the gates that are set, and those that unknown answers may yet set."""
    return [
        Block(kind, f"{gate.id} {gate.text}")
        for kind, ids in ((GATE, judged.gates), (OPEN_GATE, judged.open_gates))
        for gate in map(form.gate, ids)
    ]


def of_befores(
    project: Project,
    before: Mapping[str, Sequence[str]],
    projects: Mapping[str, Project],
    judged: Mapping[str, Judged],
) -> list[Block]:
    """Return the projects that must go before this one, each with its own verdict."""
    return [
        Block(BEFORE, f"{projects[one].name} ({judged[one].words})", (projects[one].code,))
        for one in before.get(project.id, ())
        if one in projects
    ]


def by_system(projects: Iterable[Project]) -> dict[str, list[str]]:
    """Return system -> the codes of the projects that touch it, where it is more than one."""
    found: dict[str, list[str]] = {}
    for project in projects:
        for system in project.systems:
            found.setdefault(system, []).append(project.code)
    return {system: codes for system, codes in found.items() if len(codes) > 1}


def of_systems(project: Project, shared: Mapping[str, Sequence[str]]) -> list[Block]:
    """Return the systems that other projects touch too."""
    told = []
    for system in project.systems:
        others = tuple(code for code in shared.get(system, ()) if code != project.code)
        if others:
            told.append(Block(SYSTEM, f"{system}: {_few(others)}", others))
    return told


def of_processes(project: Project, without: Mapping[str, str]) -> list[Block]:
    """Return the processes without a to-be, from code -> name of those in the register."""
    codes = tuple(code for code in project.process_codes if code in without)
    if not codes:
        return []
    return [Block(PROCESS, _few([without[code] for code in codes]), codes)]


def of_products(candidates: Sequence[Candidate], today: datetime.date) -> list[Block]:
    """Return that no product is there, or none whose certification holds for sure."""
    if not candidates:
        return [Block(PRODUCT, "후보 서비스를 적지 않았습니다")]
    told = [(one, expiry.standing(one, today)) for one in candidates]
    if any(found.holds for _, found in told):
        return []
    words = ", ".join(f"{one.name} {found.sign} {found.word}" for one, found in told[:_NAMED])
    return [Block(PRODUCT, f"인증이 유효한 후보가 없습니다: {words}")]


def _few(names: Sequence[str]) -> str:
    told = ", ".join(names[:_NAMED])
    return told if len(names) <= _NAMED else f"{told} 외 {len(names) - _NAMED}개"
