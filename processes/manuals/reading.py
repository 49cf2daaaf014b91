"""A department's manual out of the database, as it would come out now."""

import storage
from errors import WorkbenchError
from processes.bpmn import store as models
from processes.bpmn.publication import store as publication
from processes.dossiers.reading import INSTITUTION, chart
from processes.inventory import store as inventory
from processes.inventory.model import Process
from processes.manuals import store
from processes.manuals.model import Chapter, Manual, UnknownManual
from processes.redesign import gathering


def manual(db: storage.Database, department: str) -> Manual:
    """Return the manual of a department, or raise UnknownManual for an unknown one."""
    if department not in inventory.departments(db):
        raise UnknownManual(f"부서 '{department[:40]}'이(가) 없습니다. 부서 이름을 확인하세요.")
    published = publication.all_published(db)
    own = [one for one in inventory.all_processes(db) if one.department == department]
    chapters: list[Chapter] = []
    unpublished: list[Process] = []
    missing: list[str] = []
    for process in own:
        state = next((one for one in models.states if (process.id, one) in published), None)
        if state is None:
            unpublished.append(process)
            continue
        number = published[process.id, state].number
        try:
            revision = models.revision(db, process.id, state, number)
            shown = chart(db, process, revision)
        except WorkbenchError as refusal:
            missing.append(f"{process.code} {process.name}: {refusal.sentence}")
            continue
        chapters.append(Chapter(process, shown, gathering.clauses(db, process.id)))
    editions = store.editions(db, department)
    return Manual(
        department=department,
        organisation=storage.settings.setting(db, INSTITUTION, ""),
        chapters=tuple(chapters),
        unpublished=tuple(unpublished),
        last=editions[0] if editions else None,
        missing=tuple(missing),
    )
