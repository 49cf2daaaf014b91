"""The institution's own catalogue: the groups that are shared, as they leave the house."""

from collections.abc import Iterable, Sequence

from errors import WorkbenchError
from processes.bpmn import store as models
from processes.commonwork import store
from processes.commonwork.catalogue import Catalogue, Origin, SharedModel, SharedWork
from processes.commonwork.groups import Group, groups
from processes.commonwork.received.store import Received, origin_of, received
from processes.commonwork.shared_facts import shareable
from processes.inventory import store as register
from processes.inventory.model import Process
from storage import Database


class NothingToShare(WorkbenchError):
    """A catalogue can't leave without a sender or without content."""


def read_groups(db: Database) -> list[Group]:
    """Return the groups of common work as they stand in the database."""
    return groups(register.all_processes(db), store.decisions(db), store.headings(db))


def catalogue(db: Database, institution: str, *, exported_at: str, with_models: bool) -> Catalogue:
    """Return what is shared, or raise NothingToShare with the cure."""
    if not institution.strip():
        raise NothingToShare("기관 이름이 없습니다. 처음 화면이나 카탈로그에서 이름을 적으세요.")
    shared = [group for group in read_groups(db) if group.shared]
    if not shared:
        raise NothingToShare(
            "카탈로그에 넣은 공통 업무가 없습니다. 공통 업무에서 '카탈로그에 넣기'를 켜세요."
        )
    known = received(db)
    works = [_work(group, _charts(db, group, with_models), known) for group in shared]
    return Catalogue(institution.strip(), exported_at, tuple(works))


def _work(group: Group, charts: Sequence[SharedModel], known: Sequence[Received]) -> SharedWork:
    return SharedWork(
        key=group.speaker.code,
        title=group.title,
        note=group.heading.note if group.heading else "",
        departments=len(group.departments),
        facts=shareable(group.speaker.facts),
        models=tuple(charts),
        origin=_origin(group.processes, known),
    )


def _origin(processes: Iterable[Process], known: Sequence[Received]) -> Origin | None:
    """Return the first institution that a work came from, however often it was passed on."""
    for process in processes:
        found = origin_of(known, process.id)
        if found:
            return found.work.origin or Origin(found.institution, found.exported_at)
    return None


def _charts(db: Database, group: Group, wanted: bool) -> list[SharedModel]:
    found = []
    for state in models.states if wanted else ():
        newest = models.newest(db, group.speaker.id, state)
        if newest:
            found.append(SharedModel(state, models.content(db, newest.sha256)))
    return found
